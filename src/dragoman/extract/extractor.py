"""From a segmented report to its layers: one pass of the encoder, then every head read out.

    Report, Segmentation → windows → scores → Layers

A window's scores depend on its own words alone, so equal reports give equal layers whatever was read before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np

from dragoman.core.claims import EventType
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
from dragoman.extract.decode import best_path, bio_constraints, spans, tree, usual_relation
from dragoman.extract.encode import Window, WordPieces, pack, shape
from dragoman.extract.eventtypes import type_trigger
from dragoman.extract.labels import Labels
from dragoman.extract.predicate import predications
from dragoman.extract.runtime import Runtime, Scores
from dragoman.lemmas import lemma
from dragoman.syntax import Tree

Run = tuple[Window, Scores]
"""A window and what the encoder made of it."""
TRIGGER_POS = {"VERB", "NOUN", "ADJ", "PROPN"}
VERBAL = {"VERB", "AUX", "NOUN", "ADJ", "ADP", "PROPN"}
"""Parts of speech that words with a verb's tag may have: "following" is an ADP, "used" an ADJ."""
MARKS = frozenset({*'.,;:!?…“”„«»"()[]', "``", "''"})
"""Words that are marks whatever stands around them: a full stop in a sentence of names may look like one more name."""
LINK_REACH = 120
"""Words between a cue and its source or content, at most: PolNeAR has none further apart within a window."""


class _Parse(NamedTuple):
    """Where a word stands in its sentence; the head is an index in the report's words."""

    upos: str
    xpos: str
    head: int
    deprel: str


