"""What an evaluation gives back: rows with a figure, rows that say why there is none, and the counts behind both."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from msgspec import Struct


class Score(Struct, frozen=True, tag="score"):
    """One figure: `value` is an F1, an accuracy, a correlation or an error, as `metric` says.

    `precision` and `recall` are given where `value` is their F1. `count` is how many gold items stand behind it.
    `sha256` is the hash of the corpus file that it was measured on. For an error, lower is better.
    """

    evaluation: str
    corpus: str
    metric: str
    value: float
    count: int
    sha256: str
    precision: float | None = None
    recall: float | None = None
    lower_is_better: bool = False

    @property
    def key(self) -> str:
        """The name of the figure, the same from run to run: `evaluation/corpus/metric`."""
        return f"{self.evaluation}/{self.corpus}/{self.metric}"


class Skip(Struct, frozen=True, tag="skip"):
    """A corpus that was not scored, and why."""

    evaluation: str
    corpus: str
    reason: str


Row = Score | Skip


class Tally(Struct, frozen=True):
    """How many items were right, how many were predicted, how many the gold has. Tallies add up."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sum, field by field."""
        return Tally(self.hit + other.hit, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the predicted items that are right, 0 when nothing was predicted."""
        return self.hit / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """The share of the gold items that were found, 0 when there are none."""
        return self.hit / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 when both are."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def tally_sets(gold: Collection[Any], predicted: Collection[Any]) -> Tally:
    """Return the tally of two sets of comparable items.

    >>> tally_sets({1, 2, 3}, {2, 3, 4, 5})
    Tally(hit=2, predicted=4, gold=3)
    """
    return Tally(len(set(gold) & set(predicted)), len(set(predicted)), len(set(gold)))


def f1_score(evaluation: str, corpus: str, metric: str, tally: Tally, sha256: str) -> Score:
    """Return the row of a tally: its F1, with precision and recall."""
    return Score(
        evaluation=evaluation,
        corpus=corpus,
        metric=metric,
        value=tally.f1,
        count=tally.gold,
        sha256=sha256,
        precision=tally.precision,
        recall=tally.recall,
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of the tallies: micro-averaging."""
    return sum(tallies, Tally())


def pair_greedily(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return one-to-one pairs (gold, predicted) from (overlap, gold, predicted), the greatest overlaps first.

    Ties fall to the lower indices, so that the result follows from the values alone.
    """
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates, key=lambda candidate: (-candidate[0], candidate[1], candidate[2])):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs
