"""Reads what a report lends to its mentions: the countries it names and where, and its people by surname.

The rule for whose "officials" and "the minister" are: the one country that the sentence of the mention names; where it
names none or several, the country that the whole report names most (the first named of equals). A state's people,
capital, seats and office-holders name it too, and a dateline counts once, like any other naming.

"The government", "protesters" and "the army" belong where the story is set: to the one country that the sentence names
as a scene ("in Ruritania", "Ruritanian protesters"), else to the one that the report names so most. What one capital
says of another country's unrest is set in the other country, however often the report names the capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct, structs

from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers
from dragoman.core.reports import Report
from dragoman.knowledge.names import name_key
from dragoman.knowledge.registry import CLASSES, Actor, Registry
from dragoman.knowledge.vocabulary import longest_at
from dragoman.resolve.lookup import UNKNOWN, Surroundings
from dragoman.resolve.phrases import PREPOSITIONS, is_name

LONGEST = 5
"""Words in the longest name that is looked up; longer ones begin with a shorter one that will do."""
MOST_NAMES = 5
"""Words in a person's name; longer stretches of capitals are headlines or lists."""
INSIDE = frozenset({"in", "across", "inside", "throughout"})
"""Words before a country's name that say where something takes place."""
SURE = 2
"""Times that a country must be named as a scene before the story counts as set there."""
WITHIN = 3
"""Words between them and the name at most: "in the northern city of"."""
HOME = frozenset({"CVL", "OPP", "REB", "COP"})
"""Sectors of nouns for people at home: "Ruritanian protesters" sets the story there."""
UNREST = frozenset(
    "uprising unrest crisis revolution revolt conflict crackdown war violence opposition city town".split()
)
"""Words after a country's name or adjective that set the story there: "the Ruritanian uprising"."""
_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?\.?")
_CAPITAL = re.compile(r"[A-Z]")


class Naming(Struct, frozen=True):
    """One place where a report names a country by any word for it, or a body: `nouns` are then what is short for it.

    `scene` is true where the words around it say that something takes place in the country.
    """

    start: int
    country: str
    nouns: tuple[str, ...] = ()
    body: Entity | None = None
    scene: bool = False


class Scene(Struct, frozen=True):
    """A report's namings in text order, its sentence starts, the country named most and the one named most as scene."""

    date: str | None
    namings: tuple[Naming, ...]
    starts: tuple[int, ...]
    main: str | None
    people: dict[str, Entity]
    setting: str | None = None

    def at(self, offset: int) -> Surroundings:
        """Return what the report lends to a phrase that begins at `offset`."""
        before = [n for n in self.namings if n.start < offset]
        bodies = {noun: n.body for n in before if n.body is not None for noun in n.nouns}
        last = tuple(dict.fromkeys(n.country for n in reversed(before) if n.country not in CLASSES))
        near = self._near(offset)
        return Surroundings(
            self.date, self._one(near, scene=False) or self.main, self.main, self.people, bodies,
            setting=self._one(near, scene=True) or self.setting or self._one(near, scene=False) or self.main, last=last,
            named=frozenset(n.country for n in self.namings),
        )  # fmt: skip

    def _near(self, offset: int) -> list[Naming]:
        """Return the namings of states in the sentence at `offset`."""
        sentence = bisect_left(self.starts, offset + 1) - 1
        first = self.starts[sentence] if sentence >= 0 else 0
        last = self.starts[sentence + 1] if sentence + 1 < len(self.starts) else offset + 1
        return [n for n in self.namings if first <= n.start < last and n.country not in CLASSES]

    def _one(self, near: list[Naming], *, scene: bool) -> str | None:
        """Return the one country of the namings, of those alone that name it as a scene if asked, or `None`."""
        countries = {n.country for n in near if n.scene or not scene}
        return countries.pop() if len(countries) == 1 else None


