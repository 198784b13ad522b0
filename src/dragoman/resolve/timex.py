"""Normalises time expressions to ISO values against the report's date, and finds them by rule.

report + layers.times ─▶ spans ─▶ meaning (grammar) ─▶ tense (tokens, or words) ─▶ place on the calendar ─▶ with value
"""

from __future__ import annotations

from datetime import date

from msgspec import structs

from dragoman.core.layers import Layers, TimeExpression, TimexType
from dragoman.core.reports import Report
from dragoman.core.times import TimeValue
from dragoman.resolve.timex_calendar import time_value
from dragoman.resolve.timex_context import is_history, of_every_year, of_the_year_told, read_meanings
from dragoman.resolve.timex_find import find_times
from dragoman.resolve.timex_governor import find_tense
from dragoman.resolve.timex_grammar import normal_form, read_meaning
from dragoman.resolve.timex_ground import Ground, Tense
from dragoman.resolve.timex_join import Reading, ahead_of, join
from dragoman.resolve.timex_meaning import Meaning, Shift
from dragoman.resolve.timex_place import place
from dragoman.resolve.timex_spans import settle_spans
from dragoman.resolve.timex_tense import tense_from_tokens
from dragoman.resolve.timex_timeml import BEFORE, timex3

__all__ = ["find_times", "normalise", "resolve_times", "time_value", "timex3_value"]


def normalise(report: Report, layers: Layers) -> tuple[TimeExpression, ...]:
    """Return the time expressions in order, each with its value, or with the reason why it has none.

    1. settle where each begins and ends; 2. read what it means; 3. find the tense of its verb; 4. place it against the
    report's date (without one, only what needs none is placed); 5. join it with its neighbour ("from March to May") or
    with the word before it ("since March" runs up to the report).
    """
    return resolve_times(report, structs.replace(layers, times=settle_spans(report.text, layers)))


def resolve_times(report: Report, layers: Layers) -> tuple[TimeExpression, ...]:
    """Return the time expressions as they are given, in order, with their values filled: steps 2 to 5."""
    today = _today(report)
    readings: list[Reading] = []
    named: TimeValue | None = None
    quarter: str | None = None
    meanings = read_meanings(report.text, layers.times)
    told = is_history(meanings)
    for time, meaning in zip(layers.times, meanings, strict=True):
        ground = Ground(today, find_tense(report.text, layers, time), named, quarter)
        if told:
            general = tense_from_tokens(layers.tokens, time.start, time.end) == "present"
            meaning = of_every_year(meaning) if general else of_the_year_told(meaning, named)
        reading = _read(report.text, time, meaning, ground)
        readings.append(reading)
        value = reading.placed.value
        if value is not None and value.precision != "interval":
            named = value
            counted = isinstance(reading.meaning, Shift)
            quarter = value.value if value.precision == "quarter" and not counted else quarter
    values = join(report.text, readings)
    return tuple(_filled(report.text, reading, value) for reading, value in zip(readings, values, strict=True))


def _read(text: str, time: TimeExpression, meaning: Meaning | None, ground: Ground) -> Reading:
    """Return one expression with what it means here and where that lies."""
    meaning = ahead_of(meaning, text, time.start, ground)
    return Reading(time, meaning, ground, place(meaning, ground))


def _filled(text: str, reading: Reading, value: TimeValue | None) -> TimeExpression:
    """Return the expression with its value, or the reason why it has none, and its TIMEX3."""
    time, placed = reading.time, reading.placed
    value = None if time.type == "SET" else value
    missing = None if value else ("recurrent" if time.type == "SET" else placed.unresolved or "unread")
    form = normal_form(text[time.start : time.end])
    before = text[max(0, time.start - BEFORE) : time.start]
    written = timex3(form, before, reading.meaning, placed, time.type)
    return structs.replace(time, value=value, unresolved=missing, timex3=written)


def _today(report: Report) -> date | None:
    """Return the day of publication, `None` where it is unknown."""
    try:
        return date.fromisoformat(report.date) if report.date else None
    except ValueError:
        return None


def timex3_value(
    expression: str, anchor: date, *, tense: Tense = "past", type: TimexType = "DATE", named: TimeValue | None = None
) -> str | None:
    """Return the TIMEX3 value of an expression against an anchor date, `None` where the grammar does not cover it.

    >>> timex3_value("last week", date(2011, 6, 28)), timex3_value("three days", date(2011, 6, 28), type="DURATION")
    ('2011-W25', 'P3D')
    """
    form = normal_form(expression)
    meaning = read_meaning(form)
    written = timex3(form, "", meaning, place(meaning, Ground(anchor, tense, named)), type)
    return written.value if written else None
