"""Puts a meaning on the calendar: against the day of the report, the tense, and the last date named before it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from dragoman.core.times import TimeValue
from dragoman.resolve.timex_calendar import (
    SEASONS,
    add_units,
    last_of_month,
    season_months,
    span,
    time_value,
    unit_of,
    weekend_of,
)
from dragoman.resolve.timex_grammar import duration
from dragoman.resolve.timex_meaning import Between, Length, Meaning, Moment, Shift, Window

Tense = Literal["past", "present", "future"]

_SOON = 60
"""Days within which a date without a year is the near one whatever the tense ("set a January 14 deadline", "agreed to
the plan of November 2"): hardly anybody writes of a day ten months away without its year."""
_YEAR = 365

_COUNTABLE = {
    "year": "YEC",
    "quarter": "QYEC",
    "month": "MQYEC",
    "week": "WWEMQYEC",
    "day": "DWWEMQYEC",
    "time": "DWWEMQYEC",
}
"""The units that can be counted from a time of each precision: "two days later" than 2015 is nowhere."""


class Ground(Struct, frozen=True):
    """What an expression is resolved against: the day of the report, the tense, the last time named before it."""

    today: date
    tense: Tense = "past"
    named: TimeValue | None = None

    def base(self, unit: str) -> date:
        """Return the day that "two days later" counts from: the last time named if it is as exact as the unit."""
        if self.named is None or self.named.first is None or unit not in _COUNTABLE.get(self.named.precision, ""):
            return self.today
        return date.fromisoformat(self.named.first)


class Placed(Struct, frozen=True):
    """A meaning on the calendar: its TIMEX3 value, and its ISO value where it has one."""

    timex3: str
    value: TimeValue | None


def place(meaning: Meaning, ground: Ground) -> Placed | None:
    """Return where a meaning lies on the calendar, `None` where no day of the calendar fits (February 30)."""
    try:
        if isinstance(meaning, Moment):
            return _moment(meaning, ground)
        if isinstance(meaning, Shift):
            return _shift(meaning, ground)
        if isinstance(meaning, Window):
            return _window(meaning, ground)
        if isinstance(meaning, Between):
            return _between(meaning, ground)
    except (ValueError, OverflowError):  # no such day, or a year before 1 or after 9999
        return None
    return Placed(duration(meaning.amounts) if isinstance(meaning, Length) else meaning.timex3, None)


def _between(meaning: Between, ground: Ground) -> Placed | None:
    """Return the interval between two moments; the second is read as the first after the first."""
    start = _moment(meaning.start, ground)
    if start is None or start.value is None or start.value.first is None:
        return None
    end = _moment(meaning.end, Ground(date.fromisoformat(start.value.first), "future"))
    value = span(start.value, end.value) if end is not None and end.value is not None else None
    return Placed(value.value, value) if value is not None else None


def _shift(meaning: Shift, ground: Ground) -> Placed:
    """Return the unit that lies so many units off; nothing finer than the unit is claimed."""
    if meaning.count is None or meaning.unit == "G":
        return Placed("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", None)
    if meaning.unit in {"TS", "TM", "TH"}:
        return Placed(duration(((meaning.count, meaning.unit),)), None)
    base = ground.base(meaning.unit) if meaning.anaphoric else ground.today
    if meaning.unit == "WE":
        return _weekend(add_units(base, meaning.count * meaning.sign, "W"))
    count, unit = _whole(abs(meaning.count), meaning.unit)
    moment = add_units(base, count * meaning.sign, unit)
    return _plain(unit_of(moment, "Y" if unit in {"E", "C"} and meaning.count else unit))


def _whole(count: float, unit: str) -> tuple[float, str]:
    """Return a fractional count in a smaller unit: half a year is six months."""
    if count == int(count):
        return count, unit
    smaller = {"Y": (12, "M"), "E": (10, "Y"), "C": (100, "Y"), "W": (7, "D"), "M": (30, "D"), "Q": (3, "M")}
    factor, finer = smaller.get(unit, (1, unit))
    return round(count * factor), finer


def _window(meaning: Window, ground: Ground) -> Placed:
    """Return the units up to the report, or from it on, counted in that unit: `2011-03/2011-06` for three months."""
    timex3 = duration(((meaning.count, meaning.unit),))
    if meaning.count is None or meaning.unit in {"TS", "TM", "TH", "G"}:
        return Placed(timex3, None)
    count, unit = _whole(meaning.count, meaning.unit)
    if unit in {"E", "C", "WE"}:
        count, unit = count * {"E": 10, "C": 100, "WE": 1}[unit], "W" if unit == "WE" else "Y"
    if unit == "Q":
        count, unit = 3 * count, "M"
    ends = sorted((ground.today, add_units(ground.today, count * meaning.sign, unit)))
    return Placed(timex3, time_value("/".join(unit_of(end, unit) for end in ends)))


def _plain(iso: str) -> Placed:
    return Placed(iso, time_value(iso))


def _weekend(day: date) -> Placed:
    saturday, sunday = weekend_of(day)
    return Placed(f"{unit_of(saturday, 'W')}-WE", time_value(f"{saturday.isoformat()}/{sunday.isoformat()}"))


def _moment(moment: Moment, ground: Ground) -> Placed | None:
    """Return a moment on the calendar, the clock or the part of the day added where a day is named."""
    placed = _calendar(moment, ground)
    if placed is None or placed.value is None or placed.value.precision != "day":
        return placed
    if moment.hour is not None:
        clock = f"{placed.timex3}T{moment.hour:02d}:{moment.minute or 0:02d}"
        return Placed(clock, time_value(clock))
    return Placed(f"{placed.timex3}T{moment.part}", placed.value) if moment.part else placed


def _calendar(moment: Moment, ground: Ground) -> Placed | None:
    """Return the most exact unit that the fields of a moment name."""
    base = ground.base(moment.unit or "D") if moment.anaphoric and moment.side in (None, 0) else ground.today
    if moment.day_shift is not None:
        return _plain((base + timedelta(days=moment.day_shift)).isoformat())
    if moment.month is not None:
        return _month(moment, base, ground.tense)
    if moment.day is not None:
        return _day_of_month(moment, base, ground.tense)
    if moment.weekday is not None:
        return _plain(_weekday(moment, base, ground.tense).isoformat())
    for named, reader in ((moment.quarter, _quarter), (moment.half, _half), (moment.season, _season)):
        if named is not None:
            return reader(moment, base, ground.tense)
    if moment.unit is not None:
        return _named_unit(moment, base, ground.tense)
    if moment.year is not None:
        return _plain(f"{moment.year:04d}")
    if moment.decade is not None or moment.century is not None:
        return _decade(moment)
    return _plain(base.isoformat())


def _decade(moment: Moment) -> Placed:
    """Return a decade or a century; the nineteenth is 1800 to 1899, as people say it."""
    if moment.decade is not None:
        return Placed(str(moment.decade // 10), time_value(f"{moment.decade:04d}/{moment.decade + 9:04d}"))
    first = 100 * ((moment.century or 1) - 1)
    return Placed(f"{first // 100:02d}", time_value(f"{max(first, 1):04d}/{first + 99:04d}"))


def _year(moment: Moment, base: date) -> int | None:
    """Return the year that a moment names, by number or as "last year"."""
    if moment.year is not None:
        return moment.year
    return base.year + (moment.shift or 0) if moment.unit == "Y" else None


def _month(moment: Moment, base: date, tense: Tense) -> Placed | None:
    """Return a month, or a day of a month, in the year that side, tense or weekday call for."""
    month, day = moment.month or 1, moment.day
    year = _year(moment, base)
    if year is None and moment.weekday is not None and day is not None:
        year = _year_with_weekday(month, day, moment.weekday, base)
    if year is None:
        year = _nearest_year(month, day, moment.side, base, tense)
    if day is None:
        return _plain(f"{year:04d}-{month:02d}")
    found = date(year, month, day)
    return _plain(unit_of(found, "W") if moment.unit == "W" else found.isoformat())


def _year_with_weekday(month: int, day: int, weekday: int, base: date) -> int | None:
    """Return the year nearest to the base in which the day falls on the weekday named with it."""
    years = sorted(range(max(base.year - 3, 1), base.year + 4), key=lambda year: abs(year - base.year))
    return next((year for year in years if date(year, month, day).weekday() == weekday), None)


def _nearest_year(month: int, day: int | None, side: int | None, base: date, tense: Tense) -> int:
    """Return the year of the last such month or day up to the base in the past, of the next one in the future."""
    named, now = (month, day or 0), (base.month, base.day if day else 0)
    if side == 0:
        return base.year
    if side is not None:
        ahead = named > now if side > 0 else named >= now
        return base.year + (not ahead if side > 0 else -ahead)
    back = _days_back(month, day, base)
    if tense == "future":
        return base.year - (named > now) if 0 < back <= _SOON else base.year + (named < now)
    return base.year + (named < now) if day is not None and _YEAR - back <= _SOON else base.year - (named > now)


def _days_back(month: int, day: int | None, base: date) -> int:
    """Return how long ago a day, or the end of a month, was last, in days; 0 for one that is today or goes on."""
    end = min(day or 31, last_of_month(base.year, month).day)
    return (base - date(base.year, month, end)).days % _YEAR if (month, day) != (base.month, None) else 0


def _day_of_month(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return "the 15th": of the month named with it, else the last or the next one by tense."""
    day = moment.day or 1
    if moment.unit == "M":
        month = add_units(base.replace(day=1), moment.shift or 0, "M")
    elif moment.weekday is not None:
        nearby = (add_units(base.replace(day=1), step, "M") for step in (0, -1, 1))
        fits = (month for month in nearby if month.replace(day=day).weekday() == moment.weekday)
        month = next(fits, base)
    else:
        step = (day < base.day) if tense == "future" else -(day > base.day)
        month = add_units(base.replace(day=1), step, "M")
    return _plain(month.replace(day=min(day, last_of_month(month.year, month.month).day)).isoformat())


def _weekday(moment: Moment, base: date, tense: Tense) -> date:
    """Return a weekday: today's if it is today, else the last one in the past, the next one in the future."""
    weekday = moment.weekday or 0
    if moment.unit == "W":
        monday = base - timedelta(days=base.weekday())
        return monday + timedelta(days=7 * (moment.shift or 0) + weekday)
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if moment.side == -1:
        return base - timedelta(days=back or 7)
    if moment.side == 1:  # "next Friday" is the Friday of next week
        return base + timedelta(days=7 - base.weekday() + weekday)
    if tense == "future" or (moment.side == 0 and tense != "past"):
        return base + timedelta(days=ahead)
    return base - timedelta(days=back)


def _by_tense(index: int, now: int, moment: Moment, base: date, tense: Tense) -> int:
    """Return the year of the last or next of the parts of a year that are numbered from 1, `now` being today's."""
    year = _year(moment, base)
    if year is not None:
        return year
    if moment.side == -1:
        return base.year - (index >= now)
    if moment.side == 1:
        return base.year + (index <= now)
    if moment.side == 0:
        return base.year
    return base.year + (index < now) if tense == "future" else base.year - (index > now)


def _quarter(moment: Moment, base: date, tense: Tense) -> Placed:
    quarter = moment.quarter or 1
    return _plain(f"{_by_tense(quarter, (base.month + 2) // 3, moment, base, tense):04d}-Q{quarter}")


def _half(moment: Moment, base: date, tense: Tense) -> Placed:
    half = moment.half or 1
    year = _by_tense(half, (base.month + 5) // 6, moment, base, tense)
    return Placed(f"{year:04d}-H{half}", time_value(f"{year:04d}-{6 * half - 5:02d}/{year:04d}-{6 * half:02d}"))


def _season(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return a season as its interval of months; January and February are counted to the winter that began before."""
    season = moment.season or "SP"
    begun = date(base.year - (base.month <= 2), base.month, 1)
    now = 4 if base.month in {12, 1, 2} else base.month // 3
    if moment.side == 0 and season != "WI":
        begun = base
    year = _by_tense(list(SEASONS).index(season) + 1, now, moment, begun, tense)
    return Placed(f"{year:04d}-{season}", time_value(season_months(year, season)))


def _named_unit(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return "last week", "the end of the month", "the weekend"."""
    unit, shift = moment.unit or "D", moment.shift
    if unit == "WE":
        return _weekend_by_tense(shift, base, tense)
    if unit in {"D", "Y"} and moment.year is not None:
        return _plain(f"{moment.year:04d}")
    iso = unit_of(add_units(base, shift or 0, unit), unit)
    return Placed(iso[:3] if unit == "E" else iso[:2] if unit == "C" else iso, time_value(iso))


def _weekend_by_tense(shift: int | None, base: date, tense: Tense) -> Placed:
    """Return "last", "this", "next weekend"; on a weekday "the weekend" is the last one in the past tense."""
    if shift is None or shift == 0:
        shift = -1 if tense == "past" and base.weekday() < 5 and shift is None else 0
        if shift == 0 and tense == "past" and base.weekday() < 3:
            shift = -1
    return _weekend(base + timedelta(days=7 * shift))
