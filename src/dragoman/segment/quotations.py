"""Pairs the quotation marks of a text, across paragraphs where a quotation runs on."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.core.layers import Quotation
from dragoman.segment.marks import Mark, find_marks

PARAGRAPHS_RUN_ON = 6
"""Over how many paragraphs without a mark a quotation may run before its opening mark counts as a stray."""
LONGEST_UNCLOSED = 600
"""Characters that an unclosed mark may claim up to the end of its paragraph; more, and it is a stray."""


class _Stretch(NamedTuple):
    """What one paragraph holds of a quotation; `marked` where it begins with a mark of its own."""

    start: int
    end: int
    marked: bool


class _Pairing:
    """Reads marks in the order of the text. At most one quotation is open: `start` is where its last stretch begins.

    `stretches` are those of its earlier paragraphs, `silent` counts the last ones among them that no mark began.
    """

    def __init__(self, text: str, *, run_on: int, keep_unclosed: bool) -> None:
        self.text = text
        self.run_on = run_on
        self.keep_unclosed = keep_unclosed
        self.found: list[Quotation] = []
        self.stretches: list[_Stretch] = []
        self.start = -1
        self.marked = False
        self.silent = 0

    def read_paragraph(self, start: int, end: int, marks: list[Mark]) -> None:
        """Pair the marks of one paragraph."""
        if self.start >= 0:
            self._carry_over(start, marks)
        for mark in marks:
            self._read(mark)
        if self.start >= 0:
            self.stretches.append(_Stretch(self.start, end, self.marked))

    def finish(self) -> list[Quotation]:
        """Return the quotations, in order, after the last paragraph."""
        self._give_up()
        return self.found

    def _carry_over(self, start: int, marks: list[Mark]) -> None:
        """Let the open quotation run on into the paragraph at `start`, or give it up."""
        if self.silent == 0 and marks and marks[0].start == start and marks[0].role != "close":
            self.start, self.marked = marks.pop(0).end, True
            return
        self.silent += 1
        self.start, self.marked = start, False
        if self.silent > self.run_on:
            self._give_up()

    def _read(self, mark: Mark) -> None:
        """Open or close a quotation with `mark`."""
        closes = mark.role == "close" or (mark.role == "either" and self.marked)
        if self.start >= 0 and closes:
            self._close(mark.start)
        elif mark.role != "close":
            if self.start >= 0 and self.marked:
                self.stretches.append(_Stretch(self.start, mark.start, True))
            self._give_up()
            self.start, self.marked = mark.end, True

    def _close(self, end: int) -> None:
        """Store every stretch of the open quotation, which ends at `end`."""
        for stretch in [*self.stretches, _Stretch(self.start, end, self.marked)]:
            self._store(stretch, closed=True)
        self._reset()

    def _give_up(self) -> None:
        """Store what the marks vouch for of a quotation that is never closed, and forget it."""
        self._drop_silent()
        runs_on = len(self.stretches) > 1
        for stretch in self.stretches:
            if runs_on or (self.keep_unclosed and stretch.end - stretch.start <= LONGEST_UNCLOSED):
                self._store(stretch, closed=False)
        self._reset()

    def _drop_silent(self) -> None:
        """Forget the stretches that no mark began, as no mark came to close them."""
        while self.stretches and not self.stretches[-1].marked:
            self.stretches.pop()
        self.silent = 0

    def _reset(self) -> None:
        self.stretches = []
        self.start, self.marked, self.silent = -1, False, 0

    def _store(self, stretch: _Stretch, *, closed: bool) -> None:
        content = self.text[stretch.start : stretch.end]
        stripped = content.strip()
        if stripped:
            start = stretch.start + len(content) - len(content.lstrip())
            self.found.append(Quotation(start, start + len(stripped), closed))


def find_quotations(text: str, paragraphs: list[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Return the quotations in the order of their beginnings, one for each paragraph that a quotation runs through.

    Double and single marks are paired apart, so that one kind may stand inside the other. A single mark that nothing
    closes is taken for an apostrophe; a double one claims no more than the rest of its paragraph.

    >>> text = "“We agree,” she said. ‘No,’ he said."
    >>> [text[q.start:q.end] for q in find_quotations(text, [(0, len(text))])]
    ['We agree,', 'No,']
    """
    doubles = _Pairing(text, run_on=PARAGRAPHS_RUN_ON, keep_unclosed=True)
    singles = _Pairing(text, run_on=0, keep_unclosed=False)
    for start, end in paragraphs:
        double_marks, single_marks = find_marks(text, start, end)
        doubles.read_paragraph(start, end, double_marks)
        singles.read_paragraph(start, end, single_marks)
    return tuple(sorted(doubles.finish() + singles.finish(), key=lambda quotation: (quotation.start, -quotation.end)))
