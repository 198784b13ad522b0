"""What the phrases are made of: patterns for units and months, and what reads the count of a match."""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.resolve.timex_meaning import Meaning
from dragoman.resolve.timex_words import MONTHS, UNITS, number

UNIT_NAMES = "|".join(sorted((unit for unit in UNITS if unit != "weekend"), key=len, reverse=True))
UNIT = f"(?P<unit>{UNIT_NAMES})"
MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"

Reader = Callable[[re.Match[str]], Meaning | None]
Phrase = tuple[re.Pattern[str], Reader]


def phrase(phrases: list[Phrase], pattern: str) -> Callable[[Reader], Reader]:
    """Return a decorator that adds a reader to the phrases, for what a pattern covers from end to end."""

    def register(reader: Reader) -> Reader:
        phrases.append((re.compile(pattern), reader))
        return reader

    return register


def unit_of_match(match: re.Match[str]) -> tuple[float, str]:
    """Return the factor and the letter of the unit that a phrase names: a fortnight is two weeks."""
    return (2 if match["unit"] == "fortnight" else 1), UNITS[match["unit"]]


def count_of_match(match: re.Match[str]) -> float | None:
    """Return the count of a phrase, with a trailing half added; 1 where none is written."""
    count = number(match["n"]) if match["n"] else 1
    groups = match.groupdict()
    if count is not None and (groups.get("half") or groups.get("half2")):
        count += 0.5
    return None if count is None else count * unit_of_match(match)[0]
