"""Checks users' knowledge files whole: every error with its line, and nothing loaded by halves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge import registry_version, shipped_files
from dragoman.knowledge.loading import gather
from dragoman.knowledge.registry import Registry
from dragoman.knowledge.rules import ACTOR_SECTIONS, SECTIONS, section_errors
from dragoman.knowledge.tables import Row, Tables, read_tables, scan_tables


class Checked(Struct, frozen=True):
    """What users' files come to: the registry with them, which only counts without errors; all errors, in order.

    `actors` is how many rows of actors the files hold.
    """

    registry: Registry
    errors: tuple[KnowledgeError, ...]
    actors: int


def check_files(paths: Sequence[str]) -> Checked:
    """Return what the files come to, each a layer over those before it, and all over the actors that ship."""
    tables = [scan_tables(Path(path), layer=number) for number, path in enumerate(paths, 1)]
    errors = [error for table in tables for error in _form_errors(table)]
    # What stands in an unknown section, or lacks a column, is told of once; all other rows are checked.
    rows = [row for table in tables for row in table.rows if _is_whole(table, row)]
    shipped = chain.from_iterable(read_tables(path) for path in shipped_files())
    registry, found = gather(chain(shipped, rows), version=registry_version(paths) if not errors else "")
    ordered = sorted([*errors, *found], key=lambda error: (error.file, error.line or 0))
    return Checked(registry, tuple(ordered), sum(row.section in ACTOR_SECTIONS for row in rows))


def _form_errors(table: Tables) -> Iterator[KnowledgeError]:
    yield from table.errors
    yield from section_errors(table)


def _is_whole(table: Tables, row: Row) -> bool:
    """Return whether the row's section is a known one with all the columns that it needs."""
    section = SECTIONS.get(row.section)
    return section is not None and section.needed <= set(table.columns.get(row.section, ()))
