"""Normalises time expressions to ISO values against the report's date, and finds them by rule.

report + layers.times ─▶ spans ─▶ meaning (grammar) ─▶ tense (tokens, or words) ─▶ place on the calendar ─▶ with value
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec import structs

from dragoman.core.layers import Layers, Sentence, TimeExpression, TimexType
from dragoman.core.reports import Report
from dragoman.core.times import TimeValue
from dragoman.resolve.timex_calendar import span, time_value
from dragoman.resolve.timex_find import find_times
from dragoman.resolve.timex_grammar import duration, normal_form, read_meaning
from dragoman.resolve.timex_meaning import Meaning, Moment, Shift, Vague, Window
from dragoman.resolve.timex_place import Ground, Placed, Tense, place
from dragoman.resolve.timex_spans import settle_spans
from dragoman.resolve.timex_tense import tense_from_tokens, tense_from_words

__all__ = ["find_times", "normalise", "time_value", "timex3_value"]


def normalise(report: Report, layers: Layers) -> tuple[TimeExpression, ...]:
    """Return the time expressions in order, each with its value, `None` where it names no stretch of time.

    1. settle where each begins and ends; 2. read what it means; 3. find the tense of its verb; 4. place it against the
    report's date (without one, only what needs none is placed); 5. join it with its neighbour ("from March to May") or
    with the word before it ("since March" runs up to the report).
    """
    today = _today(report)
    times = settle_spans(report.text, layers)
    values: list[TimeValue | None] = []
    named: TimeValue | None = None
    for time in times:
        meaning = read_meaning(normal_form(report.text[time.start : time.end]))
        meaning = _named_day(meaning, report.text, time.end)
        tense = _tense(report.text, layers, time)
        value = _value(meaning, time.type, today, tense, named)
        values.append(value)
        if value is not None and value.precision != "interval":
            named = value
    joined = _join(report.text, times, values, today)
    return tuple(structs.replace(time, value=value) for time, value in zip(times, joined, strict=True))


_ATTACKS = re.compile(
    r"[,\s]+(?:(?:terror(?:ist)?|al-qaeda|suicide)\s+)?(?:attack|hijack|terror|atrocit|commission)", re.IGNORECASE
)


def _named_day(meaning: Meaning | None, text: str, end: int) -> Meaning | None:
    """Return the meaning with the year filled in of the one day that the news names without its year: September 11."""
    if isinstance(meaning, Moment) and meaning == Moment(month=9, day=11) and _ATTACKS.match(text, end):
        return structs.replace(meaning, year=2001)
    return meaning


def _today(report: Report) -> date | None:
    """Return the day of publication, `None` where it is unknown."""
    try:
        return date.fromisoformat(report.date) if report.date else None
    except ValueError:
        return None


def _value(
    meaning: Meaning | None, kind: TimexType, today: date | None, tense: Tense, named: TimeValue | None
) -> TimeValue | None:
    """Return the value of one expression by itself."""
    if meaning is None or kind == "SET":
        return None
    if today is None:
        if not (isinstance(meaning, Moment) and (meaning.year or meaning.decade or meaning.century)):
            return None
        today = date(2000, 1, 1)  # the moment carries its own year: no day of reference is looked at
    placed = place(meaning, Ground(today, tense, named))
    return placed.value if placed is not None else None


def _tense(text: str, layers: Layers, time: TimeExpression) -> Tense:
    """Return the tense that governs an expression: by syntax, else by the words of its sentence.

    The present looks ahead in the body ("the mandate expires in December") and back in a title ("Rebels clash").
    """
    if _SINCE.search(text, max(0, time.start - 40), time.start):
        return "past"
    tense = tense_from_tokens(layers.tokens, time.start, time.end) if layers.tokens else None
    if tense == "present":
        i = bisect_right(layers.sentences, time.start, key=lambda sentence: sentence.start) - 1
        return "past" if i >= 0 and layers.sentences[i].kind == "title" else "future"
    if tense is not None:
        return tense
    start, end = _sentence_around(text, layers.sentences, time)
    return tense_from_words(text[start:end], time.start - start, time.end - start)


_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|at\s+least\s+)*$", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])|\n")


def _sentence_around(text: str, sentences: tuple[Sentence, ...], time: TimeExpression) -> tuple[int, int]:
    """Return the offsets of the sentence that holds an expression, cut by rule where no sentences are given."""
    i = bisect_right(sentences, time.start, key=lambda sentence: sentence.start) - 1
    if i >= 0 and time.end <= sentences[i].end:
        return sentences[i].start, sentences[i].end
    start = max((match.end() for match in _BOUNDARY.finditer(text, 0, time.start)), default=0)
    after = _BOUNDARY.search(text, time.end)
    return start, after.start() + 1 if after else len(text)


# ---- Neighbours: what stands between two expressions, or before one, makes an interval of them. ------------------

_BRIDGE = re.compile(r"\s+(?:to|and|until|till|through)\s+(?:the\s+)?|[–—-]", re.IGNORECASE)
_LEAD = re.compile(
    r"\b(since|until|till|up\s+to|by|before|after|from|through|between|starting|beginning)\s+(?:on\s+|in\s+"
    r"|as\s+early\s+as\s+|the\s+|at\s+least\s+)*$",
    re.IGNORECASE,
)
_OWN_LEAD = re.compile(r"(since|until|till|up\s+to|by|before|after|from|through)\s", re.IGNORECASE)
# "before Friday" is a time; "before Friday's vote" and "before Friday prayers" are not the time of what comes before.
_CLOSED = re.compile(r"\s*(?:$|[.,;:!?)\]\"”—–]|(?:and|or|but|to|in|at|on|with|when|if|that|as|for|unless|because)\b)")
_CHAINED = frozenset({"year", "month", "day", "quarter", "week"})


def _join(
    text: str, times: Sequence[TimeExpression], values: list[TimeValue | None], today: date | None
) -> list[TimeValue | None]:
    """Return the values with ranges put together and the word before each taken into account."""
    joined = list(values)
    i = 0
    while i < len(times):
        if i + 1 < len(times):
            both = _range(text, times[i], times[i + 1], values[i], values[i + 1])
            if both is not None:
                joined[i] = joined[i + 1] = both
                i += 2
                continue
        joined[i] = _led(text, times[i], values[i], today)
        i += 1
    return joined


def _range(
    text: str, first: TimeExpression, last: TimeExpression, start: TimeValue | None, end: TimeValue | None
) -> TimeValue | None:
    """Return the interval of two expressions that a word such as "to" or "and" holds together."""
    if start is None or end is None or _BRIDGE.fullmatch(text, first.end, last.start) is None:
        return None
    if start.precision != end.precision or start.precision not in _CHAINED:
        return None
    return span(start, end)


def _led(text: str, time: TimeExpression, value: TimeValue | None, today: date | None) -> TimeValue | None:
    """Return a value as the word before the expression bounds it: "since March" reaches up to the report."""
    if today is None:
        return value
    lead = _LEAD.search(text, max(0, time.start - 40), time.start) or _OWN_LEAD.match(text, time.start, time.end)
    if lead is None:
        return value
    word = " ".join(lead[1].lower().split())
    if value is None:
        now = read_meaning(normal_form(text[time.start : time.end])) == Vague("PRESENT_REF")
        return time_value(f"/{today.isoformat()}") if now and word in {"until", "till", "up to"} else None
    if value.precision == "interval" or value.first is None or value.last is None:
        return value
    return _bounded(word, value, today.isoformat(), closed=_CLOSED.match(text, time.end) is not None)


def _bounded(word: str, value: TimeValue, today: str, *, closed: bool) -> TimeValue:
    """Return the interval that a preposition makes of a value; `closed` when no noun of the value's follows."""
    first, last, iso = value.first or "", value.last or "", value.value[:10]
    if iso == today:
        return value
    if word == "since":
        return time_value(f"{iso}/{today}") if first <= today else value
    if word in {"by", "until", "till", "up to", "through", "before"} and (closed or word != "before"):
        if last > today > "":
            return time_value(f"{today}/{iso}")
        return value if word == "by" else time_value(f"/{iso}")
    if word in {"after", "from", "starting", "beginning"} and closed and first > today:
        return time_value(f"{iso}/")
    return value


