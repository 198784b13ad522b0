from __future__ import annotations

import pytest

from evals.factuality import correlate, evaluate, mean_error
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored


def test_correlation_and_error() -> None:
    assert correlate([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlate([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert mean_error([1, -3], [2, -1]) == 1.5


def test_a_constant_correlates_with_nothing() -> None:
    assert correlate([1, 2, 3], [2, 2, 2]) == 0


def test_values_are_taken_at_the_gold_words(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    targets = [{"span1": [1, 2], "label": 3.0}, {"span1": [3, 4], "label": -3.0}]
    write_corpus("factuality/uw.dev.jsonl.gz", [{"text": "Marren denied she fled .", "targets": targets}])
    system = FakeSystem(factuality={"Marren denied she fled .": [0, 2, 0, -2, 0]})
    rows = [row for row in scored(evaluate(make_setup(system))) if row.corpus == "uw.dev"]
    assert [(row.metric, round(row.value, 6), row.count) for row in rows] == [("Pearson r", 1.0, 2), ("MAE", 1.0, 2)]


def test_one_value_a_word_is_asked_for(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_corpus("factuality/uw.dev.jsonl.gz", [{"text": "She fled", "targets": []}])
    with pytest.raises(ValueError, match="each of 2 words, found 1"):
        list(evaluate(make_setup(FakeSystem(factuality={"She fled": [1.0]}))))
