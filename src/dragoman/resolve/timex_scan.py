"""Scans an expression piece by piece for a place on the calendar: "late Tuesday night", "5 p.m. EST Nov. 9"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dragoman.resolve.timex_meaning import Moment
from dragoman.resolve.timex_words import DECADES, MONTHS, ORDINALS, PARTS, SEASONS, UNITS, WEEKDAYS, number


def _any(words: object) -> str:
    """Return an alternation, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_PIECE = re.compile(
    rf"""(?:
      (?P<iso>\d{{4}}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?z?)?)
    | (?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d) | \d{{4}}/\d\d?/\d\d?)
    | (?P<attacks>9/11)
    | (?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?:\ ?[ap]\.?\ ?m\b\.?)? | \d{{1,2}}(?:\.\d\d)?\ ?[ap]\.?\ ?m\b\.? 
        | \d{{4}}(?=\ ?(?:gmt|utc|hours|hrs|local|est|edt|cet))
        | \d{{1,2}}(?=\ ?(?:gmt|utc|o'clock)) | noon | midday | midnight)
    | (?P<zone>(?:gmt|utc|[ecmpb]s?[sde]?t|aest|ist|local\ time|o'clock|hours|hrs|eastern(?:\ time)?
        |universal\ time)(?:[+-]\d\d?(?::?\d\d)?)?)
    | (?P<decade>(?:1\d|20)\d0s | '?\d0s | (?:nineteen[ -]|eighteen[ -])?(?:{_any(DECADES)}))
    | (?P<century>(?:\d{{1,2}}(?:st|nd|rd|th)|{_any(ORDINALS)})[ -]century)
    | (?P<year>(?:1\d|20)\d\d | '\d\d | (?:eighteen|nineteen|twenty)[ -](?:hundred|oh[ -]\w+|[a-z]+teen|ten
        |eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -](?:one|two|three|four|five|six|seven|eight
        |nine))?)
        | two\ thousand(?:\ and)?(?:\ (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
            |[a-z]+teen|twenty(?:[ -]\w+)?))?)
    | (?P<quarter>(?:first|second|third|fourth|final|1st|2nd|3rd|4th)(?:[ -](?:fiscal|calendar))?[ -]quarter 
        | q[1-4] | [1-4]q)
    | (?P<half>(?:first|second|latter|1st|2nd)[ -]half)
    | (?P<holiday>christmas\ eve|christmas(?:\ day)?|new\ year's\ (?:eve|day)|valentine's\ day|halloween
        |may\ day|boxing\ day)
    | (?P<month>(?:{_any(MONTHS)})(?:\.|(?!\w)))
    | (?P<weekday>(?:{_any(WEEKDAYS)})(?:\.|(?!\w)))
    | (?P<deictic>day\ before\ yesterday | day\ after\ tomorrow | today | tonight | yesterday | tomorrow | last\ night)
    | (?P<ordinal>(?:{_any(ORDINALS)})(?=\ (?:day\ )?of\b))
    | (?P<day>\d{{1,2}}(?:st|nd|rd|th)?)
    | (?P<part>{_any(PARTS)})
    | (?P<season>{_any(SEASONS)})
    | (?P<unit>weekend|week|month|quarter|year|decade|century|day)
    | (?P<direction>last|past|previous|preceding|prior|this|current|present|next|coming|upcoming|forthcoming
        |following|same|that)
    | (?P<edge>earlier|early|later|late|mid|middle|midst|beginning|start|outset|end|close|turn|wee\ hours
        |(?:early\ |late\ |pre-dawn\ |small\ |predawn\ )?hours|pre-?dawn)
    | (?P<skip>the|of|on|at|in|a|an|'s|s'|fiscal|calendar|financial|from|by|local|time|about|around|just|only
        |very|today's|period)
    )(?![a-z0-9]) [\ ,\-.]*""",
    re.VERBOSE,
)
_SIDES = {"this": 0, "current": 0, "present": 0, "same": 0, "that": 0}
_SIDES |= dict.fromkeys(("next", "coming", "upcoming", "forthcoming", "following"), 1)
_SIDES |= dict.fromkeys(("last", "past", "previous", "preceding", "prior"), -1)
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
_HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
}
_Fields = dict[str, Any]


