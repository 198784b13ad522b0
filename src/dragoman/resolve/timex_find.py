"""Finds time expressions in running text with the grammar that reads them: runs of time words, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.core.layers import TimexType
from dragoman.resolve.timex_eras import find_eras
from dragoman.resolve.timex_grammar import normal_form, read_strictly
from dragoman.resolve.timex_meaning import Length, Meaning, Moment, Shift, Vague, Window
from dragoman.resolve.timex_words import DECADES, MONTHS, ORDINALS, PARTS, SEASONS, UNITS, WEEKDAYS, word_set

_NUMBER_WORDS = word_set(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen dozens
    half couple few several many some scores"""
)
_DEICTICS = word_set(
    """today tonight yesterday tomorrow now currently recently recent lately soon shortly nowadays current previously
    formerly once presently earlier later noon midday midnight daily weekly monthly yearly annual annually quarterly
    hourly ago year-end yearlong weeklong daylong monthlong decades-long christmas halloween while future past
    moment nineteen thanksgiving easter"""
)
_LINKS = word_set(
    """the of a an this that these those last next past previous preceding following coming upcoming current same each
    every other early late mid beginning start end middle close in at on and or to so ago earlier later before after
    from now hence day old long period more less than about around nearly almost over least another full whole
    entire all consecutive straight first final new year's eve may gmt utc est edt pst cet et local time o'clock
    hours a.m p.m am pm fiscal calendar quarter half latter twice times per couple due course predawn pre-dawn bc
    bce ad ce up corresponding comparable latest recent period year-earlier year-ago good friday ahead come"""
)
_TRIGGERS = frozenset(
    {*MONTHS, *WEEKDAYS, *PARTS, *SEASONS, *DECADES, *UNITS, *(f"{unit}s" for unit in UNITS), "centuries"} | _DEICTICS
)
_MORE_TRIGGERS = word_set("period time times term age era war eve holiday thanksgiving easter ramadan")
"""Words of what the encoder may mark, though the grammar does not read them."""
_RUN_WORDS = _TRIGGERS | _NUMBER_WORDS | _LINKS | frozenset(ORDINALS)
_WORD = re.compile(
    r"\d[\d,.:/]*\d(?:st|nd|rd|th|s|am|pm)?"
    r"|\d(?:st|nd|rd|th|s|am|pm)?|[ap]\.m\.?|(?:[^\W\d_]+\.?['’]?)+"
    r"|'\d\d\b|[^\s,–-]"
)
_GAP = re.compile(r"(?:[^\S\n]*,)?[^\S\n]*\n?[^\S\n]*|-|–")
_ABBREVIATED = re.compile(r"\b(?:[ap]\.m|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.IGNORECASE)
_LONGEST = 10
"""Words in the longest expression that is tried."""

# Words that never begin or end an expression, though they may stand inside one.
_NO_START = word_set("of and or to so than at on in from ago before after now's old time hours period s")
_NO_END = word_set(
    """of and or to so than at on in from a an the this that these those each every other about around nearly almost
    over more less another before after full whole entire all up mid per times due"""
)
# Names that are everyday words too: they count with a capital letter, "may" and "march" beside a number or preposition.
_CAPITAL = frozenset(MONTHS) | frozenset(WEEKDAYS)
_DOUBTFUL = word_set(
    """may march jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun sec second seconds mo
    fall spring day night period once past future moment while later earlier previously min minute quarter quarters
    current"""
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|to|after|before|during|for|between|and|or|early|late|mid|the"
    r"|around|circa|than|through|year)|[(–—-])\s*$",
    re.IGNORECASE,
)


_VERBAL = re.compile(r"(?:start|end|close|beginning) (?!of\b)")
"""What is rather a verb: "due to start on Thursday"."""
_AGE = re.compile(r"[\s-]+old\b")
_COUNTED = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+s\b|\s+(?:people|men|women|children|police|[A-Z])|[-–%/]\w|\.\d|:")


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int, TimexType], ...]:
    """Return the time expressions of `text[start:end]` in order, each with its offsets and TIMEX3 type.

    >>> find_times("Talks resume on Tuesday night, three weeks after the truce.")
    ((16, 29, 'TIME'), (31, 42, 'DURATION'))
    """
    stop = len(text) if end is None else end
    eras = find_eras(text, start, stop)
    found: list[tuple[int, int, TimexType]] = [(first, last, "DATE") for first, last in eras]
    for run in _runs(text, start, stop):
        if not any(first < run[-1][1] and run[0][0] < last for first, last in eras):
            found.extend(_read_run(text, run))
    found.extend(_short_years(text, found))
    return tuple(sorted(found))


