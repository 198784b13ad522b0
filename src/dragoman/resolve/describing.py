"""Says who a noun phrase names, and to which country or class of actors that one belongs.

known name → joint parties → parts → name after a title → office → body of state → group noun → NIL
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, structs

from dragoman.core.entities import NIL, Entity, EntityKind
from dragoman.knowledge.names import name_key, without_possessive
from dragoman.knowledge.registry import CLASSES, Registry
from dragoman.knowledge.vocabulary import Title
from dragoman.resolve import grounds
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.grounds import because, unknown
from dragoman.resolve.grouping import Grouper, whole
from dragoman.resolve.lookup import UNKNOWN, Lookup, Owner, Surroundings
from dragoman.resolve.offices import OfficeFinder
from dragoman.resolve.phrases import (
    PARTITIVES,
    POSSESSIVES,
    Phrase,
    clean,
    is_name,
    parse,
    strip_front,
    without_brackets,
)

PUBLIC = frozenset({"GOV", "LEG", "MIL", "COP", "OPP", "PTY", "JUD"})
"""Sectors whose people, when no country is named with them, belong to the one that the report is about."""
BELONGING = frozenset("of for from in at inside near with by against loyal to".split())
"""Prepositions whose complement says to whom somebody belongs."""
HIGHEST = frozenset({"president", "prime_minister", "vice_president", "king", "crown_prince", "supreme_leader", "pope"})
"""Offices whose holders the registry knows best: one who never held it is another of that surname."""
CAPACITY = frozenset("to with by against".split())
"""Those of them that say so only of a known actor: an "ambassador to Chile" is not Chile's."""
LONGER_NAME = frozenset({"for"})
"""Prepositions that go on with a name: the "National Front for the Defence of Ports" is not the National Front."""
PRONOUNS = frozenset(
    "he she it they we i you him her them us me who his hers its their theirs ours "
    "itself himself herself themselves".split()
)
_ENTITY_WORD = re.compile(r"[A-Z][\w.'’&-]*")


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
    return Describer(Lookup(registry, gazetteer, around)).describe(text)


