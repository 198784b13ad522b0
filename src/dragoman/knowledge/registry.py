"""The registry of actors: who there is, under which names, and who held which office when.

Invariant: every index leads to ids in `actors`; every term and span has its dates in order.
"""

from __future__ import annotations

from msgspec import Struct, field

from dragoman.core.entities import Entity, EntityKind
from dragoman.knowledge.names import fits_capitals, name_key, skeleton, without_article, without_possessive
from dragoman.knowledge.rules import CLASSES
from dragoman.knowledge.vocabulary import Vocabulary

__all__ = ["CLASSES", "Actor", "Name", "Registry", "Term"]


class Term(Struct, frozen=True):
    """An office held for a state or an organisation; dates in ISO form, as precise as is known, empty when open."""

    office: str
    of: str
    first: str
    last: str

    def holds(self, date: str) -> bool:
        """Return whether the term may cover that day (`YYYY-MM-DD`): a bound known by its month covers all of it."""
        return self.first <= date[: len(self.first)] and (not self.last or date[: len(self.last)] <= self.last)


class Actor(Struct, frozen=True):
    """One entry of the registry. `country` is a state's code or a class; `spans` say where it differed, and when.

    `first` and `last` say when it was there, empty where that is open; `members` who belonged to it, and when. `layer`
    is that of its row: in an office, a user's people come before those that ship.
    """

    id: str
    name: str
    kind: EntityKind
    country: str
    sector: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    spans: tuple[Term, ...] = ()
    wikidata: str | None = None
    first: str = ""
    last: str = ""
    members: tuple[Term, ...] = ()
    layer: int = 0

    def exists(self, date: str) -> bool:
        """Return whether it may have been there on that day."""
        return Term("", "", self.first, self.last).holds(date)

    def overlaps(self, other: Actor) -> bool:
        """Return whether both may have been there at the same time."""
        before = self.last and other.first and self.last < other.first
        after = other.last and self.first and other.last < self.first
        return not (before or after)

    @property
    def is_kingdom(self) -> bool:
        """Whether it is a state that its own full name calls a kingdom."""
        return self.kind == "state" and any("Kingdom of " in name for name in self.names)


class Name(Struct, frozen=True):
    """A name in the index: whose it is, and whether it is an acronym or all small letters ("world powers").

    `layer` is that of the row which gives it: a user's names come before those that ship.
    """

    actor: str
    acronym: bool
    small: bool
    layer: int = 0


