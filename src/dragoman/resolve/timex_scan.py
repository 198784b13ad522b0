"""Scans an expression piece by piece for a place on the calendar: "late Tuesday night", "5 p.m. EST Nov. 9"."""

from __future__ import annotations

import re

from dragoman.resolve.timex_holidays import FEASTS, HOLIDAYS
from dragoman.resolve.timex_meaning import Moment
from dragoman.resolve.timex_pieces import READERS, Fields
from dragoman.resolve.timex_words import DECADES, MONTHS, ORDINALS, PARTS, SEASONS, WEEKDAYS


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
    | (?P<era>(?:ad|a\.d\.)\ ?\d{{1,4}} | \d{{1,4}}\ ?(?:ad|ce|a\.d\.?|c\.e\.?))
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
    | (?P<half>(?:first|second|latter|1st|2nd|last(?=\ half\ of))[ -]half)
    | (?P<holiday>{_any(HOLIDAYS)})
    | (?P<feast>{_any(FEASTS)})
    | (?P<month>(?:{_any(MONTHS)})(?:\.|(?!\w)))
    | (?P<weekday>(?:{_any(WEEKDAYS)})(?:\.|(?!\w)))
    | (?P<deictic>day\ before\ yesterday | day\ after\ tomorrow | today | tonight | yesterday | tomorrow | last\ night)
    | (?P<ordinal>(?:{_any(ORDINALS)})(?=\ (?:day\ )?of\b))
    | (?P<day>\d{{1,2}}(?:st|nd|rd|th)?)
    | (?P<early_year>\d{{3}})
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


def scan(expression: str) -> Moment | None:
    """Return the moment that an expression in normal form names, `None` where a piece is unknown or two disagree.

    >>> scan("early last friday").weekday
    4
    """
    fields: Fields = {}
    position = 0
    while position < len(expression):
        match = _PIECE.match(expression, position)
        if match is None or not _add(fields, match):
            return None
        position = match.end()
    return _moment(fields)


def _add(fields: Fields, match: re.Match[str]) -> bool:
    """Add one piece to the fields; return whether it fits with what is there."""
    kind = match.lastgroup or "skip"
    words = match[kind]
    if kind == "direction":
        fields["pending"] = _SIDES[words]
        fields["anaphoric"] = fields.get("anaphoric", False) or words in {"same", "that", "following", "preceding"}
        return True
    found = READERS[kind](words)
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
        "holiday",
        "feast",
    }:
        fields["shift" if kind == "unit" else "side"] = fields.pop("pending")
    return True


def _moment(fields: Fields) -> Moment | None:
    """Return the moment that the gathered pieces make up, `None` where nothing in them names a time."""
    if "pending" in fields and not fields.get("part"):
        return None  # "mid-April the last …": what is last is not said yet
    fields.pop("pending", None)
    if fields.get("day") is not None and fields.get("month") is None:
        _settle_number(fields)
    early = fields.pop("early", False)
    if early and not fields.get("month"):
        return None
    named = {name for name, value in fields.items() if value is not None} - {"side", "anaphoric", "edge", "numbered"}
    if not named or (fields.get("day", 0) or 0) > 31:
        return None
    if fields.get("month") is None and fields.pop("numbered", False) and named == {"day"}:
        return None
    fields.pop("numbered", None)
    return Moment(**fields)


def _settle_number(fields: Fields) -> None:
    """Take a number without a month for an hour where a part of the day says so ("4 in the morning")."""
    if fields.get("part") and fields.get("numbered") and not fields.get("hour") and fields["day"] <= 12:
        hour = fields.pop("day")
        fields["hour"] = hour % 12 + (12 if fields.pop("part") in {"AF", "EV"} else 0)
