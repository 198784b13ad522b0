"""Reads a Wikidata JSON dump into a knowledge file: states, bodies, parties, groups, organisations, media, people.

dump ─1→ countries and offices ─2→ items, one at a time ─→ rows ─→ sections side by side ─→ one file

The dump is read twice and never held: memory grows with the number of states and offices alone.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from msgspec import Struct

from dragoman.exceptions import UsageError
from dragoman.knowledge.dumps import Item, Items
from dragoman.knowledge.names import name_key
from dragoman.knowledge.registry import Registry
from dragoman.knowledge.tables import Row, read_tables
from dragoman.knowledge.vocabulary import longest_at

COLUMNS = {
    "states": ("id", "name", "names", "wikidata"),
    "organisations": ("id", "name", "of", "kind", "sector", "names", "dates", "wikidata"),
    "institutions": ("id", "name", "of", "kind", "sector", "names", "dates", "wikidata"),
    "groups": ("id", "name", "of", "kind", "sector", "names", "dates", "wikidata"),
    "media": ("id", "name", "of", "home", "sector", "names", "dates", "wikidata"),
    "people": ("id", "name", "of", "sector", "spellings", "terms", "wikidata"),
    "names": ("id", "names"),
}
HUMAN = "Q5"
POSITIONS = frozenset({"Q4164871", "Q294414"})
"""Position and public office: of what an office is an instance or a subclass."""
MOST_NAMES = 12
"""Names kept of one actor: the label and its first aliases."""
HEADER = "# Actors from a Wikidata dump. Source of knowledge: Wikidata (CC0): English labels, aliases, statements.\n"


class Built(Struct, frozen=True):
    """What came of a dump: rows by section, lines that could not be read, items and names that were left out."""

    items: int
    rows: dict[str, int]
    broken: int
    first_broken: tuple[int, ...]
    without_country: int
    shared_names: int


class Kind(Struct, frozen=True):
    """What an item of a class becomes."""

    section: str
    of: str
    kind: str
    sector: str


def build(dump: Path, out: Path, registry: Registry, *, report_progress: Callable[[int], None] | None = None) -> Built:
    """Write the actors of a dump to a knowledge file and return what came of it.

    1. countries and offices are gathered, 2. every item is read again and written to its section, 3. the sections are
    joined. Actors that the registry knows by their Wikidata id get their further names, and no row of their own.
    Raises `UsageError` when the dump is no file, or would be overwritten.
    """
    if not dump.is_file():
        raise UsageError(f"expected a Wikidata dump (.json, .json.gz or .json.bz2), found no file {dump}")
    if out.exists() and out.samefile(dump):
        raise UsageError(f"--out: {out} is the dump itself; name another file")
    first = Items(dump, report_progress)
    offices, countries = _gather(first, registry)
    with TemporaryDirectory(prefix="dragoman-") as folder, ExitStack() as open_files:
        writer = _Writer(Path(folder), open_files)
        second = Items(dump, report_progress)
        maker = _Maker(registry, offices, countries)
        for item in second:
            row = maker.row(item)
            if row is not None:
                writer.write(*row)
        writer.join(out)
        return Built(
            second.count, dict(sorted(writer.rows.items())), second.broken, tuple(second.first_broken),
            maker.without_country, writer.shared,
        )  # fmt: skip


def _gather(items: Items, registry: Registry) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Return the offices that titles are for, as (office, jurisdiction), and the codes of countries, both by item."""
    countries = {a.wikidata: a.id for a in registry.actors.values() if a.kind == "state" and a.wikidata}
    offices: dict[str, tuple[str, str]] = {}
    for item in items:
        code = next(item.texts("P298"), None)
        if code and code in registry.actors:
            countries.setdefault(item.id, code)
        if POSITIONS & {*item.items("P31"), *item.items("P279")}:
            office = _office(item.label, registry)
            if office:
                where = next(item.items("P1001"), None) or next(item.items("P17"), None) or ""
                offices[item.id] = (office, where)
    return offices, countries


def _office(label: str, registry: Registry) -> str | None:
    """Return the office that a position's label begins with ("Minister of Foreign Affairs of …"), or `None`."""
    hit = longest_at(registry.vocabulary.titles, name_key(label).split(), 0)
    return hit[1].office if hit else None


