"""Looks names up for one place of one report: whole names, names inside a phrase, and to whom they count things.

No phrase is taken apart here; `describing.py` does that and asks these.
"""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.core.entities import NIL, Entity
from dragoman.knowledge.names import is_acronym, name_key, without_possessive
from dragoman.knowledge.registry import CLASSES, Actor, Registry
from dragoman.knowledge.vocabulary import Title, longest_at
from dragoman.resolve import grounds
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.grounds import because
from dragoman.resolve.phrases import clean, inside_name, is_name

UNKNOWN = "UNK"
WELL_KNOWN = 200_000
"""People of a city whose name alone, before a noun, says where somebody belongs ("Aleppo residents")."""
_TIED = re.compile(
    r"-(?:backed|led|held|controlled|made|style|trained|imposed|supported|run|born|sponsored|wide|allied|linked)$"
)
_JOINT = re.compile(r"\s+(?:and|as well as|along with|together with|&)\s+", re.IGNORECASE)
_BASED = re.compile(r"-based$")
_SIDED = re.compile(r"^(?:anti|pro)-(?=[A-Z])")


class Surroundings(Struct, frozen=True):
    """What a report lends to a phrase of its own.

    Its day; the country meant by "officials" there; the country it names most, whose "the minister" is; its people by
    surname; the bodies last named before the phrase, by their last word ("council", "ministry"); the country where the
    story is set there, whose "the police" and "protesters" are; the states named before, the last one first; the
    country or class of whom a possessive pronoun at the head of the phrase stands for; and all countries that the
    report names, `None` where there is no report.
    """

    date: str | None = None
    country: str | None = None
    main: str | None = None
    people: dict[str, Entity] = {}
    bodies: dict[str, Entity] = {}
    setting: str | None = None
    last: tuple[str, ...] = ()
    whose: str | None = None
    named: frozenset[str] | None = None


class Owner(Struct, frozen=True):
    """To whom words count what they name: a country or class, and the actor that says so."""

    country: str
    actor: Actor | None = None


