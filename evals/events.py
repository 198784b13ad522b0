"""Scores events as those who count events take them: who did what to whom, with a PLOVER type.

    sentence → claims and layers → coded events → rows

A *coded event* (`evals/coded.py`) is what GDELT, PETRARCH or POLECAT would put in a table: actor, recipient, type.

**The type of a sentence** (`plv`). Each sentence has one PLOVER type, for a pair of parties that the corpus marks. We
are not told the parties. Our answer is the coded event that stands nearest to the root of the sentence.

- `type`: it has the marked type. A sentence without a coded event has no prediction, which costs recall alone. This is
  the figure to hold against the published .35 of PETRARCH2, which also has to find an event before it is typed; the .69
  and .835 of classifiers that are given the two parties answer an easier question.
- `dyad and type`: besides, an actor of ours touches the marked source and a recipient the marked target. Meetings and
  agreements have actors alone: there another actor may be the target.

**False events** (`cameo_pairs`). The corpus grades a pair of parties from 0 to 4. Class 0 is in the main CAMEO's root
codes 01 (comment, deny, consider, empathise, express accord, claim responsibility) and 02 (appeal). CAMEO's table to
PLOVER begins with 03, and an appeal is a REQUEST. So an *event* here is a deed: a claim of kind `did`, not denied, with
a type, any but REQUEST. `false events` is the share of class 0 with one,

- `the pair`: by the marked source on the marked target;
- `the source`: by the marked source, on whomever or nobody;
- `speech acts too`: as the last, but of all coded events, for those who also take "condemned" and "vowed" for
  events: denials and condolences then count against us where they come out as REJECT or SUPPORT;
- `any`: by whomever or nobody. A statement may be about somebody else's deed, so this cannot come to nothing.

`events seen` are the same shares of all other graded sentences: a reader who sees nothing, or finds no recipients, is
found out there. Where only one party is marked, the other may be anybody.

Neither corpus has a held-out part here. `python -m training.folds` reads each sentence of `plv` with types learned from
the other folds, and `python -m evals.events --folds FILE` scores what it wrote.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from rich.console import Console

from dragoman.core.reports import Report
from dragoman.core.text import Span
from evals.coded import Coded, code_events, main_event
from evals.corpora import DEFAULT_DATA, Corpus, Setup, corpora_folder, file_sha256, find_corpus, read_records
from evals.scores import Row, Score, Skip, Tally, f1_score, total
from evals.system import System
from evals.table import print_rows

EVALUATION = "events"
QUICK_STEP = 5
"""The quick run reads each fifth sentence: `plv` is sorted by type, so its first sentences are of two types alone."""
PLV = "events/plv"
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The corpus keeps the older PLOVER type, which was later split in two."""
STATEMENTS = {"REQUEST"}
"""Types that CAMEO counts among statements: appeals are its root code 02."""


class PlvSentence(Struct, frozen=True):
    """A sentence with the type of its event; `marked` is the text with its parties in tags, `<s>` and `<t>`."""

    id: str
    text: str
    event: str
    marked: str = ""

    @property
    def type(self) -> str:
        """The type as the corpus knows it."""
        return YIELD.get(self.event, self.event)


class CameoSentence(Struct, frozen=True):
    """A sentence with its class on the scale from conflict to cooperation, `None` where nobody gave one.

    `spans` holds (S for source or T for target, start, end, words).
    """

    id: str
    text: str
    penta: str | None
    spans: tuple[tuple[str, int, int, str], ...] = ()

    def party(self, role: str) -> list[Span]:
        """Return the stretches that are marked as `S` or as `T`."""
        return [Span(start, end) for name, start, end, _ in self.spans if name == role]


