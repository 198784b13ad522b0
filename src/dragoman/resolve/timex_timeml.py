"""Writes what an expression means as TimeML does: TIMEX3 value, modifier, frequency, quantifier."""

from __future__ import annotations

import re

from dragoman.core.layers import TimexType
from dragoman.core.times import Mod, Timex3
from dragoman.resolve.timex_ground import Placed
from dragoman.resolve.timex_meaning import Between, Length, Meaning, Moment, Shift, Window, duration

_MORE: tuple[tuple[str, Mod, Mod], ...] = (
    (r"no less than|at least", "EQUAL_OR_MORE", "ON_OR_BEFORE"),
    (r"no more than|at most|up to|as much as", "EQUAL_OR_LESS", "ON_OR_AFTER"),
    (r"more than|well over|over|upwards of", "MORE_THAN", "BEFORE"),
    (r"less than|fewer than|under|nearly|almost|close to|barely", "LESS_THAN", "AFTER"),
    (r"about|around|approximately|roughly|some|(?:.* )?or so|circa|or thereabouts", "APPROX", "APPROX"),
)
"""Words of quantity, with what they make of a length, and of a distance: "more than a year ago" is before that day."""
_EDGES: dict[str, Mod] = {"START": "START", "MID": "MID", "END": "END"}
_FREQUENCY = re.compile(r"(?P<often>once|twice|[a-z0-9]+ times)\b")
_TIMES = {"once": "1X", "twice": "2X", "three times": "3X", "four times": "4X", "five times": "5X"}
_QUANTIFIER = re.compile(r"(?P<word>each|every)\b")
BEFORE = 24
"""Characters before an expression in which its word of quantity may stand."""


def timex3(expression: str, before: str, meaning: Meaning | None, placed: Placed, kind: TimexType) -> Timex3 | None:
    """Return what TimeML writes of an expression in normal form, `None` where nothing can be said.

    `before` is the text in front of it, `BEFORE` characters will do: "about two weeks" is qualified whether or not
    "about" was marked with it.
    """
    if meaning is None:
        return None
    value = _value(meaning, placed, kind)
    if value is None:
        return None
    frequency, quantifier = _FREQUENCY.match(expression), _QUANTIFIER.match(expression)
    return Timex3(
        value,
        mod=_mod(expression, before, meaning),
        freq=_TIMES.get(frequency["often"]) if frequency else None,
        quant=quantifier["word"].upper() if quantifier else None,
    )


def _value(meaning: Meaning, placed: Placed, kind: TimexType) -> str | None:
    """Return the value, which for some words depends on whether they are taken for a date or a length."""
    if kind == "DURATION" and isinstance(meaning, Moment) and meaning.unit and meaning == Moment(unit=meaning.unit):
        return "P2D" if meaning.unit == "WE" else duration(((1, meaning.unit),))
    if kind == "DURATION" and isinstance(meaning, Shift):
        return duration(((meaning.count, meaning.unit),))
    if isinstance(meaning, Window) and meaning.count is None and kind == "DATE":
        return "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    return placed.timex3


def _mod(expression: str, before: str, meaning: Meaning) -> Mod | None:
    """Return the modifier that the words in an expression or right before it make."""
    if isinstance(meaning, Moment) and meaning.edge:
        return _EDGES[meaning.edge]
    if isinstance(meaning, Between):
        return None
    lead = " ".join(before.lower().split())
    for words, more, beside in _MORE:
        if re.match(rf"(?:{words})\b", expression) or re.search(rf"\b(?:{words})$", lead):
            return more if isinstance(meaning, Length | Window) else beside
    return None
