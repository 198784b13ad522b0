"""Reads each sentence of PLV with types learned from others: `python -m training.folds --data ../shared --run DIR`.

    for each of 5 folds: leave its sentences out → teach the types → read its sentences → DIR/predictions.jsonl

`python -m evals.events --folds DIR/predictions.jsonl` then scores them. Stop it at any time: the same command goes on
from the last checkpoint, and a fold that is read is not trained again: other weights take another DIR.

**What it measures.** Training everything five times would take a day on two cores, so only what names a type is
trained anew: an encoder of its own for each fold, from the raw MiniLM (or from `--start`, the checkpoint of a phase
trained without the corpus `plover`), on the event corpora and the authored reports alone. It gives the types of
triggers and of claims; words, attributions, who takes part and what is claimed at all come from the reader's weights.

- A held-out sentence takes no part in the fold's training in any form: half of PLV stands among the CAMEO pairs too,
  with a coarser label, so both corpora are cut by the letters of the sentence and not by its number there.
- Without `--start` the encoder knows less of English news than the one that ships, which learns all tasks together:
  the figure is then rather too low.
- The reader's own encoder may have seen the held-out sentences with their types. None of its types are used, but where
  it finds claims in them it may do so a little better than on new text.
- The event lexicon takes part as it is, in all folds alike. It is written by hand, from the typology and general usage
  as its header says; nothing in it is learned. But the least score of a type (`extract/eventtypes.py`) was set
  with these very sentences in view, and the encoder's share in it may have been.
- Sentences of one mould ("X returned N paintings to Y") fall into different folds: near copies are not held out.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import torch

from dragoman.core.reports import Report
from dragoman.extract.encode import Window, WordPieces
from dragoman.extract.extractor import Extractor
from dragoman.extract.labels import Labels
from dragoman.extract.runtime import MODEL_DIR, Runtime, Scores
from dragoman.knowledge import load_registry
from dragoman.pipeline import Reader
from dragoman.resolve.gazetteer import Gazetteer
from evals.coded import code_events, main_event
from evals.events import PlvSentence, Prediction
from training.batches import Prepared, plan, prepare, schedule, wearing
from training.corpora import CORPORA
from training.events import plover
from training.export import export
from training.gathering import lines
from training.phases import BASE, PHASES
from training.train import Settings, _Run, checkpoint, start_folder

FOLDS = 5
TYPED = ("plover", "deed")
"""The heads that name a PLOVER type: those that are taken from the fold's own encoder."""
PASSES = {"plover": 8.0, "triggers": 5.0, "claims": 6.0}
"""How often each corpus is read: 1.2 million word pieces a fold, some fifteen minutes on two cores."""
STEPS = 650
PREDICTIONS = "predictions.jsonl"


def fold_of(text: str) -> int:
    """Return the fold of a sentence: the same for every copy of it, however it is spaced or cased.

    >>> fold_of("Tarn sued Ost.") == fold_of("TARN sued Ost .")
    True
    """
    letters = "".join(character for character in text.lower() if character.isalnum())
    return int.from_bytes(hashlib.sha256(letters.encode()).digest()[:8]) % FOLDS


def held_out(corpora: Path, fold: int) -> set[str]:
    """Return the ids of the sentences, of PLV and of the CAMEO pairs, that a fold may not be trained on."""
    files = ("events/plv.train.jsonl.gz", "events/cameo_pairs.train.jsonl.gz")
    return {row["id"] for name in files for row in lines(corpora / name) if fold_of(row["text"]) == fold}


class FoldRuntime(Runtime):
    """The reader's weights, but for the types: those come from the weights in `types`."""

    def __init__(self, reader: Path, types: Path) -> None:
        super().__init__(reader)
        self._types = Runtime(types)

    def run(self, window: Window) -> Scores:
        """Return every head's scores for one window."""
        typed = self._types.run(window)
        return super().run(window) | {name: typed[name] for name in TYPED}