class Prediction(Struct, frozen=True):
    """The main event of one sentence, read without its label; `None` where none was found."""

    id: str
    fold: int
    event: Coded | None


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield the type scores and the shares of false events."""
    plv = find_corpus(setup, EVALUATION, PLV, or_train=True)
    yield from [plv] if isinstance(plv, Skip) else _score_plv(setup, plv)
    cameo = find_corpus(setup, EVALUATION, "events/cameo_pairs", or_train=True)
    yield from [cameo] if isinstance(cameo, Skip) else _score_cameo(setup, cameo)


def read_events(system: System, sentences: Iterable[PlvSentence | CameoSentence]) -> dict[str, list[Coded]]:
    """Return the coded events of each sentence by its id, read as a report of its own."""
    readings = [system.read_report(Report(sentence.id, sentence.text)) for sentence in sentences]
    return {one.report.doc: code_events(one, one.layers) for one in readings if one.report and one.layers}


# ---- the type of a sentence ------------------------------------------------------------------------------------------


def _score_plv(setup: Setup, corpus: Corpus) -> Iterator[Score]:
    sentences = read_records(corpus.path, PlvSentence)[:: QUICK_STEP if setup.quick else 1]
    events = read_events(setup.system, sentences)
    yield from score_types(sentences, {id: main_event(found) for id, found in events.items()}, corpus)


def score_types(
    sentences: Sequence[PlvSentence], predicted: Mapping[str, Coded | None], corpus: Corpus
) -> Iterator[Score]:
    """Yield micro and macro F1 of the type, and micro F1 of dyad and type, from the main event of each sentence."""
    ours = [predicted.get(sentence.id) for sentence in sentences]
    by_type = tally_types([sentence.event for sentence in sentences], [one.type if one else None for one in ours])
    micro = total(by_type.values())
    macro = sum(tally.f1 for tally in by_type.values()) / max(1, len(by_type))
    hits = sum(one is not None and is_hit(sentence, one) for sentence, one in zip(sentences, ours, strict=True))
    dyads = Tally(hits, micro.predicted, micro.gold)
    yield f1_score(EVALUATION, corpus.name, "type, micro", micro, corpus.sha256)
    yield Score(EVALUATION, corpus.name, "type, macro", macro, micro.gold, corpus.sha256)
    yield f1_score(EVALUATION, corpus.name, "dyad and type, micro", dyads, corpus.sha256)


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


def is_hit(sentence: PlvSentence, event: Coded) -> bool:
    """Return whether an event has the type of the sentence and stands between its marked parties."""
    sources, targets = (marked_spans(sentence.marked, tag) for tag in "st")
    return YIELD.get(event.type, event.type) == sentence.type and event.is_between(sources, targets)


def marked_spans(marked: str, tag: str) -> list[Span]:
    """Return what stands between the tags of a name, as stretches of the text without any tags.

    >>> marked_spans("<s>Tarn</s> sued <t>Ost</t>.", "t")
    [Span(start=10, end=13)]
    """
    found: list[Span] = []
    start = position = 0
    for piece in re.split(r"(</?[st]>)", marked):
        if piece == f"<{tag}>":
            start = position
        elif piece == f"</{tag}>":
            found.append(Span(start, position))
        elif piece not in {"<s>", "</s>", "<t>", "</t>"}:
            position += len(piece)
    return found


# ---- false events ----------------------------------------------------------------------------------------------------


def _score_cameo(setup: Setup, corpus: Corpus) -> Iterator[Score]:
    sentences = read_records(corpus.path, CameoSentence)[:: QUICK_STEP if setup.quick else 1]
    graded = [sentence for sentence in sentences if sentence.penta is not None]
    yield from score_false_events(graded, read_events(setup.system, graded), corpus)


Sees = Callable[[CameoSentence, Coded], bool]
SIGHTS: dict[str, Sees] = {
    "the pair": lambda sentence, event: event.deed and event.is_between(sentence.party("S"), sentence.party("T")),
    "the source": lambda sentence, event: event.deed and event.is_by(sentence.party("S")),
    "speech acts too": lambda sentence, event: event.is_by(sentence.party("S")),
    "any": lambda _, event: event.deed,
}
"""What counts as an event of a sentence, apart from its type."""


def score_false_events(
    sentences: Sequence[CameoSentence], events: Mapping[str, Sequence[Coded]], corpus: Corpus
) -> Iterator[Score]:
    """Yield, for each way to count, the share of statements with an event and that of all other sentences."""
    for name, sees in SIGHTS.items():
        with_event = {
            sentence.id: any(
                event.type not in STATEMENTS and sees(sentence, event) for event in events.get(sentence.id, ())
            )
            for sentence in sentences
        }
        false = [with_event[sentence.id] for sentence in sentences if sentence.penta == "0"]
        seen = [with_event[sentence.id] for sentence in sentences if sentence.penta != "0"]
        yield _share(corpus, f"false events, {name}", false, lower_is_better=True)
        yield _share(corpus, f"events seen, {name}", seen)


def _share(corpus: Corpus, metric: str, values: Sequence[bool], *, lower_is_better: bool = False) -> Score:
    share = sum(values) / max(1, len(values))
    return Score(EVALUATION, corpus.name, metric, share, len(values), corpus.sha256, lower_is_better=lower_is_better)


# ---- what the folds predicted ----------------------------------------------------------------------------------------


def score_folds(data: Path, predictions: Sequence[Prediction]) -> list[Score]:
    """Return the type scores of the sentences that were read while held out, those of folds not yet run left out."""
    path = corpora_folder(data) / f"{PLV}.train.jsonl.gz"
    predicted = {one.id: one.event for one in predictions}
    sentences = [sentence for sentence in read_records(path, PlvSentence) if sentence.id in predicted]
    folds = len({one.fold for one in predictions})
    return list(
        score_types(sentences, predicted, Corpus(f"plv.train ({folds} folds held out)", path, file_sha256(path)))
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Score a file of predictions and print the rows."""
    parser = argparse.ArgumentParser(prog="python -m evals.events", description="Score what `training.folds` wrote.")
    parser.add_argument("--folds", type=Path, required=True, metavar="FILE", help="predictions on held-out sentences")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="DIR", help="the folder with the corpora")
    options = parser.parse_args(arguments)
    if not options.folds.is_file():
        parser.error(f"expected a file of predictions, found none at {options.folds}")
    rows = score_folds(options.data, read_records(options.folds, Prediction))
    print_rows(Console(width=None if sys.stdout.isatty() else 160), rows, {})
    return 0


if __name__ == "__main__":
    sys.exit(main())
