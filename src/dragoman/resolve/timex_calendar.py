"""Calendar arithmetic on ISO values: the days that a value covers, and the same unit so many steps on."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from dragoman.core.times import Precision, TimeValue

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of a season, as the northern newsrooms that write of "this summer" count them."""

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<clock>T\d\d(?::\d\d)?)?)?|W(?P<week>\d\d)"
    r"|Q(?P<quarter>[1-4])))?"
)


@lru_cache(maxsize=4096)
def time_value(iso: str) -> TimeValue:
    """Return the time that an ISO value names, with its precision and the days that it covers.

    Raises `ValueError` where the value is none of the forms that `TimeValue` describes.

    >>> time_value("2011-W25").first, time_value("2011-03/2011-06-28").last
    ('2011-06-20', '2011-06-28')
    """
    if "/" in iso:
        return _interval(*iso.split("/", 1), iso=iso)
    precision, first, last = _days(iso)
    return TimeValue(value=iso, precision=precision, first=first.isoformat(), last=last.isoformat())


def _interval(start: str, end: str, *, iso: str) -> TimeValue:
    """Return an interval from its two ends, either of which may be open."""
    first = _days(start)[1].isoformat() if start else None
    last = _days(end)[2].isoformat() if end else None
    if first is None and last is None:
        raise ValueError("expected an interval with at least one end, found '/'")
    if first and last and first > last:
        raise ValueError(f"expected an interval that ends after it starts, found {iso!r}")
    return TimeValue(value=iso, precision="interval", first=first, last=last)


def _days(iso: str) -> tuple[Precision, date, date]:
    """Return precision, first and last day of a value that is no interval."""
    match = _FORM.fullmatch(iso)
    if match is None:
        raise ValueError(f"expected an ISO date such as 2025, 2025-10, 2025-W14 or 2025-10-04, found {iso!r}")
    year, month, day = (int(match[part] or 0) for part in ("year", "month", "day"))
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return "week", monday, monday + timedelta(days=6)
    if match["quarter"]:
        end = 3 * int(match["quarter"])
        return "quarter", date(year, end - 2, 1), last_of_month(year, end)
    if day:
        moment = date(year, month, day)
        return ("time" if match["clock"] else "day"), moment, moment
    if month:
        return "month", date(year, month, 1), last_of_month(year, month)
    return "year", date(year, 1, 1), date(year, 12, 31)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def span(start: TimeValue, end: TimeValue) -> TimeValue | None:
    """Return the interval from the start of one time to the end of another; `None` where it would run backwards."""
    first = start.value.split("/")[0][:10]
    last = end.value.split("/")[-1][:10]
    if start.first and end.last and start.first > end.last:
        return None
    if first == last:
        return time_value(first) if first else None
    return time_value(f"{first}/{last}")


def add_months(moment: date, months: int) -> date:
    """Return the same day so many months on, or the last day of that month where it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    return date(year, month + 1, min(moment.day, monthrange(year, month + 1)[1]))


def add_units(moment: date, count: float, unit: str) -> date:
    """Return the day so many units on; `unit` is one of D W M Q Y E (decade) C (century)."""
    if unit == "D":
        return moment + timedelta(days=round(count))
    if unit == "W":
        return moment + timedelta(days=round(7 * count))
    return add_months(moment, round(count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]))


def unit_of(moment: date, unit: str) -> str:
    """Return the ISO value of the day, week, month, quarter, year, decade or century that a day lies in."""
    if unit == "D":
        return moment.isoformat()
    if unit == "W":
        year, week, _ = moment.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "M":
        return f"{moment.year:04d}-{moment.month:02d}"
    if unit == "Q":
        return f"{moment.year:04d}-Q{(moment.month + 2) // 3}"
    if unit == "Y":
        return f"{moment.year:04d}"
    width = 10 if unit == "E" else 100
    first = moment.year // width * width
    return f"{first:04d}/{first + width - 1:04d}"


def weekend_of(moment: date) -> tuple[date, date]:
    """Return Saturday and Sunday of the ISO week that a day lies in."""
    saturday = moment + timedelta(days=5 - moment.weekday())
    return saturday, saturday + timedelta(days=1)


def season_months(year: int, season: str) -> str:
    """Return the interval of months of a season; a winter is named by the year that it begins in."""
    first, last = SEASONS[season]
    return f"{year:04d}-{first:02d}/{year + (last < first):04d}-{last:02d}"
