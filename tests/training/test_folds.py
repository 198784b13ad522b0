"""Which sentences a fold leaves out, and whose types it reads with."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dragoman.extract.encode import Window, WordPieces
from dragoman.extract.runtime import Runtime
from fakeruntime import LABELS, write_vocabulary

folds = pytest.importorskip("training.folds", reason="the train extra is not installed", exc_type=ImportError)

PLV, PAIRS = "events/plv.train.jsonl.gz", "events/cameo_pairs.train.jsonl.gz"


def write(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """Return a folder with ten sentences of PLV, each of them among the pairs too, spaced otherwise."""
    texts = [f"Tarn sued Ost {n} times." for n in range(10)]
    write(tmp_path, PLV, [{"id": f"plv-{n}", "text": text, "event": "ACCUSE"} for n, text in enumerate(texts)])
    pairs = [{"id": f"pair-{n}", "text": text.replace(".", " ."), "penta": "3"} for n, text in enumerate(texts)]
    write(tmp_path, PAIRS, pairs)
    return tmp_path


def test_copies_of_a_sentence_are_in_one_fold() -> None:
    assert folds.fold_of("Tarn sued Ost.") == folds.fold_of("TARN  sued Ost .")
    assert {folds.fold_of(f"Tarn sued Ost {n} times.") for n in range(50)} == set(range(folds.FOLDS))


def test_every_sentence_is_left_out_once_and_its_copy_with_it(corpora: Path) -> None:
    parts = [folds.held_out(corpora, fold) for fold in range(folds.FOLDS)]
    assert sum(map(len, parts)) == 20
    assert set.union(*parts) == {f"{kind}-{n}" for kind in ("plv", "pair") for n in range(10)}
    for part in parts:
        assert {id.replace("plv", "pair") for id in part} == {id for id in part if id.startswith("pair")}


def test_what_is_left_out_is_not_trained_on(corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folds, "CORPORA", {name: lambda folder, split: iter(()) for name in folds.PASSES})
    held = folds.held_out(corpora, 0)
    pieces = WordPieces(str(write_vocabulary(tmp_path, ["word"])))
    prepared = dict(folds._prepared(corpora, held, LABELS, pieces))
    words = [word for item in prepared["plover"] for word in item.example.words]
    numbers = {int(id.partition("-")[2]) for id in held}
    assert 0 < len(numbers) < 10
    assert sorted(int(word) for word in words if word.isdigit()) == sorted(2 * [*({*range(10)} - numbers)])


def test_types_come_from_the_fold_and_all_else_from_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = {
        "reader": {"upos": np.array([1.0]), "plover": np.array([1.0]), "deed": np.array([1.0])},
        "types": {"upos": np.array([2.0]), "plover": np.array([2.0]), "deed": np.array([2.0])},
    }
    monkeypatch.setattr(Runtime, "__init__", lambda self, folder: setattr(self, "folder", folder))
    monkeypatch.setattr(Runtime, "run", lambda self, window: scores[self.folder.name])
    runtime = folds.FoldRuntime(tmp_path / "reader", tmp_path / "types")
    found = runtime.run(Window(0, 1, [101, 1000, 102], [0, 0, 0], [1], [1], [0]))
    assert {name: float(value[0]) for name, value in found.items()} == {"upos": 1.0, "plover": 2.0, "deed": 2.0}


def test_a_fold_that_is_read_is_not_trained_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: Any, **options: Any) -> None:
        raise AssertionError("expected no training")

    monkeypatch.setattr(folds, "teach", never)
    done = tmp_path / "fold-2" / folds.PREDICTIONS
    done.parent.mkdir()
    done.write_text("")
    settings = folds.Settings(corpora=tmp_path, run=tmp_path)
    assert folds.run_fold(settings, 2, reader=tmp_path, start=None, steps=1) == done
