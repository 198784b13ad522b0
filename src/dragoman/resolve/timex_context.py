"""What the text around an expression adds to its meaning: a year, a day, a comparison of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from dragoman.core.layers import TimeExpression
from dragoman.core.times import TimeValue
from dragoman.resolve.timex_grammar import normal_form, read_meaning
from dragoman.resolve.timex_meaning import Meaning, Moment, Shift, Vague

_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+[\"“‘'(]?[A-Z]|\n\s*\n")


def read_meanings(text: str, times: Sequence[TimeExpression]) -> list[Meaning | None]:
    """Return what each of the expressions means where it stands, `None` where the grammar does not cover it."""
    meanings = [_alone(text, time) for time in times]
    meanings = [_before_christ(text, times, meanings, i) for i in range(len(times))]
    return [_clocked(text, times, meanings, i) for i in range(len(times))]


def _alone(text: str, time: TimeExpression) -> Meaning | None:
    """Return the meaning of one expression with what the words beside it add."""
    form = normal_form(text[time.start : time.end])
    meaning = read_meaning(form)
    if meaning is None and form.isdigit():
        meaning = _bare_year(form, text, time.start)
    return _compared(_named_day(meaning, text, time.end), text, time.start)


_UP_TO_BC = re.compile(r"\s*(?:to|and|until|through|[-–—])\s+(?:about\s+|around\s+|c\.\s+)?", re.IGNORECASE)


def _before_christ(
    text: str, times: Sequence[TimeExpression], meanings: Sequence[Meaning | None], i: int
) -> Meaning | None:
    """Return a bare year among those before Christ as one of them: "from 1200 to 400 BC", "in 594 … in 508 BC"."""
    meaning = meanings[i]
    if not isinstance(meaning, Moment) or meaning.year is None or meaning != Moment(year=meaning.year):
        return meaning
    if i + 1 == len(times) or not _is_before_christ(meanings[i + 1]) or not text[times[i].start].isdigit():
        return meaning
    ranged = _UP_TO_BC.fullmatch(text, times[i].end, times[i + 1].start) is not None
    between = i > 0 and _is_before_christ(meanings[i - 1]) and meaning.year < 1000
    return Vague(f"BC{meaning.year:04d}") if ranged or between else meaning


def _is_before_christ(meaning: Meaning | None) -> bool:
    return isinstance(meaning, Vague) and meaning.timex3.startswith("BC")


_RANGE_FROM = re.compile(r"\b(?P<century>\d\d)\d\d\s*[-–—/]\s*$")


def _bare_year(form: str, text: str, start: int) -> Meaning | None:
    """Return a year of three digits ("in 348"), or of two after its fellow ("1871–72")."""
    if len(form) == 3:
        return Moment(year=int(form))
    before = _RANGE_FROM.search(text, max(0, start - 10), start)
    return Moment(year=int(before["century"] + form)) if len(form) == 2 and before else None


_ATTACKS = re.compile(
    r"[,\s]+(?:(?:terror(?:ist)?|al-qaeda|suicide)\s+)?(?:attack|hijack|terror|atrocit|commission)", re.IGNORECASE
)


def _named_day(meaning: Meaning | None, text: str, end: int) -> Meaning | None:
    """Return the meaning with the year filled in of the one day that the news names without its year: September 11."""
    if isinstance(meaning, Moment) and meaning == Moment(month=9, day=11) and _ATTACKS.match(text, end):
        return structs.replace(meaning, year=2001)
    return meaning


_FIGURES = re.compile(
    r"[$€£%#]|\b(?:cents?|[mb]illion|shares?|profits?|sales|revenues?|earnings|earned|output)\b", re.IGNORECASE
)
_NEARBY = 80
"""Characters around "a year ago" in which a figure of its sentence makes a comparison of it."""


def _compared(meaning: Meaning | None, text: str, start: int) -> Meaning | None:
    """Return "a year ago" as the same quarter of the year before where it compares figures."""
    if isinstance(meaning, Shift) and (meaning.count, meaning.unit, meaning.sign) == (1, "Y", -1):
        around = _SENTENCE_END.split(text[max(0, start - _NEARBY) : start + 1])[-1] + text[start + 1 : start + _NEARBY]
        figures = _FIGURES.search(_SENTENCE_END.split(around)[0])
        return structs.replace(meaning, quarterly=meaning.quarterly or figures is not None)
    return meaning


# ---- A clock takes the day that its sentence names: "at 10 a.m. (0800 GMT) on Friday". --------------------------

_DAY_FIELDS = ("year", "month", "day", "weekday", "day_shift", "unit", "feast")
_APART = 40
"""Characters between a clock and the day that it takes, at most."""


def _clocked(text: str, times: Sequence[TimeExpression], meanings: Sequence[Meaning | None], i: int) -> Meaning | None:
    """Return a clock without a day with that of the nearest expression of its sentence that names one."""
    meaning = meanings[i]
    if not isinstance(meaning, Moment) or meaning.hour is None or _names_day(meaning):
        return meaning
    for j in (i + 1, i + 2, i - 1):
        if 0 <= j < len(times) and _is_beside(text, times[i], times[j]):
            day = meanings[j]
            if isinstance(day, Moment) and _names_day(day):
                return structs.replace(day, hour=meaning.hour, minute=meaning.minute, part=None)
    return meaning


def _names_day(moment: Moment) -> bool:
    """Return whether a moment names its day, and not only an hour of it."""
    return any(getattr(moment, field) is not None for field in _DAY_FIELDS)


def _is_beside(text: str, time: TimeExpression, other: TimeExpression) -> bool:
    """Return whether two expressions stand near each other in one sentence."""
    start, end = sorted((time, other), key=lambda one: one.start)
    between = text[start.end : end.start + 1]
    return len(between) <= _APART and _SENTENCE_END.search(between) is None


# ---- A history never speaks from the day on which it is published: its dates go on from one another. ------------

_YEARS_OF_A_HISTORY = 3
"""Expressions with a year of their own that make a history of a text that has none relative to its day."""
_YEARS_FOR_A_DAY = 10
"""How many of them outweigh one that is: "his house can be seen today"."""


def is_history(meanings: Sequence[Meaning | None]) -> bool:
    """Return whether a text tells of years, and hardly ever of "yesterday", "last week" or "Friday"."""
    years = sum(isinstance(meaning, Moment) and meaning.year is not None for meaning in meanings)
    return years >= max(_YEARS_OF_A_HISTORY, _YEARS_FOR_A_DAY * sum(map(_is_deictic, meanings)))


def _is_deictic(meaning: Meaning | None) -> bool:
    if isinstance(meaning, Shift):
        return not meaning.anaphoric and meaning.count is not None
    if not isinstance(meaning, Moment) or meaning.year is not None:
        return False
    shifted = meaning.shift is not None and not meaning.anaphoric
    return shifted or meaning.day_shift is not None or (meaning.weekday is not None and meaning.month is None)


def of_every_year(meaning: Meaning | None) -> Meaning | None:
    """Return a month, day or season without a year as one that comes back: "the monsoon comes in July"."""
    if not isinstance(meaning, Moment) or meaning.year is not None or meaning.unit is not None:
        return meaning
    if meaning.side is not None or meaning.weekday is not None or not (meaning.month or meaning.season):
        return meaning
    day = f"-{meaning.day:02d}" if meaning.day else ""
    return Vague(f"XXXX-{meaning.season or f'{meaning.month:02d}'}{day}")


def of_the_year_told(meaning: Meaning | None, named: TimeValue | None) -> Meaning | None:
    """Return a month or day without a year with that of the last time named, or with the one after it.

    "The fort fell in June 1835. On October 2 … In March …"
    """
    if not isinstance(meaning, Moment) or meaning.month is None or meaning.year is not None or named is None:
        return meaning
    if meaning.side is not None or meaning.unit is not None or named.first is None or named.last is None:
        return meaning
    year = int(named.first[:4])
    passed = named.precision != "year" and (meaning.month, meaning.day or 31) < _month_and_day(named.first)
    return structs.replace(meaning, year=year + passed)


def _month_and_day(iso: str) -> tuple[int, int]:
    return int(iso[5:7]), int(iso[8:10])
