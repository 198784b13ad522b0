"""The rules of a knowledge file of actors: which sections and columns there are, and what each cell may hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import get_args

from msgspec import Struct

from dragoman.core.entities import EntityKind
from dragoman.exceptions import KnowledgeError
from dragoman.knowledge.tables import Row, Tables

CLASSES = frozenset({"IGO", "NGO", "NSA", "MED", "UNK"})
"""What stands in place of a country for actors that belong to none."""
SECTORS = frozenset(
    "AGR BUS COP CRM CVL EDU ELI GOV HLH IGO JRN JUD LAB LEG MED MIL MNC NGO OPP PRM PTY REB REF REL SCI SET SOC SPY "
    "UAF UNS".split()
)
"""PLOVER's sectors of actors."""
KINDS = frozenset(get_args(EntityKind)) - {"place"}


class Section(Struct, frozen=True):
    """What a section must have as columns, and what it may have."""

    needed: frozenset[str]
    allowed: frozenset[str]


def _section(needed: str, optional: str = "") -> Section:
    return Section(frozenset(needed.split()), frozenset(f"{needed} {optional}".split()))


ACTOR_SECTIONS = {
    "states": _section("id name", "names adjectives capitals seats wikidata"),
    "organisations": _section("id name of", "kind sector names spans dates wikidata"),
    "institutions": _section("id name of", "kind sector names spans dates wikidata"),
    "groups": _section("id name of", "kind sector names spans dates wikidata"),
    "people": _section("name of", "id sector spellings terms wikidata"),
    "media": _section("id name of", "kind sector home names spans dates wikidata"),
}
RELATION_SECTIONS = {
    "members": _section("id members"),
    "parts": _section("id part_of"),
    "names": _section("id names"),
    "items": _section("id wikidata"),
}
SECTIONS = {**ACTOR_SECTIONS, **RELATION_SECTIONS}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CODE = re.compile(r"[A-Z]{3}")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def section_errors(tables: Tables) -> Iterator[KnowledgeError]:
    """Yield the errors of a user's file in its sections and columns."""
    for name, line in tables.sections.items():
        section = SECTIONS.get(name)
        if section is None:
            message = f"expected one of the sections {', '.join(sorted(SECTIONS))}, found [{name}]"
            yield KnowledgeError(message, file=tables.file, line=line)
            continue
        columns = tables.columns.get(name, ())
        for column in sorted(set(columns) - section.allowed):
            message = f"expected columns of [{name}] ({', '.join(sorted(section.allowed))}), found {column!r}"
            yield KnowledgeError(message, file=tables.file, line=line)
        for column in sorted(section.needed - set(columns)) if columns else ():
            yield KnowledgeError(f"expected a column {column!r} in [{name}]", file=tables.file, line=line)


def cell_errors(row: Row) -> Iterator[KnowledgeError]:
    """Yield what is wrong with the cells of one row, whatever the others hold."""
    for column in sorted(SECTIONS[row.section].needed - {"of"}):
        if not row.one(column):
            yield row.error(f"expected something in the column {column!r}, found nothing")
    for column, pattern, wanted in (
        ("id", _ID, "an id of letters, digits, dots and hyphens"),
        ("wikidata", _WIKIDATA, "a Wikidata id like Q1065"),
    ):
        value = row.one(column)
        if value and not pattern.fullmatch(value):
            yield row.error(f"expected {wanted}, found {value!r}")
    if row.section == "states" and row.one("id") and not _CODE.fullmatch(row.one("id")):
        yield row.error(f"expected a state's code of three capitals, found {row.one('id')!r}")
    if row.one("kind") and row.one("kind") not in KINDS:
        yield row.error(f"expected a kind ({', '.join(sorted(KINDS))}), found {row.one('kind')!r}")
    if row.one("sector") and row.one("sector") not in SECTORS:
        yield row.error(f"expected a PLOVER sector ({', '.join(sorted(SECTORS))}), found {row.one('sector')!r}")
    for column in ("terms", "spans", "members", "dates"):
        for value in row.many(column):
            yield from date_errors(value if column == "dates" else value.partition(" ")[2], row)


def code_error(code: str, states: Collection[str], row: Row) -> KnowledgeError | None:
    """Return the error of a code that is neither a state's nor a class, or `None`."""
    if code in CLASSES or (_CODE.fullmatch(code) and code in states):
        return None
    return row.error(f"expected a state's code or one of {', '.join(sorted(CLASSES))}, found {code!r}")


def read_dates(text: str) -> tuple[str, str]:
    """Return first and last date of `2004-05..2010-06-30`; each may be empty.

    >>> read_dates(" 2004-05..")
    ('2004-05', '')
    """
    first, _, last = text.strip().partition("..")
    return first.strip(), last.strip()


def date_errors(text: str, row: Row) -> Iterator[KnowledgeError]:
    """Yield what is wrong with a stretch of time: its form, a day that no calendar has, or its order."""
    first, last = read_dates(text)
    if ".." not in text or any(day and not _DATE.fullmatch(day) for day in (first, last)):
        yield row.error(f"expected dates like 2004-05..2010-06-30, found {text.strip()!r}")
        return
    for day in (first, last):
        if day and not _is_in_calendar(day):
            yield row.error(f"expected a day of the calendar, found {day!r}")
    if first and last and first[: len(last)] > last[: len(first)]:
        yield row.error(f"expected the first date before the last, found {text.strip()!r}")


def _is_in_calendar(text: str) -> bool:
    year, month, day = (int(part) for part in f"{text}-01-01".split("-")[:3])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
