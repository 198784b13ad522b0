"""The phrases for lengths, distances and windows: "three days", "a year ago", "the coming weeks"."""

from __future__ import annotations

import re

from dragoman.resolve.timex_meaning import Length, Meaning, Moment, Shift, Window
from dragoman.resolve.timex_pattern import UNIT, UNIT_NAMES, Phrase, count_of_match, phrase, unit_of_match
from dragoman.resolve.timex_words import NUMBER, PARTS, UNITS, number

LENGTHS: list[Phrase] = []


@phrase(
    LENGTHS,
    rf"(?P<n>{NUMBER})(?P<half>[ -]and[ -]a[ -]half)?[ -]?(?:more |full |long |short )?{UNIT}s?"
    r"(?: or (?:so|two|more))?"
    r"(?P<half2> and a half)?"
    r"[ -](?P<way>ago|earlier|before|previously|back|prior|later|after|afterwards?|from now|hence|from today|on"
    r"|out|ahead|beforehand)",
)
def _distance(match: re.Match[str]) -> Meaning:
    """Read "three days ago", "a year later", "two weeks from now"."""
    sign = -1 if match["way"] in {"ago", "earlier", "before", "previously", "back", "prior", "beforehand"} else 1
    anaphoric = match["way"] not in {"ago", "back", "from now", "hence", "from today"}
    return Shift(count_of_match(match), unit_of_match(match)[1], sign, anaphoric)


@phrase(
    LENGTHS,
    rf"(?:the |a )?(?:comparable |same |corresponding )?(?:(?P<before>period|quarter) )?(?:a )?{UNIT}[ -]"
    r"(?:ago|earlier)"
    r"(?: (?P<after>period|level|(?:fiscal |first |second |third |fourth )?quarter))?",
)
def _unit_ago(match: re.Match[str]) -> Meaning:
    """Read "the year-ago period", "the quarter a year ago"."""
    return Shift(1, unit_of_match(match)[1], -1, quarterly=bool(match["before"] or match["after"]))


@phrase(
    LENGTHS,
    r"(?:the |its |his |her |their )?(?:latest|most recent|just-ended)(?: fiscal)? (?P<unit>quarter|period)"
    r"|(?:the )?(?:comparable |same |corresponding )?(?P<year>(?:19|20)\d\d|last year's)(?: fiscal)? (?:quarter|period)"
    r"|(?:the )?(?:comparable |same |corresponding )(?:quarter|period)(?: of)? (?P<of>last year|(?:19|20)\d\d)",
)
def _figures(match: re.Match[str]) -> Meaning:
    """Read "the latest quarter", "the 1988 period", "the corresponding period last year", as those who compare do."""
    year = match["year"] or match["of"] or ""
    if year.isdigit():
        return Moment(year=int(year), unit="Q")
    return Shift(1, "Y", -1, quarterly=True) if year else Moment(unit="Q")


@phrase(LENGTHS, r"(?:the |a )(?P<unit>day|week|month|year) (?P<way>before|after|later|earlier)")
def _unit_told(match: re.Match[str]) -> Meaning:
    """Read "the day before", counted from the last date named."""
    return Shift(1, unit_of_match(match)[1], -1 if match["way"] in {"before", "earlier"} else 1, anaphoric=True)


@phrase(LENGTHS, rf"(?:some )?{UNIT}s (?:ago|earlier|before)")
def _units_ago(match: re.Match[str]) -> Meaning:
    """Read "years ago"."""
    return Shift(None, unit_of_match(match)[1], -1)


@phrase(LENGTHS, rf"{UNIT}s (?:later|from now|hence)")
def _units_later(match: re.Match[str]) -> Meaning:
    """Read "months later"."""
    return Shift(None, unit_of_match(match)[1], 1)


@phrase(
    LENGTHS,
    rf"(?:the |these |those |his |her |its |their |our |my )?(?P<side>past|last|previous|preceding|recent|prior"
    rf"|latest|next|coming|following"
    rf"|upcoming|ensuing|first|final|initial)(?: (?P<n>{NUMBER}))?(?: or (?:so|two))?[ -](?:full |consecutive "
    rf"|straight )?{UNIT}(?P<s>s)?(?P<or> or (?:so|two))?",
)
def _window(match: re.Match[str]) -> Meaning | None:
    """Read "the past three months", "recent days", "the coming weeks", "the past decade"."""
    side, several = match["side"], bool(match["n"] or match["s"])
    if not several and not match["or"] and (side not in {"past", "last"} or match[0].startswith(side)):
        return None
    factor, unit = unit_of_match(match)
    count = (number(match["n"]) if match["n"] else None) if several else 1
    count = None if count is None else count * factor
    if side in {"first", "final", "initial"}:
        return Length(((count, unit),))
    return Window(count, unit, 1 if side in {"next", "coming", "following", "upcoming", "ensuing"} else -1)