class Registry(Struct, frozen=True):
    """All actors with their indexes. Look-ups are pure: the same name and date give the same actor.

    `version` is the hash of the files it was built from; `parts` say which body each is part of.
    """

    actors: dict[str, Actor]
    vocabulary: Vocabulary
    version: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[Name]] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    peoples: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    seats: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    skeletons: dict[str, list[str]] = field(default_factory=dict)
    offices: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def find(self, name: str, *, date: str | None = None) -> Actor | None:
        """Return the actor of that full name, or `None`. Of namesakes the one in office on `date` comes first."""
        bare = without_article(without_possessive(name.strip()))
        fits = [n for n in self.names.get(name_key(bare), ()) if n.small or fits_capitals(bare, acronym=n.acronym)]
        return self._best([n.actor for n in fits], date)

    def bearers(self, name: str) -> list[Actor]:
        """Return all actors of that full name, or persons of that surname where it is nobody's full name."""
        bare = without_article(without_possessive(name.strip()))
        key = name_key(bare)
        fits = [n.actor for n in self.names.get(key, ()) if n.small or fits_capitals(bare, acronym=n.acronym)]
        return [self.actors[id] for id in fits or self.surnames.get(key, [])]

    def state_of(self, word: str) -> Actor | None:
        """Return the state that a name, an adjective or a people stands for ("Syria", "Syrian", "Syrians")."""
        word = without_article(without_possessive(word))
        key = name_key(word)
        code = self.adjectives.get(key) or self.peoples.get(key)
        if code and fits_capitals(word, acronym=key in {"us", "uk", "uae"}):
            return self.actors[code]
        actor = self.find(word)
        return actor if actor and actor.kind == "state" else None

    def government_of(self, seat: str) -> Actor | None:
        """Return the government that a seat of government stands for ("the Kremlin"), or `None`."""
        code = self.seats.get(name_key(without_possessive(seat))) if fits_capitals(seat, acronym=False) else None
        return self.body("gov", code) if code else None

    def capital_of(self, city: str) -> Actor | None:
        """Return the state whose capital the city is, or `None`."""
        code = self.capitals.get(name_key(without_possessive(city))) if fits_capitals(city, acronym=False) else None
        return self.actors[code] if code else None

    def body(self, body: str, state: str) -> Actor:
        """Return a state's body (`gov`, `mfa`, `parliament` …): its own row, or one made from the general rule."""
        known = self.actors.get(f"{state}.{body}")
        if known:
            return known
        rule, owner = self.vocabulary.bodies[body], self.actors[state]
        name = rule.name.format(state=owner.name, adjective=(owner.adjectives or (owner.name,))[0])
        return Actor(f"{state}.{body}", name, rule.kind, state, rule.sector)

    def holder(self, office: str, of: str, *, date: str) -> Actor | None:
        """Return who held the office on that day; `None` when nobody is known, or a rough date leaves two."""
        held = [
            (term.first, actor)
            for id in self.offices.get((office, of), ())
            for actor in (self.actors[id],)
            for term in actor.terms
            if (term.office, term.of) == (office, of) and term.holds(date)
        ]
        top = max((actor.layer for _, actor in held), default=0)
        held = [(first, actor) for first, actor in held if actor.layer == top]
        if len({actor.id for _, actor in held}) > 1 and any(len(first) < 10 for first, _ in held):
            return None
        return max(held, key=lambda pair: pair[0])[1] if held else None

    def person(
        self, name: str, *, date: str | None = None, country: str | None = None, office: str | None = None
    ) -> Actor | None:
        """Return the person of that full name, in any of its spellings, or that surname; `None` when unknown.

        A surname alone names the one in office on `date`, or the only one who bears it. A `country` rules out others,
        and an `office` those of the surname who never held it, where somebody did.
        """
        bare = without_possessive(name.strip())
        found = self.find(bare, date=date)
        if found and found.kind == "person":
            return found if self._fits(found, country) else None
        key = name_key(bare)
        ids: list[str] = []
        if " " in key and key.split()[0] not in self.vocabulary.titles:
            ids = self._skeletons().get(skeleton(bare), [])
        elif " " in key:
            return None
        elif fits_capitals(bare, acronym=False) and not bare.isupper():
            ids = self.surnames.get(key, [])
            ids = [id for id in ids if any(term.office == office for term in self.actors[id].terms)] or ids
        return self._one([id for id in ids if self._fits(self.actors[id], country)], date)

    def country_at(self, actor: Actor, date: str | None) -> str:
        """Return the code that an actor is counted to on that day: an office for a body of states makes it IGO."""
        for term in actor.terms if date else ():
            if term.of != actor.country and term.holds(date or ""):
                return self.actors[term.of].country
        for span in actor.spans:
            if span.holds(date or "9999"):
                return span.of
        return actor.country

    def entity(self, actor: Actor, *, date: str | None = None) -> Entity:
        """Return the actor as claims show it."""
        country = self.country_at(actor, date)
        return Entity(actor.id, actor.name, actor.kind, country, sector=actor.sector or None, wikidata=actor.wikidata)

    def members(self, actor: Actor, date: str) -> list[Actor]:
        """Return who belonged to an organisation on that day."""
        return [self.actors[member.of] for member in actor.members if member.holds(date)]

    def in_office(self, actor: Actor, date: str) -> bool:
        """Return whether the person held any office on that day."""
        return any(term.holds(date) for term in actor.terms)

    def _skeletons(self) -> dict[str, list[str]]:
        """Return people with transliterated names by the skeletons of those; made at the first call: most need none."""
        if not self.skeletons:
            for actor in self.actors.values():
                spelled = actor.kind == "person" and actor.country in self.vocabulary.transliterated
                for name in (actor.name, *actor.names) if spelled else ():
                    ids = self.skeletons.setdefault(skeleton(name), []) if " " in name else []
                    if actor.id not in ids:
                        ids.append(actor.id)
        return self.skeletons

    def _fits(self, actor: Actor, country: str | None) -> bool:
        if country is None or country in CLASSES or actor.country in (country, "UNK"):
            return True
        return any(term.of == country for term in actor.terms)

    def _best(self, ids: list[str], date: str | None) -> Actor | None:
        if len(ids) > 1 and date:
            ids = [id for id in ids if self.actors[id].exists(date)] or ids
            ids = [id for id in ids if self.in_office(self.actors[id], date)] or ids
        return self.actors[ids[0]] if ids else None

    def _one(self, ids: list[str], date: str | None) -> Actor | None:
        serving = [id for id in ids if date and self.in_office(self.actors[id], date)]
        if len(serving) == 1:
            return self.actors[serving[0]]
        if len(ids) > 1 and not serving and date:
            return self._latest(ids, date)
        return self.actors[ids[0]] if len(set(ids)) == 1 else None

    def _latest(self, ids: list[str], date: str) -> Actor | None:
        """Return the one who left office last before the day: "Bush" in 2010 is the younger."""
        past = [(max((t.first for t in self.actors[id].terms if t.first <= date), default=""), id) for id in ids]
        started, id = max(past)
        return self.actors[id] if started else None
