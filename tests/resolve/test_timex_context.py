"""What the text around an expression adds: the day of a clock, the year of a history, feasts and eras."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.core.layers import Layers, TimeExpression
from dragoman.core.reports import Report
from dragoman.knowledge.periods import load_periods
from dragoman.resolve.timex import find_times, normalise, time_value
from dragoman.resolve.timex_context import of_every_year
from dragoman.resolve.timex_holidays import day_of_feast
from dragoman.resolve.timex_meaning import Moment, Vague


def values(text: str, day: str | None = "2011-06-28") -> dict[str, str | None]:
    """Return the values of what the grammar finds in a report of that day, by its words."""
    times = tuple(TimeExpression(*found) for found in find_times(text))
    resolved = normalise(Report(doc="a", text=text, date=day), Layers(times=times))
    return {text[time.start : time.end]: time.value.value if time.value else None for time in resolved}


def test_a_clock_takes_the_day_of_its_sentence() -> None:
    found = values("The blast was heard at 10:35 a.m. (0735 GMT) on Friday.")
    assert found["10:35 a.m."] == "2011-06-24T10:35"
    assert values("It was closed. At 9:30 a.m. it was opened. Friday was quiet.")["9:30 a.m."] == "2011-06-28T09:30"


def test_a_history_goes_on_from_its_own_dates() -> None:
    text = "Born in 1801, he went to sea in 1820. He landed on June 3, 1835. On October 2 he fell; in March they left."
    assert values(text)["October 2"] == "1835-10-02"
    assert values(text)["March"] == "1836-03"
    assert values(text + " He is remembered today.")["October 2"] == "2010-10-02"


def test_years_of_antiquity() -> None:
    def resolved(text: str, *years: str) -> list[str | None]:
        times = tuple(TimeExpression(text.index(year), text.index(year) + len(year), "DATE") for year in years)
        found = normalise(Report(doc="a", text=text, date="2011-06-28"), Layers(times=times))
        return [time.timex3.value if time.timex3 else None for time in found]

    assert resolved("He died in 348 and was buried on 30 September 420.", "348", "30 September 420") == [
        "0348", "0420-09-30",
    ]  # fmt: skip
    assert resolved("It flourished from 1200 to 400 BC, not in AD 900.", "1200", "400 BC", "AD 900") == [
        "BC1200", "BC0400", "0900",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("feast", "year", "expected"),
    [
        ("easter", 2024, "2024-03-31"),
        ("easter", 2011, "2011-04-24"),
        ("good friday", 2026, "2026-04-03"),
        ("thanksgiving", 1999, "1999-11-25"),
        ("election day", 1998, "1998-11-03"),
    ],
)
def test_feasts_move(feast: str, year: int, expected: str) -> None:
    assert day_of_feast(feast, year) == date.fromisoformat(expected)


def test_a_feast_by_tense() -> None:
    assert values("It fell on Thanksgiving Day.") == {"Thanksgiving Day": "2010-11-25"}
    assert values("They will return by Easter.") == {"Easter": "2011-06-28/2012-04-08"}
    assert values("They met at Easter 2009.") == {"Easter 2009": "2009-04-12"}


def test_eras_are_times_after_a_preposition_only() -> None:
    assert values("The town was burnt during the Second World War.") == {
        "the Second World War": "1939-09-01/1945-09-02",
    }  # fmt: skip
    assert values("In the Prague Spring it was free.") == {"the Prague Spring": "1968-01-05/1968-08-21"}
    assert values("A Cold War relic, it was sold.") == {}


def test_every_era_is_an_interval() -> None:
    assert all(time_value(interval).precision == "interval" for interval in load_periods().values())


def test_halves_of_decades() -> None:
    found = values("It fell in the early 1990s, rose in the late 1990s and stayed in the 1700s.")
    assert list(found.values()) == ["1990/1994", "1995/1999", "1700/1799"]


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        (Moment(month=7), Vague("XXXX-07")),
        (Moment(month=7, day=4), Vague("XXXX-07-04")),
        (Moment(season="WI"), Vague("XXXX-WI")),
        (Moment(year=2009, month=7), Moment(year=2009, month=7)),
        (Moment(month=7, side=-1), Moment(month=7, side=-1)),
        (Moment(weekday=2), Moment(weekday=2)),
    ],
)
def test_what_a_history_tells_in_the_present_comes_back_every_year(meaning: Moment, expected: Vague | Moment) -> None:
    assert of_every_year(meaning) == expected
