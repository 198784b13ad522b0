"""Lays a text's words under character spans, so that spans of two tokenisers can be compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.core.text import Span
from dragoman.words import words

Pieces = frozenset[tuple[int, int]]
"""Stretches of one role, as half-open ranges of words or of characters."""


def range_dice(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the Dice overlap of two half-open ranges, 0 to 1.

    >>> range_dice((0, 4), (2, 6))
    0.5
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * shared / (a[1] - a[0] + b[1] - b[0]) if shared > 0 else 0.0


class WordGrid:
    """The words of one text, to turn character spans into ranges of words."""

    def __init__(self, text: str) -> None:
        """Split the text."""
        self._text = text
        self._words = words(text)
        self._starts = [start for start, _ in self._words]
        self._ends = [end for _, end in self._words]

    def range(self, span: Span, *, bare: bool = False) -> tuple[int, int]:
        """Return the half-open range of the words that the span touches.

        `bare` leaves punctuation at its edges out; a span of nothing else (a colon that attributes) stays as it is.
        """
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        kept = [index for index in range(first, last) if self._is_word(index)] if bare else []
        return (kept[0], kept[-1] + 1) if kept else (first, last)

    def _is_word(self, index: int) -> bool:
        """Return whether the word is more than punctuation."""
        start, end = self._words[index]
        return any(character.isalnum() for character in self._text[start:end])

    def pieces(self, spans: Sequence[Span], *, bare: bool = False) -> Pieces:
        """Return the ranges of the spans, those that touch joined, empty ones left out."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted(self.range(span) for span in spans):
            if joined and first <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            elif first < last:
                joined.append((first, last))
        if bare:
            joined = [self.range(Span(self._starts[first], self._ends[last - 1]), bare=True) for first, last in joined]
        return frozenset(piece for piece in joined if piece[0] < piece[1])
