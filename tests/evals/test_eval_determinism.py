from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dragoman.core.claims import Reading
from dragoman.core.reports import Report
from evals.determinism import evaluate, read_again
from evals.scores import Skip
from evals.system import Dragoman
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored

TEXT = "The harbour ministry said on Friday that no boat had left the port since the storm began to blow."
REPORTS = [Report(f"r{i}", TEXT) for i in range(5)]


class Counting(FakeSystem):
    """Reads every report after the first few in another way: what a reader with a state would do."""

    def __init__(self, faithful: int) -> None:
        super().__init__()
        self.left = faithful

    def read_report(self, report: Report) -> Reading:
        self.left -= 1
        return Reading(report, model="" if self.left >= 0 else "changed")


def write_gold(write_corpus: WriteCorpus) -> None:
    write_corpus("gold/reports.jsonl", [{"doc": one.doc, "date": "2025-06-13", "text": one.text} for one in REPORTS])
    write_corpus("gold/claims.jsonl", [])


def test_equal_readings_are_the_same_in_any_batch(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_gold(write_corpus)
    rows = scored(evaluate(make_setup(quick=True)))
    assert [row.value for row in rows] == [1.0] * 5 and {row.count for row in rows} == {3}
    assert "same bytes: batches of 64, two processes" in {row.metric for row in rows}


def test_a_reader_with_a_state_is_found_out(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_gold(write_corpus)
    rows = {row.metric: row.value for row in scored(evaluate(make_setup(Counting(4), quick=True)))}
    assert rows["same bytes: one at a time, backwards"] == pytest.approx(1 / 3)


def test_batches_are_filled_by_going_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.determinism.WORKERS", {1: "one process"})
    ways = dict(read_again(FakeSystem(), REPORTS, fill=True))
    assert [len(lines) for lines in ways.values()] == [5, 8, 64]
    assert [doc for doc, _ in ways["batches of 8, one process"]] == ["r0", "r1", "r2", "r3", "r4", "r0", "r1", "r2"]


def test_the_reader_goes_to_another_process_without_its_weights() -> None:
    folder = Path("weights")
    copy = pickle.loads(pickle.dumps(Dragoman(folder)))
    assert vars(copy) == vars(Dragoman(folder))


def test_missing_gold_is_a_named_skip(make_setup: MakeSetup) -> None:
    [row] = evaluate(make_setup())
    assert isinstance(row, Skip) and (row.evaluation, row.corpus) == ("determinism", "gold")
