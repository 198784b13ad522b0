"""The text of a report as its reader sees it, whatever way it was typed, and the way back to the stored text.

    stored text → plain text → all stages read it → offsets → stored text, which alone is cited

Soft hyphens and other invisible signs are left out, white space is one space, line ends are one sign, `` and '' are the
quotation marks that they stand for. A text that is typed so already is its own plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, cast

from msgspec import Struct, structs

from dragoman.core.reports import Report
from dragoman.core.text import Span

Value = TypeVar("Value")

_HIDDEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphens, joiners, signs for the direction of writing, byte order marks: nobody sees them."""
_BREAKS = r"\x0b\x0c\x85\u2028\u2029"
_GAP = rf"[^\S\r\n{_BREAKS}]"
_MARKS = {"``": "“", "''": "”"}
_ODD = re.compile(rf"[{_HIDDEN}\r{_BREAKS}]|``|''|{_GAP}{{2}}|(?! ){_GAP}")
_PIECE = re.compile(rf"(?P<hidden>(?:[{_HIDDEN}]|{_GAP})+)|\r\n?|[{_BREAKS}]|``|''")
_GAPS = re.compile(_GAP)


class Plain(Struct, frozen=True):
    """A plain text. Character `i` is written as `starts[i]:ends[i]` in the stored text; both are empty where it is it.

    Invariant: starts and ends rise.
    """

    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    @classmethod
    def of(cls, text: str, *, wrapped: bool = False) -> Plain:
        """Return the plain text of a stored one; of a `wrapped` one, the lengths of whose lines tell, all spaces stay.

        >>> Plain.of("The min\\u00adister  said no.").text
        'The minister said no.'
        """
        if _ODD.search(text) is None:
            return cls(text)
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for start, end, put in _pieces(text, wrapped):
            pieces.append(put)
            if len(put) == end - start:
                starts += range(start, end)
                ends += range(start + 1, end + 1)
            elif put:
                starts.append(start)
                ends.append(end)
        return cls("".join(pieces), starts, ends)

    @property
    def is_stored(self) -> bool:
        """Whether the stored text is its own plain text."""
        return not self.starts

    def stored(self, span: Span) -> Span:
        """Return the stretch of the stored text that a stretch of the plain text is written as."""
        if self.is_stored or span.end <= span.start:
            return span
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def plain(self, span: Span) -> Span:
        """Return the stretch of the plain text that a stretch of the stored text is, empty where it holds nothing."""
        if self.is_stored:
            return span
        start = bisect_right(self.ends, span.start)
        return Span(start, max(start, bisect_left(self.starts, span.end)))


def _pieces(text: str, wrapped: bool) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of every piece of the text with what is put for it, which is as long or one sign."""
    position = 0
    for match in _PIECE.finditer(text):
        yield position, match.start(), text[position : match.start()]
        position = match.end()
        gaps = [gap.span() for gap in _GAPS.finditer(text, *match.span())]
        if gaps and wrapped:
            yield from ((*gap, " ") for gap in gaps)
        elif gaps:
            yield gaps[0][0], gaps[-1][1], " "
        elif match["hidden"] is None:
            yield *match.span(), _MARKS.get(match.group(), "\n")
    yield position, len(text), text[position:]


# ---- reports and what is found in them -------------------------------------------------------------------------------


def plain_report(report: Report, *, wrapped: bool = False) -> tuple[Report, Plain]:
    """Return the report with its plain text in place of the stored one, and the way back; itself where none differs."""
    plain = Plain.of(report.text, wrapped=wrapped)
    if plain.is_stored:
        return report, plain
    title = plain.plain(report.title_span) if report.title_span else None
    moved = (structs.replace(f, start=s.start, end=s.end) for f in report.furniture for s in [plain.plain(_span(f))])
    return structs.replace(
        report,
        text=plain.text,
        title_span=title if title and title.start < title.end else None,
        furniture=tuple(piece for piece in moved if piece.start < piece.end),
    ), plain


def restore(found: Value, plain: Plain) -> Value:
    """Return what was found in the plain text with its offsets counted in the stored text."""
    return found if plain.is_stored else cast("Value", move(found, plain.stored))


def move(found: Any, place: Callable[[Span], Span]) -> Any:
    """Return a value with every stretch that it holds moved to its place; all else stays as it is."""
    if isinstance(found, tuple):
        return tuple(move(item, place) for item in found)
    if not isinstance(found, Struct):
        return found
    fields = {name: move(getattr(found, name), place) for name in found.__struct_fields__}
    if "start" in fields and "end" in fields:
        span = place(_span(found))
        fields |= {"start": span.start, "end": span.end}
    return structs.replace(found, **fields)


def _span(found: Any) -> Span:
    return Span(found.start, found.end)