@phrase(LENGTHS, rf"(?:the )?(?P<unit>{UNIT_NAMES})s (?:ahead|to come)")
def _ahead(match: re.Match[str]) -> Meaning:
    """Read "the months ahead"."""
    return Window(None, unit_of_match(match)[1], 1)


@phrase(LENGTHS, rf"(?:the |that )(?P<side>next|following|same|previous) (?P<part>{'|'.join(PARTS)})")
def _told_part(match: re.Match[str]) -> Meaning:
    """Read "the next morning", counted from the last date named."""
    shift = {"same": 0, "previous": -1}.get(match["side"], 1)
    return Moment(day_shift=shift, part=PARTS[match["part"]], anaphoric=True)


@phrase(
    LENGTHS,
    r"(?:the |that |a )?(?P<side>following|next|previous|preceding|same|that) (?P<unit>day|week|weekend|month"
    r"|quarter|year|decade)",
)
def _told_unit(match: re.Match[str]) -> Meaning | None:
    """Read "the following day", "the same month": counted from the last date named; "next week" is not.

    "The next day" looks back to a date, "the next year" ahead from the report.
    """
    side = match["side"]
    if side == "next":
        if not match[0].startswith("the "):
            return None
        if match["unit"] != "day":
            return Window(1, UNITS[match["unit"]], 1)
    sign = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(side, 0)
    return Shift(sign, UNITS[match["unit"]], sign, anaphoric=True)


@phrase(
    LENGTHS,
    rf"(?:the |its |his |her |their |a |an |this |that )?(?P<n>{NUMBER})(?: more| full| straight| consecutive"
    rf"| additional| whole| long"
    rf"| solid| entire| extra| further)?[ -](?:more )?{UNIT}s?'?(?: or (?:so|two"
    rf"|more))?(?P<half>[ -]and[ -]a[ -]half)?(?:[ -](?:old|long))?"
    r"(?: period| span| stretch| time| now| straight| running| in a row)?",
)
def _length(match: re.Match[str]) -> Meaning:
    """Read "three days", "a two-year period", "a year and a half"."""
    return Length(((count_of_match(match), unit_of_match(match)[1]),))


@phrase(LENGTHS, rf"(?P<n>{NUMBER})[ -]and[ -]a[ -]half[ -]{UNIT}s?(?:[ -](?:old|long))?")
def _length_and_half(match: re.Match[str]) -> Meaning:
    """Read "two and a half years"."""
    count = count_of_match(match)
    return Length(((None if count is None else count + 0.5, unit_of_match(match)[1]),))


@phrase(LENGTHS, rf"(?P<n>{NUMBER}) {UNIT}s?(?:,| and|, and)? (?P<n2>{NUMBER}) (?P<unit2>{UNIT_NAMES})s?")
def _two_lengths(match: re.Match[str]) -> Meaning:
    """Read "two years and six months"."""
    return Length(((count_of_match(match), unit_of_match(match)[1]), (number(match["n2"]), UNITS[match["unit2"]])))


@phrase(
    LENGTHS,
    rf"(?:the |many |these |those |all |those )?{UNIT}s(?:[ -](?:old|long))?|(?:the |many )?(?P<plural>centuries)",
)
def _bare_plural(match: re.Match[str]) -> Meaning:
    """Read "years", "weeks-long"."""
    return Length(((None, "C" if match["plural"] else unit_of_match(match)[1]),))


@phrase(
    LENGTHS,
    rf"(?:(?:the )?(?:whole|entire|full)|all(?: the)?|a) {UNIT}|(?:a )?(?P<word>hour|day|week|month|year|decade"
    rf"|century)-?long",
)
def _whole(match: re.Match[str]) -> Meaning:
    """Read "the whole year", "all day", "week-long"."""
    return Length(((1, UNITS[match["unit"] or match["word"]]),))
