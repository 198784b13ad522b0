"""Who belongs to what: parts of bodies, and members of organisations over time. No body is part of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge.registry import Registry
from dragoman.knowledge.tables import Row


def part_of(rows: Iterable[Row]) -> dict[str, str]:
    """Return the body that each body is part of, by id."""
    return {row.one("id"): row.one("part_of") for row in rows}


def relation_errors(registry: Registry, by_section: dict[str, list[Row]]) -> Iterator[KnowledgeError]:
    """Yield ids that no actor has, and relations that lead back to where they began."""
    links: dict[str, list[str]] = {}
    rows: list[tuple[Row, str]] = []
    for row in (*by_section.get("parts", ()), *by_section.get("members", ())):
        id = row.one("id")
        others = [row.one("part_of")] if row.section == "parts" else [m.partition(" ")[0] for m in row.many("members")]
        for name in (id, *others):
            if name not in registry.actors:
                yield row.error(f"expected the id of an actor, found {name!r}")
        for other in others:
            inner, outer = (id, other) if row.section == "parts" else (other, id)
            links.setdefault(inner, []).append(outer)
        rows.append((row, id))
    # A circle that users' rows close runs through rows that ship: it is told of where they stand.
    top = max((row.layer for row, _ in rows), default=0)
    for row, id in rows:
        if row.layer < min(top, 1):
            continue
        circle = _circle(id, links)
        if circle:
            yield row.error(f"expected no circle of parts and members, found {' → '.join(circle)}")


def _circle(start: str, links: dict[str, list[str]]) -> list[str] | None:
    """Return the way from an id back to itself, or `None` where there is none."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        for following in links.get(way[-1], ()):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return None
