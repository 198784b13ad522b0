"""Cuts the paragraphs of a report where its title and its furniture begin and end."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.core.layers import SentenceKind
from dragoman.core.reports import Report


class Region(NamedTuple):
    """A stretch of one kind, white space at its ends left out, and the number of the paragraph it begins in."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind


def regions(report: Report, blocks: list[tuple[int, int]]) -> list[Region]:
    """Return the stretches of body, title and furniture in the order of the text; none overlap."""
    cuts = _cuts(report)
    found: list[Region] = []
    next_cut = 0
    position = 0
    for number, (start, end) in enumerate(blocks):
        position = max(position, start)
        while next_cut < len(cuts) and cuts[next_cut][0] < end:
            cut_start, cut_end, kind = cuts[next_cut]
            _add(found, report.text, position, cut_start, number, "body")
            _add(found, report.text, max(position, cut_start), cut_end, number, kind)
            position = max(position, cut_end)
            next_cut += 1
        _add(found, report.text, position, end, number, "body")
        position = max(position, end)
    return found


def _cuts(report: Report) -> list[tuple[int, int, SentenceKind]]:
    """Return title and furniture, in order, cut to the text; where two overlap, the earlier keeps what they share."""
    marked: list[tuple[int, int, SentenceKind]] = [(f.start, f.end, "furniture") for f in report.furniture]
    if report.title_span is not None:
        marked.append((report.title_span.start, report.title_span.end, "title"))
    limit = len(report.text)
    return sorted((max(0, start), min(end, limit), kind) for start, end, kind in marked if start < end)


def _add(found: list[Region], text: str, start: int, end: int, paragraph: int, kind: SentenceKind) -> None:
    """Append the stretch, unless nothing but white space stands in it."""
    content = text[start:end]
    stripped = content.strip()
    if start < end and stripped:
        first = start + len(content) - len(content.lstrip())
        found.append(Region(first, first + len(stripped), paragraph, kind))
