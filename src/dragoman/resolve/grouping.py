"""Says who a generic phrase names: "the two nations", "the army", "Syrian rebels", "the council".

plain state → name of its own → body of state → group noun → None
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from dragoman.core.entities import NIL, Entity
from dragoman.knowledge.names import name_key, without_possessive
from dragoman.knowledge.registry import CLASSES
from dragoman.knowledge.vocabulary import Noun
from dragoman.resolve import grounds
from dragoman.resolve.grounds import because, unknown
from dragoman.resolve.lookup import UNKNOWN, Lookup, Owner
from dragoman.resolve.phrases import POSSESSIVES, Phrase, strip_front

T = TypeVar("T")
FIRM = frozenset({"NSA", "NGO", "IGO"})
"""Classes that hold whatever country is named: "Syrian rebels" are NSA, "US allies" IGO."""
AT_HOME = frozenset({"CVL", "MIL", "COP", "OPP", "REB", "PTY"})
"""Sectors of people who, when no country is named with them, belong where the story is set."""
PLAIN_STATES = frozenset({"country", "nation", "kingdom"})
"""Nouns that, alone, are the state itself."""
PAIRED = frozenset(
    {"two", "both", "nations", "countries", "states", "governments", "neighbours", "neighbors", "capitals"}
)
"""Nouns that, with "two" or "both" before them, are the two states named last."""
_ENTITY_WORD = re.compile(r"[A-Z][\w.'’&-]*")


class Grouper(Struct, frozen=True):
    """Names bodies and groups for one place of one report. Pure, like the describer that asks it."""

    look: Lookup

    def generic(self, phrase: Phrase, owner: Owner) -> Entity | None:
        """Return the state, body or group that the phrase's last words are the common word for, or `None`."""
        words, vocabulary = phrase.words, self.look.registry.vocabulary
        keys = [name_key(word) for word in words]
        state = self._plain_state(phrase, keys, owner)
        if state:
            return state
        body, noun = _suffix(vocabulary.body_words.get, keys), _suffix(vocabulary.nouns.get, keys)
        start = min((hit[0] for hit in (body, noun) if hit), default=0)
        if self._is_own_name(words, start):
            country = owner.country if owner.country != UNKNOWN else self.look.around.country or UNKNOWN
            own = Entity(NIL, whole(phrase), "organisation", country, noun[1].sector if noun else None)
            return unknown(own, in_words=owner.country != UNKNOWN)
        if body and (noun is None or body[0] <= noun[0]):
            return self._body(phrase, body[1], owner)
        if noun:
            return self._group(phrase, noun[1], owner)
        plural = vocabulary.titles.get(keys[-1][:-1]) if keys and keys[-1].endswith("s") else None
        return self._group(phrase, Noun("-", "group", plural.sector), owner) if plural else None

    def short_name(self, phrase: Phrase, owner: Owner) -> Entity | None:
        """Return the body named before for which a word with a capital is short ("the Court"), or `None`."""
        if len(phrase.words) != 1 or not phrase.definite or owner.country != UNKNOWN or phrase.complement:
            return None
        word = phrase.words[0]
        body = self.look.around.bodies.get(name_key(word)) if word[:1].isupper() and word.isalpha() else None
        if word == "House" and (body is None or body.sector != "LEG"):
            body = self._house()
        if body is None:
            return None
        return because(body, grounds.BODY_BEFORE, body.name)

    def _house(self) -> Entity | None:
        """Return the house of parliament that is "the House" in the country that the report is about, or `None`."""
        registry = self.look.registry
        actor = registry.actors.get(f"{self.look.around.country or self.look.around.main}.house")
        return registry.entity(actor) if actor else None

    def _plain_state(self, phrase: Phrase, keys: list[str], owner: Owner) -> Entity | None:
        """Return the state that "the country" or "the kingdom" stands for, or the two that "the two nations" are."""
        if len(keys) != 1 or phrase.complement or phrase.possessor:
            return None
        around, actors = self.look.around, self.look.registry.actors
        count = phrase.clean.split()[0].lower()
        if keys[0] in PAIRED and (count == "both" or (count == "two" and phrase.definite)):
            return self._two_states(phrase)
        if keys[0] == "kingdom" and owner.country == UNKNOWN:
            kingdoms = (code for code in around.last if actors[code].is_kingdom)
            state = actors.get(next(kingdoms, around.country or ""))
        else:
            state = actors.get(owner.country if owner.country != UNKNOWN else around.country or "")
        if state is None or keys[0] not in PLAIN_STATES:
            return None
        return because(self.look.registry.entity(state), grounds.THE_COUNTRY)

    def _two_states(self, phrase: Phrase) -> Entity | None:
        """Return the two states named last, in the order of their naming, as one; the first gives the code."""
        pair = [self.look.registry.actors[code] for code in reversed(self.look.around.last[:2])]
        if len(pair) < 2:
            return None
        both = Entity(NIL, f"{pair[0].name} and {pair[1].name}", "group", pair[0].id, "GOV")
        return because(both, grounds.TWO_STATES)

    def _body(self, phrase: Phrase, body: str, owner: Owner) -> Entity:
        """Return the body of the state that the words or the report give, or of a class of actors."""
        rule = self.look.registry.vocabulary.bodies[body]
        country = owner.country if owner.country != UNKNOWN else self._setting(rule.sector) or UNKNOWN
        if country in CLASSES:
            return unknown(Entity(NIL, whole(phrase), rule.kind, country, rule.sector), in_words=True)
        entity = self.look.registry.entity(self.look.registry.body(body, country), date=self.look.around.date)
        return because(entity, grounds.BODY if owner.country != UNKNOWN else grounds.BODY_HERE, country)

    def _group(self, phrase: Phrase, noun: Noun, owner: Owner) -> Entity:
        """Return a group: of its class, else of the country that its words give, else of the report's."""
        group = self._grouped(phrase, noun, owner)
        if group.id != NIL or group.reasons:
            return group
        if noun.of in (*FIRM, "MED"):
            return because(group, grounds.CLASS)
        return unknown(group, in_words=owner.country != UNKNOWN or noun.of != "-")

    def _grouped(self, phrase: Phrase, noun: Noun, owner: Owner) -> Entity:
        """Return the group without its ground, but with that of a body named before."""
        name, near = whole(phrase), self._setting(noun.sector)
        bare = len(phrase.words) == 1 and owner.country == UNKNOWN
        if bare and name_key(name) in self.look.around.bodies:
            named = self.look.around.bodies[name_key(name)]
            return because(named, grounds.BODY_BEFORE, named.name)
        if noun.of in FIRM:
            # "Brandt's fighters" are those of the state that Brandt speaks for, not a band of their own.
            speaks = owner.actor is not None and owner.actor.kind in ("person", "government")
            governs = speaks and owner.country not in CLASSES
            country = owner.country if noun.of == "NSA" and governs else noun.of
            name = self._with_adjective(name, near, owner) if noun.of == "NSA" else name
            return Entity(NIL, name, noun.kind, country, noun.sector)
        if noun.of == "MED" and self._names_outlet(phrase):
            return Entity(NIL, name, noun.kind, noun.of, noun.sector)
        if owner.country != UNKNOWN:
            return Entity(NIL, self._with_adjective(name, None, owner), noun.kind, owner.country, noun.sector)
        regions = {name_key(word) for word in phrase.words[:-1]} & self.look.registry.vocabulary.regions
        if regions and noun.sector in ("GOV", "MIL"):
            return Entity(NIL, name, noun.kind, "IGO", noun.sector)
        if noun.of != "-":
            return Entity(NIL, name, noun.kind, noun.of, noun.sector)
        return Entity(NIL, self._with_adjective(name, near, owner), noun.kind, near or UNKNOWN, noun.sector)

    def _names_outlet(self, phrase: Phrase) -> bool:
        """Return whether the phrase gives an unknown outlet by name ("the Ruritanian newspaper Dawn Post")."""
        words = [word for word in phrase.words if word[:1].isupper() and not self.look.is_common(word)]
        return any(not self.look.knows(without_possessive(word)) for word in words)

    def _setting(self, sector: str) -> str | None:
        """Return whose people of that sector are where the words do not say it."""
        around = self.look.around
        return (around.setting if sector in AT_HOME else None) or around.country

    def _with_adjective(self, name: str, country: str | None, owner: Owner) -> str:
        """Return the name with the adjective of the report's country before it, when its words name no country."""
        if owner.country == "NSA" and owner.actor is None and country is not None:
            # "rebel commanders" are Syrian in a report on Syria.
            owner = Owner(UNKNOWN)
        if name.split()[0].lower() in POSSESSIVES and owner.country == self.look.around.whose:
            country, owner = owner.country, Owner(UNKNOWN)
        state = self.look.registry.actors.get(country or "")
        if owner.country != UNKNOWN or state is None or not state.adjectives or _ENTITY_WORD.search(name[1:]):
            return name
        bare = " ".join(strip_front(tuple(name.split())))
        if bare[:1].isupper() and not self.look.is_common(bare.split()[0]):
            # "Kurdish fighters" say whose they are.
            return name
        return f"{state.adjectives[0]} {bare[:1].lower()}{bare[1:]}"

    def _is_own_name(self, words: tuple[str, ...], start: int) -> bool:
        """Return whether the generic words from `start` end a name of its own ("the Continental Army")."""
        if not start or not words[-1][:1].isupper():
            return False
        unknown = [word for word in words[:start] if word[:1].isupper() and not self.look.is_known_word(word)]
        return bool(unknown) and self.look.place(unknown[0]).country == UNKNOWN


def _suffix(get: Callable[[str], T | None], keys: list[str]) -> tuple[int, T] | None:
    for start in range(max(0, len(keys) - 5), len(keys)):
        value = get(" ".join(keys[start:]))
        if value is not None:
            return start, value
    return None


def whole(phrase: Phrase) -> str:
    """Return the phrase as a name: its clean text without appositions."""
    return phrase.clean.split(", ", 1)[0]
