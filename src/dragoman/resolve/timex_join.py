"""What stands between two time expressions, or before one, makes an interval of them: "March to May", "by June"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct, structs

from dragoman.core.layers import TimeExpression
from dragoman.core.times import TimeValue
from dragoman.resolve.timex_calendar import span, time_value
from dragoman.resolve.timex_ground import Ground, Placed
from dragoman.resolve.timex_meaning import Length, Meaning, Moment, Shift, Vague, Window
from dragoman.resolve.timex_place import place


class Reading(Struct, frozen=True):
    """One expression with its meaning, what it was placed against, and where that put it."""

    time: TimeExpression
    meaning: Meaning | None
    ground: Ground
    placed: Placed


_BRIDGE = re.compile(r"\s+(?:to|and|until|till|through)\s+(?:on\s+|the\s+)?|\s?[–—-]\s?", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(since|until|till|up\s+to|by|(?:no|not)\s+later\s+than|before|after|from|through|between|starting|beginning)"
    r"\s+(?:on\s+|in\s+|as\s+early\s+as\s+|the\s+|at\s+least\s+)*$",
    re.IGNORECASE,
)
_OWN_LEAD = re.compile(r"(since|until|till|up\s+to|by|no\s+later\s+than|before|after|from|through)\s", re.IGNORECASE)
# "before Friday" is a time; "before Friday's vote" and "before Friday prayers" are not the time of what comes before.
_CLOSED = re.compile(r"\s*(?:$|[.,;:!?)\]\"”—–]|(?:and|or|but|to|in|at|on|with|when|if|that|as|for|unless|because)\b)")
_CHAINED = frozenset({"year", "month", "day", "quarter", "week"})
_WITHIN = re.compile(r"\bwithin\s+(?:(?:the|about|around|roughly|just|only)\s+)*$", re.IGNORECASE)
_IN = re.compile(r"(?<!time)(?<!once)\sin\s+(?:(?:about|around|roughly|just|only|another)\s+)*$", re.IGNORECASE)
_BEFORE = 40
"""Characters in front of an expression in which its preposition stands."""


def ahead_of(meaning: Meaning | None, text: str, start: int, ground: Ground) -> Meaning | None:
    """Return the meaning of a length that a plan makes a day of: "within ten days", "will begin in two weeks"."""
    if not isinstance(meaning, Length) or len(meaning.amounts) != 1 or ground.tense != "future":
        return meaning
    (count, unit) = meaning.amounts[0]
    before = text[max(0, start - _BEFORE) : start]
    if count is None:
        return meaning
    if _WITHIN.search(before):
        return Window(count, unit, 1)
    return Shift(count, unit, 1) if _IN.search(before) and unit[0] != "T" else meaning


def join(text: str, readings: Sequence[Reading]) -> list[TimeValue | None]:
    """Return the values with ranges put together and the word before each taken into account."""
    joined = [reading.placed.value for reading in readings]
    i = 0
    while i < len(readings):
        both = _range(text, readings[i], readings[i + 1]) if i + 1 < len(readings) else None
        if both is not None:
            joined[i] = joined[i + 1] = both
            i += 2
            continue
        joined[i] = _led(text, readings[i])
        i += 1
    return joined


def _range(text: str, first: Reading, last: Reading) -> TimeValue | None:
    """Return the interval of two expressions that a word such as "to" or "and" holds together."""
    start, end = first.placed.value, last.placed.value
    if start is None or end is None or _BRIDGE.fullmatch(text, first.time.end, last.time.start) is None:
        return None
    if start.precision != end.precision or start.precision not in _CHAINED:
        return None
    return span(start, end) or span(*_in_order(first, last, start, end))


def _in_order(first: Reading, last: Reading, start: TimeValue, end: TimeValue) -> tuple[TimeValue, TimeValue]:
    """Return the two ends of what runs backwards with one of them moved: "from Friday to Monday" ends after it begins.

    In a plan the end comes after the beginning, in what has happened the beginning before the end.
    """
    if start.first is None or end.first is None:
        return start, end
    if first.ground.tense == "past":
        before = place(first.meaning, structs.replace(first.ground, today=date.fromisoformat(end.first))).value
        return before or start, end
    after = place(last.meaning, structs.replace(last.ground, today=date.fromisoformat(start.first))).value
    return start, after or end


def _led(text: str, reading: Reading) -> TimeValue | None:
    """Return a value as the word before the expression bounds it: "since March" reaches up to the report."""
    time, value, today = reading.time, reading.placed.value, reading.ground.today
    if today is None:
        return value
    lead = _LEAD.search(text, max(0, time.start - _BEFORE), time.start) or _OWN_LEAD.match(text, time.start, time.end)
    if lead is None:
        return value
    word = " ".join(lead[1].lower().split())
    if value is None:
        now = reading.meaning == Vague("PRESENT_REF") and word in {"until", "till", "up to"}
        return time_value(f"/{today.isoformat()}") if now else None
    if value.precision == "interval" or value.first is None or value.last is None:
        return value
    if word == "before" and isinstance(reading.meaning, Moment) and reading.meaning.edge == "END":
        word = "by"  # "before the end of the year" is in the year still
    return _bounded(word, value, today.isoformat(), closed=_CLOSED.match(text, time.end) is not None)


def _bounded(word: str, value: TimeValue, today: str, *, closed: bool) -> TimeValue:
    """Return the interval that a preposition makes of a value; `closed` when no noun of the value's follows."""
    first, last, iso = value.first or "", value.last or "", value.value[:10]
    if iso == today:
        return value
    if word == "since":
        return time_value(f"{iso}/{today}") if first <= today else value
    if word == "before":
        return _before(value, today) if closed else value
    if word in {"by", "no later than", "not later than", "until", "till", "up to", "through"}:
        if last > today > "":
            return time_value(f"{today}/{iso}")
        return value if word == "by" else time_value(f"/{iso}")
    if word in {"after", "from", "starting", "beginning"} and closed and first > today:
        return time_value(f"{iso}/")
    return value


def _before(value: TimeValue, today: str) -> TimeValue:
    """Return what lies before a time: of months and years up to the one before, of days up to the day before."""
    eve = date.fromisoformat(value.first or today)
    eve -= timedelta(days=1) if eve > date.min else timedelta()
    width = {"year": 4, "month": 7}.get(value.precision, 10)
    last = eve.isoformat()[:width]
    return time_value(f"{today}/{last}") if eve.isoformat() > today else time_value(f"/{last}")
