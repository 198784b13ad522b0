"""Scores factuality: how sure a sentence puts each of its events, from −3 (certainly not) to +3 (certainly so).

The value is asked for at the gold word, whether or not we take that word for an event: finding events is scored apart.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from msgspec import Struct

from evals.corpora import Corpus, Setup, find_corpus, read_records
from evals.pretokenised import lay_out, spaced_sentence
from evals.scores import Row, Score, Skip

EVALUATION = "factuality"
CORPORA = ("uds_ih2", "meantime", "uw")
QUICK_SENTENCES = 60


class FactualityTarget(Struct, frozen=True):
    """A word (a half-open range of words, the first counts) and how factual it is."""

    span1: tuple[int, int]
    label: float


class FactualitySentence(Struct, frozen=True):
    """A sentence of words set apart by spaces."""

    text: str
    targets: tuple[FactualityTarget, ...]


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield correlation and error on each corpus."""
    for name in CORPORA:
        corpus = find_corpus(setup, EVALUATION, f"factuality/{name}")
        if isinstance(corpus, Skip):
            yield corpus
        else:
            yield from _score(setup, corpus)


def _score(setup: Setup, corpus: Corpus) -> Iterator[Score]:
    """Yield Pearson's correlation and the mean absolute error over all targets."""
    gold: list[float] = []
    predicted: list[float] = []
    sentences = read_records(corpus.path, FactualitySentence, QUICK_SENTENCES if setup.quick else None)
    for index, sentence in enumerate(sentences):
        forms = sentence.text.split()
        report, segmentation = lay_out(f"{corpus.name} {index}", [spaced_sentence(forms)])
        values = setup.system.factuality(report, segmentation)
        if len(values) != len(forms):
            raise ValueError(f"expected one value for each of {len(forms)} words, found {len(values)}")
        gold += [target.label for target in sentence.targets]
        predicted += [values[target.span1[0]] for target in sentence.targets]
    count = len(gold)
    yield Score(EVALUATION, corpus.name, "Pearson r", correlate(gold, predicted), count, corpus.sha256)
    yield Score(EVALUATION, corpus.name, "MAE", mean_error(gold, predicted), count, corpus.sha256, lower_is_better=True)


def correlate(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """Return Pearson's r, 0 where either side does not vary: a constant tells nothing."""
    if len(gold) < 2 or len(set(gold)) == 1 or len(set(predicted)) == 1:
        return 0.0
    return statistics.correlation(gold, predicted)


def mean_error(gold: Sequence[float], predicted: Sequence[float]) -> float:
    """Return the mean absolute error, 0 for no targets."""
    return sum(abs(a - b) for a, b in zip(gold, predicted, strict=True)) / max(1, len(gold))
