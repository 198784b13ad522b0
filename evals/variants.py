"""Texts that are another text with some of it changed, and where each of their characters comes from.

text, edits → variant → spans of the variant, told in the characters of the text
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from dragoman.core.text import Span

NOWHERE = -1
"""The origin of a character that was put before the text."""


class Edit(Struct, frozen=True, order=True):
    """What is put in place of `text[start:end]`; an insertion where both are the same."""

    start: int
    end: int
    put: str


class Variant(Struct, frozen=True):
    """A changed text. `origins[i]` is where character `i` comes from: an index in the text, or `NOWHERE`.

    Several characters may come from one; what was inserted comes from the character before it.
    """

    text: str
    origins: tuple[int, ...]

    def origin(self, span: Span) -> Span:
        """Return the stretch of the text that a stretch of the variant comes from, an empty one where there is none."""
        found = [origin for origin in self.origins[span.start : span.end] if origin != NOWHERE]
        return Span(min(found), max(found) + 1) if found else Span(0, 0)


def edit(text: str, edits: Iterable[Edit]) -> Variant:
    """Return the text with the edits made; they must not overlap.

    >>> edit("He said no.", [Edit(3, 7, "denied")]).origin(Span(3, 9))
    Span(start=3, end=7)
    """
    pieces: list[str] = []
    origins: list[int] = []
    position = 0
    for change in sorted(edits):
        pieces += [text[position : change.start], change.put]
        origins += [*range(position, change.start), *_origins(change)]
        position = change.end
    return Variant("".join([*pieces, text[position:]]), (*origins, *range(position, len(text))))


def _origins(change: Edit) -> Iterator[int]:
    """Yield where the characters put come from: one from each that they replace, what is left over from the last."""
    first, last = (change.start, change.end - 1) if change.end > change.start else (change.start - 1, change.start - 1)
    yield from (min(first + i, last) for i in range(len(change.put)))
