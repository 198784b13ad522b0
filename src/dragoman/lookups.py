"""What a name resolves to and why: the answer of `dragoman lookup`, as data and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING

from msgspec import Struct

from dragoman.core.entities import NIL, Entity
from dragoman.exceptions import UsageError

if TYPE_CHECKING:
    from dragoman.knowledge.registry import Registry


class Answer(Struct, frozen=True):
    """Whom a name means. `facts` say what the registry knows of that actor; `alternatives` who else could be meant.

    `knowledge` is the version of the registry that was asked.
    """

    name: str
    date: str | None
    context: str | None
    best: Entity
    facts: tuple[str, ...]
    alternatives: tuple[Entity, ...]
    knowledge: str


def look_up(
    name: str, *, date: str | None = None, context: str | None = None, knowledge: Iterable[str | PathLike[str]] = ()
) -> Answer:
    """Return whom a name means on a day (`YYYY-MM-DD`), and why; `context` is a text in which it stands.

    Raises `UsageError` when the name is empty, the date is no day, or the context does not hold the name.

    >>> look_up("Lavrov", date="2011-03-02").best.name
    'Sergey Lavrov'
    """
    from dragoman.knowledge import load_registry
    from dragoman.resolve.asking import ask
    from dragoman.resolve.gazetteer import Gazetteer

    if not name.strip():
        raise UsageError("expected a name, found nothing")
    _check_date(date)
    registry = load_registry(knowledge)
    best, others = ask(name, registry=registry, gazetteer=Gazetteer.load(), date=date, context=context)
    return Answer(name, date, context, best, tuple(_facts(best, date, registry)), others, registry.version)


def _check_date(text: str | None) -> None:
    from datetime import date

    try:
        day = date.fromisoformat(text) if text is not None else None
    except ValueError:
        day = None
    if text is not None and (day is None or day.isoformat() != text):
        raise UsageError(f"expected a day like 2011-03-02, found {text!r}")


def _facts(entity: Entity, date: str | None, registry: Registry) -> Iterator[str]:
    """Yield offices, the body that it is part of, and members, each in one line."""
    actor = registry.actors.get(entity.id)
    if actor is None:
        return
    for term in actor.terms:
        held = " (on that day)" if date and term.holds(date) else ""
        of = registry.actors[term.of].name
        yield f"{term.office.replace('_', ' ')} of {of} {term.first}..{term.last}{held}"
    if actor.first or actor.last:
        yield f"existed {actor.first}..{actor.last}"
    if actor.id in registry.parts:
        yield f"part of {registry.actors[registry.parts[actor.id]].name}"
    if actor.members and date:
        yield f"members on that day: {', '.join(member.id for member in registry.members(actor, date)) or 'none'}"


def answer_lines(answer: Answer) -> Iterator[str]:
    """Yield the answer in words, line by line."""
    when = f", on {answer.date}" if answer.date else ""
    yield f"{answer.name}{when}"
    yield from _entity_lines(answer.best)
    yield from (f"    {fact}" for fact in answer.facts)
    if answer.alternatives:
        yield "could also be"
        for entity in answer.alternatives:
            yield from _entity_lines(entity)


def _entity_lines(entity: Entity) -> Iterator[str]:
    known = entity.id if entity.id != NIL else "not in the registry"
    parts = (entity.name, entity.kind.replace("_", " "), entity.country, entity.sector, known, entity.wikidata)
    yield f"  {' · '.join(part for part in parts if part)}"
    yield f"    {entity.score:.2f}  {'; '.join(entity.reasons)}"
