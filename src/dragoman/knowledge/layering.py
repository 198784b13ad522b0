"""Lays the rows of a user's files over those that ship: new actors are added, known ids replaced, names added to them.

rows of all layers → by id, the uppermost wins → names of `[names]` added → rows
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge.names import name_key
from dragoman.knowledge.rules import ACTOR_SECTIONS
from dragoman.knowledge.tables import Row


def row_id(row: Row) -> str:
    """Return the id of the actor in the row; of a person without one it is made from the name."""
    return row.one("id") or name_key(row.one("name")).replace(" ", "-")


def lay_over(rows: Iterable[Row]) -> tuple[list[Row], list[KnowledgeError]]:
    """Return the rows that hold, names added to them, and the errors of rows that stand in each other's way."""
    actors: dict[str, Row] = {}
    others: list[Row] = []
    errors: list[KnowledgeError] = []
    for row in rows:
        if row.section not in ACTOR_SECTIONS:
            others.append(row)
            continue
        id = row_id(row)
        known = actors.get(id)
        if known and known.layer == row.layer:
            errors.append(row.error(f"expected an id that no other row has, found {id!r} again (line {known.line})"))
        else:
            actors[id] = row
    errors += _add_cells(actors, [row for row in others if row.section in ("names", "items")])
    return [*actors.values(), *others], errors


def _add_cells(actors: dict[str, Row], rows: Sequence[Row]) -> list[KnowledgeError]:
    """Add names and Wikidata ids of the rows to the actors of those ids; return the errors of unknown ids."""
    errors = []
    for row in rows:
        known = actors.get(row.one("id"))
        if known is None:
            errors.append(row.error(f"expected the id of an actor, found {row.one('id')!r}"))
            continue
        column = "spellings" if known.section == "people" else "names"
        names = "; ".join(filter(None, (known.one(column), row.one("names"))))
        item = row.one("wikidata") or known.one("wikidata")
        actors[row.one("id")] = structs.replace(known, cells={**known.cells, column: names, "wikidata": item})
    return errors
