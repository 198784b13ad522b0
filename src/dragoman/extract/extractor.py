"""From a segmented report to its layers: one pass of the encoder, then every head read out.

    Report, Segmentation → windows → scores → Layers
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np

from dragoman.core.layers import (
    Attribution,
    Event,
    EventCategory,
    Layers,
    Mention,
    MentionType,
    Segmentation,
    TimeExpression,
    TimexType,
    Token,
    Toponym,
)
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.extract.decode import best_path, bio_constraints, spans, tree
from dragoman.extract.encode import Window, WordPieces, pack, shape
from dragoman.extract.labels import Labels
from dragoman.extract.runtime import Runtime, Scores
from dragoman.lemmas import lemma

TRIGGER_POS = {"VERB", "NOUN", "ADJ", "PROPN"}
LINK_REACH = 120
"""Words between a cue and its source or content, at most: PolNeAR has none further apart within a window."""


class Extractor:
    """The encoder with its decoders. Holds no state between reports: equal reports give equal layers."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._word_pieces = WordPieces(str(runtime.folder / "tokenizer.json"))
        labels = runtime.info.labels
        self._transitions = np.array(runtime.info.transitions) + bio_constraints(labels.attribution)
        self._constraints = {name: bio_constraints(getattr(labels, name)) for name in ("entity", "toponym", "time")}

    @classmethod
    def load(cls, model_dir: Path | None = None) -> Extractor:
        """Return an extractor with the weights in `model_dir`, the shipped ones by default.

        Raises `ModelError` when they cannot be read.
        """
        return cls(Runtime(model_dir))

    @property
    def version(self) -> str:
        """The version of the weights: the start of their SHA-256."""
        return self._runtime.info.version

    def extract(self, report: Report, segmentation: Segmentation) -> Layers:
        """Return the report's layers. Furniture is not read: its words stay outside every span."""
        words = [span.of(report.text) for span in segmentation.words]
        runs = list(self._runs(segmentation, words))
        tokens = self._tokens(segmentation, words, runs)
        return Layers(
            sentences=segmentation.sentences,
            tokens=tokens,
            quotations=segmentation.quotations,
            attributions=self._attributions(segmentation, runs),
            mentions=tuple(self._mentions(segmentation, tokens, runs)),
            toponyms=tuple(self._toponyms(segmentation, runs)),
            times=tuple(self._times(segmentation, runs)),
            events=tuple(self._events(segmentation, tokens, runs)),
        )

    def factuality(self, report: Report, segmentation: Segmentation) -> list[float]:
        """Return how factual each word would be as an event, −3…+3; 0.0 for words of furniture."""
        words = [span.of(report.text) for span in segmentation.words]
        found = [0.0] * len(words)
        for window, scores in self._runs(segmentation, words):
            found[window.first : window.last] = [float(value) for value in scores["factuality"]]
        return found

    def _runs(self, segmentation: Segmentation, words: Sequence[str]) -> Iterator[tuple[Window, Scores]]:
        pieces, shapes = self._word_pieces(words), [shape(word) for word in words]
        for sentences in _stretches(segmentation):
            for window in pack(sentences, pieces, shapes):
                yield window, self._runtime.run(window)

    @property
    def _labels(self) -> Labels:
        return self._runtime.info.labels

    def _tokens(
        self, segmentation: Segmentation, words: Sequence[str], runs: Sequence[tuple[Window, Scores]]
    ) -> tuple[Token, ...]:
        sentence_of = [0] * len(words)
        for number, sentence in enumerate(segmentation.sentences):
            sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
        syntax: dict[int, tuple[str, str, int, str]] = {}
        for window, scores in runs:
            syntax.update(self._syntax(window, scores))
        found = []
        for i, span in enumerate(segmentation.words):
            upos, xpos, head, deprel = syntax.get(i, ("X", "", i, "dep"))
            found.append(
                Token(
                    start=span.start,
                    end=span.end,
                    sentence=sentence_of[i],
                    lemma=lemma(words[i], xpos),
                    upos=upos,
                    xpos=xpos,
                    head=head,
                    deprel=deprel,
                )
            )
        return tuple(found)

    def _syntax(self, window: Window, scores: Scores) -> Iterator[tuple[int, tuple[str, str, int, str]]]:
        labels = self._labels
        upos, xpos = scores["upos"].argmax(1), scores["xpos"].argmax(1)
        relations = scores["relations"]
        root = labels.deprel.index("root")
        for first, last in _groups(window.sentences):
            heads = tree(scores["arcs"][first:last, first:last])
            for i, head in enumerate(heads):
                row = relations[first + i].copy()
                row[root] = np.inf if head == i else -np.inf
                yield (
                    window.first + first + i,
                    (
                        labels.upos[upos[first + i]],
                        labels.xpos[xpos[first + i]],
                        window.first + first + head,
                        labels.deprel[int(row.argmax())],
                    ),
                )

    def _spans(
        self, name: str, runs: Sequence[tuple[Window, Scores]], transitions: Any
    ) -> Iterator[tuple[int, int, str]]:
        labels = getattr(self._labels, name)
        for window, scores in runs:
            for first, last, kind in spans(best_path(scores[name], transitions), labels):
                yield window.first + first, window.first + last, kind

    def _attributions(
        self, segmentation: Segmentation, runs: Sequence[tuple[Window, Scores]]
    ) -> tuple[Attribution, ...]:
        found = []
        for window, scores in runs:
            path = best_path(scores["attribution"], self._transitions)
            pieces = list(spans(path, self._labels.attribution))
            found += _linked(pieces, scores["links"], segmentation, window.first)
        return tuple(found)

    def _mentions(
        self, segmentation: Segmentation, tokens: Sequence[Token], runs: Sequence[tuple[Window, Scores]]
    ) -> Iterator[Mention]:
        for first, last, kind in self._spans("entity", runs, self._constraints["entity"]):
            head = next((i for i in range(first, last) if not first <= tokens[i].head < last), last - 1)
            span = _stretch(segmentation, first, last)
            yield Mention(span.start, span.end, head, cast(MentionType, kind), "name")

    def _toponyms(self, segmentation: Segmentation, runs: Sequence[tuple[Window, Scores]]) -> Iterator[Toponym]:
        for first, last, kind in self._spans("toponym", runs, self._constraints["toponym"]):
            span = _stretch(segmentation, first, last)
            yield Toponym(span.start, span.end, "literal" if kind == "literal" else "associative")

    def _times(self, segmentation: Segmentation, runs: Sequence[tuple[Window, Scores]]) -> Iterator[TimeExpression]:
        for first, last, kind in self._spans("time", runs, self._constraints["time"]):
            span = _stretch(segmentation, first, last)
            yield TimeExpression(span.start, span.end, cast(TimexType, kind))

    def _events(
        self, segmentation: Segmentation, tokens: Sequence[Token], runs: Sequence[tuple[Window, Scores]]
    ) -> Iterator[Event]:
        for window, scores in runs:
            classes = scores["event"].argmax(1)
            for i in range(window.last - window.first):
                token = tokens[window.first + i]
                share = scores["plover"][i]
                best = int(share.argmax())
                typed = best > 0 and token.upos in TRIGGER_POS
                if not classes[i] and not typed:
                    continue
                yield Event(
                    start=token.start,
                    end=token.end,
                    token=window.first + i,
                    category=cast(EventCategory, self._labels.event[classes[i]] if classes[i] else "OCCURRENCE"),
                    type=self._labels.plover[best] if typed else None,
                    score=round(float(share[best]), 4),
                    factuality=round(float(scores["factuality"][i]), 3),
                )


