"""What the encoder takes the words of a report to claim, weighed against what syntax and word lists say.

Two judges, neither always right: the encoder gives probabilities, a rule gives one answer. Their votes are added as
logarithms (a product of experts, Hinton 2002): a rule's answer counts as much as `weight` nats of the encoder's.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import log
from typing import TypeVar

from dragoman.assemble.deciding import Decided, Ruled, Votes
from dragoman.core.layers import Layers, Predication
from dragoman.core.text import Span
from dragoman.syntax import Tree

Answer = TypeVar("Answer", bound=Hashable)
Phrases = tuple[int, ...]
"""Phrases by the tokens that head them."""
NOBODY = -1
"""Stands for nobody among the words that play a role: the outlet among sources."""
FLOOR = 0.01
"""What an answer counts that the encoder does not name."""
CERTAIN = 0.6
"""A word at least this likely heads a claim though no rule says so."""
DOUBTFUL = 0.2
"""A word less likely heads none though a rule says so."""
SPELT = 0.4
"""Where a word at least this likely heads a claim, the encoder says where the claim begins and ends."""
STOPS = frozenset(".,;:!?…")
"""Signs that end a sentence or a clause and are no part of what it claims."""
ALSO = 0.25
"""Others at least this likely play a role beside the likeliest."""


def weigh(shares: Mapping[Answer, float], ruled: Answer, weight: float) -> Answer:
    """Return the answer with most votes: the logarithm of its share, and the rule's weight for the rule's answer.

    >>> weigh({"did": 0.6, "said": 0.4}, "said", 1.0)
    'said'
    """
    total = sum(shares.values()) or 1.0

    def votes(answer: Answer) -> float:
        return log(max(shares.get(answer, 0.0) / total, FLOOR)) + (weight if answer == ruled else 0.0)

    return max(sorted({*shares, ruled}, key=str), key=votes)


def weighed(shares: Mapping[Answer, float], ruled: Ruled[Answer], weight: float) -> Decided[Answer]:
    """Return the answer with most votes as a decision that says how it came about."""
    answer = weigh(shares, ruled.value, weight)
    return Decided(answer, ruled, _votes(shares, ruled.value, weight, answer))


def _votes(shares: Mapping[Answer, float], ruled: Answer, weight: float, answer: Answer) -> Votes:
    if answer != ruled:
        return Votes(shares, weight, "encoder")
    return Votes(shares, weight, "both" if shares.get(answer, 0.0) >= max(shares.values(), default=0.0) else "rule")


class Predicated:
    """The predications of one report by their word. Empty for weights that know none: then the rules alone decide."""

    def __init__(self, layers: Layers, tree: Tree) -> None:
        self._tree = tree
        self._at = {predication.token: predication for predication in layers.predications}
        self._head_of = {
            i: mention.head
            for mention in sorted(layers.mentions, key=lambda m: m.start - m.end)
            for i in tree.within(Span(mention.start, mention.end))
        }

    def of(self, head: int) -> Predication | None:
        """Return what a word claims, `None` where the encoder says nothing."""
        return self._at.get(head)

    def heads(self, head: int, *, by_rule: bool) -> bool:
        """Return whether a word heads a claim, given what the rules say."""
        if not self._at:
            return by_rule
        predication = self._at.get(head)
        return predication is not None and predication.score >= (DOUBTFUL if by_rule else CERTAIN)

    def span(self, head: int) -> Span | None:
        """Return the stretch that states what a word claims, `None` where the encoder hardly takes it for a claim."""
        predication = self._at.get(head)
        if predication is None or predication.score < SPELT:
            return None
        last = predication.last
        while last > head and self._tree.tokens[last].lemma in STOPS:
            last -= 1
        return self._tree.span([predication.first, last])

    def players(
        self, head: int, found: Sequence[tuple[int, float]], ruled: Ruled[Phrases], weight: float
    ) -> Decided[Phrases]:
        """Return the heads of the phrases that play a role in what `head` claims, given the rule's, likeliest first."""
        shares: dict[int, float] = {}
        for i, share in found:
            phrase = NOBODY if i == head else self._phrase(i)
            shares[phrase] = shares.get(phrase, 0.0) + share
        foremost = ruled.value[0] if ruled.value else NOBODY
        first = weigh(shares, foremost, weight)
        votes = _votes(shares, foremost, weight, first)
        if first == foremost:
            return Decided(ruled.value, ruled, votes)
        if first == NOBODY:
            return Decided((), ruled, votes)
        also = (i for i, share in shares.items() if share >= ALSO and i not in (first, NOBODY))
        return Decided((first, *also), ruled, votes)

    def _phrase(self, i: int) -> int:
        """Return the head of the name or phrase that a word belongs to: "Minister" of "Minister Orta Kelm"."""
        i = self._head_of.get(i, i)
        while self._tree.tokens[i].deprel in {"flat", "fixed", "goeswith"}:
            i = self._tree.tokens[i].head
        return i
