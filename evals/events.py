"""Scores event types on sentences, and the events that we see where there are none.

`plv` gives each sentence one PLOVER type, for a pair of parties that it marks. We are not told the parties: the answer
is the type of the sentence's best-scored event. Its type YIELD stands for both CONCEDE and RETREAT. `cameo_pairs`
grades a pair from 0 (a statement, no event) to 4 (fighting): an event seen in a sentence of class 0 is a false one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.core.layers import Event
from dragoman.core.reports import Report
from evals.corpora import Corpus, Setup, find_corpus, read_records
from evals.scores import Row, Score, Skip, Tally, f1_score, total

EVALUATION = "events"
QUICK_SENTENCES = 200
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The corpus keeps the older PLOVER type, which was later split in two."""


class PlvSentence(Struct, frozen=True):
    """A sentence with the type of its event."""

    id: str
    text: str
    event: str


class CameoSentence(Struct, frozen=True):
    """A sentence with its class on the scale from conflict to cooperation, `None` where nobody gave one."""

    id: str
    text: str
    penta: str | None


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield the type scores and the share of false events."""
    plv = find_corpus(setup, EVALUATION, "events/plv", or_train=True)
    yield from [plv] if isinstance(plv, Skip) else _score_types(setup, plv)
    cameo = find_corpus(setup, EVALUATION, "events/cameo_pairs", or_train=True)
    yield from [cameo] if isinstance(cameo, Skip) else _score_false_events(setup, cameo)


def _find_events(setup: Setup, doc: str, text: str) -> tuple[Event, ...]:
    """Return the events of one sentence, read as a report of its own."""
    report = Report(doc=doc, text=text)
    return setup.system.extract(report, setup.system.segment(report)).events


def best_type(events: Sequence[Event]) -> str | None:
    """Return the type of the best-scored typed event, the first of equals; `None` when there is no typed event."""
    typed = [event for event in events if event.type is not None]
    return max(typed, key=lambda event: event.score).type if typed else None


def _score_types(setup: Setup, corpus: Corpus) -> Iterator[Score]:
    """Yield micro and macro F1 over types; a sentence without a typed event has no prediction."""
    sentences = read_records(corpus.path, PlvSentence, QUICK_SENTENCES if setup.quick else None)
    predicted = [best_type(_find_events(setup, sentence.id, sentence.text)) for sentence in sentences]
    by_type = tally_types([sentence.event for sentence in sentences], predicted)
    micro = total(by_type.values())
    macro = sum(tally.f1 for tally in by_type.values()) / max(1, len(by_type))
    yield f1_score(EVALUATION, corpus.name, "type, micro", micro, corpus.sha256)
    yield Score(EVALUATION, corpus.name, "type, macro", macro, micro.gold, corpus.sha256)


def tally_types(gold: Sequence[str], predicted: Sequence[str | None]) -> dict[str, Tally]:
    """Return the tally of each type that gold or prediction uses."""
    ours = [YIELD.get(one, one) if one else None for one in predicted]
    theirs = [YIELD.get(one, one) for one in gold]
    return {
        name: Tally(
            hit=sum(a == b == name for a, b in zip(theirs, ours, strict=True)),
            predicted=ours.count(name),
            gold=theirs.count(name),
        )
        for name in sorted({*theirs, *(one for one in ours if one)})
    }


def _score_false_events(setup: Setup, corpus: Corpus) -> Iterator[Score]:
    """Yield the share of statements in which an event is seen, and of sentences with an event in which one is."""
    sentences = read_records(corpus.path, CameoSentence, QUICK_SENTENCES if setup.quick else None)
    graded = [sentence for sentence in sentences if sentence.penta is not None]
    seen = {sentence.id: best_type(_find_events(setup, sentence.id, sentence.text)) is not None for sentence in graded}
    statements = [seen[sentence.id] for sentence in graded if sentence.penta == "0"]
    others = [seen[sentence.id] for sentence in graded if sentence.penta != "0"]
    false_share = sum(statements) / max(1, len(statements))
    name = corpus.name
    yield Score(EVALUATION, name, "false events", false_share, len(statements), corpus.sha256, lower_is_better=True)
    yield Score(EVALUATION, name, "events seen", sum(others) / max(1, len(others)), len(others), corpus.sha256)
