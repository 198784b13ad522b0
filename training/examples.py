"""Training examples: words with whatever layers of labels their corpus gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.extract.labels import PLOVER
from dragoman.words import words

IGNORE = -100
"""The label of a word that a corpus says nothing about."""


@dataclass
class Example:
    """One document: its words, its sentences as half-open word ranges, and its layers.

    `tags[layer][i]` is the label of word `i`; `heads`/`relations` are UD arcs (own index for a root, `IGNORE` unknown);
    `links[i]` is the word at which the cue starts that the source or content starting at word `i` belongs to;
    `factuality[i]` is in −3…+3 or NaN; `plover` holds (first word, last word, allowed type ids): one of the
    allowed types is triggered somewhere in that range. `parties[role]` holds (head of a claim, words that play the
    role): the head itself where nobody does.
    """

    corpus: str
    words: list[str]
    sentences: list[tuple[int, int]]
    tags: dict[str, list[str | None]] = field(default_factory=dict)
    heads: list[int] | None = None
    relations: list[str] | None = None
    links: list[int] | None = None
    factuality: list[float] | None = None
    plover: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    parties: dict[str, list[tuple[int, tuple[int, ...]]]] = field(default_factory=dict)


def plover_ids(types: Iterable[str]) -> tuple[int, ...]:
    """Return the indices in the label set of the PLOVER types named."""
    return tuple(PLOVER.index(kind) for kind in types)


class Offsets:
    """Finds the words that a stretch of characters covers; words are in order and do not overlap."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._at: dict[int, int] = {}
        for i, (start, end) in enumerate(spans):
            for position in range(start, end):
                self._at[position] = i

    def covered(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the half-open range of words that share a character with `start:end`, or `None`."""
        found = [self._at[position] for position in range(start, end) if position in self._at]
        return (found[0], found[-1] + 1) if found else None


def tokenised(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words of a text and their offsets."""
    spans = words(text)
    return [text[start:end] for start, end in spans], spans


def sentences_of(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return word ranges that end at paragraph ends and after full stops: good enough to cut windows at."""
    found, first = [], 0
    for i, (start, end) in enumerate(spans):
        following = spans[i + 1] if i + 1 < len(spans) else None
        gap = text[end : following[0]] if following else "\n"
        stop = text[start:end] in {".", "?", "!"} and following and text[following[0]].isupper()
        if "\n" in gap or stop:
            found.append((first, i + 1))
            first = i + 1
    return found


def bio(labels: list[str | None], first: int, last: int, kind: str) -> None:
    """Write the BIO labels of one span into `labels`, leaving earlier spans as they are."""
    if any(label not in {None, "O"} for label in labels[first:last]):
        return
    labels[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
