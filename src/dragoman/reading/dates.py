"""Reads the dates that pages, wire headers and file names give."""

from __future__ import annotations

import datetime
import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?,?"
DAY = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)\b"
)
"""A day with its year, in the ways that English-language pages write it."""
ZONE = r"(?:GMT|UTC|BST|IST|MSK|CES?T|EES?T|[ECMP][SD]?T|[A-Z]{3,4})\b"
CLOCK = rf"(?:\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?: ?[apAP]\.?[mM]\b\.?)?|\d{{1,2}} ?[apAP]\.?[mM]\b\.?)(?: {ZONE})?"

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_MONTH_FIRST = re.compile(rf"({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH}),? (\d{{4}})\b")
_IN_PATH = re.compile(r"(?<!\d)(\d{4})[/-](\d\d)[/-](\d\d)(?!\d)")
_COMPACT_IN_PATH = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1800, 2200)


def day_of(text: str) -> str | None:
    """Return the first day that the text names with its year, as `YYYY-MM-DD`, or `None`.

    >>> day_of("Mon Jul 18, 2011 7:12 am EDT")
    '2011-07-18'
    """
    if (match := _ISO.search(text)) is not None:
        return _day(match[1], match[2], match[3])
    if (match := _MONTH_FIRST.search(text)) is not None:
        return _day(match[3], _month(match[1]), match[2])
    if (match := _DAY_FIRST.search(text)) is not None:
        return _day(match[3], _month(match[2]), match[1])
    return None


def day_in_path(path: str) -> str | None:
    """Return the day that a file's name or an address gives (`2014-05-06`, `/2014/05/06/`, `20140506`), or `None`."""
    for pattern in (_IN_PATH, _COMPACT_IN_PATH):
        for match in pattern.finditer(path):
            if (day := _day(match[1], match[2], match[3])) is not None:
                return day
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(year: int | str, month: int | str, day: int | str) -> str | None:
    """Return the day if the calendar has it."""
    try:
        found = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year in _YEARS else None
