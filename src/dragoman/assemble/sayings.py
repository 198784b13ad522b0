"""When the sources of a report spoke.

A source speaks on one occasion unless it says otherwise: "said on Wednesday" dates its other words too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.assemble.datings import Datings
from dragoman.assemble.propositions import Proposition
from dragoman.core.layers import Attribution, Layers, Mention, TimeExpression
from dragoman.core.text import Span
from dragoman.syntax import Tree

OCCASIONS = {"day", "time", "week"}
"""Precisions of a time that dates an occasion: what a source said "in 2005" dates none of its other words."""
FIRST_OR_SECOND = {"i", "we", "you"}
"""Pronouns that name another person in every quotation."""
STANDING = {"VBP", "VBZ"}
"""Tags of cues in the present, which tell what a source holds and not what it once said."""


class Sayings:
    """Knows when each source of a report spoke: by its cue, else by its other cues."""

    def __init__(self, layers: Layers, tree: Tree, datings: Datings, propositions: Sequence[Proposition]) -> None:
        self._layers, self._tree, self._datings = layers, tree, datings
        self._spoken: list[tuple[int, set[int | str], TimeExpression]] = []
        items = [(proposition.span.start, item) for proposition in propositions for item in proposition.chain]
        for start, item in items:
            time = self._uttered(item)
            if time is not None and time.value and time.value.precision in OCCASIONS:
                self._spoken.append((start, self._speaker(item), time))
        self._name_the_first([item for _, item in items])

    def time_of(self, proposition: Proposition) -> TimeExpression | None:
        """Return the time at which a proposition was said, the innermost source's first."""
        chain = proposition.chain[::-1]
        times = (self._uttered(item) for item in chain)
        if (time := next((time for time in times if time), None)) is not None:
            return time
        past = (item for item in chain if item.cue_head < 0 or self._tree.tokens[item.cue_head].xpos not in STANDING)
        inherited = (self._elsewhere(self._speaker(item), proposition.span.start) for item in past)
        return next((time for time in inherited if time), None)

    def _uttered(self, item: Attribution) -> TimeExpression | None:
        """Return the time that dates the cue of an attribution: beside it, or beside the verb that it goes with."""
        head = item.cue_head
        while head >= 0:
            for at in (head, *self._participles(head)):
                times = (found for found in self._datings.in_clause(at) if not item.covers(_span(found[2])))
                nearest = min(times, key=lambda found: found[:2], default=(0, 0, self._datings.back_then(at)))
                if nearest[2] is not None:
                    return nearest[2]
            head = self._tree.tokens[head].head if self._datings.shares(head) else -1
        return None

    def _participles(self, head: int) -> Iterator[int]:
        """Yield the participles that go with a verb and share its subject and time: "speaking on Monday, she said"."""
        for i in self._tree.dependents(head, "advcl"):
            if self._tree.tokens[i].xpos == "VBG" and self._datings.shares(i):
                yield i

    def _elsewhere(self, speaker: set[int | str], start: int) -> TimeExpression | None:
        """Return the time at which the same speaker spoke last before a point of the text, else first after it."""
        found = [(at > start, abs(at - start), time) for at, who, time in self._spoken if who & speaker]
        return min(found, key=lambda each: each[:2], default=(False, 0, None))[2]

    def _speaker(self, item: Attribution) -> set[int | str]:
        """Return what tells one speaker from others: coreference chain and name of every mention that names them."""
        if item.source_head < 0 or self._tree.tokens[item.source_head].lemma.lower() in FIRST_OR_SECOND:
            return set()
        named = self._naming(item)
        keys: set[int | str] = {m.chain for m in named} | {m.entity.name for m in named if m.entity}
        return keys - {-1, ""}

    def _naming(self, item: Attribution) -> list[Mention]:
        """Return the mentions that hold the head word of a source."""
        if item.source_head < 0:
            return []
        word = self._tree.span([item.source_head])
        return [m for m in self._layers.mentions if m.start <= word.start and word.end <= m.end]

    def _name_the_first(self, items: Sequence[Attribution]) -> None:
        """Date the words of the source that opens a report unnamed and is named next: "a Ruritanian envoy said".

        The next source with a proper name from the same country, with a cue in the past, is taken for the one meant.
        """
        body = (n for n, sentence in enumerate(self._layers.sentences) if sentence.kind == "body")
        opening = next(body, -1)
        unnamed = (item for item in items if self._stands_in(item, opening) and self._uttered(item))
        first = next(unnamed, None)
        if first is None:
            return
        land, time = self._lands(first), self._uttered(first)
        for item in items:
            later = item.cue_head > first.cue_head and self._tree.tokens[item.cue_head].xpos == "VBD"
            if time and later and self._lands(item) & land and self._tree.tokens[item.source_head].upos == "PROPN":
                self._spoken.append((time.start, self._speaker(item), time))
                return

    def _stands_in(self, item: Attribution, sentence: int) -> bool:
        """Return whether the source of an attribution is a common noun of that sentence."""
        token = self._tree.tokens[item.source_head] if item.source_head >= 0 else None
        return token is not None and token.sentence == sentence and token.upos == "NOUN"

    def _lands(self, item: Attribution) -> set[str]:
        """Return the countries that a source belongs to; classes of actors such as IGO are none."""
        codes = {m.entity.country for m in self._naming(item) if m.entity}
        return codes - {"IGO", "NGO", "NSA", "MED", "UNK"}


def _span(time: TimeExpression) -> Span:
    return Span(time.start, time.end)
