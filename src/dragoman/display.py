"""How a claim is put before people: the same words, order and quotation marks in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dragoman.core.claims import Claim, Kind, Participant, Reading
from dragoman.core.reports import Problem
from dragoman.core.text import Citation, Span
from dragoman.marking import Mark, segments

By = Literal["order", "kind", "source"]
Numbered = tuple[int, Claim]
Piece = tuple[str, bool]

KINDS: tuple[Kind, ...] = ("did", "said", "wants", "plans")
OUTLET = "the report itself"
"""Stands where a claim has no source: the outlet asserts it."""

# Reports are hostile input: escape sequences could rewrite a terminal, and direction overrides could show other words
# than those that are cited. Each becomes one visible character, so that offsets stay true.
_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), *range(0x7F, 0xA0))}
_DIRECTIONS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
_SPACES = {ord(space): " " for space in "\t\n\r\v\f\x85\u2028\u2029"}
_LINE = {**_CONTROLS, **_DIRECTIONS, **_SPACES}
_BLOCK = {**_LINE, ord("\n"): "\n"}


def line(text: str) -> str:
    """Return the text as one line that is safe to show, character for character as long as before.

    >>> line("one\\ntwo\\x1b[2J")
    'one two�[2J'
    """
    return text.translate(_LINE)


def block(text: str) -> str:
    """Return the text with its line breaks, safe to show, character for character as long as before."""
    return text.translate(_BLOCK)


def numbered(claims: Iterable[Claim]) -> tuple[Numbered, ...]:
    """Return the claims in the order of the text, each with its number from 1."""
    return tuple(enumerate(sorted(claims, key=lambda claim: (claim.content.start, claim.content.end)), start=1))


def grouped(claims: Iterable[Claim], by: By) -> list[tuple[str, list[Numbered]]]:
    """Return (heading, numbered claims) pairs: one without a heading for `order`, else one per kind or source.

    Kinds come in their own order, sources in the order in which the report brings them.
    """
    groups: dict[str, list[Numbered]] = {kind: [] for kind in KINDS} if by == "kind" else {}
    for number, claim in numbered(claims):
        groups.setdefault(_group(claim, by), []).append((number, claim))
    return [(heading, members) for heading, members in groups.items() if members]


def _group(claim: Claim, by: By) -> str:
    if by == "kind":
        return claim.kind
    if by == "source":
        return party(claim.source[-1]) if claim.source else OUTLET
    return ""


def qualifiers(claim: Claim) -> tuple[str, ...]:
    """Return what sets the claim apart from a plain one: its stance, a negation, a doubt; then its event type."""
    said = (claim.stance, "negated" if claim.polarity == "-" else None)
    sure = None if claim.certainty == "certain" else claim.certainty
    return tuple(word for word in (*said, sure, claim.event) if word)


def party(participant: Participant) -> str:
    """Return who it is, with the country or class in brackets: `Ilse Marren (UNK)`."""
    return f"{line(participant.name)} ({line(participant.country)})"


def other_words(participant: Participant) -> str | None:
    """Return the report's own words for a party where its name does not already show them ("he", "the ministry")."""
    words, name = line(participant.citation.exact), line(participant.name)
    shown = words.casefold() in name.casefold() or name.casefold() in words.casefold()
    return None if shown else words


def quoted_spans(reading: Reading) -> tuple[Span, ...]:
    """Return the stretches of the report that stand in quotation marks, the marks left out."""
    if reading.report is None:
        return ()
    if reading.layers is not None:
        quotations = reading.layers.quotations
    else:
        from dragoman.segment import segment

        quotations = segment(reading.report).quotations
    return tuple(Span(quotation.start, quotation.end) for quotation in quotations)


def split_quoted(content: Citation, quoted: Iterable[Span]) -> list[Piece]:
    """Return the content cut into (words, are they quoted?) pieces, in order; joined they are the content."""
    offset = content.start
    marks = [Mark(Span(span.start - offset, span.end - offset), "quoted") for span in quoted]
    pieces = segments(len(content.exact), marks)
    return [(piece.span.of(content.exact), bool(piece.kinds)) for piece in pieces]


def is_whole_quotation(pieces: Iterable[Piece]) -> bool:
    """Return whether all words are quoted: their marks then lie outside the content, and must be shown with it."""
    return all(is_quoted for _, is_quoted in pieces)


def heading(reading: Reading) -> str:
    """Return what to call the report: its title, else its name."""
    if reading.report is None:
        return "unread input"
    return line(reading.report.title or reading.report.doc)


def particulars(reading: Reading) -> tuple[str, ...]:
    """Return what is known about the report beside its title: outlet, date, name, number of claims."""
    report = reading.report
    if report is None:
        return ()
    known = (report.outlet, report.date or "date unknown", report.doc if report.title else None, _count(reading))
    return tuple(line(part) for part in known if part)


def _count(reading: Reading) -> str:
    if any(problem.fatal for problem in reading.problems):
        return "not read"
    return f"{len(reading.claims)} claim{'' if len(reading.claims) == 1 else 's'}"


def offsets(citation: Citation) -> str:
    """Return where the words stand in the report's text: `412–466`."""
    return f"{citation.start}–{citation.end}"


def problem_line(problem: Problem) -> str:
    """Return the problem as one line: what was not read or only partly, why, and the problem's code."""
    verdict = "not read" if problem.fatal else "note"
    return f"{verdict}: {line(problem.where)}: {line(problem.message)} [{problem.code}]"
