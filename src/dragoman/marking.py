"""Cuts a text at the edges of overlapping spans, so that each piece can carry all that holds for it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from dragoman.core.text import Span


class Mark(Struct, frozen=True):
    """Something that holds for a stretch of the text: `kind` is one or more class names, apart by spaces."""

    span: Span
    kind: str


class Segment(Struct, frozen=True):
    """A piece of the text with every class name that holds for it, each once, in the order of the marks."""

    span: Span
    kinds: tuple[str, ...]


def segments(length: int, marks: Iterable[Mark]) -> list[Segment]:
    """Return the text of `length` characters cut at every edge of a mark: the pieces are in order and leave no gap.

    Nested, overlapping and equal marks are all allowed; a mark that leaves the text is cut to it.

    >>> marks = [Mark(Span(0, 4), "a"), Mark(Span(2, 6), "b")]
    >>> [(piece.span.start, piece.span.end, piece.kinds) for piece in segments(8, marks)]
    [(0, 2, ('a',)), (2, 4, ('a', 'b')), (4, 6, ('b',)), (6, 8, ())]
    """
    inside = [mark for mark in (_clip(mark, length) for mark in marks) if mark.span.start < mark.span.end]
    edges = sorted({0, length, *(mark.span.start for mark in inside), *(mark.span.end for mark in inside)})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, mark in enumerate(inside):
        opening.setdefault(mark.span.start, []).append(index)
        closing.setdefault(mark.span.end, []).append(index)
    # One sweep: checking every mark at every edge would be quadratic in a long report.
    running: set[int] = set()
    pieces = []
    for start, end in pairwise(edges):
        running.difference_update(closing.get(start, ()))
        running.update(opening.get(start, ()))
        pieces.append(Segment(Span(start, end), _kinds(inside[index] for index in sorted(running))))
    return pieces


def _clip(mark: Mark, length: int) -> Mark:
    return Mark(Span(max(0, mark.span.start), min(length, mark.span.end)), mark.kind)


def _kinds(marks: Iterable[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for mark in marks for name in mark.kind.split()))
