"""Says who a noun phrase names, and to which country or class of actors that one belongs.

known name → joint parties → parts → name after a title → office → body of state → group noun → NIL
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec import Struct

from dragoman.core.entities import NIL, Entity, EntityKind
from dragoman.knowledge.names import name_key, without_possessive
from dragoman.knowledge.registry import CLASSES, Actor, Registry
from dragoman.knowledge.vocabulary import Noun, Title, longest_at
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.phrases import PARTITIVES, Phrase, clean, is_name, parse, strip_front, without_brackets

T = TypeVar("T")
UNKNOWN = "UNK"
WELL_KNOWN = 200_000
"""People of a city whose name alone, before a noun, says where somebody belongs ("Aleppo residents")."""
FIRM = frozenset({"NSA", "NGO", "IGO"})
"""Classes that hold whatever country is named: "Syrian rebels" are NSA, "US allies" IGO."""
PRONOUNS = frozenset(
    "he she it they we i you him her them us me who his hers its their theirs ours itself himself herself themselves".split()
)
_JOINT = re.compile(r"\s+(?:and|as well as|along with|together with|&)\s+", re.IGNORECASE)
_TIED = re.compile(
    r"-(?:backed|led|held|controlled|made|style|trained|imposed|supported|run|born|sponsored|wide|allied|linked)$"
)
_BASED = re.compile(r"-based$")
_SIDED = re.compile(r"^(?:anti|pro)-(?=[A-Z])")
_ENTITY_WORD = re.compile(r"[A-Z][\w.'’&-]*")


class Surroundings(Struct, frozen=True):
    """What a report lends to a phrase of its own: its day, the country meant by "the government" there, the country that
    it names most (whose "the minister" is), its people by
    surname, and the bodies last named before the phrase by their last word ("council", "ministry").
    """

    date: str | None = None
    country: str | None = None
    main: str | None = None
    people: dict[str, Entity] = {}
    bodies: dict[str, Entity] = {}


class Owner(Struct, frozen=True):
    """To whom words count what they name: a country or class, and the actor that says so."""

    country: str
    actor: Actor | None = None


def describe(
    text: str,
    *,
    date: str | None = None,
    registry: Registry,
    gazetteer: Gazetteer | None = None,
    around: Surroundings | None = None,
) -> Entity:
    """Return who the words name; an entity with the id `NIL` when no registry knows, `UNK` when no country follows.

    >>> from dragoman.knowledge import load_registry
    >>> describe("a spokesman for Syria's foreign ministry", registry=load_registry()).country
    'SYR'
    """
    around = around or Surroundings(date=date)
    return Describer(registry, gazetteer, around).describe(text)


class Describer(Struct, frozen=True):
    """Describes phrases against one registry, for one place of one report. Pure: the same words give the same entity."""

    registry: Registry
    gazetteer: Gazetteer | None
    around: Surroundings

    def describe(self, text: str, *, depth: int = 0) -> Entity:
        """Return who the words name."""
        name = clean(text)
        if (name.lower() in PRONOUNS and name != "US") or depth > 4:
            return Entity(NIL, name, "group", UNKNOWN)
        known = self.known(text) or self.known(without_brackets(text))
        if known:
            return known
        joint = _JOINT.split(without_brackets(text), maxsplit=1)
        if len(joint) == 2 and all(part.strip() for part in joint):
            return self._joint(name, joint[0], joint[1], depth)
        phrase = parse(text, self.registry.vocabulary)
        return self._partitive(phrase, depth) or self._named(phrase, depth) or self._headed(phrase, depth)

    def known(self, text: str) -> Entity | None:
        """Return the actor that the words are a name of, or `None`."""
        name, registry, date = clean(text), self.registry, self.around.date
        key = name_key(without_possessive(name))
        person = self.around.people.get(key)
        if person and person.country != UNKNOWN:
            return person
        actor = registry.find(name, date=date)
        actor = actor or registry.capital_of(name) or registry.government_of(name) or self._people(text)
        actor = actor or (registry.person(name, date=date) if is_name(tuple(name.split())) else None)
        return registry.entity(actor, date=date) if actor else None

    def _people(self, text: str) -> Actor | None:
        """Return the state for its name, its adjective alone, and "the Russians"; "Libyans" are people of it."""
        word = clean(text)
        key = name_key(word)
        if key in self.registry.peoples and not text.strip().lower().startswith("the "):
            return None
        return self.registry.state_of(word)

    def _joint(self, name: str, left: str, right: str, depth: int) -> Entity:
        """Return joint parties as one: the whole text, with the first party's code."""
        if self._is_title(left):
            return self.describe(right, depth=depth + 1)
        first = self.describe(left, depth=depth + 1)
        if first.country == UNKNOWN and first.id == NIL:
            first = self.describe(right, depth=depth + 1)
        return Entity(NIL, name, "group", first.country, first.sector)

    def _is_title(self, left: str) -> bool:
        """Return whether the words before an "and" are the first of one person's two titles."""
        words = tuple(left.split())
        title = self._last_title(words)
        return bool(
            title and title[1] == len(words) and words[-1][:1].isupper() and words[0].lower() not in ("the", "both")
        )

    def _partitive(self, phrase: Phrase, depth: int) -> Entity | None:
        heads = {name_key(word) for word in phrase.words}
        if (
            phrase.complement
            and phrase.preposition in ("of", "like", "from")
            and heads
            and heads <= PARTITIVES
            and not phrase.possessor
        ):
            whole = self.describe(phrase.complement, depth=depth + 1)
            return whole if whole.id != NIL else Entity(NIL, whole.name, whole.kind, whole.country, whole.sector)
        return None

    def _named(self, phrase: Phrase, depth: int) -> Entity | None:
        """Return the person or actor that the phrase names beside its titles: before, after or between commas."""
        for number, part in enumerate((phrase.head, *phrase.appositions)):
            words = strip_front(tuple(part.split()))
            entity = self._closing_name(words, phrase, depth)
            # A state after a comma belongs to a list or says where; it is not who the words before the comma name.
            if entity and not (number and entity.kind == "state"):
                return entity
        return None

    def _closing_name(self, words: tuple[str, ...], phrase: Phrase, depth: int) -> Entity | None:
        title = self._last_title(words)
        start = title[1] if title else self._first_name_word(words)
        name = words[start:]
        if not is_name(name):
            return None
        lead = words[: title[0]] if title else words[:start]
        owner = self._owner(lead, phrase, depth)
        person = self._person(" ".join(name), owner, titled=title is not None)
        if person:
            return person
        suffix = self._closing_actor(words)
        if suffix:
            return suffix
        if title is None and not (phrase.appositions or lead) and not self._is_apart(phrase):
            return None
        if title is None and not phrase.appositions and len(name) < 2:
            return None
        return self._unknown_person(" ".join(name), owner, title[2] if title else None)

    def _is_apart(self, phrase: Phrase) -> bool:
        return phrase.complement is None and phrase.possessor is not None and len(phrase.words) >= 2

    def _person(self, name: str, owner: Owner, *, titled: bool) -> Entity | None:
        person = self.around.people.get(name_key(name))
        if person:
            return None if person.country == UNKNOWN and person.id == NIL else person
        country = owner.country if owner.country not in CLASSES else None
        actor = self.registry.person(name, date=self.around.date, country=country)
        return self.registry.entity(actor, date=self.around.date) if actor else None

    def _unknown_person(self, name: str, owner: Owner, title: Title | None) -> Entity:
        country = owner.country
        if title is not None and title.sector == "REB":
            country = "NSA"
        if (
            country == UNKNOWN
            and title is not None
            and self.around.main
            and title.sector in ("GOV", "LEG", "MIL", "COP", "OPP")
        ):
            country = self.around.main
        if title is not None and title.sector == "JRN" and owner.actor is None:
            country = "MED" if country == UNKNOWN else country
        return Entity(NIL, name, "person", country, title.sector if title else None)

    def _last_title(self, words: tuple[str, ...]) -> tuple[int, int, Title] | None:
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

    def _first_name_word(self, words: tuple[str, ...]) -> int:
        """Return where the run of capitals at the end begins, adjectives of states and known words left before it."""
        start = len(words)
        while (start and is_name(words[start - 1 : start])) or (0 < start < len(words) and is_name(words[start - 1 :])):
            start -= 1
        while start < len(words) and self.registry.adjectives.get(name_key(words[start])):
            start += 1
        return start

    def _closing_actor(self, words: tuple[str, ...]) -> Entity | None:
        """Return the actor whose name the words end in ("the opposition Muslim Brotherhood")."""
        for start in range(len(words)):
            actor = self.registry.find(" ".join(words[start:]), date=self.around.date)
            if actor and (actor.kind != "state" or all(word.islower() for word in words[:start])):
                return self.registry.entity(actor, date=self.around.date)
        return None

    def _headed(self, phrase: Phrase, depth: int) -> Entity:
        """Return the office, body or group that the phrase's last words name."""
        words = phrase.words
        keys = [name_key(word) for word in words]
        owner = self._owner(words, phrase, depth)
        title = self._last_title(words)
        if title and title[1] == len(words):
            return self._titled(phrase, words[: title[0]], title[2], owner)
        body = _suffix(self.registry.vocabulary.body_words.get, keys)
        noun = _suffix(self.registry.vocabulary.nouns.get, keys)
        if body and (noun is None or body[0] <= noun[0]):
            return self._body(phrase, body[1], owner)
        if noun:
            return self._group(phrase, noun[1], owner)
        plural = self.registry.vocabulary.titles.get(keys[-1][:-1]) if keys and keys[-1].endswith("s") else None
        if plural:
            return self._group(phrase, Noun("-", "group", plural.sector), owner)
        closing = self._closing_actor(words)
        if closing and not phrase.complement:
            return closing
        kind: EntityKind = "organisation" if words and words[-1][:1].isupper() else "group"
        if (
            kind == "group"
            and owner.country == UNKNOWN
            and self.around.country
            and not _ENTITY_WORD.search(phrase.clean)
        ):
            return Entity(NIL, phrase.clean, kind, self.around.country)
        return Entity(NIL, _whole(phrase), kind, owner.country)

    def _titled(self, phrase: Phrase, lead: tuple[str, ...], title: Title, owner: Owner) -> Entity:
        """Return who holds the office that the phrase names, or an entity that says whose office it is."""
        country = owner.country if owner.country != UNKNOWN else self.around.main or UNKNOWN
        keys = {name_key(word) for word in lead} | {name_key(word) for word in phrase.clean.split()[:1]}
        ended = keys & (self.registry.vocabulary.former | {"deputy", "vice", "assistant", "acting", "under"})
        if title.office and self.around.date and not ended and country != UNKNOWN:
            of = owner.actor.id if owner.actor and owner.country in CLASSES else country
            holder = self.registry.holder(title.office, of, date=self.around.date)
            if holder:
                return self.registry.entity(holder, date=self.around.date)
        if owner.country == UNKNOWN and title.sector in ("EDU", "BUS"):
            country = UNKNOWN
        if title.sector == "REB" and owner.country not in FIRM:
            country = "NSA"
        if owner.country == UNKNOWN and name_key(phrase.head).endswith("diplomat"):
            country = UNKNOWN
        return Entity(NIL, _whole(phrase), "office" if title.office else "person", country, title.sector)

    def _body(self, phrase: Phrase, body: str, owner: Owner) -> Entity:
        country = owner.country if owner.country != UNKNOWN else self.around.country or UNKNOWN
        rule = self.registry.vocabulary.bodies[body]
        if country in CLASSES:
            return Entity(NIL, _whole(phrase), rule.kind, country, rule.sector)
        return self.registry.entity(self.registry.body(body, country), date=self.around.date)

    def _group(self, phrase: Phrase, noun: Noun, owner: Owner) -> Entity:
        """Return a group: of its class, else of the country that its words give, else of the report's."""
        name, near = _whole(phrase), self.around.country
        body = self.around.bodies.get(name_key(name)) if len(phrase.words) == 1 and owner.country == UNKNOWN else None
        if body:
            return body
        if noun.of in FIRM:
            governs = (
                owner.actor is not None
                and owner.actor.kind in ("person", "government")
                and owner.country not in CLASSES
            )
            country = owner.country if noun.of == "NSA" and governs else noun.of
            return Entity(NIL, self._with_adjective(name, near, owner), noun.kind, country, noun.sector)
        if owner.country != UNKNOWN:
            return Entity(NIL, name, noun.kind, owner.country, noun.sector)
        if {name_key(word) for word in phrase.words[:-1]} & self.registry.vocabulary.regions and noun.sector in (
            "GOV",
            "MIL",
        ):
            return Entity(NIL, name, noun.kind, "IGO", noun.sector)
        if noun.of != "-":
            return Entity(NIL, name, noun.kind, noun.of, noun.sector)
        return Entity(NIL, self._with_adjective(name, near, owner), noun.kind, near or UNKNOWN, noun.sector)

    def _with_adjective(self, name: str, country: str | None, owner: Owner) -> str:
        """Return the name with the adjective of the report's country before it, when its words name no country."""
        state = self.registry.actors.get(country or "")
        if owner.country != UNKNOWN or state is None or not state.adjectives or _ENTITY_WORD.search(name[1:]):
            return name
        bare = " ".join(strip_front(tuple(name.split())))
        return f"{state.adjectives[0]} {bare[:1].lower()}{bare[1:]}"

    def _owner(self, words: tuple[str, ...], phrase: Phrase, depth: int) -> Owner:
        """Return to whom the words count what they name: possessor, then adjectives and names, then complement."""
        for owner in self._owners(words, phrase, depth):
            if owner.country != UNKNOWN:
                return owner
        return Owner(UNKNOWN)

    def _owners(self, words: tuple[str, ...], phrase: Phrase, depth: int) -> Iterator[Owner]:
        yield self._class_of(words)
        if phrase.possessor:
            yield self._own(self.describe(phrase.possessor, depth=depth + 1))
        yield self._inside(words)
        if not set(words) <= set(phrase.words):
            yield self._class_of(phrase.words)
            yield self._inside(phrase.words)
        if phrase.complement and phrase.preposition in (
            "of",
            "for",
            "from",
            "in",
            "at",
            "inside",
            "near",
            "with",
            "by",
            "against",
            "loyal",
            "to",
        ):
            yield self._complement(phrase.complement, phrase.preposition, depth)
        for part in phrase.appositions:
            yield self._apposed(part, depth)
        yield self._based(words)

    def _own(self, entity: Entity) -> Owner:
        return Owner(entity.country, self.registry.actors.get(entity.id))

    def _complement(self, text: str, preposition: str, depth: int) -> Owner:
        plain = Describer(self.registry, self.gazetteer, Surroundings(self.around.date, people=self.around.people))
        if preposition in ("to", "with", "by", "against"):
            entity = plain.known(text)
            return self._own(entity) if entity else Owner(UNKNOWN)
        place = self._place(text)
        return place if place.country != UNKNOWN else self._own(plain.describe(text, depth=depth + 1))

    def _apposed(self, part: str, depth: int) -> Owner:
        phrase = parse(part, self.registry.vocabulary)
        return self._owner(
            phrase.words,
            Phrase(phrase.clean, phrase.words, phrase.possessor, phrase.preposition, phrase.complement),
            depth + 1,
        )

    def _class_of(self, words: tuple[str, ...]) -> Owner:
        """Return the firm class of a group noun that stands as modifier: "rebel spokesman", "aid group official"."""
        keys = [name_key(word) for word in words]
        for i in range(len(keys)):
            hit = longest_at(self.registry.vocabulary.nouns, keys, i)
            if (hit and hit[1].of in ("NSA", "NGO") and words[i].lower() == words[i]) or (
                hit and hit[1].of == "NSA" and i == 0
            ):
                return Owner(hit[1].of)
        return Owner(UNKNOWN)

    def _inside(self, words: tuple[str, ...]) -> Owner:
        """Return the owner that the first known name or adjective among the words gives."""
        i = 0
        while i < len(words):
            for end in range(min(len(words), i + 5), i, -1):
                owner = self._name_owner(words[i:end])
                if owner:
                    return owner
            i += 1
        return Owner(UNKNOWN)

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
        entity = self.known(text) if not text.isupper() or len(text) > 1 else None
        if entity and entity.country != UNKNOWN:
            return self._own(entity) if entity.id != NIL else Owner(entity.country)
        return self._place_owner(text) if len(words) <= 2 else None

    def _place_owner(self, text: str) -> Owner | None:
        owner = self._place(text, people=WELL_KNOWN)
        return owner if owner.country != UNKNOWN else None

    def _place(self, text: str, *, people: int = 0) -> Owner:
        place = self.gazetteer.find(clean(text), people=people) if self.gazetteer else None
        return Owner(place.country) if place and place.country else Owner(UNKNOWN)

    def _based(self, words: tuple[str, ...]) -> Owner:
        for word in words:
            if _BASED.search(word):
                return self._name_owner((_BASED.sub("", word),)) or Owner(UNKNOWN)
        return Owner(UNKNOWN)


def _suffix(get: Callable[[str], T | None], keys: list[str]) -> tuple[int, T] | None:
    for start in range(max(0, len(keys) - 5), len(keys)):
        value = get(" ".join(keys[start:]))
        if value is not None:
            return start, value
    return None


def _whole(phrase: Phrase) -> str:
    """Return the phrase as a name: its clean text without appositions."""
    return phrase.clean.split(", ", 1)[0]
