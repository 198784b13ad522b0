"""Puts the parts of a year on the calendar: quarters, halves, seasons."""

from __future__ import annotations

from datetime import date

from dragoman.resolve.timex_calendar import SEASONS, add_units, season_months, time_value, unit_of
from dragoman.resolve.timex_ground import Ground, Placed, Tense, plain
from dragoman.resolve.timex_meaning import Moment


def year_of(moment: Moment, base: date) -> int | None:
    """Return the year that a moment names, by number or as "last year"."""
    if moment.year is not None:
        return moment.year
    return base.year + (moment.shift or 0) if moment.unit == "Y" else None


def _by_tense(index: int, now: int, parts: int, moment: Moment, base: date, tense: Tense) -> int:
    """Return the year of the last or next of the parts of a year that are numbered from 1, `now` being today's."""
    year = year_of(moment, base)
    if year is not None:
        return year
    if moment.side == -1:
        return base.year - (index >= now)
    if moment.side == 1:
        return base.year + (index <= now)
    if moment.side == 0:
        return base.year
    if tense == "future":
        return base.year + (index < now)
    return base.year - (index - now > (parts // 2 if tense == "present" else 0))


def place_quarter(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return a quarter, of the year named or of the one that the tense calls for."""
    quarter = moment.quarter or 1
    return plain(f"{_by_tense(quarter, (base.month + 2) // 3, 4, moment, base, tense):04d}-Q{quarter}")


def quarter_told_of(moment: Moment, base: date, ground: Ground) -> str:
    """Return "the quarter": the one named before, else the last, for it is told of when it is over."""
    if moment.year is not None:
        return f"{moment.year:04d}{ground.quarter[4:] if ground.quarter else ''}"
    return ground.quarter or unit_of(add_units(base, -1 if ground.tense == "past" else 0, "Q"), "Q")


def place_half(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return a half of a year as its interval of months, or of a decade as its five years."""
    half = moment.half or 1
    if moment.decade is not None:
        start = moment.decade + 5 * (half - 1)
        return Placed(str(moment.decade // 10), time_value(f"{start:04d}/{start + 4:04d}"))
    year = _by_tense(half, (base.month + 5) // 6, 2, moment, base, tense)
    return Placed(f"{year:04d}-H{half}", time_value(f"{year:04d}-{6 * half - 5:02d}/{year:04d}-{6 * half:02d}"))


def place_season(moment: Moment, base: date, tense: Tense) -> Placed:
    """Return a season as its interval of months; January and February are counted to the winter that began before."""
    season = moment.season or "SP"
    begun = date(base.year - (base.month <= 2), base.month, 1)
    now = 4 if base.month in {12, 1, 2} else base.month // 3
    if moment.side == 0 and season != "WI":
        begun = base
    year = _by_tense(list(SEASONS).index(season) + 1, now, 4, moment, begun, tense)
    return Placed(f"{year:04d}-{season}", time_value(season_months(year, season)))
