"""Reads what a time expression means: phrases for lengths and distances, a scanner for places on the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from dragoman.resolve.timex_meaning import Between, Length, Meaning, Moment, Shift, Vague, Window
from dragoman.resolve.timex_scan import scan
from dragoman.resolve.timex_words import MONTHS, NUMBER, PARTS, SEASONS, UNITS, WEEKDAYS, number

_UNITS = "|".join(sorted((unit for unit in UNITS if unit != "weekend"), key=len, reverse=True))
_UNIT = f"(?P<unit>{_UNITS})"
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_EDGES = ' \t\n,.;:()[]"“”'

# Words that say how exact or in what relation an expression is, and leave its value as it is.
_QUANTITY = r"""about|around|approximately|roughly|nearly|almost|some|just|only|barely|exactly|precisely
    |at\ least|at\ most|at\ about
    |more\ than|less\ than|fewer\ than|no\ more\ than|no\ less\ than|well\ over|over|under|up\ to|close\ to
    |another|yet|sometime"""
_QUANTIFIER = re.compile(rf"(?:{_QUANTITY})\s", re.VERBOSE)
_SOFTENER = re.compile(
    rf"""(?:{_QUANTITY}|no\ later\ than|as\ early\ as|as\ late\ as|as\ soon\ as|as\ of|well|since|until|till|by
        |before|after|from|in|on|at
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
        |just recently|most recently|some time ago|ages ago|of late|at one time|the recent past|a long time ago""",
    "FUTURE_REF": """soon|shortly|the future|future|the near future|near future|the coming future|later
        |eventually|in due course
        |in the long run|the foreseeable future|as soon as possible|ahead|someday|one day|later on|imminently""",
    "PXX": "a while|some time|a long time|a short time|long|for long|a short while",
    "P1D": "daily|nightly|every day|each day|per day|a day|day-to-day|everyday",
    "P1W": "weekly|every week|each week|per week",
    "P1M": "monthly|every month|each month|per month",
    "P3M": "quarterly|every quarter|each quarter",
    "P1Y": "annual|annually|yearly|every year|each year|per year|per annum|a year",
    "PT1H": "hourly|every hour|each hour|per hour|an hour",
}
_REF_BY_TEXT = {phrase.strip(): value for value, phrases in _REFS.items() for phrase in phrases.split("|")}
# "a year" and "an hour" are lengths unless the caller knows that they recur.
_SETS_ONLY = frozenset({"a day", "a year", "an hour"})

_PHRASES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Meaning | None]]] = []


def _phrase(
    pattern: str,
) -> Callable[[Callable[[re.Match[str]], Meaning | None]], Callable[[re.Match[str]], Meaning | None]]:
    """Register a reader for the expressions that a pattern covers from end to end."""

    def register(reader: Callable[[re.Match[str]], Meaning | None]) -> Callable[[re.Match[str]], Meaning | None]:
        _PHRASES.append((re.compile(pattern), reader))
        return reader

    return register


def normal_form(text: str) -> str:
    """Return an expression in lower case, on one line, without the punctuation around it."""
    return " ".join(text.lower().replace("’", "'").replace("–", "-").replace("—", "-").split()).strip(_EDGES + "'`")


@lru_cache(maxsize=16384)
def read_meaning(expression: str) -> Meaning | None:
    """Return what an expression in normal form means, `None` where the grammar does not cover it.

    >>> read_meaning("three days ago")
    Shift(count=3, unit='D', sign=-1, anaphoric=False)
    """
    return _soften(expression, _SOFTENER)


@lru_cache(maxsize=16384)
def read_strictly(expression: str) -> Meaning | None:
    """Return what an expression means as it stands: words of quantity may open it, prepositions may not."""
    return None if _RANGE.search(expression) else _soften(expression, _QUANTIFIER)


def _soften(expression: str, opener: re.Pattern[str]) -> Meaning | None:
    """Return the meaning of an expression or, where it has none, of what follows its opening words."""
    meaning = _read(expression)
    while meaning is None:
        opening = opener.match(expression)
        if opening is None:
            return None
        expression = expression[opening.end() :]
        meaning = _read(expression)
    return meaning


def _read(expression: str) -> Meaning | None:
    """Return the first meaning that the tables, the phrases or the scanner give."""
    if expression in _REF_BY_TEXT and expression not in _SETS_ONLY:
        return Vague(_REF_BY_TEXT[expression])
    for pattern, reader in _PHRASES:
        match = pattern.fullmatch(expression)
        if match is not None:
            meaning = reader(match)
            if meaning is not None:
                return meaning
    return scan(expression)


def _unit(match: re.Match[str]) -> tuple[float, str]:
    """Return the factor and the letter of the unit that a phrase names: a fortnight is two weeks."""
    return (2 if match["unit"] == "fortnight" else 1), UNITS[match["unit"]]


def _count(match: re.Match[str]) -> float | None:
    """Return the count of a phrase, with a trailing half added; 1 where none is written."""
    count = number(match["n"]) if match["n"] else 1
    groups = match.groupdict()
    if count is not None and groups.get("half"):
        count += 0.5
    return None if count is None else count * _unit(match)[0]


@_phrase(
    rf"(?P<n>{NUMBER})[ -]?(?:more |full |long |short )?{_UNIT}s?(?: or (?:so|two|more))?(?P<half> and a half)?"
    r"[ -](?P<way>ago|earlier|before|previously|back|prior|later|after|afterwards?|from now|hence|from today|on"
    r"|out|ahead|beforehand)"
)
def _distance(match: re.Match[str]) -> Meaning:
    """Read "three days ago", "a year later", "two weeks from now"."""
    sign = -1 if match["way"] in {"ago", "earlier", "before", "previously", "back", "prior", "beforehand"} else 1
    anaphoric = match["way"] not in {"ago", "back", "from now", "hence", "from today"}
    return Shift(_count(match), _unit(match)[1], sign, anaphoric)


@_phrase(
    rf"(?:the |a )?(?:comparable |same |corresponding )?(?:period )?(?:a )?{_UNIT}[ -](?:ago|earlier)(?: period"
    rf"| quarter| level)?"
)
def _unit_ago(match: re.Match[str]) -> Meaning:
    """Read "the year-ago period"."""
    return Shift(1, _unit(match)[1], -1, anaphoric=False)


@_phrase(rf"(?:some )?{_UNIT}s (?:ago|earlier|before)")
def _units_ago(match: re.Match[str]) -> Meaning:
    """Read "years ago"."""
    return Shift(None, _unit(match)[1], -1)


@_phrase(rf"{_UNIT}s (?:later|from now|hence)")
def _units_later(match: re.Match[str]) -> Meaning:
    """Read "months later"."""
    return Shift(None, _unit(match)[1], 1)


@_phrase(
    rf"(?:the |these |those |his |her |its |their |our |my )?(?P<side>past|last|previous|preceding|recent|prior"
    rf"|latest|next|coming|following"
    rf"|upcoming|ensuing|first|final|initial)(?: (?P<n>{NUMBER}))?(?: or (?:so|two))?[ -](?:full |consecutive "
    rf"|straight )?{_UNIT}(?P<s>s)?"
)
def _window(match: re.Match[str]) -> Meaning | None:
    """Read "the past three months", "recent days", "the coming weeks", "the past decade"."""
    side, several = match["side"], bool(match["n"] or match["s"])
    if not several and (side not in {"past", "last"} or match[0].startswith(side)):
        return None
    factor, unit = _unit(match)
    count = (number(match["n"]) if match["n"] else None) if several else 1
    count = None if count is None else count * factor
    if side in {"first", "final", "initial"}:
        return Length(((count, unit),))
    return Window(count, unit, 1 if side in {"next", "coming", "following", "upcoming", "ensuing"} else -1)


@_phrase(
    r"(?:the |that |a )?(?P<side>following|next|previous|preceding|same|that) (?P<unit>day|week|weekend|month"
    r"|quarter|year|decade)"
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


@_phrase(
    rf"(?:the |its |his |her |their |a |an |this |that )?(?P<n>{NUMBER})(?: more| full| straight| consecutive"
    rf"| additional| whole| long"
    rf"| solid| entire| extra| further)?[ -](?:more )?{_UNIT}s?'?(?: or (?:so|two"
    rf"|more))?(?P<half>[ -]and[ -]a[ -]half)?(?:[ -](?:old|long))?"
    r"(?: period| span| stretch| time| now| straight| running| in a row)?"
)
def _length(match: re.Match[str]) -> Meaning:
    """Read "three days", "a two-year period", "a year and a half"."""
    return Length(((_count(match), _unit(match)[1]),))


@_phrase(rf"(?P<n>{NUMBER})[ -]and[ -]a[ -]half[ -]{_UNIT}s?(?:[ -](?:old|long))?")
def _length_and_half(match: re.Match[str]) -> Meaning:
    """Read "two and a half years"."""
    count = _count(match)
    return Length(((None if count is None else count + 0.5, _unit(match)[1]),))


@_phrase(rf"(?P<n>{NUMBER}) {_UNIT}s?(?:,| and|, and)? (?P<n2>{NUMBER}) (?P<unit2>{_UNITS})s?")
def _two_lengths(match: re.Match[str]) -> Meaning:
    """Read "two years and six months"."""
    return Length(((_count(match), _unit(match)[1]), (number(match["n2"]), UNITS[match["unit2"]])))


@_phrase(
    rf"(?:the |many |these |those |all |those )?{_UNIT}s(?:[ -](?:old|long))?|(?:the |many )?(?P<plural>centuries)"
)
def _bare_plural(match: re.Match[str]) -> Meaning:
    """Read "years", "weeks-long"."""
    return Length(((None, "C" if match["plural"] else _unit(match)[1]),))


@_phrase(
    rf"(?:(?:the )?(?:whole|entire|full)|all(?: the)?|a) {_UNIT}|(?:a )?(?P<word>hour|day|week|month|year|decade"
    rf"|century)-?long"
)
def _whole(match: re.Match[str]) -> Meaning:
    """Read "the whole year", "all day", "week-long"."""
    return Length(((1, UNITS[match["unit"] or match["word"]]),))


@_phrase(rf"(?:each|every)(?: (?P<n>other|{NUMBER}))? {_UNIT}s?")
def _every(match: re.Match[str]) -> Meaning:
    """Read "every two weeks"."""
    count = 2 if match["n"] == "other" else _count(match)
    return Vague(_period(count, _unit(match)[1]))


@_phrase(rf"(?:once|twice|(?:{NUMBER}) times) (?:a|an|per|each|every) {_UNIT}")
def _so_often(match: re.Match[str]) -> Meaning:
    """Read "twice a month"."""
    return Vague(_period(1, _unit(match)[1]))


@_phrase(
    rf"(?P<each>each|every )? ?(?P<name>{'|'.join(WEEKDAYS)}|{'|'.join(SEASONS)}|{'|'.join(PARTS)}|{_MONTH}"
    rf"|weekend)(?P<s>s)?"
    rf"(?: (?P<part>{'|'.join(PARTS)}))?"
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


@_phrase(r"(?P<year>\d{1,4})(?: |-)(?:bc|bce|b\.c\.?|b\.c\.e\.?)")
def _before_christ(match: re.Match[str]) -> Meaning:
    """Read "508 BC"."""
    return Vague(f"BC{int(match['year']):04d}")


@_phrase(
    rf"(?:(?P<m1>{_MONTH}) )?(?P<d1>\d\d?)(?:st|nd|rd|th)?(?: ?- ?| to | and | through "
    rf"| or )(?:(?P<m2>{_MONTH}) )?(?P<d2>\d\d?)(?:st|nd|rd|th)?"
    rf"(?: (?:of )?(?P<m3>{_MONTH}))?(?:,? (?P<year>\d{{4}}))?"
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


@_phrase(r"(?P<first>1[5-9]\d\d|20\d\d)(?:[-/]| to | until | and | through )(?P<last>\d{4}|\d\d)")
def _years(match: re.Match[str]) -> Meaning | None:
    """Read "1995-97"; "2011-06" is a month."""
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:
        if last <= 12 and last != first % 100 + 1:
            return Moment(year=first, month=last) if last else None
        last += first // 100 * 100
    return Between(Moment(year=first), Moment(year=last)) if first < last else None


@_phrase(
    r"(?:between|from) (?P<first>.+?) (?:and|to|until|till|through) (?P<last>.+)|(?P<one>.+?) (?:to|until|till"
    r"|through|and|-) (?P<two>.+)"
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


def _period(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration."""
    amount = "X" if count is None else f"{count:g}"
    if unit in {"TS", "TM", "TH"}:
        return f"PT{amount}{unit[1]}"
    if unit in {"E", "C"}:
        width = 10 if unit == "E" else 100
        return f"PX{unit}".replace("C", "E") if count is None else f"P{count * width:g}Y"
    return f"P{amount}{unit}"


def duration(amounts: tuple[tuple[float | None, str], ...]) -> str:
    """Return the TIMEX3 duration of one or two amounts: `P1Y`, `PXD`, `P2Y6M`."""
    if len(amounts) == 1 and amounts[0][1] == "TM" and amounts[0][0] not in {None, *range(1000)}:
        minutes = float(amounts[0][0] or 0)
        return f"PT{int(minutes)}M{round(minutes % 1 * 60)}S"
    return "P" + "".join(_period(count, unit)[1:] for count, unit in amounts)
