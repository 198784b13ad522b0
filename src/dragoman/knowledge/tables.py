"""Reads the tables of a knowledge file: TOML sections whose rows are lines of cells, each row with its line number.

    [states]
    columns = ["id", "name", "names"]
    rows = '''
    # a comment
    SYR | Syria | Syrian Arab Republic; SAR
    '''

Rows are text, not TOML values, because two thousand inline tables take tomllib half a second and these take ten
milliseconds, and because a row then knows its line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from msgspec import Struct

from dragoman.exceptions import KnowledgeError

CELL = "|"
VALUE = ";"
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_SECTION = re.compile(r"\s*\[\s*([\w-]+)\s*\]\s*(?:#.*)?$")
_ROWS = re.compile(r"\s*rows\s*=\s*('''|\"\"\")")


class Row(Struct, frozen=True):
    """One row: the file and line it stands in, its section, and its cells by column.

    `layer` is 0 for a row that ships with the package, and counts up with the files that are laid over it.
    """

    file: str
    line: int
    section: str
    cells: dict[str, str]
    layer: int = 0

    def one(self, column: str) -> str:
        """Return the cell's text, empty where the section has no such column."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """Return the cell's values, in order; none for an empty cell."""
        cell = self.cells.get(column, "")
        return tuple(value for part in cell.split(VALUE) if (value := part.strip())) if cell else ()

    def error(self, message: str) -> KnowledgeError:
        """Return the error that names this row's file and line."""
        return KnowledgeError(message, file=self.file, line=self.line)


class Tables(Struct, frozen=True):
    """What a file holds: its rows in order, where each section begins, and every error of form."""

    file: str
    rows: tuple[Row, ...]
    sections: dict[str, int]
    columns: dict[str, tuple[str, ...]]
    errors: tuple[KnowledgeError, ...]


def read_tables(path: Path | Traversable, *, layer: int = 0) -> Iterator[Row]:
    """Yield every row of the file, in order.

    Raises `KnowledgeError` for a file that is no TOML, a section without columns or rows, and a row of the wrong width;
    it tells of all of them.
    """
    tables = scan_tables(path, layer=layer)
    if tables.errors:
        raise KnowledgeError.together(tables.errors)
    yield from tables.rows


def scan_tables(path: Path | Traversable, *, layer: int = 0) -> Tables:
    """Return the rows of the file that have the right form, and the errors of form of the others."""
    # A shipped file is known by its name alone, so that a message is the same wherever the package lies.
    file = path.name if layer == 0 else str(path)
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        at = _TOML_LINE.search(str(error))
        message = f"expected a TOML file in UTF-8, found: {error}"
        fault = KnowledgeError(message, file=file, line=int(at[1]) if at else None)
        return Tables(file, (), {}, {}, (fault,))
    return _Scanner(file, text, layer).scan(content)


class _Scanner:
    """Takes the sections of one file apart and gathers what is wrong with them."""

    def __init__(self, file: str, text: str, layer: int) -> None:
        self.file, self.layer = file, layer
        self.sections, self.starts = _positions(text)
        self.rows: list[Row] = []
        self.errors: list[KnowledgeError] = []

    def scan(self, content: dict[str, object]) -> Tables:
        columns = {name: self._section(name, section) for name, section in content.items()}
        return Tables(self.file, tuple(self.rows), self.sections, columns, tuple(self.errors))

    def _section(self, name: str, section: object) -> tuple[str, ...]:
        """Take one section in and return its columns, none where it has not the right form."""
        line = self.sections.get(name)
        if not isinstance(section, dict) or not {"columns", "rows"} <= section.keys():
            return self._fault(f"expected `columns` and `rows` in section [{name}]", line)
        for key in section.keys() - {"columns", "rows"}:
            self._fault(f"expected only `columns` and `rows` in section [{name}], found {key!r}", line)
        columns, rows = section["columns"], section["rows"]
        if not isinstance(columns, list) or not all(isinstance(column, str) for column in columns):
            return self._fault(f"expected `columns` of section [{name}] to be a list of names", line)
        start = self.starts.get(name)
        if not isinstance(rows, str) or start is None:
            return self._fault(f"expected `rows = '''` and one row a line in section [{name}]", line)
        # TOML drops the line break after ''', so the first line of the text is the one after `rows = '''`.
        for number, text in enumerate(rows.split("\n"), start + 1):
            self._row(name, columns, number, text)
        return tuple(columns)

    def _row(self, name: str, columns: list[str], line: int, text: str) -> None:
        if not text or text.startswith("#") or text.isspace():
            return
        cells = [cell.strip() for cell in text.split(CELL)]
        if len(cells) != len(columns):
            self._fault(f"expected {len(columns)} cells ({' | '.join(columns)}), found {len(cells)}", line)
        else:
            self.rows.append(Row(self.file, line, name, dict(zip(columns, cells, strict=True)), self.layer))

    def _fault(self, message: str, line: int | None) -> tuple[str, ...]:
        self.errors.append(KnowledgeError(message, file=self.file, line=line))
        return ()


def _positions(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the lines in which sections begin, and those in which their rows do."""
    sections: dict[str, int] = {}
    rows: dict[str, int] = {}
    name = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _SECTION.match(line):
            name = header[1]
            sections.setdefault(name, number)
        elif _ROWS.match(line) and name:
            rows.setdefault(name, number)
    return sections, rows