class Extractor:
    """The encoder with its decoders. Holds no state between reports: equal reports give equal layers."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._word_pieces = WordPieces(str(runtime.folder / "tokenizer.json"))
        labels = runtime.info.labels
        self._transitions = np.array(runtime.info.transitions) + bio_constraints(labels.attribution)
        self._plover = cast("tuple[EventType, ...]", labels.plover[1:])
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
            events=tuple(self._events(tokens, runs)),
            predications=tuple(p for window, scores in runs for p in predications(scores, self._labels, window.first)),
        )

    def factuality(self, report: Report, segmentation: Segmentation) -> list[float]:
        """Return how factual each word would be as an event, −3…+3; 0.0 for words of furniture."""
        words = [span.of(report.text) for span in segmentation.words]
        found = [0.0] * len(words)
        for window, scores in self._runs(segmentation, words):
            found[window.first : window.last] = [float(value) for value in scores["factuality"]]
        return found

    def _runs(self, segmentation: Segmentation, words: Sequence[str]) -> Iterator[Run]:
        pieces, shapes = self._word_pieces(words), [shape(word) for word in words]
        for sentences in _stretches(segmentation):
            for window in pack(sentences, pieces, shapes):
                yield window, self._runtime.run(window)

    @property
    def _labels(self) -> Labels:
        return self._runtime.info.labels

    def _tokens(self, segmentation: Segmentation, words: Sequence[str], runs: Sequence[Run]) -> tuple[Token, ...]:
        """Return one token for each word; words that were not read hang on nothing."""
        sentence_of = [0] * len(words)
        for number, sentence in enumerate(segmentation.sentences):
            sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
        parses = {i: parse for run in runs for i, parse in self._parses(*run)}
        found = []
        for i, span in enumerate(segmentation.words):
            parse = parses.get(i) or _Parse("X", "", i, "dep")
            if words[i] in MARKS and i in parses:
                parse = parse._replace(upos="PUNCT")
            found.append(Token(span.start, span.end, sentence_of[i], lemma(words[i], parse.xpos), *parse))
        return tuple(found)

    def _parses(self, window: Window, scores: Scores) -> Iterator[tuple[int, _Parse]]:
        labels = self._labels
        upos, xpos = scores["upos"].argmax(1), scores["xpos"].argmax(1)
        relations = scores["relations"].copy()
        root = labels.deprel.index("root")
        for first, last in _groups(window.sentences):
            for i, head in enumerate(tree(scores["arcs"][first:last, first:last]), start=first):
                head += first
                relations[i, root] = np.inf if head == i else -np.inf
                deprel = labels.deprel[relations[i].argmax()]
                if head not in {i, scores["heads"][i]}:
                    # The relations are those to each word's best head; this one was moved to make a tree.
                    deprel = usual_relation(labels.upos[upos[i]], labels.upos[upos[head]], before=i < head)
                tag = labels.xpos[xpos[i]]
                yield window.first + i, _Parse(_settled(labels.upos[upos[i]], tag), tag, window.first + head, deprel)

    def _attributions(self, segmentation: Segmentation, runs: Sequence[Run]) -> tuple[Attribution, ...]:
        found: list[Attribution] = []
        for window, scores in runs:
            path = best_path(scores["attribution"], self._transitions)
            pieces = list(spans(path, self._labels.attribution))
            found += _linked(pieces, scores["links"], segmentation, window.first)
        return tuple(found)

    def _spans(self, name: str, runs: Sequence[Run]) -> Iterator[tuple[int, int, str]]:
        """Yield (first word, last word + 1, kind) of the spans that the head `name` finds, in the report's words."""
        labels = getattr(self._labels, name)
        for window, scores in runs:
            for first, last, kind in spans(best_path(scores[name], self._constraints[name]), labels):
                yield window.first + first, window.first + last, kind

    def _mentions(self, segmentation: Segmentation, tokens: Sequence[Token], runs: Sequence[Run]) -> Iterator[Mention]:
        for first, last, kind in self._spans("entity", runs):
            span = _stretch(segmentation, first, last)
            yield Mention(span.start, span.end, _head(tokens, first, last), cast(MentionType, kind), "name")

    def _toponyms(self, segmentation: Segmentation, runs: Sequence[Run]) -> Iterator[Toponym]:
        for first, last, kind in self._spans("toponym", runs):
            span = _stretch(segmentation, first, last)
            yield Toponym(span.start, span.end, "literal" if kind == "literal" else "associative")

    def _times(self, segmentation: Segmentation, runs: Sequence[Run]) -> Iterator[TimeExpression]:
        for first, last, kind in self._spans("time", runs):
            span = _stretch(segmentation, first, last)
            yield TimeExpression(span.start, span.end, cast(TimexType, kind))

    def _events(self, tokens: Sequence[Token], runs: Sequence[Run]) -> Iterator[Event]:
        """Yield an event for each word with a TimeML class, and for each whose type lexicon and encoder agree on."""
        trees = Tree(tokens)
        for window, scores in runs:
            classes = scores["event"].argmax(1)
            for i, token in enumerate(tokens[window.first : window.last]):
                none, *rest = scores["plover"][i].tolist()
                shares = dict(zip(self._plover, rest, strict=True))
                kind, score = None, 0.0
                if token.upos in TRIGGER_POS:
                    kind, score = type_trigger(trees, window.first + i, shares)
                if kind is None and not classes[i]:
                    continue
                category = self._labels.event[classes[i] or 1] if classes[i] or max(rest) > none else None
                yield Event(
                    start=token.start,
                    end=token.end,
                    token=window.first + i,
                    category=cast("EventCategory | None", category),
                    type=kind,
                    score=round(score, 4),
                    factuality=round(float(scores["factuality"][i]), 3),
                )


def _settled(upos: str, xpos: str) -> str:
    """Return the part of speech, a verb where the finer tag is a verb's and the coarse one none that verbs have."""
    return "VERB" if xpos.startswith("VB") and upos not in VERBAL else upos


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
    """Yield the half-open ranges of equal neighbours."""
    first = 0
    for i in range(1, len(numbers) + 1):
        if i == len(numbers) or numbers[i] != numbers[first]:
            yield first, i
            first = i


def _stretch(segmentation: Segmentation, first: int, last: int) -> Span:
    return Span(segmentation.words[first].start, segmentation.words[last - 1].end)


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the token among `first:last` that the others hang on: the first whose governor is outside, or a root."""
    return next(i for i in range(first, last) if tokens[i].head == i or not first <= tokens[i].head < last)


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
            tuple(parts[first]["source"]),
            (_stretch(segmentation, offset + first, offset + last),),
            tuple(parts[first]["content"]),
        )
        for first, last, _ in cues
        if parts[first]["content"] or parts[first]["source"]
    ]
