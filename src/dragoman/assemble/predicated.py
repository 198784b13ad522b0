"""What the encoder takes the words of a report to claim, weighed against what syntax and word lists say.

Two judges, neither always right: the encoder gives probabilities, a rule gives one answer. Their votes are added as
logarithms (a product of experts, Hinton 2002): a rule's answer counts as much as `weight` nats of the encoder's.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import log
from typing import TypeVar

from dragoman.core.layers import Layers, Predication
from dragoman.core.text import Span
from dragoman.syntax import Tree

Answer = TypeVar("Answer", bound=Hashable)
NOBODY = -1
"""Stands for nobody among the words that play a role: the outlet among sources."""
FLOOR = 0.01
"""What an answer counts that the encoder does not name."""
CERTAIN = 0.5
"""A word at least this likely heads a claim though no rule says so."""
DOUBTFUL = 0.15
"""A word less likely heads none though a rule says so."""
SPELT = 0.2
"""Where a word at least this likely heads a claim, the encoder says where the claim begins and ends."""
ALSO = 0.3
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
        return self._tree.span([predication.first, predication.last])

    def players(self, head: int, found: Sequence[tuple[int, float]], ruled: Sequence[int], weight: float) -> list[int]:
        """Return the heads of the phrases that play a role in what `head` claims, given the rule's, likeliest first."""
        shares: dict[int, float] = {}
        for i, share in found:
            phrase = NOBODY if i == head else self._phrase(i)
            shares[phrase] = shares.get(phrase, 0.0) + share
        first = weigh(shares, ruled[0] if ruled else NOBODY, weight)
        if first == NOBODY:
            return []
        if ruled and first == ruled[0]:
            return list(ruled)
        return [first, *(i for i, share in shares.items() if share >= ALSO and i not in (first, NOBODY))]

    def _phrase(self, i: int) -> int:
        """Return the head of the name or phrase that a word belongs to: "Minister" of "Minister Orta Kelm"."""
        i = self._head_of.get(i, i)
        while self._tree.tokens[i].deprel in {"flat", "fixed", "goeswith"}:
            i = self._tree.tokens[i].head
        return i
