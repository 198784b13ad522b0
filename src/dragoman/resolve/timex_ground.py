"""What a time expression is put on the calendar against, and what comes of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from dragoman.core.times import TimeValue, Unresolved
from dragoman.resolve.timex_calendar import time_value, unit_of, weekend_of

Tense = Literal["past", "present", "future"]
"""Which way the words look: back, ahead, or either way, so that the nearest day of a name is meant."""

_COUNTABLE = {
    "year": "YEC",
    "quarter": "QYEC",
    "month": "MQYEC",
    "week": "WWEMQYEC",
    "day": "DWWEMQYEC",
    "time": "DWWEMQYEC",
}
"""The units that can be counted from a time of each precision: "two days later" than 2015 is nowhere."""


class UndatedError(Exception):
    """A relative time in a report without a date; it never leaves `place`."""


class Ground(Struct, frozen=True):
    """What an expression is resolved against: the day of the report, the tense, what was named before it.

    `today` is `None` in a report without a date; `named` is the last time named, `quarter` the last quarter.
    """

    today: date | None
    tense: Tense = "past"
    named: TimeValue | None = None
    quarter: str | None = None

    @property
    def day(self) -> date:
        """The day of the report; raises `UndatedError` where it is unknown."""
        if self.today is None:
            raise UndatedError
        return self.today

    def base(self, unit: str) -> date:
        """Return the day that "two days later" counts from: the last time named if it is as exact as the unit."""
        if self.named is None or self.named.first is None or unit not in _COUNTABLE.get(self.named.precision, ""):
            return self.day
        return date.fromisoformat(self.named.first)


class Placed(Struct, frozen=True):
    """A meaning on the calendar: its TIMEX3 value, and its ISO value, or why it has none."""

    timex3: str | None
    value: TimeValue | None = None
    unresolved: Unresolved | None = None


def plain(iso: str) -> Placed:
    """Return a value that TIMEX3 writes as ISO does."""
    return Placed(iso, time_value(iso))


def weekend(day: date) -> Placed:
    """Return the weekend of the ISO week that a day lies in."""
    saturday, sunday = weekend_of(day)
    return Placed(f"{unit_of(saturday, 'W')}-WE", time_value(f"{saturday.isoformat()}/{sunday.isoformat()}"))
