"""Puts a meaning on the calendar: against the day of the report, the tense, and the last date named before it."""

from __future__ import annotations

import math
import re
from datetime import date

from dragoman.core.times import TimeValue
from dragoman.resolve.timex_calendar import add_units, span, time_value, unit_of
from dragoman.resolve.timex_ground import Ground, Placed, UndatedError, plain, weekend
from dragoman.resolve.timex_meaning import Between, Era, Length, Meaning, Moment, Shift, Vague, Window, duration
from dragoman.resolve.timex_moment import place_moment

_CLOCK = {"TS": 1 / 86400, "TM": 1 / 1440, "TH": 1 / 24}
"""How many days the units of a clock are."""
_RECURS = re.compile(r"P(?:T?\d|T?X[A-Z]$(?<!PXX))|XXXX")
"""The TIMEX3 values of what comes back: `P1D`, `PXM`, `XXXX-WXX-5`; "for long" is `PXX`, "recently" `PAST_REF`."""


def place(meaning: Meaning | None, ground: Ground) -> Placed:
    """Return where a meaning lies on the calendar, or why it lies nowhere."""
    if meaning is None:
        return Placed(None, None, "unread")
    try:
        return _place(meaning, ground)
    except UndatedError:
        return Placed(None, None, "undated")
    except (ValueError, OverflowError):  # no such day, or a year before 1 or after 9999
        return Placed(None, None, "impossible")


def _place(meaning: Meaning, ground: Ground) -> Placed:
    if isinstance(meaning, Moment):
        return place_moment(meaning, ground)
    if isinstance(meaning, Shift):
        return _shift(meaning, ground)
    if isinstance(meaning, Window):
        return _window(meaning, ground)
    if isinstance(meaning, Between):
        return _between(meaning, ground)
    if isinstance(meaning, Length):
        return Placed(duration(meaning.amounts), None, "duration")
    if isinstance(meaning, Era):
        return Placed(None, time_value(meaning.interval))
    return _vague(meaning)


def _vague(meaning: Vague) -> Placed:
    """Return a time that recurs, or one that is too vague for the calendar."""
    return Placed(meaning.timex3, None, "recurrent" if _RECURS.match(meaning.timex3) else "vague")


def _between(meaning: Between, ground: Ground) -> Placed:
    """Return the interval between two moments; the second is read as the first after the first."""
    start = place_moment(meaning.start, ground)
    if start.value is None or start.value.first is None:
        return Placed(None, None, start.unresolved or "vague")
    end = place_moment(meaning.end, Ground(date.fromisoformat(start.value.first), "future"))
    value = span(start.value, end.value) if end.value is not None else None
    return Placed(value.value, value) if value is not None else Placed(None, None, "impossible")


def _shift(meaning: Shift, ground: Ground) -> Placed:
    """Return the unit that lies so many units off; nothing finer than the unit is claimed.

    A year from a quarter is a quarter: "a year earlier" than the third one is that of the year before.
    """
    if meaning.count is None or meaning.unit == "G":
        return Placed("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", None, "vague")
    if meaning.unit in _CLOCK:
        return Placed(duration(((meaning.count, meaning.unit),)), None, "vague")
    if meaning.quarterly and ground.quarter is not None:
        return plain(f"{int(ground.quarter[:4]) + int(meaning.count) * meaning.sign:04d}{ground.quarter[4:]}")
    base = ground.base(meaning.unit) if meaning.anaphoric else ground.day
    if meaning.unit == "WE":
        return weekend(add_units(base, meaning.count * meaning.sign, "W"))
    count, unit = _whole(abs(meaning.count), meaning.unit)
    moment = add_units(base, count * meaning.sign, unit)
    return plain(unit_of(moment, "Y" if unit in {"E", "C"} and meaning.count else unit))


def _whole(count: float, unit: str) -> tuple[float, str]:
    """Return a fractional count in a smaller unit: half a year is six months."""
    if count == int(count):
        return count, unit
    smaller = {"Y": (12, "M"), "E": (10, "Y"), "C": (100, "Y"), "W": (7, "D"), "M": (30, "D"), "Q": (3, "M")}
    factor, finer = smaller.get(unit, (1, unit))
    return round(count * factor), finer


def _window(meaning: Window, ground: Ground) -> Placed:
    """Return the units up to the report, or from it on, counted in that unit: `2011-03/2011-06` for three months.

    "The coming weeks" begin today and have no end; "recent weeks" have no beginning to speak of.
    """
    timex3 = duration(((meaning.count, meaning.unit),))
    if ground.today is None:
        return Placed(timex3, None, "undated")
    if meaning.count is None or meaning.unit == "G":
        value = time_value(f"{ground.day.isoformat()}/") if meaning.sign > 0 and meaning.unit not in _CLOCK else None
        return Placed(timex3, value, None if value else "vague")
    return Placed(timex3, _counted(meaning.count, meaning.unit, meaning.sign, ground.day))


def _counted(count: float, unit: str, sign: int, today: date) -> TimeValue:
    """Return the interval of so many units before a day, or after it."""
    if unit in _CLOCK:
        unit, count = "D", math.ceil(count * _CLOCK[unit])
    count, unit = _whole(count, unit)
    if unit in {"E", "C", "WE"}:
        count, unit = count * {"E": 10, "C": 100, "WE": 1}[unit], "W" if unit == "WE" else "Y"
    if unit == "Q":
        count, unit = 3 * count, "M"
    ends = sorted((today, add_units(today, count * sign, unit)))
    return time_value("/".join(unit_of(end, unit) for end in ends))
