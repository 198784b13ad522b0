"""Readings as one web page that needs nothing else: the report with its cited words lit, the claims beside it.

    text + claims → marks (spans that a claim cites) → segments (no two overlap) → <mark>, linked to the claim and back

The page holds no script and loads nothing; its policy forbids both. Every word of a report is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from dragoman.core.claims import Claim, Participant, Reading
from dragoman.core.reports import Problem, Report
from dragoman.core.text import Citation, Span
from dragoman.display import (
    OUTLET,
    Numbered,
    block,
    heading,
    is_whole_quotation,
    line,
    numbered,
    offsets,
    other_words,
    particulars,
    party,
    qualifiers,
    quoted_spans,
    split_quoted,
)
from dragoman.marking import Mark, Segment, segments


def to_html(readings: Sequence[Reading]) -> str:
    """Return one self-contained page with a section for each reading."""
    body = [_section(number, reading) for number, reading in enumerate(readings, start=1)]
    title = heading(readings[0]) if len(readings) == 1 else f"{len(readings)} reports"
    style = _stylesheet() + "".join(_highlights(number, reading) for number, reading in enumerate(readings, start=1))
    return (
        "<!doctype html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(title)} – Dragoman</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_contents(readings)}<main>\n{''.join(body)}</main>\n</body>\n</html>\n"
    )


@cache
def _stylesheet() -> str:
    return files("dragoman").joinpath("page.css").read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Return the policy that allows this very style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _highlights(number: int, reading: Reading) -> str:
    """Return the rules that light a claim's words while its card is pointed at or has been jumped to."""
    names = [f"r{number}c{position}" for position in range(1, len(reading.claims) + 1)]
    return "".join(f"main:has(#{name}:is(:hover,:target)) .{name}{{--lit:var(--lit-on)}}\n" for name in names)


def _contents(readings: Sequence[Reading]) -> str:
    if len(readings) < 2:
        return ""
    items = "".join(
        f'<li><a href="#r{number}">{_text(heading(reading))}</a> <small>{_particulars(reading)}</small>'
        for number, reading in enumerate(readings, start=1)
    )
    return f'<nav aria-label="Reports"><ol>{items}</ol></nav>\n'


def _section(number: int, reading: Reading) -> str:
    problems = "".join(_problem(problem) for problem in reading.problems)
    notes = f'<ul class="problems">{problems}</ul>\n' if problems else ""
    head = (
        f'<section class="report" id="r{number}" aria-labelledby="r{number}h">\n'
        f'<header><h1 id="r{number}h">{_text(heading(reading))}</h1>\n'
    )
    if reading.report is None:
        return f"{head}</header>\n{notes}</section>\n"
    claims = numbered(reading.claims)
    return (
        f"{head}{_about(reading)}</header>\n{notes}"
        '<div class="columns">\n'
        f'<article class="text" lang="en" dir="auto">{_report(number, reading.report, claims)}</article>\n'
        f'<ol class="claims" aria-label="Claims">\n{_cards(number, reading, claims)}</ol>\n</div>\n</section>\n'
    )


def _about(reading: Reading) -> str:
    facts = [_particulars(reading)]
    report = reading.report
    if report is not None and report.url and report.url.startswith(("http://", "https://")):
        facts.append(f'<a href="{_text(report.url)}" rel="noopener noreferrer nofollow">{_text(report.url)}</a>')
    version = f"text sha256 {report.sha256 if report else ''} · model {_text(reading.model or 'unknown')}"
    return f'<p>{" · ".join(facts)}</p>\n<p class="version">{version}</p>\n'


def _particulars(reading: Reading) -> str:
    return _text(" · ".join(particulars(reading)))


def _problem(problem: Problem) -> str:
    return f"<li>{_text(problem.where)}: {_text(problem.message)} <code>{_text(problem.code)}</code></li>"


# ---- the report's text -----------------------------------------------------------------------------------------------


def _report(number: int, report: Report, claims: Iterable[Numbered]) -> str:
    """Return the whole text, every cited stretch marked, and at the start of each content the numbers of its claims."""
    claims = tuple(claims)
    marks = [mark for position, claim in claims for mark in _marks(number, position, claim)]
    marks += [Mark(Span(item.start, item.end), "furniture") for item in report.furniture]
    starts: dict[int, list[int]] = {}
    for position, claim in claims:
        starts.setdefault(claim.content.start, []).append(position)
    linked = {mark.span.start for mark in marks if mark.kind == "cited"}
    return "".join(
        _numbers(number, starts.get(segment.span.start, ())) + _segment(number, report.text, segment, linked)
        for segment in segments(len(report.text), marks)
    )


