"""Finds the paragraphs of a text: its lines, or, where the lines were wrapped at a fixed width, the lines joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_FIRST_WORD = re.compile(r"\S+")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’')\]]*$")
_BULLET = re.compile(r"[•*▪●·–—-]\s|\d{1,2}[.)]\s")

WRAP_WIDTHS = range(40, 101)
"""Widths at which mail programs, wire services and editors wrap plain text."""


class Line(NamedTuple):
    """One line without the white space at its ends; `apart` says whether a blank line stands before it."""

    start: int
    end: int
    apart: bool


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the paragraphs in order, white space at their ends left out.

    >>> paragraphs("One line.\\nAnother.")
    [(0, 9), (10, 18)]
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if width and i and not line.apart and _is_wrapped(text, lines[i - 1], line, width):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return found


def is_wrapped(text: str) -> bool:
    """Return whether the lines of a text were wrapped at a fixed width, which their lengths tell."""
    return _wrap_width(text, _lines(text)) > 0


def _lines(text: str) -> list[Line]:
    """Return the lines that hold more than white space."""
    lines: list[Line] = []
    for match in _LINE.finditer(text):
        content = match.group().strip()
        if not content:
            continue
        start = match.start() + match.group().index(content[0])
        breaks = len(_NEWLINE.findall(text, lines[-1].end, start)) if lines else 0
        lines.append(Line(start, start + len(content), breaks > 1))
    return lines


def _wrap_width(text: str, lines: list[Line]) -> int:
    """Return the width at which the text was wrapped, 0 where each line is a paragraph.

    Wrapping by machine leaves its mark: the next line's first word would not have fitted on this line any more,
    and most lines break off in the middle of a sentence.
    """
    joints = [(a, b) for a, b in pairwise(lines) if not b.apart]
    if len(joints) < 2:
        return 0
    lengths = sorted(a.end - a.start for a, _ in joints)
    width = lengths[(len(lengths) * 19) // 20]
    if width not in WRAP_WIDTHS:
        return 0
    tight = [a for a, b in joints if _is_wrapped(text, a, b, width)]
    broken = [a for a in tight if not _ENDS_SENTENCE.search(text, max(a.start, a.end - 8), a.end)]
    return width if 10 * len(tight) >= 6 * len(joints) and 2 * len(broken) >= len(tight) else 0


def _is_wrapped(text: str, line: Line, following: Line, width: int) -> bool:
    """Return whether the following line only goes on with this one."""
    if _BULLET.match(text, following.start, following.end):
        return False
    word = _FIRST_WORD.match(text, following.start, min(following.end, following.start + width))
    return line.end - line.start + 1 + (len(word.group()) if word else 0) > width