class Describer(Struct, frozen=True):
    """Describes phrases for one place of one report. Pure: the same words there give the same entity.

    `people` is false for words that are known to name a body or a place: then no unknown name is taken for a person.
    """

    look: Lookup
    people: bool = True

    def describe(self, text: str, *, depth: int = 0) -> Entity:
        """Return who the words name."""
        name = clean(text)
        if (name.lower() in PRONOUNS and name != "US") or depth > 4:
            return because(Entity(NIL, name, "group", UNKNOWN), grounds.PRONOUN)
        known = self.look.entity(text) or self.look.entity(without_brackets(text))
        if known and (self.people or known.kind != "person" or " " in name or known.score > grounds.SURNAME_NEAR.score):
            return known
        joint = self.look.joint(without_brackets(text))
        if joint:
            return self._joint(name, *joint, depth)
        phrase = parse(text, self.look.registry.vocabulary, self.look.knows)
        return self._partitive(phrase, depth) or self._named(phrase, depth) or self._headed(phrase, depth)

    def describe_person(self, text: str) -> Entity:
        """Return who the words name, where they are known to name a person: no word of a bare name says whose he is."""
        words = tuple(clean(without_brackets(text)).split())
        known = self.look.entity(text)
        if known and known.kind == "person":
            return known
        if not self._is_bare_name(words):
            return self.describe(text)
        name = " ".join(words)
        full = self.look.around.people.get(name_key(name))
        if full:
            return self.look.named_before(full, name)
        return self._person(name, Owner(UNKNOWN)) or unknown(Entity(NIL, name, "person", UNKNOWN), in_words=False)

    def _is_bare_name(self, words: tuple[str, ...]) -> bool:
        """Return whether the words are a name without title, adjective or possessor, and that of nothing else known."""
        name, vocabulary = " ".join(words), self.look.registry.vocabulary
        if not is_name(words) or self.look.last_title(words) or self._first_name_word(words):
            return False
        if any(without_possessive(word) != word for word in words) or name_key(words[-1]) in vocabulary.nouns:
            return False
        return not self.look.knows(name) and self.look.place(name).country == UNKNOWN

    def _joint(self, name: str, left: str, right: str, depth: int) -> Entity:
        """Return joint parties as one: the whole text, with the first party's code."""
        if self._is_title(left):
            return self.describe(right, depth=depth + 1)
        first = self.describe(left, depth=depth + 1)
        if first.country == UNKNOWN and first.id == NIL:
            first = self.describe(right, depth=depth + 1)
        return because(Entity(NIL, name, "group", first.country, first.sector), grounds.JOINT)

    def _is_title(self, left: str) -> bool:
        """Return whether the words before an "and" are the first of one person's two titles."""
        words = tuple(left.split())
        title = self.look.last_title(words)
        closes = title is not None and title[1] == len(words)
        return closes and words[-1][:1].isupper() and words[0].lower() not in ("the", "both")

    def _partitive(self, phrase: Phrase, depth: int) -> Entity | None:
        """Return whom "some of", "members of" or "tens of thousands of" counts, or `None` for other phrases."""
        heads = {name_key(word) for word in phrase.words}
        counts = bool(heads) and heads <= PARTITIVES and phrase.preposition in ("of", "like", "from")
        if phrase.complement and counts and not phrase.possessor:
            return self.describe(phrase.complement, depth=depth + 1)
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
        title = self.look.last_title(words)
        start = title[1] if title else self._first_name_word(words)
        name = words[start:]
        if not is_name(name):
            return None
        lead = words[: title[0]] if title else words[:start]
        owner = self._owner(lead, phrase, depth)
        known = self._titled_person(" ".join(name), owner, title[2] if title else None, phrase)
        known = known or self._closing_actor(words, phrase)
        if known or not self.people or self.look.is_common(name[-1]) or self.look.ends_like_actor(words):
            return known
        if title is None and not (phrase.appositions or lead) and not self._is_apart(phrase):
            return None
        if title is None and not phrase.appositions and len(name) < 2:
            return None
        return self._unknown_person(" ".join(name), owner, title[2] if title else self._title_beside(phrase))

    def _titled_person(self, name: str, owner: Owner, title: Title | None, phrase: Phrase) -> Entity | None:
        """Return the known person of that name whom title and apposition allow; a surname alone must fit both."""
        office = title.office if title and title.office in HIGHEST else None
        serving = OfficeFinder(self.look).serving(name, owner, title) if title and " " not in name else None
        if serving:
            return serving
        person = self._person(name, owner, office=office, titled=title is not None)
        if person is None or " " in name or person.id == NIL:
            return person
        if phrase.appositions and self.look.place(phrase.appositions[0]).country != UNKNOWN:
            # "Austin, Texas" is a town.
            return None
        held = {term.office for term in self.look.registry.actors[person.id].terms}
        return person if office is None or not held or office in held else None

    def _closing_actor(self, words: tuple[str, ...], phrase: Phrase) -> Entity | None:
        """Return the known actor whose name the words end in, unless the name goes on or is that of a namesake."""
        actor = self.look.closing_actor(self._long_name(words, phrase))
        if actor is None or phrase.complement is None or phrase.preposition not in ("of", "in"):
            return actor
        place = self.look.place(phrase.complement)
        if place.country != UNKNOWN:
            # "the Democratic Party of Ruritania" is not the one that the registry knows elsewhere.
            return actor if actor.country in CLASSES or actor.country == place.country else None
        return actor if phrase.preposition == "in" or not phrase.complement[:1].isupper() else None

    def _long_name(self, words: tuple[str, ...], phrase: Phrase) -> tuple[str, ...]:
        """Return the words with a complement that goes on with a name: "the London-based Fund for Human Ports"."""
        if phrase.complement is None or phrase.preposition not in LONGER_NAME:
            return words
        return (*words, phrase.preposition, *phrase.complement.split())

    def _title_beside(self, phrase: Phrase) -> Title | None:
        """Return the title that stands before or behind the comma of a bare name."""
        titles = (self.look.last_title(tuple(part.split())) for part in (phrase.head, *phrase.appositions))
        return next((title[2] for title in titles if title), None)

    def _is_apart(self, phrase: Phrase) -> bool:
        return phrase.complement is None and phrase.possessor is not None and len(phrase.words) >= 2

    def _person(self, name: str, owner: Owner, *, office: str | None = None, titled: bool = False) -> Entity | None:
        person = self.look.around.people.get(name_key(name))
        if person:
            lost = person.country == UNKNOWN and person.id == NIL
            return None if lost else self.look.named_before(person, name)
        country = owner.country if owner.country not in CLASSES else None
        return self.look.person(name, country=country, office=office, titled=titled)

    def _unknown_person(self, name: str, owner: Owner, title: Title | None) -> Entity:
        country, sector = owner.country, title.sector if title else None
        in_words = owner.country != UNKNOWN or sector in ("REB", "JRN")
        if sector == "REB":
            country = "NSA"
        elif country == UNKNOWN and sector == "CVL":
            country = self.look.around.setting or self.look.around.main or UNKNOWN
        elif country == UNKNOWN and sector in PUBLIC:
            country = self.look.around.main or UNKNOWN
        elif country == UNKNOWN and sector == "JRN":
            country = "MED"
        return unknown(Entity(NIL, name, "person", country, sector), in_words=in_words)

    def _first_name_word(self, words: tuple[str, ...]) -> int:
        """Return where the run of capitals at the end begins, adjectives of states and known words left before it."""
        start = len(words)
        while (start and is_name(words[start - 1 : start])) or (0 < start < len(words) and is_name(words[start - 1 :])):
            start -= 1
        while start < len(words) and self.look.registry.adjectives.get(name_key(words[start])):
            start += 1
        return start

    def _headed(self, phrase: Phrase, depth: int) -> Entity:
        """Return the office, body or group that the phrase's last words name."""
        words = phrase.words
        keys = [name_key(word) for word in words]
        owner = self._owner(words, phrase, depth)
        title = self.look.last_title(words)
        if title and title[1] == len(words):
            return OfficeFinder(self.look).titled(phrase, words[: title[0]], title[2], owner)
        generic = Grouper(self.look).short_name(phrase, owner) or Grouper(self.look).generic(phrase, owner)
        if generic:
            return generic
        closing = self._closing_actor(words, phrase)
        if closing and not phrase.complement:
            return closing
        body_before = self.look.around.bodies.get(keys[0]) if len(keys) == 1 and phrase.definite else None
        if body_before and owner.country == UNKNOWN and not keys[0].endswith(("s", "house")):
            return because(body_before, grounds.BODY_BEFORE, body_before.name)
        kind: EntityKind = "organisation" if words and words[-1][:1].isupper() else "group"
        if kind == "group" and owner.country == UNKNOWN and not _ENTITY_WORD.search(phrase.clean):
            here = Entity(NIL, phrase.clean, kind, self.look.around.country or UNKNOWN)
            return unknown(here, in_words=False)
        return unknown(Entity(NIL, whole(phrase), kind, owner.country), in_words=True)

    def _owner(self, words: tuple[str, ...], phrase: Phrase, depth: int) -> Owner:
        """Return to whom the words count what they name: possessor, then adjectives and names, then complement."""
        for owner in self._owners(words, phrase, depth):
            if owner.country != UNKNOWN:
                return owner
        return Owner(UNKNOWN)

    def _owners(self, words: tuple[str, ...], phrase: Phrase, depth: int) -> Iterator[Owner]:
        yield self.look.class_of(words)
        if phrase.possessor:
            yield self.look.owner(self.describe(phrase.possessor, depth=depth + 1))
        yield self.look.inside(words, headed=words == phrase.words)
        if self.look.around.whose and phrase.clean.split()[0].lower() in POSSESSIVES:
            yield Owner(self.look.around.whose)
        if not set(words) <= set(phrase.words):
            yield self.look.class_of(phrase.words)
            yield self.look.inside(phrase.words)
        if phrase.complement and phrase.preposition in BELONGING:
            yield self._complement(phrase.complement, phrase.preposition, depth)
        for part in phrase.appositions:
            yield self._apposed(part, depth)
        yield self.look.based(words)

    def _complement(self, text: str, preposition: str, depth: int) -> Owner:
        around = Surroundings(self.look.around.date, people=self.look.around.people)
        plain = Describer(Lookup(self.look.registry, self.look.gazetteer, around))
        if preposition in CAPACITY:
            entity = plain.look.entity(text)
            return self.look.owner(entity) if entity else Owner(UNKNOWN)
        place = self.look.place(text)
        return place if place.country != UNKNOWN else self.look.owner(plain.describe(text, depth=depth + 1))

    def _apposed(self, part: str, depth: int) -> Owner:
        phrase = parse(part, self.look.registry.vocabulary, self.look.knows)
        alone = structs.replace(phrase, appositions=())
        return self._owner(phrase.words, alone, depth + 1)