def read_scene(report: Report, layers: Layers, registry: Registry) -> Scene:
    """Return the report's scene, without its people."""
    namings = tuple(_namings(report, registry))
    counts = Counter(naming.country for naming in namings if naming.country not in CLASSES)
    main = max(counts, key=lambda country: counts[country], default=None)
    scenes = Counter(naming.country for naming in namings if naming.scene and naming.country not in CLASSES)
    setting = max(scenes, key=lambda country: (scenes[country], counts[country]), default=None)
    if setting is not None and scenes[setting] < SURE:
        setting = None
    return Scene(report.date, namings, tuple(s.start for s in layers.sentences), main, {}, setting)


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
                naming = _naming(words[i].start(), actor, following, registry, report.date)
                lead = report.text[words[max(0, i - WITHIN)].start() : words[i].start()]
                before = re.split(r"[,.;:\n]", lead)[-1].lower().split()
                scene = actor.kind == "state" and (_is_inside(before, name, registry) or _is_scene(following, registry))
                yield structs.replace(naming, scene=scene)
                i = end - 1
                break
        i += 1


def _is_inside(before: list[str], name: str, registry: Registry) -> bool:
    """Return whether the words before a state's name say that something takes place there.

    A capital is where envoys meet; "based in" says where somebody lives.
    """
    return bool(INSIDE & set(before)) and "based" not in before and registry.capital_of(name) is None


def _is_scene(following: list[str], registry: Registry) -> bool:
    """Return whether the words after a country's name or adjective name its people, forces or unrest."""
    nouns = registry.vocabulary.nouns
    for at in (0, 1) if following and following[0] not in PREPOSITIONS | {"and", "or", "but"} else ():
        hit = longest_at(nouns, following, at)
        if hit and hit[1].sector in HOME:
            return True
    return bool(set(following[:1]) & UNREST)


def _naming(start: int, actor: Actor, following: list[str], registry: Registry, date: str | None) -> Naming:
    """Return the naming of the actor, or of its body that the words after it name ("Chinese foreign ministry")."""
    country = registry.country_at(actor, date)
    if country not in CLASSES:
        hit = longest_at(registry.vocabulary.body_words, following, 0)
        if hit and hit[0] > 1:
            return Naming(start, country, (following[hit[0] - 1],), registry.entity(registry.body(hit[1], country)))
    if actor.kind in ("organisation", "government") and " " in actor.name:
        return Naming(start, country, _short_nouns(actor), registry.entity(actor, date=date))
    return Naming(start, country)


def _short_nouns(actor: Actor) -> tuple[str, ...]:
    """Return the words that are short for a body's name: its last one, and of a house of parliament "house"."""
    words = name_key(actor.name).split()
    houses = ("house",) if actor.sector == "LEG" and "house" in words else ()
    return (words[-1], *houses)


def _actor(text: str, registry: Registry, date: str | None) -> Actor | None:
    actor = registry.state_of(text) or registry.capital_of(text) or registry.government_of(text)
    actor = actor or registry.find(text, date=date)
    if actor is None and " " not in text:
        person = registry.person(text, date=date)
        actor = person if person and date and registry.in_office(person, date) else None
    # An outlet names itself; it does not name the country of the story.
    return actor if actor and actor.kind != "media" else None


def surnames(
    entities: Collection[Entity], *, families: Mapping[str, Collection[str]] = MappingProxyType({})
) -> dict[str, Entity]:
    """Return the people whom a report names in full, by surname; a surname that two share is left out.

    `families` are the ids of known people by family name. The first word of a name may be the family name too: that of
    a known person where it is among theirs, that of an unknown one where it is anybody's.
    """
    found: dict[str, Entity | None] = {}
    for entity in entities:
        words = entity.name.split()
        if entity.kind != "person" or not 1 < len(words) <= MOST_NAMES or not is_name(tuple(words)):
            continue
        keys = {name_key(words[-1]), name_key(words[-1].removeprefix("al-").removeprefix("Al-"))}
        first = name_key(words[0])
        if first in families and (entity.id == NIL or entity.id in families[first]):
            keys.add(first)
        for surname in sorted(keys):
            known = found.setdefault(surname, entity)
            if known is not None and name_key(known.name) != name_key(entity.name):
                found[surname] = None
            elif known is not None and known.country == UNKNOWN:
                found[surname] = entity
    return {surname: entity for surname, entity in found.items() if entity is not None}