class Lookup(Struct, frozen=True):
    """The registry and the gazetteer as one place of a report sees them: with its day and its people."""

    registry: Registry
    gazetteer: Gazetteer | None
    around: Surroundings

    def entity(self, text: str) -> Entity | None:
        """Return the actor that the words are a name of, or `None`."""
        name, registry = clean(text), self.registry
        state = self._state(text, name)
        person = None if state else self.around.people.get(name_key(without_possessive(name)))
        if person:
            return self.named_before(person, name) if person.country != UNKNOWN else None
        actor = registry.find(name, date=self.around.date)
        if actor:
            return self._by_name(actor, name)
        return state or (self.person(name) if is_name(tuple(name.split())) else None)

    def _state(self, text: str, name: str) -> Entity | None:
        """Return the state or government that a capital, a seat, an adjective or a people stands for, or `None`."""
        for actor, ground in (
            (self.registry.capital_of(name), grounds.CAPITAL),
            (self.registry.government_of(name), grounds.SEAT),
            (self._people(text), grounds.PEOPLE),
        ):
            if actor:
                return because(self.registry.entity(self._branch(actor), date=self.around.date), ground)
        return None

    def _by_name(self, actor: Actor, name: str) -> Entity:
        """Return the actor of that very name, as sure as its namesakes leave it."""
        date, branch = self.around.date, self._branch(actor)
        entity = self.registry.entity(branch, date=date)
        others = [other for other in self.registry.bearers(name) if other.id != actor.id]
        if branch is not actor:
            return because(entity, grounds.BRANCH, branch.country)
        if actor.kind == "person" and date and self.registry.in_office(actor, date):
            return because(entity, grounds.IN_OFFICE, date)
        if others:
            return because(entity, grounds.NAMESAKE, others[0].name)
        if actor.kind == "state":
            return because(entity, grounds.STATE)
        return because(entity, grounds.ACRONYM if is_acronym(name) else grounds.NAME)

    def named_before(self, person: Entity, name: str) -> Entity:
        """Return a person whom the report names in full, for a name that may be the surname alone."""
        if name_key(person.name) == name_key(name):
            return person
        return because(person, grounds.SURNAME_BEFORE, person.name)

    def person(
        self, name: str, *, country: str | None = None, office: str | None = None, titled: bool = False
    ) -> Entity | None:
        """Return the known person of that name, or `None`.

        A surname alone that stands without a title is the person's in office on the day, or one's whose country the
        report names.
        """
        registry, date = self.registry, self.around.date
        actor = registry.person(name, date=date, country=country, office=office)
        if actor is None:
            return None
        entity = registry.entity(actor, date=date)
        if registry.find(name) is not None:
            return self._by_name(actor, name)
        if " " in name_key(without_possessive(name)):
            return because(entity, grounds.SPELLING, actor.name)
        if date and registry.in_office(actor, date):
            return because(entity, grounds.SURNAME_IN_OFFICE, actor.name, date)
        if titled or country is not None or self.around.named is None:
            return because(entity, grounds.SURNAME_TITLED, actor.name)
        near = actor.country in self.around.named or any(term.of in self.around.named for term in actor.terms)
        return because(entity, grounds.SURNAME_NEAR, actor.name) if near else None

    def _branch(self, actor: Actor) -> Actor:
        """Return the branch of a body in the country that the report is about, where the registry has one."""
        country = self.around.setting or self.around.main
        return self.registry.actors.get(f"{actor.id.partition('.')[0]}.{country.lower()}", actor) if country else actor

    def _people(self, text: str) -> Actor | None:
        """Return the state for its name, its adjective alone, and "the Russians"; "Libyans" are people of it."""
        word = clean(text)
        key = name_key(word)
        if key in self.registry.peoples and not text.strip().lower().startswith("the "):
            return None
        return self.registry.state_of(word)

    def last_title(self, words: tuple[str, ...]) -> tuple[int, int, Title] | None:
        """Return start, end and meaning of the last title in the words."""
        keys, found, i = [name_key(word) for word in words], None, 0
        while i < len(keys):
            hit = longest_at(self.registry.vocabulary.titles, keys, i)
            if hit and not (i > 0 and hit[0] == len(keys) and words[i][:1].isupper() and i + 1 == len(keys) and found):
                found = (found[0] if found and found[1] == i else i, hit[0], hit[1])
                i = hit[0]
            else:
                i += 1
        return found

    def closing_actor(self, words: tuple[str, ...]) -> Entity | None:
        """Return the actor whose name the words end in ("the opposition Muslim Brotherhood")."""
        for start in range(len(words)):
            actor = self.registry.find(" ".join(words[start:]), date=self.around.date)
            if actor and self._may_lead(words[:start], words[start:], actor):
                entity = self.registry.entity(self._branch(actor), date=self.around.date)
                return because(entity, grounds.CLOSING)
        return None

    def ends_like_actor(self, words: tuple[str, ...]) -> bool:
        """Return whether the words after the first are the name of a known body, here perhaps that of a namesake."""
        found = (self.registry.find(" ".join(words[start:])) for start in range(1, len(words)))
        return any(actor is not None and actor.kind not in ("person", "state") for actor in found)

    def _may_lead(self, words: tuple[str, ...], name: tuple[str, ...], actor: Actor) -> bool:
        """Return whether the words can stand before an actor's name without being part of a longer one."""
        capitals = [word for word in words if not word.islower()]
        if actor.kind == "state" or not capitals:
            return not capitals
        states = [state.id for word in capitals if (state := self.registry.state_of(word))]
        if states and (actor.country == "NGO" or actor.country not in (*CLASSES, *states)):
            # "the Peruvian Red Cross" and "the Peruvian Democratic Party" are others of that name.
            return False
        if len(name) == 1 and len(states) < len(capitals) and name_key(actor.name) != name_key(name[0]):
            # "Brotherhood" is short for one, "the International Brotherhood" is another.
            return any(word.islower() for word in words)
        # "Syrian opposition group Fatah" names Fatah; "Darren West" does not name the West.
        return any(word.islower() for word in words) or all(self.is_known_word(word) for word in capitals)

    def is_known_word(self, word: str) -> bool:
        """Return whether a word means something without being part of a name: vocabulary, a state, "London-based"."""
        tied = _BASED.search(word) or _TIED.search(word)
        return bool(tied) or self.is_common(word) or self.knows(without_possessive(word))

    def is_common(self, word: str) -> bool:
        """Return whether a word is one of the vocabulary, capital or not: it then names nobody by itself."""
        key, known = name_key(without_possessive(word)), self.registry.vocabulary
        phrases = key in known.titles or key in known.nouns or key in known.body_words
        return phrases or key in known.modifiers or key in known.regions

    def joint(self, text: str) -> tuple[str, str] | None:
        """Return the two sides of the first "and" that is no part of a known name, or `None` when there is none."""
        for sign in _JOINT.finditer(text):
            left, right = text[: sign.start()].split(), text[sign.end() :].split()
            if left and right and not inside_name([*left, "and", *right], len(left), self.knows):
                return " ".join(left), " ".join(right)
        return None

    def knows(self, name: str) -> bool:
        """Return whether the words are a known actor's name."""
        return self.registry.find(name) is not None or self.registry.state_of(name) is not None

    def class_of(self, words: tuple[str, ...]) -> Owner:
        """Return the firm class of a group noun that stands as modifier: "rebel spokesman", "aid group official"."""
        keys = [name_key(word) for word in words]
        for i in range(len(keys)):
            hit = longest_at(self.registry.vocabulary.nouns, keys, i)
            if (hit and hit[1].of in ("NSA", "NGO") and words[i].lower() == words[i]) or (
                hit and hit[1].of == "NSA" and i == 0
            ):
                return Owner(hit[1].of)
        return Owner(UNKNOWN)

    def inside(self, words: tuple[str, ...], *, headed: bool = False) -> Owner:
        """Return the owner that the first known name or adjective among the words gives.

        A body's name that ends `headed` words is their own and owns nobody.
        """
        body = self.around.bodies.get(name_key(words[0])) if len(words) > 1 else None
        if body and body.country in CLASSES and words[0][-1:] != "s":
            # "League officials", "the council diplomat": those of the league and the council named before.
            return self.owner(body)
        i = 0
        while i < len(words):
            for end in range(min(len(words), i + 5), i, -1):
                owner = self._name_owner(words[i:end])
                itself = headed and end == len(words) and owner and owner.actor and owner.actor.kind != "state"
                if owner and not itself and not self._goes_on(owner, words[end:]):
                    return owner
            i += 1
        return Owner(UNKNOWN)

    def _goes_on(self, owner: Owner, following: tuple[str, ...]) -> bool:
        """Return whether the name of an outlet or a surname is the start of another: "Foreign Policy Committee"."""
        if owner.actor is None or owner.actor.kind not in ("media", "person") or not following:
            return False
        if owner.actor.kind == "media":
            return following[0][:1].isupper() and name_key(following[0]) not in self.registry.vocabulary.titles
        return following[0][:1].isupper() and not self.is_known_word(following[0])

    def _name_owner(self, words: tuple[str, ...]) -> Owner | None:
        text = " ".join(words)
        if len(words) == 1:
            if _TIED.search(text) or _BASED.search(text):
                return None
            sided = _SIDED.sub("", text)
            if sided != text:
                person = self.registry.person(sided, date=self.around.date)
                return Owner(self.registry.country_at(person, self.around.date), person) if person else None
        if not any(word[:1].isupper() or word[:3] == "al-" for word in words):
            return None
        state = self.registry.state_of(text)
        if state:
            return Owner(state.id, state)
        entity = self.entity(text) if not text.isupper() or len(text) > 1 else None
        if entity and entity.country != UNKNOWN:
            return self.owner(entity) if entity.id != NIL else Owner(entity.country)
        return self._place_owner(text) if len(words) <= 2 else None

    def _place_owner(self, text: str) -> Owner | None:
        owner = self.place(text, people=WELL_KNOWN)
        return owner if owner.country != UNKNOWN else None

    def place(self, text: str, *, people: int = 0) -> Owner:
        """Return the country of the place that the words name; cities of fewer `people` are passed over."""
        place = self.gazetteer.find(clean(text), people=people) if self.gazetteer else None
        return Owner(place.country) if place and place.country else Owner(UNKNOWN)

    def based(self, words: tuple[str, ...]) -> Owner:
        """Return the country of "London-based", which counts only when nothing else says whose somebody is."""
        for word in words:
            if _BASED.search(word):
                return self._name_owner((_BASED.sub("", word),)) or Owner(UNKNOWN)
        return Owner(UNKNOWN)

    def owner(self, entity: Entity) -> Owner:
        """Return the entity as the one to whom others belong."""
        return Owner(entity.country, self.registry.actors.get(entity.id))
