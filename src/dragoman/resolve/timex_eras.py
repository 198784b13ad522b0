"""Finds and reads the periods that have names of their own: "during the Second World War"."""

from __future__ import annotations

import re
from functools import cache

from dragoman.knowledge.periods import load_periods
from dragoman.resolve.timex_meaning import Era


def read_era(expression: str) -> Era | None:
    """Return the period that an expression in normal form names, `None` where it names none."""
    interval = load_periods().get(expression.removeprefix("the "))
    return Era(interval) if interval else None


def find_eras(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Return where periods are named as a time: "in the Cold War", not "the Cold War was", nor "a Cold War relic"."""
    return [match.span("era") for match in _pattern().finditer(text, start, stop)]


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(load_periods(), key=len, reverse=True)
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"\b(?i:during|throughout|in)\s+(?P<era>(?i:the\s+)?(?=[A-Z])(?i:{either}))\b(?!\s+[a-z-]+s\b)")
