"""Finds quotation marks and says what each can be, from its form and its neighbours: opening, closing, or either."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Role = Literal["open", "close", "either"]

_MARK = re.compile(r"""[“”„«»"]|``|''|[‘’'`]""")
_DOUBLE = frozenset(["“", "”", "„", "«", "»", '"', "``", "''"])
_OPEN_BY_FORM = frozenset(["“", "„", "«", "``"])
_OPEN_ALWAYS = frozenset(["„", "``"])
_BEFORE_OPENING = frozenset("([{—–-/:“\"„«‘'`")
_AFTER_CLOSING = frozenset(" \n,.;:!?)")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|\d\ds?)\b", re.IGNORECASE)
_LOWER_WORD = re.compile(r"\s[a-z]")


class Mark(NamedTuple):
    """One quotation mark and what it can be."""

    start: int
    end: int
    role: Role


def find_marks(text: str, start: int, end: int) -> tuple[list[Mark], list[Mark]]:
    """Return the double and the single marks of `text[start:end]`; apostrophes are left out."""
    doubles: list[Mark] = []
    singles: list[Mark] = []
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if match.group() in _DOUBLE:
            doubles.append(Mark(match.start(), match.end(), _double_role(match.group(), before, after)))
        elif (role := _single_role(text, match, before, after)) is not None:
            singles.append(Mark(match.start(), match.end(), role))
    return doubles, _without_possessives(text, singles)


def _double_role(mark: str, before: str, after: str) -> Role:
    """Return what a double mark can be. Some typists open and close with the same one, or turn the pair about."""
    if mark in _OPEN_BY_FORM:
        closes = after in _AFTER_CLOSING and not before.isspace()
        return "either" if closes and mark not in _OPEN_ALWAYS else "open"
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    if mark != '"':
        return "either" if opens and after.isalnum() else "close"
    closes = not before.isspace() and not after.isalnum()
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _single_role(text: str, match: re.Match[str], before: str, after: str) -> Role | None:
    """Return what a single mark can be, `None` for an apostrophe."""
    mark = match.group()
    can_open = before.isspace() or before in _BEFORE_OPENING
    if mark == "`":
        return "open" if can_open else None
    if mark != "’" and can_open and not after.isspace():
        return None if _ELISION.match(text, match.end()) else "open"
    if mark != "‘" and not after.isalnum() and not before.isspace():
        return "close"
    return None


def _without_possessives(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks without those of plural possessives ("the workers' council") that another close follows."""
    kept: list[Mark] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        possessive = (
            mark.role == "close"
            and text[mark.start - 1] in "sS"
            and _LOWER_WORD.match(text, mark.end) is not None
            and following is not None
            and following.role == "close"
        )
        if not possessive:
            kept.append(mark)
    return kept
