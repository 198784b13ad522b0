"""Gold time expressions of the corpora, and when one of ours has the gold value."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from dragoman.core.layers import TimeExpression
from dragoman.core.reports import Report
from dragoman.resolve.timex import time_value

DEICTIC = re.compile(
    r"(?:today|tonight|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
CLOSE = 62
"""Days from its document within which "today" or a weekday can lie."""


class GoldTime(Struct, frozen=True):
    """A gold time expression; `type` is empty where the corpus gives none, as are `when` and `bounds` in TempEval-3."""

    start: int
    end: int
    value: str
    type: str = ""
    when: bool = False
    bounds: bool = False
    contradicted: bool = False

    def is_met_by(self, time: TimeExpression) -> bool:
        """Return whether an expression has the gold value."""
        if self.bounds:
            return days_of(time) == _days(self.value)
        return (when_of(time) if self.when else value_of(time)) == self.value


class TempevalDocument(Struct, frozen=True):
    """An article with its date of publication and TIMEX3 expressions."""

    doc: str
    dct: str
    text: str
    timex: tuple[GoldTime, ...]


class GumTime(Struct, frozen=True):
    """A date in the attributes of the Text Encoding Initiative (`when`, `from`, `to`, `notBefore`, `notAfter`)."""

    start: int
    end: int
    attrs: dict[str, str]
    text: str = ""

    def as_gold(self, day: str | None = None) -> GoldTime:
        """Return the date with one value: `when` itself, else the interval between the bounds."""
        when = self.attrs.get("when")
        if when:
            contradicted = DEICTIC.match(self.text) is not None and _days_apart(when, day) > CLOSE
            return GoldTime(self.start, self.end, _in_minutes(when), when=True, contradicted=contradicted)
        first = self.attrs.get("from") or self.attrs.get("notBefore") or ""
        last = self.attrs.get("to") or self.attrs.get("notAfter") or ""
        return GoldTime(self.start, self.end, f"{first}/{last}", bounds=True)


class GumDocument(Struct, frozen=True):
    """A document with its date, where that is known."""

    doc: str
    text: str
    timex: tuple[GumTime, ...]
    date: str | None = None


class DatedDocument(Struct, frozen=True):
    """A report with its gold times: what both corpora come down to."""

    report: Report
    gold: tuple[GoldTime, ...]


def day_of(day: str | None) -> str | None:
    """Return the date where it is a whole day: a document dated by its year alone has no day of publication."""
    return day if day and re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) else None


def value_of(time: TimeExpression) -> str | None:
    """Return the TIMEX3 value, the ISO value where TIMEX3 has none, `None` where the expression was not resolved."""
    if time.timex3 is not None:
        return time.timex3.value
    return time.value.value if time.value else None


def when_of(time: TimeExpression) -> str | None:
    """Return the value as `when` writes it: `-0508` for 508 BC, `--07` for any July, no part of the day."""
    value = value_of(time)
    if value is None:
        return None
    value = re.sub(r"^BC", "-", value.replace("XXXX-", "--"))
    return re.sub(r"T[A-Z]+$", "", value)


def is_date(time: TimeExpression) -> bool:
    """Return whether an expression names a date, be it one before Christ or one that every year has."""
    return time.value is not None or (when_of(time) or "").startswith("-")


def _in_minutes(when: str) -> str:
    """Return a gold time without the seconds that nobody writes."""
    return when.removesuffix(":00") if when.count(":") == 2 else when


def days_of(time: TimeExpression) -> tuple[str | None, str | None] | None:
    """Return the first and the last day that an expression covers, `None` where it was not resolved."""
    return (time.value.first, time.value.last) if time.value else None


def _days(interval: str) -> tuple[str | None, str | None] | str:
    """Return the first and last day of a gold interval, the interval as it stands where it has none (BC, `--09`)."""
    try:
        value = time_value(interval)
    except ValueError:
        return interval
    return value.first, value.last


def _days_apart(when: str, day: str | None) -> int:
    """Return how many days lie between a gold day and the document's, 0 where either is no day."""
    try:
        return abs((date.fromisoformat(when[:10]) - date.fromisoformat(day or "")).days)
    except ValueError:
        return 0
