"""Finds what a report's own text says of it: its title, outlet, date, dateline and address."""

from __future__ import annotations

import re

from msgspec import Struct

from dragoman.core.plain import Plain, move, restore
from dragoman.core.reports import Furniture
from dragoman.core.text import Span
from dragoman.reading.agencies import CREDITS, outlet_of
from dragoman.reading.datelines import find_header
from dragoman.reading.dates import day_of

LONGEST_TITLE = 160
"""Characters; the longest headlines with their standfirst stay below."""

_FINAL = re.compile(r"[.!?:;,…][\"”’')\]]*$")
_FIRST_LINE = re.compile(r"[^\s][^\r\n]*")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*\S")
_LINK = re.compile(r"LINK:\s*(https?://\S+)")
_HOUSE_BYLINE = re.compile(
    r"^(?:By|BY|From)\b.*?\b(?:the (?P<wire>[A-Z]\w+) Wire|(?:, |for |to )(?P<house>[A-Z]\w+))\b"
)


class Particulars(Struct, frozen=True, kw_only=True):
    """What is known of a report beside its text; `None` where nothing says it."""

    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    date: str | None = None
    dateline: str | None = None
    url: str | None = None


def find_particulars(text: str, furniture: tuple[Furniture, ...]) -> Particulars:
    """Return what the text says of itself, however it is typed; `furniture` is its own."""
    plain = Plain.of(text)
    return restore(_find(plain.text, move(furniture, plain.plain)), plain)


def _find(text: str, furniture: tuple[Furniture, ...]) -> Particulars:
    """Return what a plain text says of itself."""
    header = find_header(text)
    title_span = _title_span(text, furniture)
    link = _LINK.search(text, 0, 2000) if text.lstrip().startswith("TITLE:") else None
    return Particulars(
        title=title_span.of(text) if title_span else None,
        title_span=title_span,
        outlet=(header.credit if header else None) or _outlet_in_byline(text, furniture),
        date=(header.day if header else None) or _date_of_update(text, furniture),
        dateline=header.place if header else None,
        url=link[1] if link else None,
    )


def find_title(text: str, title: str) -> Span | None:
    """Return where the text begins with the title that is known from elsewhere, or `None`."""
    match = _FIRST_LINE.search(text)
    if match is None or _spaced(match.group()) != _spaced(title):
        return None
    return Span(match.start(), match.start() + len(match.group().rstrip()))


def _spaced(line: str) -> str:
    return " ".join(Plain.of(line).text.split())


def _title_span(text: str, furniture: tuple[Furniture, ...]) -> Span | None:
    """Return the title within the text.

    It is what stands between TITLE: and LINK:, or before the header or the highlights on the first line, or a short
    first line without a full stop that a blank line follows.
    """
    line = _FIRST_LINE.search(text)
    if line is None:
        return None
    on_line = [piece for piece in furniture if piece.start < line.end()]
    if len(on_line) > 1 and text[on_line[0].start : on_line[0].end] == "TITLE:":
        return _stripped(text, on_line[0].end, on_line[1].start)
    if on_line:
        ends_title = on_line[0].kind in ("wire-header", "dateline", "byline", "label")
        span = _stripped(text, line.start(), on_line[0].start)
        return span if span and ends_title and _is_title(span.of(text)) else None
    span = _stripped(text, line.start(), line.end())
    return span if span and _BLANK_LINE.match(text, line.end()) and _is_title(span.of(text)) else None


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Return the stretch without the white space at its ends, `None` where nothing else is there."""
    content = text[start:end]
    stripped = content.strip()
    if not stripped:
        return None
    first = start + len(content) - len(content.lstrip())
    return Span(first, first + len(stripped))


def _is_title(line: str) -> bool:
    """Return whether the line can be a title: not long, no full stop, more than one word."""
    return len(line) <= LONGEST_TITLE and not _FINAL.search(line) and len(line.split()) > 1


def _outlet_in_byline(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    """Return the outlet that a byline names ("By Ada Pell, CNN"), where it is one that is known."""
    for piece in furniture:
        if piece.kind != "byline":
            continue
        match = _HOUSE_BYLINE.match(text[piece.start : piece.end])
        name = match and (match["wire"] or match["house"])
        if name and (name in CREDITS or name in CREDITS.values()):
            return outlet_of(name)
    return None


def _date_of_update(text: str, furniture: tuple[Furniture, ...]) -> str | None:
    """Return the day of the first note that says when the page was published or updated."""
    days = (day_of(text[piece.start : piece.end]) for piece in furniture if piece.kind == "updated")
    return next((day for day in days if day), None)
