"""Puts a moment on the calendar: what it leaves out is filled in from the day of the report and the tense."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.resolve.timex_calendar import add_units, last_of_month, time_value, unit_of
from dragoman.resolve.timex_ground import Ground, Placed, Tense, plain, weekend
from dragoman.resolve.timex_holidays import day_of_feast
from dragoman.resolve.timex_meaning import Moment
from dragoman.resolve.timex_parts import place_half, place_quarter, place_season, quarter_told_of, year_of

_SOON = 60
"""Days within which a date without a year is the near one whatever the tense ("set a January 14 deadline", "agreed to
the plan of November 2"): hardly anybody writes of a day of the year before or after next without its year."""
_YEAR = 365
_LEAP = 8
"""Years within which there is always a February 29."""


def place_moment(moment: Moment, ground: Ground) -> Placed:
    """Return a moment on the calendar, the clock or the part of the day added where a day is named.

    Raises `ValueError` where there is no such day, `UndatedError` where the report has no date and it would take one.
    """
    placed = _calendar(moment, ground)
    if placed.value is None or placed.value.precision != "day":
        return placed
    if moment.hour is not None:
        clock = f"{placed.timex3}T{moment.hour:02d}:{moment.minute or 0:02d}"
        return Placed(clock, time_value(clock))
    return Placed(f"{placed.timex3}T{moment.part}", placed.value) if moment.part else placed


def _base(moment: Moment, ground: Ground) -> date:
    """Return the day that a moment is seen from: any will do where it carries its own year."""
    if moment.anaphoric and moment.side in (None, 0):
        return ground.base(moment.unit or "D")
    own = moment.year or moment.decade or moment.century
    return date(2000, 1, 1) if ground.today is None and own else ground.day


def _calendar(moment: Moment, ground: Ground) -> Placed:
    """Return the most exact unit that the fields of a moment name."""
    base = _base(moment, ground)
    if moment.day_shift is not None:
        return plain((base + timedelta(days=moment.day_shift)).isoformat())
    if moment.feast is not None:
        return plain(_feast(moment, base, ground.tense).isoformat())
    if moment.month is not None:
        return _month(moment, base, ground.tense)
    if moment.day is not None:
        return _day_of_month(moment, base, ground.tense)
    if moment.weekday is not None:
        return plain(_weekday(moment, base, ground.tense).isoformat())
    for named, reader in ((moment.quarter, place_quarter), (moment.half, place_half), (moment.season, place_season)):
        if named is not None:
            return reader(moment, base, ground.tense)
    if moment.unit == "Q" and moment.shift is None:
        return plain(quarter_told_of(moment, base, ground))
    if moment.unit is not None:
        return _named_unit(moment, base, ground.tense)
    if moment.year is not None:
        return plain(f"{moment.year:04d}")
    if moment.decade is not None or moment.century is not None:
        return _decade(moment)
    return plain(base.isoformat())


_YEARS_OF_DECADE = {"START": (0, 4), "MID": (3, 7), "END": (5, 9)}


def _decade(moment: Moment) -> Placed:
    """Return a decade or a half of one ("the late 1990s"), or a century; the nineteenth is 1800 to 1899."""
    if moment.decade is not None:
        first, last = _YEARS_OF_DECADE.get(moment.edge or "", (0, 9))
        years = f"{moment.decade + first:04d}/{moment.decade + last:04d}"
        return Placed(str(moment.decade // 10), time_value(years))
    first = 100 * ((moment.century or 1) - 1)
    return Placed(f"{first // 100:02d}", time_value(f"{max(first, 1):04d}/{first + 99:04d}"))


def _feast(moment: Moment, base: date, tense: Tense) -> date:
    """Return the feast of the year named, else the last one in the past, the next one in the future."""
    year, feast = year_of(moment, base), moment.feast or ""
    if year is not None:
        return day_of_feast(feast, year)
    days = [day_of_feast(feast, base.year + step) for step in (-1, 0, 1)]
    if moment.side == 1 or (tense == "future" and moment.side != -1):
        return next(day for day in days if day >= base)
    if tense == "present" and moment.side is None:
        return min(days, key=lambda day: abs(day - base))
    return next(day for day in reversed(days) if day <= base)


def _month(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return a month, or a day of a month, in the year that side, tense or weekday call for."""
    month, day = moment.month or 1, moment.day
    year = year_of(moment, base)
    if year is None and moment.weekday is not None and day is not None:
        year = _year_with_weekday(month, day, moment.weekday, base)
    if year is None:
        year = _leap_year(base, tense) if (month, day) == (2, 29) else None
    if year is None:
        year = _nearest_year(month, day, moment.side, base, tense)
    if day is None:
        return plain(f"{year:04d}-{month:02d}")
    found = date(year, month, day)
    return plain(unit_of(found, "W") if moment.unit == "W" else found.isoformat())


def _year_with_weekday(month: int, day: int, weekday: int, base: date) -> int | None:
    """Return the year nearest to the base in which the day falls on the weekday named with it."""
    years = sorted(range(max(base.year - 3, 1), base.year + 4), key=lambda year: abs(year - base.year))
    real = (year for year in years if day <= last_of_month(year, month).day)
    return next((year for year in real if date(year, month, day).weekday() == weekday), None)


def _leap_year(base: date, tense: Tense) -> int | None:
    """Return the year of the February 29 that the tense looks to."""
    step = 1 if tense == "future" else -1
    years = (base.year + step * i for i in range(_LEAP + 1))
    days = (date(year, 2, 29) for year in years if last_of_month(year, 2).day == 29)
    return next((day.year for day in days if (day >= base if step > 0 else day <= base)), None)


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
        return base.year + (named < now and back > _SOON)
    ahead = back > _YEAR / 2 if tense == "present" else day is not None and _YEAR - back <= _SOON
    return base.year + (named < now) if ahead else base.year - (named > now)


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
        fits = (month for month in nearby if _is_weekday(month, day, moment.weekday))
        month = next(fits, base)
    else:
        step = (day < base.day) if tense == "future" else -(day > base.day)
        month = add_units(base.replace(day=1), step, "M")
    return plain(month.replace(day=min(day, last_of_month(month.year, month.month).day)).isoformat())


def _is_weekday(month: date, day: int, weekday: int) -> bool:
    """Return whether a month has such a day, and it falls on the weekday."""
    return day <= last_of_month(month.year, month.month).day and month.replace(day=day).weekday() == weekday


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


def _named_unit(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return "last week", "the end of the month", "the weekend"."""
    unit, shift = moment.unit or "D", moment.shift
    if unit == "WE":
        return _weekend_by_tense(shift, base, tense)
    if unit in {"D", "Y"} and moment.year is not None:
        return plain(f"{moment.year:04d}")
    iso = unit_of(add_units(base, shift or 0, unit), unit)
    return Placed(iso[:3] if unit == "E" else iso[:2] if unit == "C" else iso, time_value(iso))


def _weekend_by_tense(shift: int | None, base: date, tense: Tense) -> Placed:
    """Return "last", "this", "next weekend"; on a weekday "the weekend" is the last one in the past tense."""
    if shift is None or shift == 0:
        shift = -1 if tense == "past" and base.weekday() < 5 and shift is None else 0
        if shift == 0 and tense == "past" and base.weekday() < 3:
            shift = -1
    return weekend(base + timedelta(days=7 * shift))
