"""Scores time expressions: TempEval-3 by TIMEX3, GUM by the attributes of the Text Encoding Initiative, and plans.

`strict` and `relaxed` (sharing a word) pair spans. TempEval-3: `type` and `value` are F1s in which a relaxed pair
counts when the attribute is right too, as its own scorer has it; the value is TIMEX3's, durations, sets and "now"
among them.
`value, of dated` looks at values of the calendar alone. `value, gold spans` is the share right where spans and types
are given.

GUM marks dates alone, so that lengths, "now" and what recurs are not held against its spans. `when` is the share of all
gold dates with `when` whose day, month or year is given letter by letter (a part of the day, which `when` has no place
for, aside); it is the expression's own date: in "until May 1805" that is 1805-05. `when, contradictions aside` leaves
out what its own text contradicts: a "today" or a weekday dated more than two months from
the document's day. `bounds` is the share of gold intervals (`from`, `to`, `notBefore`, `notAfter`) whose first and
last day are right: `1830/1839` and `1830-01-01/1839-12-31` are one interval. `value` is the F1 of both, `… gold spans`
as above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from dragoman.core.layers import TimeExpression, TimexType
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.resolve.timex import resolve_times
from evals import plans
from evals.corpora import Corpus, Setup, find_corpus, read_records
from evals.grid import WordGrid, range_dice
from evals.scores import Row, Score, Skip, Tally, f1_score, pair_greedily, tally_sets
from evals.time_corpora import DatedDocument, GoldTime, GumDocument, TempevalDocument, day_of, is_date, value_of

EVALUATION = "time"
QUICK_DOCUMENTS = {"tempeval3": 15, "gum": 5}
DATED = re.compile(r"(?:\d{4}[-\dTWQHSPUFAWI:]*)?/?(?:\d{4}[-\dTWQ:]*)?")
"""Values that name a point or an interval: `2025-10-04`, `2025-W14`, `2025-SU`, `2025-03/2025-05`, `/2025`."""


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield span, type and value scores on each corpus, then those of the plans."""
    for name, quick in QUICK_DOCUMENTS.items():
        corpus = find_corpus(setup, EVALUATION, f"time/{name}")
        if isinstance(corpus, Skip):
            yield corpus
        else:
            yield from _score(setup, corpus, _read(corpus, name, quick if setup.quick else None))
    yield from plans.evaluate(setup)


def _read(corpus: Corpus, name: str, limit: int | None) -> list[DatedDocument]:
    """Return the documents of either corpus."""
    if name == "tempeval3":
        articles = read_records(corpus.path, TempevalDocument, limit)
        return [DatedDocument(Report(doc=one.doc, text=one.text, date=one.dct[:10]), one.timex) for one in articles]
    documents = read_records(corpus.path, GumDocument, limit)
    return [
        DatedDocument(
            Report(doc=one.doc, text=one.text, date=day_of(one.date)),
            tuple(time.as_gold(day_of(one.date)) for time in one.timex),
        )
        for one in documents
    ]


SHARES = ("when", "when, contradictions aside", "bounds", "value, gold spans", "when, gold spans")
"""Metrics that are shares of the gold, not F1s."""


def _score(setup: Setup, corpus: Corpus, documents: Sequence[DatedDocument]) -> Iterator[Score]:
    """Yield the sums over all documents; a metric without any gold (types, on a corpus that has none) is left out."""
    tallies: dict[str, Tally] = {}
    for document in documents:
        for metric, tally in _compare(setup, document).items():
            tallies[metric] = tallies.get(metric, Tally()) + tally
    for metric, tally in tallies.items():
        if not tally.gold:
            continue
        if metric in SHARES:
            yield Score(EVALUATION, corpus.name, metric, tally.recall, tally.gold, corpus.sha256)
        else:
            yield f1_score(EVALUATION, corpus.name, metric, tally, corpus.sha256)


def _compare(setup: Setup, document: DatedDocument) -> dict[str, Tally]:
    """Return the tallies of one document by metric, end to end and on gold spans."""
    report, gold = document.report, sorted(document.gold, key=lambda time: time.start)
    layers = setup.system.extract(report, setup.system.segment(report))
    found = setup.system.normalise(report, layers)
    if not any(time.type for time in gold):
        found = tuple(time for time in found if is_date(time))
    given = tuple(TimeExpression(time.start, time.end, _type(time.type)) for time in gold)
    resolved = resolve_times(report, msgspec.structs.replace(layers, times=given))
    return compare_times(report.text, gold, found) | compare_values(gold, resolved)


def _type(name: str) -> TimexType:
    """Return the TIMEX3 type of a gold expression, DATE where the corpus gives none."""
    kind: TimexType = msgspec.convert(name or "DATE", TimexType)
    return kind


def compare_times(text: str, gold: Sequence[GoldTime], predicted: Sequence[TimeExpression]) -> dict[str, Tally]:
    """Return the tallies of one document by metric, end to end."""
    grid = WordGrid(text)
    wanted = [grid.range(Span(time.start, time.end)) for time in gold]
    found = [grid.range(Span(time.start, time.end)) for time in predicted]
    pairs = pair_greedily(
        (overlap, i, j) for i, a in enumerate(wanted) for j, b in enumerate(found) if (overlap := range_dice(a, b)) > 0
    )
    typed = any(time.type for time in gold)
    right_type = sum(gold[i].type == predicted[j].type for i, j in pairs)
    right = [gold[i] for i, j in pairs if gold[i].is_met_by(predicted[j])]
    return {
        "strict": tally_sets(wanted, found),
        "relaxed": Tally(len(pairs), len(found), len(wanted)),
        "type": Tally(right_type, len(found), len(wanted)) if typed else Tally(),
        "value": Tally(len(right), len(found), len(wanted)),
        "value, of dated": Tally(
            sum(is_dated(time.value) for time in right),
            sum(is_dated(value_of(time)) for time in predicted),
            sum(is_dated(time.value) for time in gold),
        ),
        "when": _share(gold, right, lambda time: time.when),
        "when, contradictions aside": _share(gold, right, lambda time: time.when and not time.contradicted),
        "bounds": _share(gold, right, lambda time: time.bounds),
    }


def compare_values(gold: Sequence[GoldTime], resolved: Sequence[TimeExpression]) -> dict[str, Tally]:
    """Return the tallies of one document where the spans are those of the gold, one to one."""
    right = [one for one, time in zip(gold, resolved, strict=True) if one.is_met_by(time)]
    return {
        "value, gold spans": _share(gold, right, lambda time: True),
        "when, gold spans": _share(gold, right, lambda time: time.when),
    }


def _share(gold: Sequence[GoldTime], right: Sequence[GoldTime], counts: Callable[[GoldTime], bool]) -> Tally:
    """Return how many of the gold that counts are right."""
    wanted = sum(map(counts, gold))
    return Tally(sum(map(counts, right)), wanted, wanted)


def is_dated(value: str | None) -> bool:
    """Return whether the value names a point or an interval of the calendar."""
    return value is not None and value not in ("", "/") and DATED.fullmatch(value) is not None