class _Maker:
    """Makes rows of items; counts those that are of a kind that needs a country and give none."""

    def __init__(self, registry: Registry, offices: dict[str, tuple[str, str]], countries: dict[str, str]) -> None:
        self._registry, self._offices, self._countries = registry, offices, countries
        self._known = {a.wikidata: a.id for a in registry.actors.values() if a.wikidata}
        self._kinds = _read_kinds()
        self.without_country = 0

    def row(self, item: Item) -> tuple[str, dict[str, str], list[str]] | None:
        """Return section, cells and names of an item that is an actor, or `None`."""
        names = [name for name in dict.fromkeys([item.label, *item.aliases]) if _fits(name)][:MOST_NAMES]
        if not names or names[0] != item.label:
            return None
        if item.id in self._known:
            return "names", {"id": self._known[item.id]}, names
        classes = set(item.items("P31"))
        if HUMAN in classes:
            return self._person(item, names)
        kind = next((kind for id, kind in self._kinds.items() if id in classes), None)
        return self._body(item, kind, names) if kind else None

    def _person(self, item: Item, names: list[str]) -> tuple[str, dict[str, str], list[str]] | None:
        """Return the row of somebody who holds or held a public office, or `None`."""
        country = self._country(item, "P27")
        held = list(item.held("P39"))
        if not held:
            return None
        if country is None:
            self.without_country += 1
            return None
        terms = [
            f"{office}{'' if of == country else f'@{of}'} {first}..{last}"
            for position, first, last in held
            if position in self._offices
            for office, where in (self._offices[position],)
            for of in (self._countries.get(where) or self._known.get(where) or country,)
            if not (first and last) or first[: len(last)] <= last[: len(first)]
        ]
        cells = {"id": item.id, "name": item.label, "of": country, "terms": "; ".join(terms), "wikidata": item.id}
        # A single word among the spellings would be a name that the person goes by alone.
        return "people", cells, [name for name in names[1:] if " " in name]

    def _body(self, item: Item, kind: Kind, names: list[str]) -> tuple[str, dict[str, str], list[str]] | None:
        country = self._country(item, "P17")
        if kind.section == "states":
            code = next(item.texts("P298"), "")
            known = not code or code in self._registry.actors
            return None if known else ("states", {"id": code, "name": item.label, "wikidata": item.id}, names[1:])
        of = kind.of if kind.of != "-" else country
        if of is None:
            self.without_country += 1
            return None
        first, last = next(item.times("P571"), ""), next(item.times("P576"), "")
        dates = f"{first}..{last}" if (first or last) and not (first and last and first[:4] > last[:4]) else ""
        cells = {
            "id": item.id, "name": item.label, "of": of, "kind": kind.kind, "sector": kind.sector, "dates": dates,
            "home": country or "", "wikidata": item.id,
        }  # fmt: skip
        return kind.section, cells, names[1:]

    def _country(self, item: Item, property: str) -> str | None:
        """Return the code of the last country that the item gives and that has one, or `None`."""
        codes = [self._countries[id] for id in item.items(property) if id in self._countries]
        return codes[-1] if codes else None


def _read_kinds() -> dict[str, Kind]:
    rows: Iterator[Row] = read_tables(files("dragoman.knowledge") / "wikidata.toml")
    return {
        row.one("class"): Kind(row.one("section"), row.one("of"), row.one("kind"), row.one("sector")) for row in rows
    }


def _fits(name: str) -> bool:
    """Return whether a name can stand in a cell: nothing in it that ends a cell or a table."""
    return bool(name) and not any(sign in name for sign in ("|", ";", "\n", "'''", "\\")) and not name.startswith("=")


class _Writer:
    """Writes rows to one file a section; a name of a body that another has already is left out."""

    def __init__(self, folder: Path, open_files: ExitStack) -> None:
        self._folder, self._open = folder, open_files
        self._sections: dict[str, TextIO] = {}
        self._taken = sqlite3.connect(folder / "names.sqlite")
        open_files.callback(self._taken.close)
        self._taken.execute("PRAGMA synchronous = OFF")
        self._taken.execute("CREATE TABLE names (key TEXT PRIMARY KEY) WITHOUT ROWID")
        self.rows: Counter[str] = Counter()
        self.shared = 0

    def write(self, section: str, cells: dict[str, str], names: list[str]) -> None:
        """Write one row, unless it is a body whose very name is taken."""
        if section not in ("people", "names"):
            if not self._take(cells["name"]):
                return
            names = [name for name in names if self._take(name)]
        columns = COLUMNS[section]
        column = "spellings" if section == "people" else "names"
        line = " | ".join({**cells, column: "; ".join(names)}.get(name, "") for name in columns)
        if section not in self._sections:
            path = self._folder / f"{section}.rows"
            self._sections[section] = self._open.enter_context(path.open("w", encoding="utf-8", newline="\n"))
        self._sections[section].write(line.rstrip() + "\n")
        self.rows[section] += 1

    def _take(self, name: str) -> bool:
        """Return whether the name was free, and take it."""
        taken = self._taken.execute("INSERT OR IGNORE INTO names VALUES (?)", (name_key(name),)).rowcount == 1
        self.shared += not taken
        return taken

    def join(self, out: Path) -> None:
        """Write all sections to one file, in the order of `COLUMNS`."""
        with out.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(HEADER)
            for section, columns in COLUMNS.items():
                if section not in self._sections:
                    continue
                self._sections[section].close()
                quoted = ", ".join(f'"{column}"' for column in columns)
                stream.write(f"\n[{section}]\ncolumns = [{quoted}]\nrows = '''\n")
                with (self._folder / f"{section}.rows").open(encoding="utf-8") as rows:
                    stream.writelines(rows)
                stream.write("'''\n")