def scan(expression: str) -> Moment | None:
    """Return the moment that an expression in normal form names, `None` where a piece is unknown or two disagree.

    >>> scan("early last friday").weekday
    4
    """
    fields: _Fields = {}
    position = 0
    while position < len(expression):
        match = _PIECE.match(expression, position)
        if match is None or not _add(fields, match):
            return None
        position = match.end()
    return _moment(fields)


def _add(fields: _Fields, match: re.Match[str]) -> bool:
    """Add one piece to the fields; return whether it fits with what is there."""
    kind = match.lastgroup or "skip"
    words = match[kind]
    if kind == "direction":
        fields["pending"] = _SIDES[words]
        fields["anaphoric"] = fields.get("anaphoric", False) or words in {"same", "that", "following", "preceding"}
        return True
    found = _READERS[kind](words)
    if found is None or any(fields.get(name) not in (None, value) for name, value in found.items()):
        return False
    fields.update(found)
    if "pending" in fields and kind in {
        "unit",
        "month",
        "weekday",
        "season",
        "quarter",
        "half",
        "part",
        "decade",
        "year",
    }:
        fields["shift" if kind == "unit" else "side"] = fields.pop("pending")
    return True


def _moment(fields: _Fields) -> Moment | None:
    """Return the moment that the gathered pieces make up, `None` where nothing in them names a time."""
    fields.pop("pending", None)
    if fields.get("day") is not None and fields.get("month") is None:
        _settle_number(fields)
    named = {name for name, value in fields.items() if value is not None} - {"side", "anaphoric", "edge", "numbered"}
    if not named or (fields.get("day", 0) or 0) > 31:
        return None
    if fields.get("month") is None and fields.pop("numbered", False) and named == {"day"}:
        return None
    fields.pop("numbered", None)
    return Moment(**fields)


def _settle_number(fields: _Fields) -> None:
    """Take a number without a month for an hour where a part of the day says so ("4 in the morning")."""
    if fields.get("part") and fields.get("numbered") and not fields.get("hour") and fields["day"] <= 12:
        hour = fields.pop("day")
        fields["hour"] = hour % 12 + (12 if fields.pop("part") in {"AF", "EV"} else 0)


def _iso(words: str) -> _Fields | None:
    day, _, clock = words.partition("t")
    year, month, number_of_day = map(int, day.split("-"))
    fields: _Fields = {"year": year, "month": month, "day": number_of_day}
    if not 1 <= month <= 12:
        return None
    return fields | ({"hour": int(clock[:2]), "minute": int(clock[3:5])} if clock else {})


def _numeric(words: str) -> _Fields | None:
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


def _clock(words: str) -> _Fields | None:
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


def _decade(words: str) -> _Fields:
    if words[-2:] == "0s":
        digits = words[:-1].lstrip("'")
        return {"decade": int(digits) if len(digits) == 4 else 1900 + int(digits)}
    century, _, name = words.replace("-", " ").rpartition(" ")
    return {"decade": (1800 if century == "eighteen" else 1900) + DECADES[name]}


def _century(words: str) -> _Fields | None:
    name = re.split(r"[ -]century", words)[0]
    digits = re.match(r"\d+", name)
    return {"century": int(digits[0]) if digits else ORDINALS[name]}


def _year(words: str) -> _Fields | None:
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


def _quarter(words: str) -> _Fields:
    names = {"f": 1, "s": 2, "t": 3}
    digit = re.search(r"\d", words)
    if digit:
        return {"quarter": int(digit[0])}
    return {"quarter": 4 if words.startswith(("fourth", "final")) else names[words[0]]}


def _unit(words: str) -> _Fields:
    return {"unit": UNITS[words]}


def _day(words: str) -> _Fields:
    digits = re.match(r"\d+", words)
    assert digits is not None
    return {"day": int(digits[0]), "numbered": words.isdigit()}


def _edge(words: str) -> _Fields:
    """Read "early", "mid"; "the early hours" is a part of the day."""
    if words.endswith("hours"):
        return {"part": "MO"}
    return {"edge": _EDGES[words]} if words in _EDGES else {}


_READERS: dict[str, Callable[[str], _Fields | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "attacks": lambda _: {"year": 2001, "month": 9, "day": 11},
    "clock": _clock,
    "zone": lambda _: {},
    "decade": _decade,
    "century": _century,
    "year": _year,
    "quarter": _quarter,
    "half": lambda words: {"half": 1 if words[0] in "f1" else 2},
    "holiday": lambda words: dict(zip(("month", "day"), _HOLIDAYS[words], strict=True)),
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
