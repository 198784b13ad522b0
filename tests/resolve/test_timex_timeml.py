"""TIMEX3 of expressions in a text: value, modifier, frequency, quantifier; and what no calendar has."""

from __future__ import annotations

import pytest

from dragoman.core.layers import Layers, TimeExpression, TimexType
from dragoman.core.reports import Report
from dragoman.core.times import Timex3
from dragoman.resolve.timex import resolve_times


def resolve(
    text: str, *expressions: str, kind: TimexType = "DATE", day: str | None = "2011-06-28"
) -> list[TimeExpression]:
    """Return the expressions of a report of that day, resolved."""
    times = tuple(TimeExpression(text.index(part), text.index(part) + len(part), kind) for part in expressions)
    return list(resolve_times(Report(doc="a", text=text, date=day), Layers(times=times)))


def written(text: str, expression: str, kind: TimexType = "DATE") -> Timex3 | None:
    """Return the TIMEX3 of one expression."""
    return resolve(text, expression, kind=kind)[0].timex3


@pytest.mark.parametrize(
    ("text", "expression", "kind", "expected"),
    [
        ("It fell in late May.", "late May", "DATE", Timex3("2011-05", mod="END")),
        ("It rose in mid-2010.", "mid-2010", "DATE", Timex3("2010", mod="MID")),
        ("It lasted about two weeks.", "two weeks", "DURATION", Timex3("P2W", mod="APPROX")),
        ("It lasted more than two weeks.", "more than two weeks", "DURATION", Timex3("P2W", mod="MORE_THAN")),
        ("It lasted at least a year.", "at least a year", "DURATION", Timex3("P1Y", mod="EQUAL_OR_MORE")),
        ("They left more than a year ago.", "more than a year ago", "DATE", Timex3("2010", mod="BEFORE")),
        ("They meet twice a month.", "twice a month", "SET", Timex3("P1M", freq="2X")),
        ("They meet every Friday.", "every Friday", "SET", Timex3("XXXX-WXX-5", quant="EVERY")),
        ("They meet each week.", "each week", "SET", Timex3("P1W", quant="EACH")),
        ("They have held it since March.", "March", "DATE", Timex3("2011-03")),
        ("It happened recently.", "recently", "DATE", Timex3("PAST_REF")),
        ("It fell in recent weeks.", "recent weeks", "DATE", Timex3("PAST_REF")),
        ("It is expected in the near term.", "the near term", "DATE", Timex3("FUTURE_REF")),
        ("It was built in 508 BC.", "508 BC", "DATE", Timex3("BC0508")),
    ],
)
def test_timex3(text: str, expression: str, kind: TimexType, expected: Timex3) -> None:
    assert written(text, expression, kind) == expected


def test_figures_are_compared_with_the_same_quarter() -> None:
    text = "Exports fell in the third quarter of 2010 to 4 billion from 5 a year earlier. The war began a year ago."
    times = resolve(text, "the third quarter of 2010", "a year earlier", "a year ago")
    assert [time.timex3.value for time in times if time.timex3] == ["2010-Q3", "2009-Q3", "2010"]


@pytest.mark.parametrize(
    ("expression", "kind", "day", "expected"),
    [
        ("last week", "DATE", None, "undated"),
        ("the past three months", "DURATION", None, "undated"),
        ("31 February", "DATE", "2011-06-28", "impossible"),
        ("February 29, 2011", "DATE", "2011-06-28", "impossible"),
        ("recently", "DATE", "2011-06-28", "vague"),
        ("several years ago", "DATE", "2011-06-28", "vague"),
        ("three days", "DURATION", "2011-06-28", "duration"),
        ("every Friday", "SET", "2011-06-28", "recurrent"),
        ("the siege time", "DATE", "2011-06-28", "unread"),
    ],
)
def test_what_has_no_place_on_the_calendar_says_why(
    expression: str, kind: TimexType, day: str | None, expected: str
) -> None:
    time = resolve(f"It was {expression}.", expression, kind=kind, day=day)[0]
    assert (time.value, time.unresolved) == (None, expected)


def test_what_has_a_place_says_nothing_else() -> None:
    time = resolve("It was May 2009.", "May 2009", day=None)[0]
    assert time.value is not None and time.value.value == "2009-05" and time.unresolved is None


def test_a_report_from_the_future_is_read_from_its_own_day() -> None:
    time = resolve("They left yesterday.", "yesterday", day="2199-01-01")[0]
    assert time.value is not None and time.value.value == "2198-12-31"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_crash(day: str) -> None:
    parts = ("last century", "next century", "before January 1", "the past 5000 years", "3 million years ago")
    times = resolve("; ".join(parts), *parts, day=day)
    assert len(times) == len(parts)