_SHORT_YEAR = re.compile(r"\s[-–—]\s(?P<year>\d\d)\b(?![\d.,:%/]*\d|%)")


def _short_years(text: str, found: list[tuple[int, int, TimexType]]) -> Iterator[tuple[int, int, TimexType]]:
    """Yield the second years of "1871 – 72"."""
    for start, end, _ in found:
        match = _SHORT_YEAR.match(text, end) if end - start == 4 and text[start:end].isdigit() else None
        if match is not None and int(match["year"]) > int(text[end - 2 : end]):
            yield (*match.span("year"), "DATE")


def is_timely(text: str) -> bool:
    """Return whether there is a word of time or a number in a text."""
    words = (match[0].lower().rstrip(".") for match in _WORD.finditer(text))
    return any(word[:1].isdigit() or word in _TRIGGERS or word in _MORE_TRIGGERS for word in words)


def _runs(text: str, start: int, stop: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the stretches of neighbouring words that could make up time expressions, each holding a trigger."""
    run: list[tuple[int, int]] = []
    triggered = closed = False
    for match in _WORD.finditer(text, start, stop):
        word = match[0].lower().rstrip(".").replace("’", "'").removesuffix("'s").removesuffix("s'")
        timely = word[:1].isdigit() or (word[:1] == "'" and word[1:2].isdigit())
        belongs = timely or word in _RUN_WORDS
        if run and (closed or not belongs or _GAP.fullmatch(text, run[-1][1], match.start()) is None):
            if triggered:
                yield run
            run, triggered = [], False
        if belongs:
            run.append(match.span())
            triggered = triggered or timely or word in _TRIGGERS
            closed = match[0][-1] == "." and _ABBREVIATED.search(match[0]) is None
    if run and triggered:
        yield run


def _read_run(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int, TimexType]]:
    """Return the longest readings of a run, from left to right."""
    found: list[tuple[int, int, TimexType]] = []
    i = 0
    while i < len(run):
        length = _longest_reading(text, run, i)
        if length:
            found.append(_expression(text, run[i][0], run[i + length - 1][1]))
        i += length or 1
    return [item for item in found if item[1] > item[0]]


_ENDED = re.compile(r"\s+end(?:ed|ing)\b")
"""Makes a length of a year: "the year ended March 31"."""
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[\w.]+(?:[ -]and[ -]a[ -]half)?-\w+", re.IGNORECASE)


def _narrowed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without what does not belong to the time itself: a possessive, "over", an article."""
    if text[end - 2 : end].lower() in {"'s", "’s"}:
        end -= 2
    while text[end - 1] in ",;:'’" or (text[end - 1] == "." and not _ABBREVIATED.search(text, start, end)):
        end -= 1
    over = re.compile(r"over\s+(?=the\b|an?\b|last\b|past\b)", re.IGNORECASE).match(text, start, end)
    start = over.end() if over else start
    article = _ARTICLE.match(text, start, end)
    if article is not None:
        bare = text[article.end() : end]
        meaning = read_strictly(normal_form(bare))
        dated = (
            isinstance(meaning, Moment)
            and (meaning.month or meaning.weekday is not None or meaning.year)
            and not meaning.edge
        )
        if (dated and not _keeps_article(meaning)) or (meaning and _ATTRIBUTE.fullmatch(bare)):
            start = article.end()
    return start, end


def _keeps_article(meaning: Meaning | None) -> bool:
    """Return whether a moment names a whole unit or a part of a year, which keep their article."""
    return isinstance(meaning, Moment) and bool(
        meaning.unit or meaning.quarter or meaning.half or meaning.season or meaning.decade
    )


def _longest_reading(text: str, run: list[tuple[int, int]], i: int) -> int:
    """Return how many words from the i-th on make up an expression, 0 for none."""
    if text[run[i][0] : run[i][1]].lower() in _NO_START:
        return 0
    for j in range(min(len(run), i + _LONGEST), i, -1):
        start, end = run[i][0], run[j - 1][1]
        if text[run[j - 1][0] : end].lower().rstrip(".,") in _NO_END:
            continue
        form = normal_form(text[start:end])
        meaning = read_strictly(form)
        if meaning is not None and _credible(text, start, end, form, meaning):
            return j - i
    return 0


def _credible(text: str, start: int, end: int, form: str, meaning: Meaning) -> bool:
    """Return whether a reading is a time here: "may", "second", "2000 people" need more than their letters."""
    if form.endswith("old") or _AGE.match(text, end):
        return False
    if _VERBAL.match(form):
        return False
    if form.startswith("that ") and isinstance(meaning, Moment) and not (meaning.unit or meaning.part):
        return False
    if any(word.rstrip(".,") in _CAPITAL for word in text[start:end].split()):  # "march", "the sun"
        return False
    if form.rstrip(".") in _DOUBTFUL:
        led = _BEFORE_YEAR.search(text, max(0, start - 12), start)
        return led is not None and form in {"may", "march", "spring", "fall"}
    if form.isdigit() or (form[:1] == "'" and form[1:].isdigit()):
        if len(form) != 4 or not 1800 <= int(form) <= 2100:
            return False
        return bool(_BEFORE_YEAR.search(text, max(0, start - 12), start)) or not _COUNTED.match(text, end)
    if isinstance(meaning, Moment) and meaning.day and not meaning.month and not meaning.weekday:
        return (meaning.unit is not None and meaning.unit != "D") or _is_day_of_month(text, start, end, form)
    return not (
        isinstance(meaning, Vague) and form in {"a day", "a year", "an hour", "long", "ahead", "past", "previous"}
    )


_ORDINAL = re.compile(r"the \d\d?(?:st|nd|rd|th)")
_ON = re.compile(r"\b(?:on|by|until|till|before|after|since|from)\s+$", re.IGNORECASE)
_CLOSING = re.compile(r"\s*(?:$|[.,;:!?)\]\"”—–]|(?:and|or|but|to|in|at|with|when|if|that|as|for)\b)")


def _is_day_of_month(text: str, start: int, end: int, form: str) -> bool:
    """Return whether a number in the order of things is a day: "on the 15th", not "on the 15th floor"."""
    return bool(_ORDINAL.fullmatch(form) and _ON.search(text, max(0, start - 12), start) and _CLOSING.match(text, end))


def _expression(text: str, start: int, end: int) -> tuple[int, int, TimexType]:
    """Return offsets and type of an expression, a closing comma or full stop left out."""
    start, end = _narrowed(text, start, end)
    meaning = read_strictly(normal_form(text[start:end]))
    whole_year = isinstance(meaning, Moment) and meaning in (Moment(unit="Y"), Moment(unit="Y", shift=0))
    return start, end, "DURATION" if whole_year and _ENDED.match(text, end) else type_of(meaning)


def type_of(meaning: Meaning | None) -> TimexType:
    """Return the TIMEX3 type of a meaning."""
    if isinstance(meaning, Window | Length):
        return "DURATION"
    if isinstance(meaning, Vague):
        recurs = meaning.timex3.startswith(("P1", "P2", "P3", "PT1", "XXXX"))
        return "SET" if recurs else "DURATION" if meaning.timex3.startswith("PX") else "DATE"
    clocked = isinstance(meaning, Moment) and (meaning.hour is not None or meaning.part is not None)
    return "TIME" if clocked or (isinstance(meaning, Shift) and meaning.unit[0] == "T") else "DATE"
