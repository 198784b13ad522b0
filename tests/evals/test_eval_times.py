from __future__ import annotations

import pytest

from dragoman.core.layers import Layers, TimeExpression
from dragoman.core.times import TimeValue
from evals.scores import Tally
from evals.times import GoldTime, GumTime, compare_times, evaluate, is_dated
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored

TEXT = "The strike lasted three days and ended on Friday morning."
DAYS, FRIDAY = GoldTime(18, 28, "P3D", "DURATION"), GoldTime(42, 48, "2025-06-13", "DATE")


def predicted(start: int, end: int, value: str | None, kind: str = "DATE") -> TimeExpression:
    return TimeExpression(start, end, kind, TimeValue(value, "day", value, value) if value else None)  # type: ignore[arg-type]


def test_spans_types_and_values() -> None:
    tallies = compare_times(TEXT, [DAYS, FRIDAY], [predicted(18, 28, None), predicted(42, 56, "2025-06-13")])
    assert tallies == {
        "strict": Tally(1, 2, 2),
        "relaxed": Tally(2, 2, 2),
        "type": Tally(1, 2, 2),
        "value": Tally(1, 2, 2),
        "value, of dated": Tally(1, 1, 1),
    }


def test_a_wrong_value_is_a_miss_and_a_false_one() -> None:
    tallies = compare_times(TEXT, [FRIDAY], [predicted(42, 48, "2025-06-20")])
    assert tallies["value, of dated"] == tallies["value"] == Tally(0, 1, 1)


@pytest.mark.parametrize(
    "value", ["2025", "2025-06", "2025-06-13T10:35", "2025-W14", "2025-03/2025-05", "/2025", "2025/"]
)
def test_values_of_the_calendar(value: str) -> None:
    assert is_dated(value)


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-06", "2025-WXX", "/", "", "--06-24"])
def test_values_off_the_calendar(value: str) -> None:
    assert not is_dated(value)


def test_bounds_make_an_interval() -> None:
    def value(**attrs: str) -> str:
        return GumTime(0, 1, attrs).as_gold().value

    assert value(when="2025-06") == "2025-06"
    assert value(**{"from": "2024", "to": "2025"}) == "2024/2025"
    assert (value(notBefore="2024"), value(notAfter="2025")) == ("2024/", "/2025")


def test_types_are_not_scored_where_the_corpus_gives_none(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    document = {
        "doc": "g",
        "date": "2025",
        "text": TEXT,
        "timex": [{"start": 42, "end": 48, "attrs": {"when": "2025-06-13"}}],
    }
    write_corpus("time/gum.dev.jsonl.gz", [document])
    system = FakeSystem({"g": Layers(times=(predicted(42, 48, "2025-06-13"),))})
    rows = list(evaluate(make_setup(system)))
    assert [row.corpus for row in rows] == ["tempeval3.dev", *["gum.dev"] * 4]
    assert {row.metric: row.value for row in scored(rows)} == {
        "strict": 1.0, "relaxed": 1.0, "value": 1.0, "value, of dated": 1.0,
    }  # fmt: skip
    assert system.seen[0].date is None  # a year is no day of publication