def _marks(number: int, position: int, claim: Claim) -> Iterator[Mark]:
    yield Mark(claim.content.span, f"content {claim.kind} r{number}c{position}")
    for citation in _citations(claim):
        yield Mark(citation.span, "cited")
    if claim.cue is not None:
        yield Mark(claim.cue.span, "cue")
    for participant in claim.source:
        yield Mark(participant.citation.span, "source")


def _citations(claim: Claim) -> Iterator[Citation]:
    """Yield every citation of the claim but its content's: each can be jumped to from the claim's card."""
    for participant in (*claim.source, *claim.actors, *claim.recipients):
        yield participant.citation
    if claim.cue is not None:
        yield claim.cue
    if claim.when is not None and claim.when.citation is not None:
        yield claim.when.citation
    if claim.where is not None:
        yield claim.where.citation


def _numbers(number: int, positions: Iterable[int]) -> str:
    return "".join(
        f'<a class="number" id="r{number}t{n}" href="#r{number}c{n}" aria-label="claim {n}">{n}</a>' for n in positions
    )


def _segment(number: int, text: str, segment: Segment, linked: set[int]) -> str:
    words = escape(block(segment.span.of(text)))
    if not segment.kinds:
        return words
    anchor = f' id="r{number}o{segment.span.start}"' if segment.span.start in linked else ""
    classes = " ".join(segment.kinds)
    tag = "mark" if "content" in segment.kinds else "span"
    return f'<{tag}{anchor} class="{classes}">{words}</{tag}>'


# ---- the claims ------------------------------------------------------------------------------------------------------


def _cards(number: int, reading: Reading, claims: Iterable[Numbered]) -> str:
    quoted = quoted_spans(reading)
    return "".join(_card(number, position, claim, quoted) for position, claim in claims)


def _card(number: int, position: int, claim: Claim, quoted: tuple[Span, ...]) -> str:
    fields = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in _fields(number, claim))
    words = "".join(f"<span>· {_text(word)}</span>" for word in qualifiers(claim))
    return (
        f'<li class="claim {claim.kind}" id="r{number}c{position}">'
        f'<p class="title"><a class="number" href="#r{number}t{position}" aria-label="in the text">{position}</a>'
        f"<strong>{claim.kind}</strong>{words}</p>"
        f"<blockquote>{_content(claim, quoted)}</blockquote><dl>{fields}</dl></li>\n"
    )


def _content(claim: Claim, quoted: tuple[Span, ...]) -> str:
    pieces = split_quoted(claim.content, quoted)
    content = "".join(f"<em>{_text(words)}</em>" if is_quoted else _text(words) for words, is_quoted in pieces)
    return f"“{content}”" if is_whole_quotation(pieces) else content


def _fields(number: int, claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.actors or claim.recipients:
        sides = (claim.actors, claim.recipients)
        actors, recipients = (", ".join(_party(number, participant) for participant in side) for side in sides)
        yield "who", f"{actors} → {recipients}" if recipients else actors
    if claim.when is not None:
        yield "when", _cited(number, claim.when.time.value, claim.when.citation)
    if claim.where is not None:
        place = claim.where.place
        name = f"{place.name} ({place.country})" if place.country else place.name
        yield "where", _cited(number, name, claim.where.citation)
    chain = " › ".join(_party(number, participant) for participant in claim.source)
    yield "word", (chain or OUTLET) + (f" · {_cited(number, f'“{claim.cue.exact}”', claim.cue)}" if claim.cue else "")
    yield "at", offsets(claim.content)


def _party(number: int, participant: Participant) -> str:
    words = other_words(participant)
    also = f" <small>“{_text(words)}”</small>" if words else ""
    return _cited(number, party(participant), participant.citation) + also


def _cited(number: int, shown: str, citation: Citation | None) -> str:
    """Return the value as a link to the words that it rests on."""
    if citation is None:
        return _text(shown)
    return f'<a href="#r{number}o{citation.start}" title="{_text(citation.exact)}">{_text(shown)}</a>'


def _text(value: str) -> str:
    return escape(line(value), quote=True)