def _stretches(segmentation: Segmentation) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of neighbouring story sentences as word ranges; furniture ends a run."""
    run: list[tuple[int, int]] = []
    for sentence in segmentation.sentences:
        if sentence.kind != "furniture" and sentence.first < sentence.last:
            run.append((sentence.first, sentence.last))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _groups(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for i in range(1, len(numbers) + 1):
        if i == len(numbers) or numbers[i] != numbers[first]:
            yield first, i
            first = i


def _stretch(segmentation: Segmentation, first: int, last: int) -> Span:
    return Span(segmentation.words[first].start, segmentation.words[last - 1].end)


def _linked(
    pieces: Sequence[tuple[int, int, str]], links: Any, segmentation: Segmentation, offset: int
) -> list[Attribution]:
    """Return one attribution for every cue: each source and content goes to the cue that its first word scores best."""
    cues = [piece for piece in pieces if piece[2] == "cue"]
    parts: dict[int, dict[str, list[Span]]] = {cue[0]: {"source": [], "content": []} for cue in cues}
    for first, last, kind in pieces:
        near = [cue for cue in cues if abs(cue[0] - first) <= LINK_REACH]
        if kind != "cue" and near:
            best = max(near, key=lambda cue: (float(links[first, cue[0]]), -abs(cue[0] - first)))
            parts[best[0]][kind].append(_stretch(segmentation, offset + first, offset + last))
    return [
        Attribution(
            source=tuple(parts[first]["source"]),
            cue=(_stretch(segmentation, offset + first, offset + last),),
            content=tuple(parts[first]["content"]),
        )
        for first, last, _ in cues
        if parts[first]["content"] or parts[first]["source"]
    ]
