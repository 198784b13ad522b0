"""Reads what a report lends to its mentions: the countries it names and where, and its people by surname.

The rule for whose "the government", "protesters" or "the army" are: the one country that the sentence of the mention
names; where it names none or several, the country that the whole report names most (the first named of equals). A
state's people, capital, seats and office-holders name it too, and a dateline counts once, like any other naming.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator

from msgspec import Struct

from dragoman.core.entities import Entity
from dragoman.core.layers import Layers
from dragoman.core.reports import Report
from dragoman.knowledge.names import name_key
from dragoman.knowledge.registry import CLASSES, Actor, Registry
from dragoman.knowledge.vocabulary import longest_at
from dragoman.resolve.lookup import UNKNOWN, Surroundings

LONGEST = 5
"""Words in the longest name that is looked up; longer ones begin with a shorter one that will do."""
_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?\.?")
_CAPITAL = re.compile(r"[A-Z]")


class Naming(Struct, frozen=True):
    """One place where a report names a country by any word for it, or a body: `noun` is then the body's last word."""

    start: int
    country: str
    noun: str = ""
    body: Entity | None = None


class Scene(Struct, frozen=True):
    """A report's namings in text order, its sentence starts, and the country named most."""

    date: str | None
    namings: tuple[Naming, ...]
    starts: tuple[int, ...]
    main: str | None
    people: dict[str, Entity]

    def at(self, offset: int) -> Surroundings:
        """Return what the report lends to a phrase that begins at `offset`."""
        bodies = {n.noun: n.body for n in self.namings if n.body is not None and n.start < offset}
        return Surroundings(self.date, self.country_at(offset), self.main, self.people, bodies)

    def country_at(self, offset: int) -> str | None:
        """Return the country that a generic noun at `offset` belongs to, by the rule at the head of this module."""
        sentence = bisect_left(self.starts, offset + 1) - 1
        first = self.starts[sentence] if sentence >= 0 else 0
        last = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else offset + 1
        near = {n.country for n in self.namings if first <= n.start < last} - CLASSES
        return near.pop() if len(near) == 1 else self.main


def read_scene(report: Report, layers: Layers, registry: Registry) -> Scene:
    """Return the report's scene, without its people."""
    namings = tuple(_namings(report, registry))
    counts = Counter(naming.country for naming in namings if naming.country not in CLASSES)
    main = max(counts, key=lambda country: counts[country]) if counts else None
    return Scene(report.date, namings, tuple(s.start for s in layers.sentences), main, {})


def _namings(report: Report, registry: Registry) -> Iterator[Naming]:
    words = list(_WORD.finditer(report.text))
    i = 0
    while i < len(words):
        if not _CAPITAL.match(words[i].group()):
            i += 1
            continue
        for end in range(min(len(words), i + LONGEST), i, -1):
            name = report.text[words[i].start() : words[end - 1].end()]
            actor = _actor(name, registry, report.date)
            if actor:
                following = [name_key(word.group()) for word in words[end : end + 3]]
                yield _naming(words[i].start(), actor, following, registry, report.date)
                i = end - 1
                break
        i += 1


def _naming(start: int, actor: Actor, following: list[str], registry: Registry, date: str | None) -> Naming:
    """Return the naming of the actor, or of its body that the words after it name ("Chinese foreign ministry")."""
    country = registry.country_at(actor, date)
    if country not in CLASSES:
        hit = longest_at(registry.vocabulary.body_words, following, 0)
        if hit and hit[0] > 1:
            return Naming(start, country, following[hit[0] - 1], registry.entity(registry.body(hit[1], country)))
    if actor.kind in ("organisation", "government") and " " in actor.name:
        return Naming(start, country, name_key(actor.name).rsplit(" ", 1)[-1], registry.entity(actor, date=date))
    return Naming(start, country)


def _actor(text: str, registry: Registry, date: str | None) -> Actor | None:
    actor = registry.state_of(text) or registry.capital_of(text) or registry.government_of(text)
    actor = actor or registry.find(text, date=date)
    if actor is None and " " not in text:
        person = registry.person(text, date=date)
        actor = person if person and date and registry.in_office(person, date) else None
    # An outlet names itself; it does not name the country of the story.
    return actor if actor and actor.kind != "media" else None


def surnames(entities: Collection[Entity]) -> dict[str, Entity]:
    """Return the people whom a report names in full, by surname; a surname that two share is left out."""
    found: dict[str, Entity | None] = {}
    for entity in entities:
        words = entity.name.split()
        if entity.kind != "person" or len(words) < 2 or entity.name.isupper():
            continue
        for surname in {name_key(words[-1]), name_key(words[-1].removeprefix("al-").removeprefix("Al-"))}:
            known = found.setdefault(surname, entity)
            if known is not None and name_key(known.name) != name_key(entity.name):
                found[surname] = None
            elif known is not None and known.country == UNKNOWN:
                found[surname] = entity
    return {surname: entity for surname, entity in found.items() if entity is not None}
