"""Cuts a report into sentences and words, and finds its quotations: what the encoder reads."""

from __future__ import annotations

from dragoman.core.layers import Segmentation, Sentence
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.segment.paragraphs import is_wrapped, paragraphs
from dragoman.segment.quotations import find_quotations
from dragoman.segment.regions import Region, regions
from dragoman.segment.splitting import split_sentences
from dragoman.words import words

__all__ = ["is_wrapped", "segment"]


def segment(report: Report) -> Segmentation:
    """Return the report's sentences, words and quotations, every offset counted in `report.text`.

        text → 1 paragraphs → 2 regions (title, furniture, body) → 3 sentences → 4 words
                            ↘ 5 quotations

    The sentences are in order, share no character, and leave only white space uncovered. Furniture becomes one
    sentence of its own kind, whatever stands in it.
    """
    blocks = paragraphs(report.text)
    sentences: list[Sentence] = []
    spans: list[Span] = []
    for region in regions(report, blocks):
        for start, end in _pieces(report.text, region):
            first = len(spans)
            spans.extend(Span(a, b) for a, b in words(report.text, start, end))
            sentences.append(Sentence(start, end, first, len(spans), region.paragraph, region.kind))
    return Segmentation(tuple(sentences), tuple(spans), find_quotations(report.text, blocks))


def _pieces(text: str, region: Region) -> list[tuple[int, int]]:
    """Return the sentences of one region: furniture stays whole."""
    if region.kind == "furniture":
        return [(region.start, region.end)]
    return split_sentences(text, region.start, region.end)
