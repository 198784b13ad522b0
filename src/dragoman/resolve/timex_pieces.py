"""Reads the pieces of which a place on the calendar is put together: dates, clocks, years, decades, months, edges."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dragoman.resolve.timex_holidays import FEASTS, HOLIDAYS
from dragoman.resolve.timex_words import DECADES, MONTHS, ORDINALS, PARTS, SEASONS, UNITS, WEEKDAYS, number

_EDGES = dict.fromkeys(("early", "beginning", "start", "outset", "turn", "wee hours", "pre-dawn", "predawn"), "START")
_EDGES |= dict.fromkeys(("mid", "middle", "midst"), "MID") | dict.fromkeys(("late", "end", "close"), "END")
_DAYS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
Fields = dict[str, Any]
_FIRST_NAUGHTS = 1900
"""From here on "the 2000s" are ten years; "the 1700s" are a hundred."""


def _iso(words: str) -> Fields | None:
    day, _, clock = words.partition("t")
    year, month, number_of_day = map(int, day.split("-"))
    fields: Fields = {"year": year, "month": month, "day": number_of_day}
    if not 1 <= month <= 12:
        return None
    return fields | ({"hour": int(clock[:2]), "minute": int(clock[3:5])} if clock else {})


def _numeric(words: str) -> Fields | None:
    """Read 10/4/2025 (month first, as the wires write it), 28/06/2011 and 28.06.2011 (day first), 2011/06/28."""
    first, second, third = map(int, re.split(r"[/.]", words))
    if first > 31:
        year, month, day = first, second, third
    elif first > 12 or ("." in words and second <= 12):
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    return {"year": _full_year(year), "month": month, "day": day} if 1 <= month <= 12 else None


def _full_year(year: int) -> int:
    """Return a year in four digits; two digits up to 50 are of this century."""
    return year if year > 99 else year + (2000 if year <= 50 else 1900)


def _clock(words: str) -> Fields | None:
    named = {"noon": 12, "midday": 12, "midnight": 0}.get(words)
    if named is not None:
        return {"hour": named, "minute": 0}
    digits = re.findall(r"\d+", words)
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in words and hour < 12:
        hour += 12
    elif "a" in words and hour == 12:
        hour = 0
    return {"hour": hour, "minute": minute} if hour < 25 and minute < 60 else None


def _decade(words: str) -> Fields:
    if words[-2:] == "0s":
        digits = words[:-1].lstrip("'")
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
        return {"century": year // 100 + 1} if year % 100 == 0 and year < _FIRST_NAUGHTS else {"decade": year}
    century, _, name = words.replace("-", " ").rpartition(" ")
    return {"decade": (1800 if century == "eighteen" else 1900) + DECADES[name]}


def _century(words: str) -> Fields | None:
    name = re.split(r"[ -]century", words)[0]
    digits = re.match(r"\d+", name)
    return {"century": int(digits[0]) if digits else ORDINALS[name]}


def _year(words: str) -> Fields | None:
    if words[0].isdigit():
        return {"year": int(words)}
    if words[0] == "'":
        return {"year": _full_year(int(words[1:]))}
    spelled = re.sub(r"\boh\b", "zero", words.replace(" and ", " "))
    head, _, rest = spelled.replace("-", " ").partition(" ")
    if head == "two":
        return {"year": 2000 + int(number(rest.removeprefix("thousand").strip() or "zero") or 0)}
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[head]
    return {"year": century + (0 if rest == "hundred" else int(number(rest.removeprefix("zero ")) or 0))}


def _quarter(words: str) -> Fields:
    names = {"f": 1, "s": 2, "t": 3}
    digit = re.search(r"\d", words)
    if digit:
        return {"quarter": int(digit[0])}
    return {"quarter": 4 if words.startswith(("fourth", "final")) else names[words[0]]}


def _unit(words: str) -> Fields:
    return {"unit": UNITS[words]}


def _day(words: str) -> Fields:
    digits = re.match(r"\d+", words)
    assert digits is not None
    return {"day": int(digits[0]), "numbered": words.isdigit()}


def _edge(words: str) -> Fields:
    """Read "early", "mid"; "the early hours" is a part of the day."""
    if words.endswith("hours"):
        return {"part": "MO"}
    return {"edge": _EDGES[words]} if words in _EDGES else {}


READERS: dict[str, Callable[[str], Fields | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "attacks": lambda _: {"year": 2001, "month": 9, "day": 11},
    "clock": _clock,
    "zone": lambda _: {},
    "era": lambda words: {"year": int(re.sub(r"\D", "", words))},
    "early_year": lambda words: {"year": int(words), "early": True},
    "decade": _decade,
    "century": _century,
    "year": _year,
    "quarter": _quarter,
    "half": lambda words: {"half": 1 if words[0] in "f1" else 2},
    "holiday": lambda words: dict(zip(("month", "day"), HOLIDAYS[words], strict=True)),
    "feast": lambda words: {"feast": FEASTS[words]},
    "month": lambda words: {"month": MONTHS[words.rstrip(".")]},
    "weekday": lambda words: {"weekday": WEEKDAYS[words.rstrip(".")]},
    "deictic": lambda words: {"day_shift": _DAYS[words]} | ({"part": "NI"} if words.endswith("night") else {}),
    "ordinal": lambda words: {"day": ORDINALS[words]},
    "day": _day,
    "part": lambda words: {"part": PARTS[words]},
    "season": lambda words: {"season": SEASONS[words]},
    "unit": _unit,
    "edge": _edge,
    "skip": lambda _: {},
}
