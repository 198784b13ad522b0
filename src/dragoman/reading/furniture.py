"""Finds what stands in a report's text without belonging to its story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.core.plain import Plain, restore
from dragoman.core.reports import Furniture, FurnitureKind
from dragoman.reading.boilerplate import find_boilerplate
from dragoman.reading.datelines import HEAD, find_header
from dragoman.reading.dates import CLOCK, DAY, WEEKDAY

_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:al-|el-|de |van |von |bin |der |la )?[A-ZÀ-Þ][\w.'’-]*){1,3}"
_NAMES = rf"{_NAME}(?:, {_NAME})*(?:,? and {_NAME})?"
_HOUSE = r"(?:Special to |For |for )?(?:the )?(?:[A-Z]{2,5}\b|Reuters|Associated Press|The [A-Z]\w+(?: [A-Z]\w+){0,2})"
_JOB = r"(?:correspondent|editor|reporter|writer|analyst|staff|bureau chief|columnist)\b"
_BYLINE = re.compile(
    rf"(?:By|BY|From|Analysis by) (?:the (?:[A-Z][\w.]+ ){{1,3}}(?:Wire )?[Ss]taff\b"
    rf"|{_NAMES}(?:,? (?:{_HOUSE}(?: News)?,? )?(?:[A-Z]?[\w-]+ ){{0,3}}(?i:{_JOB})|,? {_HOUSE}(?: News)?))"
    rf"(?:, [A-Z]\w{{1,20}}(?=\n))?[ ,]*"
)
_BYLINE_LINE = re.compile(
    rf"(?:By|BY|From|Reporting by|Written by|Posted by|Analysis by):? [^.!?\n]{{3,100}}\n|By\n{_NAME}\n"
)
_BYLINE_LINE_WORDS = re.compile(
    r"[A-ZÀ-Þ|@(][^\s]*|and|of|in|for|the|to|at|de|van|von|bin|al-\S+|el-\S+|\d.*|[–—|-]|with"
)
_NAMES_ONLY = re.compile(rf"(?:By|BY) {_NAMES},?(?: [A-Z]\w+ [A-Z]?\w+)?\s*\Z")

_CREDITED = (
    r"(?!An? |The )[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*)?"
    r"(?:\\?/[A-Z][\w.'’-]*(?: (?:Images|TV|Studios|Photos|News|Agency|[A-Z][\w’-]+(?=\\?/| [A-Z]|\n|\Z)))?)*"
    r"(?: via [A-Z]\w*(?: TV)?)?"
)
_CREDIT_WORD = r"(?:[A-ZÀ-Þ\d(][^\s.?!]*|and|of|via|for|the|de)"
_CREDIT_LINE = re.compile(
    r"\(?(?:Photo(?:graph)?s?|Picture|Image|Credit|Video|Illustration|(?:Photo|Image) (?:credit|source|caption))"
    rf"(?: by|:) ?(?:{_CREDIT_WORD}(?: {_CREDIT_WORD}){{0,11}}(?=\)|\.?(?:\n|\Z))|{_CREDITED})\)?"
    r"|Image caption [^\n]{2,300}"
)
_AGENCY_PICTURE = re.compile(
    r"(?:REUTERS|AFP|AP Photo|EPA|Getty Images|Getty|Handout|File)\\?/"
    r"(?:REUTERS|AFP|Getty Images|Getty|[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)(?:\\?/[A-Z]\w*(?: [A-Z]\w*)?)*(?:\.(?=\s))?"
    r"|\(AP Photo[^)\n]{0,60}\)|\(Photo(?:graph)?:? [^)\n]{2,60}\)"
)
_FILE_PICTURE = re.compile(
    rf"[A-Z\"“‘][^\n]{{20,400}}\b(?:file photo|file picture|handout photo|{DAY})(?: provided by [^\n.]{{3,60}})?"
    r"\.(?: *\n| *(?=[A-Z]{3}))"
)
_PICTURED = re.compile(r"\((?:L|R|C|left|right|cent(?:er|re)|top|bottom|above|pictured)\)")

_UPDATED = re.compile(
    rf"\((?:Updated?|UPDATED?|Posted|Published):?(?: at)? {CLOCK}[^()\n]{{0,60}}(?:\([^()\n]{{0,40}}\))?\):?|"
    rf"\(?(?:(?:{DAY},? )?(?:Page )?[Ll]ast (?:[Uu]pdated|[Mm]odified)|(?:Page )?[Uu]pdated?|UPDATED?"
    rf"|(?:First )?[Pp]ublished|[Pp]osted)(?: at| on|:)* (?:{WEEKDAY} )?(?:{DAY}|{CLOCK})"
    rf"(?:,?(?: at| on)?(?: {WEEKDAY})? (?:{DAY}|{CLOCK}))*\)?(?: Help\b)?:?"
)
_LABEL = re.compile(
    r"(?:STORY HIGHLIGHTS|Story highlights|THIS IS A RUSH TRANSCRIPT\.|KEY POINTS|HIGHLIGHTS|RELATED:|WATCH:|BREAKING:"
    r"|DEVELOPING:|NEW:|UPDATE \d+ ?-|EXCLUSIVE[:-]|EDITOR['’]S NOTE:)(?=\s|\w)"
)
_BULLET = re.compile(r"(?:(?<=\s)|\A)\\?[*•▪●](?=\s[\"“‘'A-Z0-9])")
_TITLE_LABEL = re.compile(r"TITLE:(?=\s)")
_LINK_LABEL = re.compile(r"LINK:\s*\S+")


def find_furniture(text: str) -> tuple[Furniture, ...]:
    """Return the furniture of the text in order, however the text is typed; no two share a character.

    >>> [(f.kind, text[f.start:f.end]) for text in ["By the Lake Wire Staff\\nPORT ARDEN — It rained."]
    ...  for f in find_furniture(text)]
    [('byline', 'By the Lake Wire Staff'), ('dateline', 'PORT ARDEN —')]
    """
    plain = Plain.of(text)
    return restore(_find(plain.text), plain)


def _find(text: str) -> tuple[Furniture, ...]:
    """Return the furniture of a plain text."""
    found = [*_headers(text), *_head_furniture(text), *_anywhere(text)]
    found += [Furniture(start, end, kind) for start, end, kind in find_boilerplate(text)]
    return _disjoint(text, found)


def _headers(text: str) -> Iterator[Furniture]:
    """Yield the wire header or dateline, and a bare "By …" that runs up to it."""
    header = find_header(text)
    if header is None:
        return
    yield Furniture(header.start, header.end, header.kind)
    line = text.rfind("\n", 0, header.start) + 1
    if (names := _NAMES_ONLY.search(text, max(line, header.start - 160), header.start)) is not None:
        yield Furniture(names.start(), header.start, "byline")
    if header.place is not None:
        yield from _captions_before(text, header.start)


def _captions_before(text: str, header: int) -> Iterator[Furniture]:
    """Yield the picture captions that stand between the top of the text and its header."""
    if header > HEAD // 2:
        return
    for match in _FILE_PICTURE.finditer(text, 0, header):
        yield Furniture(match.start(), match.end(), "caption")
    for start, end in _lines(text, 0, header):
        if _PICTURED.search(text, start, end):
            yield Furniture(start, end, "caption")


def _head_furniture(text: str) -> Iterator[Furniture]:
    """Yield what is furniture only at the top: bylines, highlights, bullets, TITLE and LINK lines."""
    head = min(len(text), HEAD)
    for start, end in _lines(text, 0, head):
        if (line := _BYLINE_LINE.match(text, start, end + 1)) and _is_byline(text[start:end]):
            yield Furniture(line.start(), line.end(), "byline")
        elif (byline := _BYLINE.match(text, start, end)) is not None:
            yield Furniture(byline.start(), byline.end(), "byline")
    for pattern in (_TITLE_LABEL, _LINK_LABEL):
        if (label := pattern.search(text, 0, head)) is not None and _is_title_line(text, label.start()):
            yield Furniture(label.start(), label.end(), "label")
    bullets = list(_BULLET.finditer(text))
    if len(bullets) > 1:
        yield from (Furniture(match.start(), match.end(), "label") for match in bullets)


def _is_byline(line: str) -> bool:
    """Return whether nothing but names, outlets and dates stands in the line."""
    return all(_BYLINE_LINE_WORDS.fullmatch(word) for word in line.split()[1:])


def _is_title_line(text: str, start: int) -> bool:
    """Return whether a TITLE: label begins the line of `start`."""
    return _TITLE_LABEL.match(text, text.rfind("\n", 0, start) + 1) is not None


def _anywhere(text: str) -> Iterator[Furniture]:
    """Yield credits of pictures, times of updates and labels, wherever they stand."""
    kinds: tuple[tuple[re.Pattern[str], FurnitureKind], ...] = (
        (_AGENCY_PICTURE, "caption"),
        (_UPDATED, "updated"),
        (_LABEL, "label"),
    )
    for start, end in _lines(text, 0, len(text)):
        if (match := _CREDIT_LINE.match(text, start, min(end + 1, len(text)))) is not None:
            yield Furniture(match.start(), match.end(), "caption")
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            yield Furniture(match.start(), match.end(), kind)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of `text[start:end]`, the white space before them left out."""
    for match in re.compile(r"[^\s][^\n]*").finditer(text, start, end):
        yield match.span()


def _disjoint(text: str, found: list[Furniture]) -> tuple[Furniture, ...]:
    """Return the furniture in order, white space at the ends left out; a later one yields to what begins before it."""
    kept: list[Furniture] = []
    position = 0
    for piece in sorted(found, key=lambda furniture: (furniture.start, -furniture.end)):
        start, end = max(piece.start, position), min(piece.end, len(text))
        content = text[start:end]
        if not content.strip():
            continue
        start += len(content) - len(content.lstrip())
        end -= len(content) - len(content.rstrip())
        kept.append(Furniture(start, end, piece.kind))
        position = end
    return tuple(kept)
