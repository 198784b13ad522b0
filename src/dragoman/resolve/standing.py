"""Tells a place's name that stands for those who govern there from one that says where something is.

"Moscow said" is the government, "in Moscow" the city; in a report on sport "Ruritania won" is its team. Both are
decided by use alone, never by which place it is.
"""

from __future__ import annotations

import re

from msgspec import Struct, structs

from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers, Mention, Token, Toponym
from dragoman.core.reports import Report
from dragoman.knowledge.registry import Registry
from dragoman.resolve.grounds import LITERAL, TEAM, because
from dragoman.resolve.phrases import clean

ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "nmod:poss", "iobj"})
"""Relations in which a place's name acts or owns: there the model's word alone does not make it a mere place."""
LOCATED = re.compile(r"^[A-Z][^,]*, (?:the )?[A-Z][^,]*$")
"""A place and where it lies: "Paris, France" is no France."""
PARTS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern mainland upper "
    "lower northeast northwest southeast southwest north south east west rural coastal".split()
)
"""Words before a state's name that make a region of it."""
INSIDE = frozenset({"in", "at", "near", "outside", "around", "inside"})
"""Words before a name that say where something is, whatever the model takes the name for."""
LEAST_SPORT = 8
"""Words of sport in a report on sport, and one in how many words they are."""
SPORT_EVERY = 60
_WORD = re.compile(r"[a-z]+")


class Standing(Struct, frozen=True):
    """What a report's places and its subject say of names of places in it."""

    text: str
    registry: Registry
    tokens: tuple[Token, ...]
    toponyms: dict[int, Toponym]
    sport: bool

    @classmethod
    def of(cls, report: Report, layers: Layers, registry: Registry) -> Standing:
        """Return the standing of places in a report."""
        toponyms = {toponym.start: toponym for toponym in layers.toponyms}
        return cls(report.text, registry, layers.tokens, toponyms, is_on_sport(report.text, registry))

    def settle(self, mention: Mention, entity: Entity) -> Entity:
        """Return the mention's entity, or a place or team of that name where no state or government is meant."""
        if mention.form != "name" or entity.kind not in ("state", "government") or entity.id == NIL:
            return entity
        name = clean(self.text[mention.start : mention.end])
        if self._is_place(mention, name):
            return because(Entity(NIL, name, "place", entity.country), LITERAL)
        if self.sport and mention.type == "ORG" and entity.kind == "state":
            return because(structs.replace(entity, id=NIL, kind="organisation", sector=None, wikidata=None), TEAM)
        return entity

    def _is_place(self, mention: Mention, name: str) -> bool:
        """Return whether the name is a capital that only says where, a region of a state, or a place in one."""
        first, _, rest = name.partition(" ")
        if mention.type == "LOC" and rest and first.lower() in PARTS and self.registry.state_of(name) is None:
            return self.registry.state_of(rest) is not None
        if mention.type in ("LOC", "ORG") and LOCATED.match(name):
            return True
        return self.registry.capital_of(name) is not None and self._is_literal(mention)

    def _is_literal(self, mention: Mention) -> bool:
        """Return whether the use of a capital's name is that of a place: by what the model says, and by its syntax."""
        toponym = self.toponyms.get(mention.start)
        token = self.tokens[mention.head] if mention.head < len(self.tokens) else None
        acts = token is not None and token.deprel in ACTING
        if toponym is not None:
            return toponym.use == "literal"
        return not acts and (mention.type == "LOC" or self._word_before(mention) in INSIDE)

    def _word_before(self, mention: Mention) -> str:
        """Return the word before a mention, in small letters."""
        return (self.text[max(0, mention.start - 12) : mention.start].split() or [""])[-1].lower()


def is_on_sport(text: str, registry: Registry) -> bool:
    """Return whether a report is on sport: by how many of its words are words of sport."""
    words = _WORD.findall(text.lower())
    found = sum(word in registry.vocabulary.sport for word in words)
    return found >= LEAST_SPORT and found * SPORT_EVERY >= len(words)
