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

import tomllib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from msgspec import Struct

from dragoman.exceptions import KnowledgeError

CELL = "|"
VALUE = ";"


class Row(Struct, frozen=True):
    """One row: the file and line it stands in, its section, and its cells by column."""

    file: str
    line: int
    section: str
    cells: dict[str, str]

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


def read_tables(path: Path | Traversable) -> Iterator[Row]:
    """Yield every row of the file, in order.

    Raises `KnowledgeError` for a file that is no TOML, a section without columns or rows, and a row of the wrong width.
    """
    try:
        text = path.read_text(encoding="utf-8")
        sections = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"expected a TOML file in UTF-8, found: {error}", file=str(path)) from error
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith("rows =")]
    if len(starts) != len(sections):
        found = f"{len(sections)} sections and {len(starts)} lines `rows = '''`"
        raise KnowledgeError(f"expected one `rows` for each section, found {found}", file=str(path))
    for (name, section), start in zip(sections.items(), starts, strict=True):
        yield from _rows(path.name, name, section, start)


def _rows(file: str, name: str, section: object, start: int) -> Iterator[Row]:
    if not isinstance(section, dict) or not {"columns", "rows"} <= section.keys():
        raise KnowledgeError(f"expected `columns` and `rows` in section [{name}]", file=file, line=start)
    columns: list[str] = section["columns"]
    # TOML drops the line break after ''', so the first line of the text is the one after `rows = '''`.
    for line, text in enumerate(section["rows"].splitlines(), start + 1):
        if not text or text.startswith("#") or text.isspace():
            continue
        cells = [cell.strip() for cell in text.split(CELL)]
        if len(cells) != len(columns):
            message = f"expected {len(columns)} cells ({' | '.join(columns)}), found {len(cells)}"
            raise KnowledgeError(message, file=file, line=line)
        yield Row(file, line, name, dict(zip(columns, cells, strict=True)))