def teach(settings: Settings, fold: int, labels: Labels, *, start: Path | None, steps: int) -> None:
    """Train the types without the sentences of a fold; the last checkpoint and the labels are in `settings.run`."""
    settings.run.mkdir(parents=True, exist_ok=True)
    (settings.run / "labels.json").write_bytes(msgspec.json.format(msgspec.json.encode(labels)))
    # The exporter looks for the checkpoint of the last phase, so this one bears its name.
    phase = replace(PHASES[-1], passes=PASSES, steps=steps)
    if start is None:
        phase = replace(phase, rate=BASE.rate, head_rate=BASE.head_rate)
    word_pieces = WordPieces(str(start_folder() / "tokenizer.json"))
    prepared = dict(_prepared(settings.corpora, held_out(settings.corpora, fold), labels, word_pieces))
    torch.manual_seed(settings.seed)
    order = schedule(prepared, wearing(labels, word_pieces), phase.passes, settings.seed, settings.scale)
    groups = plan(order, pieces=settings.pieces)[: phase.steps]
    _Run(settings, phase, labels, order, groups, start).finish()


def _prepared(
    corpora: Path, held: set[str], labels: Labels, word_pieces: WordPieces
) -> Iterator[tuple[str, list[Prepared]]]:
    """Yield the corpora of the phase by name, without the sentences held out."""
    for name in PASSES:
        kept = plover(corpora, "train", keep=lambda id: id not in held)
        examples = kept if name == "plover" else CORPORA[name](corpora, "train")
        yield name, [prepare(example, labels, word_pieces) for example in examples]


def predict(corpora: Path, fold: int, runtime: Runtime) -> Iterator[Prediction]:
    """Yield the main event of each sentence of a fold, read as a report of its own."""
    reader = Reader(Extractor(runtime), load_registry(), Gazetteer.load())
    for row in lines(corpora / "events/plv.train.jsonl.gz"):
        sentence = msgspec.convert(row, PlvSentence)
        if fold_of(sentence.text) == fold:
            reading = reader.read(Report(sentence.id, sentence.text), layers=True)
            found = code_events(reading, reading.layers) if reading.layers else []
            yield Prediction(sentence.id, fold, main_event(found))


def run_fold(settings: Settings, fold: int, *, reader: Path, start: Path | None, steps: int) -> Path:
    """Return the file with the predictions of a fold, after training what they need unless it is there."""
    folder = settings.run / f"fold-{fold}"
    done = folder / PREDICTIONS
    if done.is_file():
        print(f"fold {fold}: read before", flush=True)
        return done
    print(f"fold {fold}: {len(held_out(settings.corpora, fold))} sentences left out", flush=True)
    inner = replace(settings, run=folder)
    teach(inner, fold, Runtime(reader).info.labels, start=start, steps=steps)
    export(folder, folder / "types")
    found = list(predict(settings.corpora, fold, FoldRuntime(reader, folder / "types")))
    fresh = done.with_suffix(".new")
    fresh.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in found))
    fresh.replace(done)
    checkpoint(folder, PHASES[-1]).unlink(missing_ok=True)  # 400 MB a fold that nothing needs any more
    print(f"fold {fold}: {len(found)} sentences read, in {sum(one.event is not None for one in found)} an event")
    return done


def main() -> None:
    """Run the folds that are not done yet, and write all predictions into one file after each."""
    parser = argparse.ArgumentParser(prog="python -m training.folds", description="Predict PLOVER types by 5-fold.")
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with `corpora` (../shared)")
    parser.add_argument("--run", type=Path, default=Path("runs/folds"), help="where everything goes (runs/folds)")
    parser.add_argument("--reader", type=Path, default=MODEL_DIR, help="weights for all but the types (the package's)")
    parser.add_argument("--start", type=Path, help="a checkpoint trained without `plover` (the raw MiniLM)")
    parser.add_argument("--steps", type=int, default=STEPS, help=f"the most steps a fold ({STEPS})")
    parser.add_argument("--threads", type=int, default=0, help="threads to use (all)")
    args = parser.parse_args()
    corpora = args.data / "corpora" if (args.data / "corpora").is_dir() else args.data
    if args.threads:
        torch.set_num_threads(args.threads)
    settings = Settings(corpora=corpora, run=args.run, threads=args.threads)
    files: list[Path] = []
    for fold in range(FOLDS):
        files.append(run_fold(settings, fold, reader=args.reader, start=args.start, steps=args.steps))
        (args.run / PREDICTIONS).write_bytes(b"".join(path.read_bytes() for path in files))
    print(f"{args.run / PREDICTIONS}: score it with `python -m evals.events --folds`")


if __name__ == "__main__":
    main()
