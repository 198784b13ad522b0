"""Answers what a name by itself resolves to: who is meant, on what grounds, and who else could be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers, Mention, Sentence
from dragoman.core.reports import Report
from dragoman.exceptions import UsageError
from dragoman.knowledge.names import name_key
from dragoman.knowledge.registry import Actor, Registry
from dragoman.resolve.describing import Describer
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.grounds import Ground, because
from dragoman.resolve.lookup import Lookup, Surroundings
from dragoman.resolve.phrases import clean
from dragoman.resolve.standing import Standing
from dragoman.resolve.surroundings import read_scene, surnames

ALSO_NAMED = Ground(0.2, "goes by that name too")
ALSO_SURNAME = Ground(0.2, "has that surname too")
RULES_FROM = Ground(0.15, "a capital that can stand for this state")
IS_PLACE = Ground(0.15, "no actor: a place of that name")
MOST_OTHERS = 12
_CAPITALS = re.compile(r"[A-Z][\w'’.-]*(?: (?:al-|el-|bin |al |de )?[A-Z][\w'’.-]*)+")


def ask(
    name: str, *, registry: Registry, gazetteer: Gazetteer, date: str | None = None, context: str | None = None
) -> tuple[Entity, tuple[Entity, ...]]:
    """Return whom a name means on a day, where it stands in a context, and whom else it could mean.

    Raises `UsageError` when the context does not hold the name.
    """
    around, standing, at = Surroundings(date=date), None, 0
    if context is not None:
        at = context.find(name)
        if at < 0:
            raise UsageError(f"expected the name in the context, found no {name!r} in {context!r}")
        report = Report(doc="context", text=context, date=date)
        layers = Layers(sentences=(Sentence(0, len(context), 0, 0, 0, "body"),))
        standing = Standing.of(report, layers, registry)
        around = _around(report, layers, registry, gazetteer, at)
    look = Lookup(registry, gazetteer, around)
    best = Describer(look).describe(name)
    if standing is not None:
        best = standing.settle(Mention(at, at + len(name), 0, "ORG", "name"), best)
    return best, tuple(_others(name, best, look))[:MOST_OTHERS]


def _around(report: Report, layers: Layers, registry: Registry, gazetteer: Gazetteer, at: int) -> Surroundings:
    """Return what the context lends to the name in it, with the people whom it names in full."""
    scene = read_scene(report, layers, registry)
    known = [registry.entity(actor, date=report.date) for actor in _people(report.text, registry)]
    return structs.replace(scene, people=surnames(known, families=registry.surnames)).at(at)


def _people(text: str, registry: Registry) -> Iterator[Actor]:
    """Yield the known people whom a text names in full."""
    for run in _CAPITALS.finditer(text):
        words = run.group().split()
        for start in range(len(words) - 1):
            actors = (registry.person(" ".join(words[start:end])) for end in range(len(words), start + 1, -1))
            yield from filter(None, actors)


def _others(name: str, best: Entity, look: Lookup) -> Iterator[Entity]:
    """Yield whom else the name could mean: namesakes, people of that surname, the state of a capital, a place."""
    seen = {best.id} - {NIL}
    for entity in _candidates(clean(name), look):
        if entity.id in seen or (entity.id == NIL and best.kind == "place"):
            continue
        seen |= {entity.id} - {NIL}
        yield entity


def _candidates(name: str, look: Lookup) -> Iterator[Entity]:
    registry, date = look.registry, look.around.date
    for actor in registry.bearers(name):
        yield because(registry.entity(actor, date=date), ALSO_NAMED)
    for id in registry.surnames.get(name_key(name), ()):
        yield because(registry.entity(registry.actors[id], date=date), ALSO_SURNAME)
    capital = registry.capital_of(name)
    if capital:
        yield because(registry.entity(capital), RULES_FROM)
    place = look.place(name)
    if place.country != "UNK":
        yield because(Entity(NIL, name, "place", place.country), IS_PLACE)
