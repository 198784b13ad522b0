"""Reads what a time expression means: phrases for lengths and distances, a scanner for places on the calendar."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.resolve.timex_eras import read_era
from dragoman.resolve.timex_meaning import Length, Meaning, Vague
from dragoman.resolve.timex_phrases import PHRASES
from dragoman.resolve.timex_scan import scan

_EDGES = ' \t\n,.;:()[]"“”'

# Words that say how exact or in what relation an expression is, and leave its value as it is.
_QUANTITY = r"""about|around|approximately|roughly|nearly|almost|some|just|only|barely|exactly|precisely
    |at\ least|at\ most|at\ about
    |more\ than|less\ than|fewer\ than|no\ more\ than|no\ less\ than|well\ over|over|under|up\ to|close\ to
    |another|yet|sometime"""
_QUANTIFIER = re.compile(rf"(?:{_QUANTITY})\s", re.VERBOSE)
_SOFTENER = re.compile(
    rf"""(?:{_QUANTITY}|no\ later\ than|as\ early\ as|as\ late\ as|as\ soon\ as|as\ of|well|since|until|till|by
        |before|after|from|in|on|at|between
    |during|throughout|within|for|through|well\ before|shortly\ before|shortly\ after|all|possibly|perhaps
        |probably|maybe|starting)\s""",
    re.VERBOSE,
)
_RANGE = re.compile(r"(?<!\d )\b(?:to|until|till|through|between|and(?![ -]a[ -]half))\b")

_REFS = {
    "PRESENT_REF": """now|already|yet|this moment|right now|just now|currently|current|at present|presently
        |present|the present|at the moment
        |at this time|at this point|at this stage|this time|these days|nowadays|to date|so far|the moment
            |the current time""",
    "PAST_REF": """recently|recent|lately|once|formerly|former|previously|previous|earlier|long ago|the past
        |past|a while ago|ago
        |just recently|most recently|more recently|the time|that time|past years
        |some time ago|ages ago|of late|at one time|the recent past|a long time ago""",
    "FUTURE_REF": """soon|shortly|the future|future|the near future|near future|the coming future|later
        |eventually|in due course
        |in the long run|the foreseeable future|as soon as possible|ahead|someday|one day|later on|imminently
        |a later date|the near term|near term|the short term|the long term|the longer term
        |the medium term
        |future years|future quarters|future months""",
    "PXX": "a while|some time|a long time|a short time|long|for long|a short while",
    "P1D": "daily|nightly|every day|each day|per day|a day|day-to-day|everyday",
    "P1W": "weekly|every week|each week|per week",
    "P1M": "monthly|every month|each month|per month",
    "P1Q": "quarterly|every quarter|each quarter",
    "P1Y": "annual|annually|yearly|every year|each year|per year|per annum|a year",
    "PT1H": "hourly|every hour|each hour|per hour|an hour",
}
_REF_BY_TEXT = {phrase.strip(): value for value, phrases in _REFS.items() for phrase in phrases.split("|")}
# "a year" and "an hour" are lengths unless the caller knows that they recur.
_SETS_ONLY = frozenset({"a day", "a year", "an hour"})


def normal_form(text: str) -> str:
    """Return an expression in lower case, on one line, without the punctuation around it."""
    return " ".join(text.lower().replace("’", "'").replace("–", "-").replace("—", "-").split()).strip(_EDGES + "'`")


@lru_cache(maxsize=16384)
def read_meaning(expression: str) -> Meaning | None:
    """Return what an expression in normal form means, `None` where the grammar does not cover it.

    >>> read_meaning("three days ago")
    Shift(count=3, unit='D', sign=-1, anaphoric=False, quarterly=False)
    """
    return _soften(expression, _SOFTENER)


@lru_cache(maxsize=16384)
def read_strictly(expression: str) -> Meaning | None:
    """Return what an expression means as it stands: words of quantity may open it, prepositions may not."""
    return None if _RANGE.search(expression) else _soften(expression, _QUANTIFIER)


def _soften(expression: str, opener: re.Pattern[str]) -> Meaning | None:
    """Return the meaning of an expression or, where it has none, of what follows its opening words.

    A length is one whatever opens it: "about a decade" is not this one.
    """
    opening = opener.match(expression)
    rest = _read(expression[opening.end() :]) if opening else None
    meaning = rest if isinstance(rest, Length) else _read(expression)
    if meaning is not None or opening is None:
        return meaning
    return rest if rest is not None else _soften(expression[opening.end() :], opener)


def _read(expression: str) -> Meaning | None:
    """Return the first meaning that the tables, the phrases or the scanner give."""
    if expression in _REF_BY_TEXT and expression not in _SETS_ONLY:
        return Vague(_REF_BY_TEXT[expression])
    for pattern, reader in PHRASES:
        match = pattern.fullmatch(expression)
        if match is not None:
            meaning = reader(match)
            if meaning is not None:
                return meaning
    return scan(expression) or read_era(expression)
