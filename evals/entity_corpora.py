"""The entity corpora as typed values, and what each of them counts as a gold mention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.core.text import Span
from dragoman.words import words

LEAST_CONFIDENCE = 0.5
"""Candidates of `re3d` below it are nested fragments and wrong guesses, as its makers say."""

GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
PRONOUNS = """
    i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
    we us our ours ourselves they them their theirs themselves
    this that these those who whom whose which one here there
"""
"""Heads that a capital does not make a name of."""


class GoldMention(Struct, frozen=True):
    """A gold mention: its span, type, and the span of its head, which is the whole where the corpus marks none."""

    start: int
    end: int
    type: str
    head: Span


class TaggedSentence(Struct, frozen=True):
    """A sentence of words with BIO tags; `id` is the treebank's sentence id, where there is one."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    id: str | None = None


class GumEntity(Struct, frozen=True):
    """A noun phrase. `minspan` numbers its head words from 1; `wiki` is the title of an article about it."""

    start: int
    end: int
    type: str
    minspan: str
    wiki: str | None


class GumDocument(Struct, frozen=True):
    """One document; `sents` are the offsets of its sentences."""

    doc: str
    text: str
    sents: tuple[tuple[int, int], ...]
    entities: tuple[GumEntity, ...]


class Re3dEntity(Struct, frozen=True):
    """A candidate mention with the annotators' confidence, 0 to 1."""

    start: int
    end: int
    type: str
    conf: float


class Re3dDocument(Struct, frozen=True):
    """One document."""

    doc: str
    text: str
    entities: tuple[Re3dEntity, ...]


def read_tags(tags: Sequence[str], spans: Sequence[Span]) -> Iterator[GoldMention]:
    """Yield the mentions that BIO tags mark over words at the given spans."""
    start: int | None = None
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            whole = Span(spans[start].start, spans[index - 1].end)
            yield GoldMention(whole.start, whole.end, tags[start][2:], whole)
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = index


def gum_names(document: GumDocument) -> list[GoldMention]:
    """Return the persons, organisations and places that are named.

    A mention is a name when its head begins with a capital and is no pronoun. The first word of a sentence has a
    capital anyway: there it takes a second capitalised head word, or an article about it.
    """
    starts = {start for start, _ in document.sents}
    names: list[GoldMention] = []
    for entity in document.entities:
        head = _head_words(document.text, entity)
        capitals = [span for span in head if span.of(document.text)[0].isupper()]
        if entity.type not in GUM_TYPES or not capitals or head[0].of(document.text).lower() in PRONOUNS.split():
            continue
        if capitals[0].start not in starts or len(capitals) > 1 or entity.wiki:
            whole = Span(head[0].start, head[-1].end)
            names.append(GoldMention(entity.start, entity.end, GUM_TYPES[entity.type], whole))
    return names


def _head_words(text: str, entity: GumEntity) -> list[Span]:
    """Return the words of the entity's head; all its words where the numbers do not fit our tokens."""
    spans = [Span(start, end) for start, end in words(text, entity.start, entity.end)]
    numbers = [int(number) for number in re.findall(r"\d+", entity.minspan)]
    return [spans[number - 1] for number in numbers if 0 < number <= len(spans)] or spans


def re3d_mentions(document: Re3dDocument) -> list[GoldMention]:
    """Return the persons, organisations and locations that the annotators were sure enough of."""
    return [
        GoldMention(entity.start, entity.end, RE3D_TYPES[entity.type], Span(entity.start, entity.end))
        for entity in document.entities
        if entity.type in RE3D_TYPES and entity.conf >= LEAST_CONFIDENCE
    ]
