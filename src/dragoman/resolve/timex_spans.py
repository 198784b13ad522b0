"""Settles where time expressions begin and end: the encoder says that there is one, the grammar how far it reaches."""

from __future__ import annotations

import re
from bisect import bisect_left

from dragoman.core.layers import Layers, TimeExpression
from dragoman.resolve.timex_find import find_times, is_timely
from dragoman.resolve.timex_grammar import normal_form, read_meaning
from dragoman.resolve.timex_meaning import Between, Era, Meaning, Moment
from dragoman.resolve.timex_words import MONTHS, WEEKDAYS

_NAMED = {name for name in (*MONTHS, *WEEKDAYS) if len(name) > 4} | {"may", "june", "july", "yesterday", "tomorrow"}
"""Words that make an expression a date even where the encoder sees none; abbreviations could be other words."""
_CERTAIN = frozenset({"now", "right now", "recently", "currently", "the future", "the past"})
"""Expressions that are more often times than not."""
_NAME = re.compile(r"\s[A-Z][a-z]")


def settle_spans(text: str, layers: Layers) -> tuple[TimeExpression, ...]:
    """Return the time expressions in the order of the text.

    Where the grammar reads an expression that shares a word with one of the encoder's, the grammar's stands: "late",
    "Tuesday" are one time, "Thursday morning" belongs to "early Thursday morning". The encoder's stand where they are
    longer and the grammar reads them too, where the grammar has made a range of two, and where it has run into a name:
    "the 2004 Summer Games".
    """
    given = sorted(layers.times, key=lambda time: time.start)
    readable = [time for time in given if _meaning(text, time) is not None]
    read = [time for time in _readings(text, layers) if _stands(text, time, given, readable)]
    kept = [time for time in given if not _touches(read, time) and _speaks_of_time(text, time)]
    return tuple(sorted((*read, *kept), key=lambda time: time.start))


def _speaks_of_time(text: str, time: TimeExpression) -> bool:
    """Return whether an expression can be read, or has a word of time or a number in it: "at least" has none."""
    return _meaning(text, time) is not None or is_timely(text[time.start : time.end])


def _stands(text: str, time: TimeExpression, given: list[TimeExpression], readable: list[TimeExpression]) -> bool:
    """Return whether what the grammar reads stands against what the encoder gives."""
    if not _touches(given, time):
        return _is_certain(text, time)
    if isinstance(_meaning(text, time), Between) or any(_goes_beyond(other, time) for other in readable):
        return False
    return not (_NAME.match(text, time.end) and any(_goes_beyond(time, other) for other in readable))


def _goes_beyond(time: TimeExpression, other: TimeExpression) -> bool:
    """Return whether an expression holds another one and more."""
    return time.start <= other.start and other.end <= time.end and time.end - time.start > other.end - other.start


def _meaning(text: str, time: TimeExpression) -> Meaning | None:
    return read_meaning(normal_form(text[time.start : time.end]))


def _readings(text: str, layers: Layers) -> list[TimeExpression]:
    """Return what the grammar reads in the sentences of the story, or in all of the text where none are given."""
    parts = [(s.start, s.end) for s in layers.sentences if s.kind != "furniture"] or [(0, len(text))]
    return [TimeExpression(*found) for start, end in parts for found in find_times(text, start, end)]


def _touches(times: list[TimeExpression], other: TimeExpression) -> bool:
    """Return whether any of the times, in the order of the text, shares a character with another one."""
    i = bisect_left(times, other.end, key=lambda time: time.start)
    return any(time.end > other.start for time in times[max(0, i - 3) : i])


def _is_certain(text: str, time: TimeExpression) -> bool:
    """Return whether what the grammar reads is a time even where the encoder sees none."""
    form = normal_form(text[time.start : time.end])
    meaning = read_meaning(form)
    if form in _CERTAIN or (form.isdigit() and len(form) == 2) or isinstance(meaning, Era):
        return True
    if isinstance(meaning, Moment) and _is_pointed(meaning):
        return True
    return time.type in {"DATE", "TIME"} and not _NAMED.isdisjoint(re.split(r"[ ,-]+", form))


def _is_pointed(moment: Moment) -> bool:
    """Return whether a moment can be nothing but a time: an hour, a day of a month, a feast, "next spring"."""
    named = moment.hour is not None or moment.feast is not None or None not in (moment.month, moment.day)
    return named or bool(moment.side or moment.shift)
