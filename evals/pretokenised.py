"""Lays out a corpus that comes as words into a report and its segmentation, so that every gold word keeps its place."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.core.layers import Layers, Segmentation, Sentence
from dragoman.core.reports import Report
from dragoman.core.text import Span


class WordedSentence(Struct, frozen=True):
    """A sentence with its words: `words` are offsets in `text`. `paragraph` counts from 0 within the document."""

    text: str
    words: tuple[Span, ...]
    paragraph: int = 0


def spaced_sentence(forms: Sequence[str], paragraph: int = 0) -> WordedSentence:
    """Return the words set side by side with single spaces.

    >>> spaced_sentence(["No", "."]).words
    (Span(start=0, end=2), Span(start=3, end=4))
    """
    spans: list[Span] = []
    at = 0
    for form in forms:
        spans.append(Span(at, at + len(form)))
        at += len(form) + 1
    return WordedSentence(" ".join(forms), tuple(spans), paragraph)


def lay_out(doc: str, sentences: Sequence[WordedSentence]) -> tuple[Report, Segmentation]:
    """Return one report of all the sentences, and the segmentation whose words are theirs, in order.

    Sentences are set apart by a space, paragraphs by an empty line. Quotations are left out: nothing here needs them.
    """
    pieces: list[str] = []
    laid: list[Sentence] = []
    words: list[Span] = []
    at = 0
    for index, sentence in enumerate(sentences):
        gap = "" if not index else " " if sentence.paragraph == sentences[index - 1].paragraph else "\n\n"
        start = at + len(gap)
        at = start + len(sentence.text)
        pieces.append(gap + sentence.text)
        last = len(words) + len(sentence.words)
        laid.append(Sentence(start, at, len(words), last, sentence.paragraph, "body"))
        words += [Span(start + word.start, start + word.end) for word in sentence.words]
    return Report(doc=doc, text="".join(pieces)), Segmentation(tuple(laid), tuple(words), ())


def require_aligned(layers: Layers, segmentation: Segmentation) -> None:
    """Raise `ValueError` unless the layers hold one token for each word: scores by position mean nothing otherwise."""
    if len(layers.tokens) != len(segmentation.words):
        raise ValueError(f"expected one token for each of {len(segmentation.words)} words, found {len(layers.tokens)}")
