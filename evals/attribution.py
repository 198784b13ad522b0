"""Scores attributions on PolNeAR: who is quoted, by which words, for what content, and whether the three are linked.

The whole text is read as any report is, from segmentation on. Gold holds outermost attributions alone, so only
predictions of depth 0 are compared.

A span is compared as the words that it touches, and stretches that follow each other without a gap are one: the
corpus was annotated on words of a tokeniser that is not ours ("e-mail"), and a difference in the middle of a word is
no difference in reading. Punctuation at the edges counts in `exact`; `exact, punctuation aside` lets it go, and
`exact, characters` is the strictest: the same characters, whitespace at the edges aside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from dragoman.core.layers import Attribution
from dragoman.core.reports import Report
from dragoman.core.text import Span
from evals.corpora import Corpus, Setup, find_corpus, read_records
from evals.grid import Pieces, WordGrid
from evals.scores import Row, Score, Skip, Tally, f1_score, pair_greedily, tally_sets

EVALUATION = "attribution"
QUICK_DOCUMENTS = 20
ROLES = ("source", "cue", "content")
LINKED_OVERLAP = 0.5
"""The least Dice overlap of two contents, in words, at which they are the same attribution's."""


class PolnearAttribution(Struct, frozen=True):
    """A gold attribution; each role may lie in several stretches, a source may be left out."""

    source: tuple[tuple[int, int], ...] = ()
    cue: tuple[tuple[int, int], ...] = ()
    content: tuple[tuple[int, int], ...] = ()

    def as_attribution(self) -> Attribution:
        """Return the gold as the extractor would give it."""
        roles = ([Span(*piece) for piece in getattr(self, role)] for role in ROLES)
        source, cue, content = (tuple(spans) for spans in roles)
        return Attribution(source, cue, content)


class PolnearDocument(Struct, frozen=True):
    """One article of the corpus."""

    id: str
    text: str
    date: str | None
    attributions: tuple[PolnearAttribution, ...]


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield exact-span scores of each role, and how many attributions are right as linked wholes."""
    corpus = find_corpus(setup, EVALUATION, "attribution/polnear")
    if isinstance(corpus, Skip):
        yield corpus
    else:
        yield from _score(setup, corpus)


def _score(setup: Setup, corpus: Corpus) -> Iterator[Score]:
    """Yield the sums over all documents."""
    tallies: dict[str, Tally] = {}
    for document in read_records(corpus.path, PolnearDocument, QUICK_DOCUMENTS if setup.quick else None):
        report = Report(doc=document.id, text=document.text, date=document.date)
        layers = setup.system.extract(report, setup.system.segment(report))
        predicted = [attribution for attribution in layers.attributions if attribution.depth == 0]
        gold = [attribution.as_attribution() for attribution in document.attributions]
        for metric, tally in compare(document.text, gold, predicted).items():
            tallies[metric] = tallies.get(metric, Tally()) + tally
    for metric, tally in tallies.items():
        yield f1_score(EVALUATION, corpus.name, metric, tally, corpus.sha256)


def compare(text: str, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> dict[str, Tally]:
    """Return the tallies of one document by metric: each way to compare, for each role, then the linked wholes."""
    grid = WordGrid(text)
    ways: dict[str, Callable[[Sequence[Span]], Pieces]] = {
        "exact": grid.pieces,
        "exact, punctuation aside": lambda spans: grid.pieces(spans, bare=True),
        "exact, characters": lambda spans: frozenset(_trim(text, span) for span in spans),
        "words": lambda spans: _single_words(grid.pieces(spans)),
    }
    tallies = {
        f"{role} {way}": tally_sets(_pool(gold, role, pieces), _pool(predicted, role, pieces))
        for way, pieces in ways.items()
        for role in ROLES
    }
    tallies["linked"] = tally_linked(grid, gold, predicted)
    tallies["linked exact"] = tally_sets(_wholes(grid, gold), _wholes(grid, predicted))
    return tallies


def _pool(attributions: Sequence[Attribution], role: str, pieces: Callable[[Sequence[Span]], Pieces]) -> Pieces:
    """Return the stretches of one role in a document; a source that two attributions share counts once."""
    return frozenset(piece for attribution in attributions for piece in pieces(getattr(attribution, role)))


def _single_words(pieces: Pieces) -> Pieces:
    """Return the words of the pieces, one range each."""
    return frozenset((index, index + 1) for first, last in pieces for index in range(first, last))


def _trim(text: str, span: Span) -> tuple[int, int]:
    """Return the characters of the span without whitespace at its edges."""
    exact = span.of(text)
    return span.start + len(exact) - len(exact.lstrip()), span.start + len(exact.rstrip())


def _wholes(grid: WordGrid, attributions: Sequence[Attribution]) -> set[tuple[Pieces, Pieces, Pieces]]:
    """Return each attribution as all the words of its three roles."""
    return {(grid.pieces(a.source), grid.pieces(a.cue), grid.pieces(a.content)) for a in attributions}


def tally_linked(grid: WordGrid, gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> Tally:
    """Return how many attributions match as wholes, one to one, the greatest content overlap first.

    Two match when their contents overlap (Dice of their words at least one half), their cues share a word, and their
    sources share a word or are both left out.
    """
    candidates = [
        (overlap, i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(predicted)
        if (overlap := _dice(grid, a.content, b.content)) >= LINKED_OVERLAP and _linked(grid, a, b)
    ]
    return Tally(len(pair_greedily(candidates)), len(predicted), len(gold))


def _linked(grid: WordGrid, gold: Attribution, predicted: Attribution) -> bool:
    """Return whether cue and source of the two are the same, as far as a shared word shows."""
    same_source = _dice(grid, gold.source, predicted.source) > 0 or not (gold.source or predicted.source)
    return same_source and _dice(grid, gold.cue, predicted.cue) > 0


def _dice(grid: WordGrid, gold: Sequence[Span], predicted: Sequence[Span]) -> float:
    """Return the Dice overlap of the words, 0 to 1, 0 when either has none."""
    a, b = _single_words(grid.pieces(gold)), _single_words(grid.pieces(predicted))
    return 2 * len(a & b) / max(1, len(a) + len(b))
