"""Scores time expressions as TempEval-3 does: spans strict and relaxed, then type and value of those found.

`relaxed` pairs expressions that share a word. `type` and `value` are F1s in which a pair counts when the attribute is
right too. A gold value that a report's calendar cannot hold (a duration, a set, "now") is a miss like any other in
`value`; `value, of dated` looks at gold that names a date or an interval alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from dragoman.core.layers import TimeExpression
from dragoman.core.reports import Report
from dragoman.core.text import Span
from evals.corpora import Corpus, Setup, find_corpus, read_records
from evals.grid import WordGrid, range_dice
from evals.scores import Row, Score, Skip, Tally, f1_score, pair_greedily, tally_sets

EVALUATION = "time"
QUICK_DOCUMENTS = {"tempeval3": 15, "gum": 5}
DATED = re.compile(r"(?:\d{4}[-\dTWQ:]*)?/?(?:\d{4}[-\dTWQ:]*)?")
"""Values that name a point or an interval: `2025-10-04`, `2025-W14`, `2025-03/2025-05`, `/2025`."""


class GoldTime(Struct, frozen=True):
    """A gold time expression; `type` is empty where the corpus gives none."""

    start: int
    end: int
    value: str
    type: str = ""


class TempevalDocument(Struct, frozen=True):
    """An article with its date of publication and TIMEX3 expressions."""

    doc: str
    dct: str
    text: str
    timex: tuple[GoldTime, ...]


class GumTime(Struct, frozen=True):
    """A date in the attributes of the Text Encoding Initiative (`when`, `from`, `to`, `notBefore`, `notAfter`)."""

    start: int
    end: int
    attrs: dict[str, str]

    def as_gold(self) -> GoldTime:
        """Return the date with one value: `when` itself, else the interval between the bounds."""
        first = self.attrs.get("from") or self.attrs.get("notBefore") or ""
        last = self.attrs.get("to") or self.attrs.get("notAfter") or ""
        return GoldTime(self.start, self.end, self.attrs.get("when") or f"{first}/{last}")


class GumDocument(Struct, frozen=True):
    """A document with its date, where that is known."""

    doc: str
    text: str
    timex: tuple[GumTime, ...]
    date: str | None = None


class DatedDocument(Struct, frozen=True):
    """A report with its gold times: what both corpora come down to."""

    report: Report
    gold: tuple[GoldTime, ...]


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield span, type and value scores on each corpus."""
    for name, quick in QUICK_DOCUMENTS.items():
        corpus = find_corpus(setup, EVALUATION, f"time/{name}")
        if isinstance(corpus, Skip):
            yield corpus
        else:
            yield from _score(setup, corpus, _read(corpus, name, quick if setup.quick else None))


def _read(corpus: Corpus, name: str, limit: int | None) -> list[DatedDocument]:
    """Return the documents of either corpus."""
    if name == "tempeval3":
        articles = read_records(corpus.path, TempevalDocument, limit)
        return [DatedDocument(Report(doc=one.doc, text=one.text, date=one.dct[:10]), one.timex) for one in articles]
    documents = read_records(corpus.path, GumDocument, limit)
    return [
        DatedDocument(Report(doc=one.doc, text=one.text, date=_day(one.date)), tuple(t.as_gold() for t in one.timex))
        for one in documents
    ]


def _day(date: str | None) -> str | None:
    """Return the date where it is a whole day: a document dated by its year alone has no day of publication."""
    return date if date and re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else None


def _score(setup: Setup, corpus: Corpus, documents: Sequence[DatedDocument]) -> Iterator[Score]:
    """Yield the sums over all documents; a metric without any gold (types, on a corpus that has none) is left out."""
    tallies: dict[str, Tally] = {}
    for document in documents:
        layers = setup.system.extract(document.report, setup.system.segment(document.report))
        layers = msgspec.structs.replace(layers, times=setup.system.normalise(document.report, layers))
        for metric, tally in compare_times(document.report.text, document.gold, layers.times).items():
            tallies[metric] = tallies.get(metric, Tally()) + tally
    for metric, tally in tallies.items():
        if tally.gold:
            yield f1_score(EVALUATION, corpus.name, metric, tally, corpus.sha256)


def compare_times(text: str, gold: Sequence[GoldTime], predicted: Sequence[TimeExpression]) -> dict[str, Tally]:
    """Return the tallies of one document by metric."""
    grid = WordGrid(text)
    wanted = [grid.range(Span(time.start, time.end)) for time in gold]
    found = [grid.range(Span(time.start, time.end)) for time in predicted]
    pairs = pair_greedily(
        (overlap, i, j) for i, a in enumerate(wanted) for j, b in enumerate(found) if (overlap := range_dice(a, b)) > 0
    )
    typed = any(time.type for time in gold)
    right_type = sum(gold[i].type == predicted[j].type for i, j in pairs)
    right_value = [gold[i] for i, j in pairs if gold[i].value == value_of(predicted[j])]
    return {
        "strict": tally_sets(wanted, found),
        "relaxed": Tally(len(pairs), len(found), len(wanted)),
        "type": Tally(right_type, len(found), len(wanted)) if typed else Tally(),
        "value": Tally(len(right_value), len(found), len(wanted)),
        "value, of dated": Tally(
            sum(is_dated(time.value) for time in right_value),
            sum(is_dated(value_of(time)) for time in predicted),
            sum(is_dated(time.value) for time in gold),
        ),
    }


def value_of(time: TimeExpression) -> str | None:
    """Return the value as written, `None` where the expression was not resolved."""
    return time.value.value if time.value else None


def is_dated(value: str | None) -> bool:
    """Return whether the value names a point or an interval of the calendar."""
    return value is not None and value not in ("", "/") and DATED.fullmatch(value) is not None
