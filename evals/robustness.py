"""Robustness: a report that is typed in another way must give the same claims.

    gold reports → typed in another way → readings → claims told in the gold text → found, usable

The ways are those of real pages: other quotation marks, no full stops at the ends of paragraphs, a headline in capitals
(the report's own, else one put before it), doubled spaces, soft hyphens. Every way is made by edits that keep, for each
character, where it comes from (`evals/variants.py`): claims are scored in the gold text and by its words, exactly as
those of the plain text are. What is read in a headline that was put before the report comes from nowhere in it, and
counts as a claim too many.

- `found: WAY`, `usable: WAY`: the F1, as in `evals/gold.py`; `plain` is the text as it is.
- `found lost: WAY`, `usable lost: WAY`: by how much it falls against the plain text, 0 where it does not fall. An
  error: lower is better. The bar is .03.

`python -m evals.robustness` shows the gold claims that are usable in the plain text and not when typed in another way.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec.structs import replace

from dragoman.core.claims import Participant, Reading
from dragoman.core.text import Citation, Span
from dragoman.export import to_gold
from evals.claims import USABLE, GoldClaim, GoldDocument, GoldParty, compare_fields, match_claims, score_claims
from evals.corpora import DEFAULT_DATA, Setup, read_records
from evals.gold import CORPUS, GoldReport, find_gold, gold_sha256
from evals.scores import Row, Score, Skip, f1_score
from evals.system import Dragoman, System
from evals.variants import Edit, Variant, edit

EVALUATION = "robustness"
PLAIN = "plain"
QUICK_REPORTS = 4


class DatedReport(GoldReport, frozen=True):
    """A gold report with its day of publication."""

    date: str | None = None


Claims = dict[str, tuple[GoldClaim, ...]]
"""The claims of each report by its `doc`."""


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield found and usable of the plain reports, then of each other way of typing them, with what is lost."""
    folder = find_gold(setup.data)
    if folder is None:
        yield Skip(EVALUATION, CORPUS, "no gold/reports.jsonl with gold/claims.jsonl in the data folder or beside it")
        return
    reports, gold = read_gold(folder, quick=setup.quick)
    texts = {report.doc: report.text for report in reports}
    sha256 = gold_sha256(folder)
    plain: dict[str, float] = {}
    for way, claims in read_ways(setup.system, reports):
        score = score_claims(texts, gold, claims)
        for metric, tally in (("found", score.found), ("usable", score.usable)):
            yield f1_score(EVALUATION, CORPUS, f"{metric}: {way}", tally, sha256)
            lost = max(0.0, plain.setdefault(metric, tally.f1) - tally.f1)
            if way != PLAIN:
                yield Score(EVALUATION, CORPUS, f"{metric} lost: {way}", lost, tally.gold, sha256, lower_is_better=True)


