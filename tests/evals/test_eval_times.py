from __future__ import annotations

import msgspec
import pytest

from dragoman.core.layers import Layers, TimeExpression
from dragoman.core.times import TimeValue, Timex3
from evals.scores import Tally
from evals.time_corpora import GoldTime, GumTime, is_date, when_of
from evals.times import compare_times, compare_values, evaluate, is_dated
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored

TEXT = "The strike lasted three days and ended on Friday morning."
DAYS, FRIDAY = GoldTime(18, 28, "P3D", "DURATION"), GoldTime(42, 48, "2025-06-13", "DATE")


def predicted(start: int, end: int, value: str | None, kind: str = "DATE") -> TimeExpression:
    return TimeExpression(start, end, kind, TimeValue(value, "day", value, value) if value else None)  # type: ignore[arg-type]


def test_spans_types_and_values() -> None:
    tallies = compare_times(TEXT, [DAYS, FRIDAY], [predicted(18, 28, None), predicted(42, 56, "2025-06-13")])
    assert {metric: tally for metric, tally in tallies.items() if tally.gold} == {
        "strict": Tally(1, 2, 2),
        "relaxed": Tally(2, 2, 2),
        "type": Tally(1, 2, 2),
        "value": Tally(1, 2, 2),
        "value, of dated": Tally(1, 1, 1),
    }


def test_a_value_is_that_of_timex3() -> None:
    strike = TimeExpression(18, 28, "DURATION", timex3=Timex3("P3D"))
    assert compare_times(TEXT, [DAYS], [strike])["value"] == Tally(1, 1, 1)
    since = TimeExpression(42, 48, "DATE", TimeValue("2025-06-13/2025-06-20", "interval", None, None), None)
    since = msgspec.structs.replace(since, timex3=Timex3("2025-06-13"))
    assert compare_times(TEXT, [FRIDAY], [since])["value"] == Tally(1, 1, 1)


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
    assert [row.corpus for row in rows] == ["tempeval3.dev", *["gum.dev"] * 8, "plans", "plans"]
    assert {row.metric: row.value for row in scored(rows) if row.corpus == "gum.dev"} == {
        "strict": 1.0, "relaxed": 1.0, "value": 1.0, "value, of dated": 1.0,
        "when": 1.0, "when, contradictions aside": 1.0, "value, gold spans": 0.0, "when, gold spans": 0.0,
    }  # fmt: skip
    assert system.seen[0].date is None  # a year is no day of publication


def resolved(value: str, first: str | None = None, last: str | None = None) -> TimeExpression:
    return TimeExpression(0, 1, "DATE", TimeValue(value, "interval", first, last))


def test_a_range_is_right_by_its_days() -> None:
    thirties = GumTime(0, 1, {"from": "1830-01-01", "to": "1839-12-31"}).as_gold()
    assert thirties.is_met_by(resolved("1830/1839", "1830-01-01", "1839-12-31"))
    assert not thirties.is_met_by(resolved("1830/1838", "1830-01-01", "1838-12-31"))
    assert not GumTime(0, 1, {"from": "--09", "to": "--12"}).as_gold().is_met_by(resolved("2001-09/2001-11"))


def test_when_has_no_part_of_the_day_and_a_sign_before_christ() -> None:
    def when(timex3: str) -> str | None:
        return when_of(TimeExpression(0, 1, "DATE", timex3=Timex3(timex3)))

    assert (when("2025-06-13TMO"), when("2025-06-13T15:00"), when("BC0508")) == (
        "2025-06-13", "2025-06-13T15:00", "-0508",
    )  # fmt: skip
    assert GumTime(0, 1, {"when": "2010-09-05T02:30:00"}).as_gold().value == "2010-09-05T02:30"


def test_what_is_no_date() -> None:
    assert is_date(resolved("2008"))
    assert is_date(TimeExpression(0, 1, "DATE", timex3=Timex3("BC0508")))
    assert not is_date(TimeExpression(0, 1, "DURATION", timex3=Timex3("P3D")))
    assert not is_date(TimeExpression(0, 1, "DATE", timex3=Timex3("PRESENT_REF")))


def test_a_today_far_from_its_document_contradicts_itself() -> None:
    def contradicted(text: str, when: str) -> bool:
        return GumTime(0, 1, {"when": when}, text).as_gold("2019-10-21").contradicted

    assert contradicted("today", "2020-10-22")
    assert not contradicted("today", "2019-10-22")
    assert not contradicted("2008", "2008")


def test_values_on_gold_spans_are_shares_of_the_gold() -> None:
    gold = [GoldTime(0, 4, "2008", when=True), GoldTime(5, 9, "2009", when=True)]
    found = [resolved("2008"), resolved("2010")]
    assert compare_values(gold, found)["when, gold spans"] == Tally(1, 2, 2)
