"""Finds the wire header and the dateline at the head of a report: where it was written, by whom, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.core.plain import Plain
from dragoman.core.reports import FurnitureKind
from dragoman.core.text import Span
from dragoman.reading.agencies import CREDITS, outlet_of
from dragoman.reading.dates import CLOCK, DAY, MONTH, WEEKDAY, day_of

HEAD = 3000
"""Characters at the head of a text in which a dateline may stand: highlights and captions come before it."""

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_CAP_PLACE = rf"{_CAPS}(?:(?: |\\?/){_CAPS}){{0,5}}"
_TITLE = r"[A-ZÀ-Þ][\w.'’-]*"
_REGION = rf"(?:, (?!{MONTH} ){_TITLE}(?: (?!{MONTH} )(?:of |and |the )?{_TITLE}){{0,3}})?"
_PLACE = rf"{_CAP_PLACE}{_REGION}(?:\\?/{_CAP_PLACE}{_REGION})?"
_SHORT_DAY = rf"(?:,? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})\b(?:,? \d{{4}})?)?"
_CREDIT = r"\((?P<credit>[A-Z][\w.!/&'’ -]{1,40}|dpa)\)"
_DASH = r"(?:--?|[—–―])"
_BODY = r"(?=[\"“‘'`(\[A-ZÀ-Þ0-9]|al-|el-)"

# PORT ARDEN, Isle | Mon Jul 7, 2014 7:12 am EDT — the place is told again in the dateline that follows.
_HEADER = re.compile(
    rf"(?:(?P<place>{_PLACE}){_SHORT_DAY} \| )?{WEEKDAY} {DAY},? {CLOCK}"
    rf"|(?<![^\n])(?P<day>{DAY}) \|(?= )"
    rf"|(?<![^\n]){WEEKDAY} {DAY} (?=[A-Z])"
    rf"|Aired {DAY} - {CLOCK}"
)
_AT_LINE = re.compile(
    rf"(?P<place>{_PLACE}|{_TITLE}(?: {_TITLE}){{0,3}}{_REGION}(?=,? [^,\n]{{0,20}}\()){_SHORT_DAY}"
    rf"(?:,? {_CREDIT})?:? ?{_DASH} +{_BODY}"
    rf"|{_CREDIT.replace('credit', 'bare')} ?{_DASH} +{_BODY}"
    rf"|(?P<spaced>{_PLACE}){_SHORT_DAY} \((?P<undashed>{'|'.join(map(re.escape, CREDITS))})\) +{_BODY}"
)
_KNOWN = re.compile(rf"\((?P<credit>{'|'.join(map(re.escape, CREDITS))})(?: [\w!]{{1,12}})?\)(?: ?{_DASH})?\s+{_BODY}")
_CAPS_BEFORE = re.compile(rf"(?<![\w.])(?P<place>{_PLACE}){_SHORT_DAY},? ?\Z")
_DAY_NAME = re.compile(WEEKDAY)
_NOTE = re.compile(r"\((?:Adds|Corrects|Recasts|Refiles|Updates|Repeats|Rewrites)\b[^()\n]{0,300}\)\s+")
_TITLE_BEFORE = re.compile(rf"(?<![\w.])(?P<place>{_TITLE}(?: {_TITLE}){{0,2}}{_REGION}){_SHORT_DAY},? ?\Z")
# First words of place names of two words. Elsewhere a capital before the place belongs to the words in front of it.
_FIRST_WORDS = frozenset(
    "Abu Addis Aboard Al Bani Ban Baton Beit Ben Bin Buenos Camp Cape Ciudad Deir Des Ein El Fort Grand "
    "Guatemala Ho Hong Kfar Kuala Kuwait La Las Le Little Los Mexico Monte Mount New North Ouled Panama Phnom "
    "Port Porto Puerto Quezon Ras Rio Saint Salt San Santa Santo Sao São Sharm Sidi South St St. Sri Tel The "
    "Um Umm United Upper Vatican West East".split()
)


class Header(NamedTuple):
    """A wire header or dateline; place, credit and day are `None` where it gives none."""

    start: int
    end: int
    kind: FurnitureKind
    place: str | None
    credit: str | None
    day: str | None


def find_header(text: str) -> Header | None:
    """Return the wire header with the dateline behind it, or the dateline alone, or `None`; however it is typed.

    >>> find_header("PORT ARDEN, Isle (Reuters) - The council met.").place
    'PORT ARDEN, Isle'
    """
    plain = Plain.of(text)
    header = _header(plain.text)
    if header is None or plain.is_stored:
        return header
    span = plain.stored(Span(header.start, header.end))
    return header._replace(start=span.start, end=span.end)


def _header(text: str) -> Header | None:
    """Return the header or dateline of a plain text."""
    match = _HEADER.search(text, 0, min(len(text), HEAD))
    if match is None:
        return _dateline(text)
    after = match.end()
    while after < len(text) and text[after] in " \t":
        after += 1
    if (note := _NOTE.match(text, after)) is not None:
        after = note.end()
    dateline = _dateline_at(text, after)
    start, place = _without_headline(match, dateline)
    credit = dateline.credit if dateline else None
    end = dateline.end if dateline else match.end()
    return Header(start, end, "wire-header", place, credit, day_of(match.group()))


def _without_headline(match: re.Match[str], dateline: Header | None) -> tuple[int, str | None]:
    """Return where the header begins and its place, the capitals of a headline before it left out."""
    place: str | None = match["place"]
    told_again = dateline.place if dateline else None
    if place and told_again and place.endswith(told_again):
        return match.start() + len(place) - len(told_again), told_again
    return match.start(), place or told_again


def _dateline(text: str) -> Header | None:
    """Return the first dateline: at the beginning of a line, or, with a credit that is known, within one."""
    head = min(len(text), HEAD)
    start = 0
    for _ in range(4):
        while start < head and text[start].isspace():
            start += 1
        if (found := _dateline_at(text, start)) is not None:
            return found
        start = text.find("\n", start, head)
        if start < 0:
            break
    return _credited(text, head)


def _dateline_at(text: str, start: int) -> Header | None:
    """Return the dateline that begins at `start`."""
    match = _AT_LINE.match(text, start, min(len(text), start + 160))
    if match is None:
        return None
    place = match["place"] or match["spaced"]
    credit = match["credit"] or match["bare"] or match["undashed"]
    if credit is None and place is not None and place.split(",")[0] != place.split(",")[0].upper():
        return None
    return Header(start, match.end(), "dateline", place, outlet_of(credit) if credit else None, day_of(match.group()))


def _credited(text: str, head: int) -> Header | None:
    """Return the dateline within a line that a known credit gives away."""
    for match in _KNOWN.finditer(text, 0, head):
        before = max(0, match.start() - 90)
        start: int
        place: str | None
        if (capitals := _CAPS_BEFORE.search(text, before, match.start())) is not None:
            start, place = capitals.start(), capitals["place"]
        elif (name := _TITLE_BEFORE.search(text, before, match.start())) is not None:
            start, place = _without_words_before(name)
        elif match.start() == 0 or text[match.start() - 1] == "\n":
            start, place = match.start(), None
        else:
            continue
        return Header(start, match.end(), "dateline", place, outlet_of(match["credit"]), None)
    return None


def _without_words_before(match: re.Match[str]) -> tuple[int, str | None]:
    """Return where the place begins and its name: no more of the capitals before it than a place's name has."""
    place: str = match["place"]
    names = place.split(",")[0].split(" ")
    keep = 2 if len(names) > 1 and names[-2] in _FIRST_WORDS else 1
    dropped = sum(len(name) + 1 for name in names[:-keep])
    if _DAY_NAME.fullmatch(place[dropped:]):
        return match.end(), None
    return match.start() + dropped, place[dropped:]
