"""The phrases for what recurs and for ranges, and all phrases in the order in which they are tried."""

from __future__ import annotations

import re

import msgspec

from dragoman.resolve.timex_lengths import LENGTHS
from dragoman.resolve.timex_meaning import Between, Meaning, Moment, Vague, duration
from dragoman.resolve.timex_pattern import MONTH, UNIT, Phrase, count_of_match, phrase, unit_of_match
from dragoman.resolve.timex_scan import scan
from dragoman.resolve.timex_words import MONTHS, NUMBER, PARTS, SEASONS, WEEKDAYS

PHRASES: list[Phrase] = [*LENGTHS]
"""Patterns with the meaning that each reads; the first that covers an expression from end to end is taken."""


@phrase(PHRASES, rf"(?:each|every)(?: (?P<n>other|{NUMBER}))? {UNIT}s?")
def _every(match: re.Match[str]) -> Meaning:
    """Read "every two weeks"."""
    count = 2 if match["n"] == "other" else count_of_match(match)
    return Vague(duration(((count, unit_of_match(match)[1]),)))


@phrase(PHRASES, rf"(?:once|twice|(?:{NUMBER}) times) (?:a|an|per|each|every) {UNIT}")
def _so_often(match: re.Match[str]) -> Meaning:
    """Read "twice a month"."""
    return Vague(duration(((1, unit_of_match(match)[1]),)))


@phrase(
    PHRASES,
    rf"(?P<each>each|every )? ?(?P<name>{'|'.join(WEEKDAYS)}|{'|'.join(SEASONS)}|{'|'.join(PARTS)}|{MONTH}"
    rf"|weekend)(?P<s>s)?"
    rf"(?: (?P<part>{'|'.join(PARTS)}))?",
)
def _recurrent(match: re.Match[str]) -> Meaning | None:
    """Read "every Friday", "Sundays", "each July"."""
    name = match["name"].rstrip(".")
    if not match["each"] and not (match["s"] and len(name) > 3 and name in {*WEEKDAYS, "weekend"}):
        return None
    part = f"T{PARTS[match['part']]}" if match["part"] else ""
    if name in WEEKDAYS:
        return Vague(f"XXXX-WXX-{WEEKDAYS[name] + 1}{part}")
    if name in MONTHS:
        return Vague(f"XXXX-{MONTHS[name]:02d}")
    if name in SEASONS:
        return Vague(f"XXXX-{SEASONS[name]}")
    return Vague("XXXX-WXX-WE" if name == "weekend" else f"XXXX-XX-XXT{PARTS[name]}")


@phrase(
    PHRASES, r"(?:(?P<year>\d{1,4})|the (?P<century>\d\d?)(?:st|nd|rd|th) century)(?: |-)(?:bc|bce|b\.c\.?|b\.c\.e\.?)"
)
def _before_christ(match: re.Match[str]) -> Meaning:
    """Read "508 BC", "the 7th century BC", which no calendar of ours reaches."""
    return Vague(f"BC{int(match['year']):04d}" if match["year"] else f"BC{int(match['century']) - 1:02d}")


@phrase(
    PHRASES,
    rf"(?:(?P<m1>{MONTH}) )?(?P<d1>\d\d?)(?:st|nd|rd|th)?(?: ?- ?| to | and | through "
    rf"| or )(?:(?P<m2>{MONTH}) )?(?P<d2>\d\d?)(?:st|nd|rd|th)?"
    rf"(?: (?:of )?(?P<m3>{MONTH}))?(?:,? (?P<year>\d{{4}}))?",
)
def _days(match: re.Match[str]) -> Meaning | None:
    """Read "March 3-5", "3 to 5 March 2011"."""
    months = [MONTHS[match[name].rstrip(".")] if match[name] else None for name in ("m1", "m2", "m3")]
    first = months[0] or months[2]
    last = months[2] or months[1] or months[0]
    if first is None or int(match["d1"]) > 31 or int(match["d2"]) > 31:
        return None
    year = int(match["year"]) if match["year"] else None
    return Between(
        Moment(year=year, month=first, day=int(match["d1"])), Moment(year=year, month=last, day=int(match["d2"]))
    )


@phrase(PHRASES, r"(?P<first>1[5-9]\d\d|20\d\d)(?:[-/]| to | until | and | through )(?P<last>\d{4}|\d\d)")
def _years(match: re.Match[str]) -> Meaning | None:
    """Read "1995-97"; "2011-06" is a month."""
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:
        if last <= 12 and last != first % 100 + 1:
            return Moment(year=first, month=last) if last else None
        last += first // 100 * 100
    return Between(Moment(year=first), Moment(year=last)) if first < last else None


@phrase(
    PHRASES,
    r"(?:between|from) (?P<first>.+?) (?:and|to|until|till|through) (?P<last>.+)|(?P<one>.+?) (?:to|until|till"
    r"|through|and|-) (?P<two>.+)",
)
def _from_to(match: re.Match[str]) -> Meaning | None:
    """Read "from March to May 2011", "between Monday and Wednesday"; the first takes its year from the last."""
    start = scan(match["first"] or match["one"])
    end = scan(match["last"] or match["two"])
    if start is None or end is None:
        return None
    if start.year is None and start.unit is None:
        start = msgspec.structs.replace(start, year=end.year, unit=end.unit, shift=end.shift)
    return Between(start, end)