# ---- TIMEX3: the values of TimeML, for comparison with other systems. ------------------------------------------


def timex3_value(
    expression: str, anchor: date, *, tense: Tense = "past", type: TimexType = "DATE", named: TimeValue | None = None
) -> str | None:
    """Return the TIMEX3 value of an expression against an anchor date, `None` where the grammar does not cover it.

    >>> timex3_value("last week", date(2011, 6, 28)), timex3_value("three days", date(2011, 6, 28), type="DURATION")
    ('2011-W25', 'P3D')
    """
    meaning = read_meaning(normal_form(expression))
    if meaning is None:
        return None
    if type == "DURATION" and isinstance(meaning, Moment) and meaning.unit and meaning == Moment(unit=meaning.unit):
        return duration(((1, meaning.unit),))
    if type == "DURATION" and isinstance(meaning, Shift):
        return duration(((meaning.count, meaning.unit),))
    if type == "DATE" and isinstance(meaning, Window) and meaning.count is None:
        return "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    placed = place(meaning, Ground(anchor, tense, named))
    if placed is None:
        return None
    return _without_part(placed) if type == "DATE" else placed.timex3


def _without_part(placed: Placed) -> str:
    """Return the value of a date, without the part of the day that TimeML keeps for times."""
    day, _, clock = placed.timex3.partition("T")
    return day if clock[:1].isalpha() and day[:1].isdigit() else placed.timex3
