"""A vocabulary of a few words, and an encoder that gives the answers that a test writes down."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np

from dragoman.extract.encode import Window
from dragoman.extract.labels import Labels
from dragoman.extract.runtime import ModelInfo, Runtime, Scores

LABELS = Labels(xpos=("NN", "NNP", "VBD", "."), deprel=("dep", "nsubj", "obj", "punct", "root"))
SURE = 9.0


def write_vocabulary(folder: Path, pieces: Sequence[str]) -> Path:
    """Write a tokenizer file with these word pieces beside the special ones; return its path."""
    vocabulary = {"[UNK]": 100} | {piece: 1000 + i for i, piece in enumerate(pieces)}
    lower = {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None}
    tokenizer: dict[str, Any] = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": lower | {"lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": vocabulary,
        },
    }
    path = folder / "tokenizer.json"
    path.write_text(json.dumps(tokenizer), encoding="utf-8")
    return path


class FakeRuntime:
    """Scores each head so that the labels written down for the report's words win; `windows` are those asked for.

    `answers[head]` maps a word to its label; words without one are `O` (or the first label). `heads` maps a word to the
    word that governs it, `links` the first word of a source or content to the first of its cue.
    """

    def __init__(self, folder: Path, answers: Mapping[str, Any]) -> None:
        write_vocabulary(folder, ["word"])
        size = len(LABELS.attribution)
        self.folder = folder
        self.info = ModelInfo("fake", 0, LABELS, [[0.0] * size for _ in range(size)])
        self.windows: list[Window] = []
        self._answers = answers

    def run(self, window: Window) -> Scores:
        self.windows.append(window)
        names = ("attribution", "entity", "toponym", "time", "event", "plover", "upos", "xpos")
        scores = {name: self._labelled(name, getattr(LABELS, name), window) for name in names}
        arcs = self._paired("heads", window)
        return scores | {
            "relations": self._labelled("deprel", LABELS.deprel, window),
            "arcs": arcs,
            "heads": arcs.argmax(1),
            "links": self._paired("links", window),
            "factuality": np.array([self._answers.get("factuality", {}).get(i, 0.0) for i in self._words(window)]),
        }

    def _words(self, window: Window) -> range:
        return range(window.first, window.last)

    def _labelled(self, name: str, labels: Sequence[str], window: Window) -> Any:
        scores = np.zeros((window.last - window.first, len(labels)))
        for row, i in enumerate(self._words(window)):
            scores[row, labels.index(self._answers.get(name, {}).get(i, labels[0]))] = SURE
        return scores

    def _paired(self, name: str, window: Window) -> Any:
        size = window.last - window.first
        scores = np.zeros((size, size))
        for row, i in enumerate(self._words(window)):
            other = self._answers.get(name, {}).get(i, window.first)
            if window.first <= other < window.last:
                scores[row, other - window.first] = SURE
        return scores


def fake_runtime(folder: Path, **answers: Any) -> tuple[Runtime, FakeRuntime]:
    """Return the fake twice: as what the extractor takes it for, and as itself."""
    fake = FakeRuntime(folder, answers)
    return cast(Runtime, fake), fake