def read_gold(folder: Path, *, quick: bool) -> tuple[list[DatedReport], list[GoldDocument]]:
    """Return the gold reports and their claims; the quick run takes four reports from all over the file."""
    reports = read_records(folder / "reports.jsonl", DatedReport)
    if quick:
        reports = reports[:: -(-len(reports) // QUICK_REPORTS)]
    docs = {report.doc for report in reports}
    return reports, [one for one in read_records(folder / "claims.jsonl", GoldDocument) if one.doc in docs]


# ---- reading in several ways -----------------------------------------------------------------------------------------


def read_ways(system: System, reports: Sequence[DatedReport]) -> Iterator[tuple[str, Claims]]:
    """Yield each way of typing, the plain one first, with the claims of all reports that were read."""
    titles: dict[str, Span | None] = {}
    for way, make_edits in WAYS.items():
        variants = {one.doc: edit(one.text, make_edits(one.text, titles.get(one.doc))) for one in reports}
        readings = read_variants(system, reports, variants)
        if way == PLAIN:
            titles = {doc: reading.report.title_span for doc, reading in readings.items() if reading.report}
        texts = {one.doc: one.text for one in reports}
        yield way, {doc: tell_in(texts[doc], variants[doc], reading) for doc, reading in readings.items()}


def read_variants(
    system: System, reports: Sequence[DatedReport], variants: Mapping[str, Variant]
) -> dict[str, Reading]:
    """Return the readings of the changed reports by `doc`, read from a file as any are; one not read is left out."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        lines = (replace(report, text=variants[report.doc].text) for report in reports)
        path.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
        return {reading.report.doc: reading for reading in system.read(path) if reading.report}


def tell_in(text: str, variant: Variant, reading: Reading) -> tuple[GoldClaim, ...]:
    """Return the claims that were read in a variant as claims of the text: its offsets and its words."""

    def words(citation: Citation) -> str:
        return variant.origin(citation.span).of(text)

    def parties(written: Sequence[GoldParty], read: Sequence[Participant]) -> tuple[GoldParty, ...]:
        return tuple(replace(a, text=words(b.citation)) for a, b in zip(written, read, strict=True))

    document = msgspec.json.decode(to_gold(reading) or "{}", type=GoldDocument)
    told: list[GoldClaim] = []
    for written, claim in zip(document.claims, reading.claims, strict=True):
        span = variant.origin(claim.content.span)
        told.append(
            replace(
                written,
                content=span.of(text),
                start=span.start,
                end=span.end,
                source=parties(written.source, claim.source),
                actors=parties(written.actors, claim.actors),
                recipients=parties(written.recipients, claim.recipients),
            )
        )
    return tuple(told)


# ---- ways of typing --------------------------------------------------------------------------------------------------

MakeEdits = Callable[[str, Span | None], Iterator[Edit]]
"""Makes the edits of a text whose title is known, or `None`."""

HEADLINE = "WAR AND DIPLOMACY: THE DAY AT A GLANCE\n\n"
"""It claims nothing, so that every claim in it is one too many."""
_MARK = re.compile(r"[“”\"]|``|''|[‘’']")
_OPENING = frozenset(["“", "``", "‘"])
_EITHER = frozenset("\"'")
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[—–“‘-])$")
_LAST_STOP = re.compile(r"\.(?=[”\"’']{0,2}[ \t]*$)", re.MULTILINE)
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_LONG_WORD = re.compile(r"[^\W\d_]{8,}")
"""Below eight letters, few programs hyphenate."""


def _quotes(double: tuple[str, str], single: tuple[str, str]) -> MakeEdits:
    """Return what puts these marks, opening and closing, for all quotation marks and apostrophes."""

    def make_edits(text: str, title: Span | None) -> Iterator[Edit]:
        for match in _MARK.finditer(text):
            mark = match.group()
            before = text[: match.start()][-1:]
            opens = mark in _OPENING or (mark in _EITHER and _BEFORE_OPENING.search(before) is not None)
            marks = single if mark in "‘’'" else double
            put = marks[0] if opens else marks[1]
            if put != mark:
                yield Edit(*match.span(), put)

    return make_edits


def _without_last_stops(text: str, title: Span | None) -> Iterator[Edit]:
    yield from (Edit(*match.span(), "") for match in _LAST_STOP.finditer(text))


def _headline_in_capitals(text: str, title: Span | None) -> Iterator[Edit]:
    """Yield the title in capitals, or where none is known, a headline in capitals before the text."""
    if title is None:
        yield Edit(0, 0, HEADLINE)
        return
    for i in range(title.start, title.end):
        capital = text[i].upper()
        if len(capital) == 1 and capital != text[i]:
            yield Edit(i, i + 1, capital)


def _doubled_spaces(text: str, title: Span | None) -> Iterator[Edit]:
    yield from (Edit(*match.span(), "  ") for match in _SPACE.finditer(text))


def _soft_hyphens(text: str, title: Span | None) -> Iterator[Edit]:
    """Yield a soft hyphen in the middle of each long word."""
    for match in _LONG_WORD.finditer(text):
        middle = (match.start() + match.end()) // 2
        yield Edit(middle, middle, "\u00ad")


def _nothing(text: str, title: Span | None) -> Iterator[Edit]:
    yield from ()


WAYS: dict[str, MakeEdits] = {
    PLAIN: _nothing,
    "curly quotes": _quotes(("“", "”"), ("‘", "’")),
    "straight quotes": _quotes(('"', '"'), ("'", "'")),
    "PTB quotes": _quotes(("``", "''"), ("'", "'")),
    "no last stops": _without_last_stops,
    "headline in capitals": _headline_in_capitals,
    "doubled spaces": _doubled_spaces,
    "soft hyphens": _soft_hyphens,
}
"""The ways of typing by name; the plain one comes first, for the others are held against it."""


# ---- what is lost, for people ----------------------------------------------------------------------------------------


def describe(reports: Sequence[DatedReport], gold: Sequence[GoldDocument], ways: Mapping[str, Claims]) -> Iterator[str]:
    """Yield, for each way, what became of the gold claims that are usable in the plain text and not there."""
    texts = {report.doc: report.text for report in reports}
    for way, claims in ways.items():
        if way == PLAIN:
            continue
        yield f"\n{way}"
        for document in gold:
            plain, ours = (read.get(document.doc, ()) for read in (ways[PLAIN], claims))
            before, after = (_wrong_fields(texts[document.doc], document, read) for read in (plain, ours))
            for claim in document.claims:
                if before.get(claim) == [] and after.get(claim) != []:
                    wrong = after.get(claim)
                    yield f"  {document.doc}: {'not found' if wrong is None else ', '.join(wrong)}: “{claim.content}”"
            yield f"  {document.doc}: {len(plain)} → {len(ours)} claims"


def _wrong_fields(text: str, document: GoldDocument, claims: Sequence[GoldClaim]) -> dict[GoldClaim, list[str]]:
    """Return which of the fields that make a claim usable are wrong, for each gold claim that was found."""
    found = match_claims(text, document.claims, claims)
    return {a: [name for name in USABLE if not right[name]] for a, b in found for right in (compare_fields(a, b),)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the gold reports in all ways and print what is lost."""
    parser = argparse.ArgumentParser(prog="python -m evals.robustness", description="Show what hangs on typing.")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="DIR", help="the folder with the corpora")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_REPORTS} of the reports")
    parser.add_argument("--model", type=Path, metavar="DIR", help="read with these weights, not the package's")
    options = parser.parse_args(arguments)
    folder = find_gold(options.data)
    if folder is None:
        parser.error(f"expected gold/reports.jsonl with gold/claims.jsonl in {options.data} or beside it, found none")
    reports, gold = read_gold(folder, quick=options.quick)
    ways = dict(read_ways(Dragoman(options.model), reports))
    sys.stdout.writelines(f"{line}\n" for line in describe(reports, gold, ways))
    return 0


if __name__ == "__main__":
    sys.exit(main())
