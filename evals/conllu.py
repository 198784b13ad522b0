"""Reads CoNLL-U treebanks: documents of sentences, each word with its offsets in the sentence's own text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from dragoman.core.text import Span
from evals.pretokenised import WordedSentence, spaced_sentence


class TreeWord(Struct, frozen=True):
    """One syntactic word of a treebank. `head` counts from 1 within the sentence, 0 for a root."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str


class Tree(Struct, frozen=True):
    """One parsed sentence, with the layout of its words."""

    words: tuple[TreeWord, ...]
    sentence: WordedSentence


class Treebank(Struct, frozen=True):
    """The trees of one document."""

    doc: str
    trees: tuple[Tree, ...]


def read_treebank(lines: Iterable[str], limit: int | None = None) -> list[Treebank]:
    """Return the documents of a CoNLL-U file, cut off after `limit` sentences."""
    documents: list[tuple[str, list[Tree]]] = []
    paragraph = 0
    for block in islice(_blocks(lines), limit):
        comments = [line for line in block if line.startswith("#")]
        if any(line.startswith("# newdoc") for line in comments) or not documents:
            documents.append((_document_id(comments, len(documents)), []))
            paragraph = 0
        elif any(line.startswith("# newpar") and not line.startswith("# newpar_") for line in comments):
            paragraph += 1
        documents[-1][1].append(_parse_tree(block, paragraph))
    return [Treebank(doc, tuple(trees)) for doc, trees in documents]


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the lines of each sentence."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _document_id(comments: Iterable[str], ordinal: int) -> str:
    """Return the document's own name, or its number in the file."""
    named = [line.split("=", 1)[1].strip() for line in comments if line.startswith("# newdoc id =")]
    return named[0] if named else f"document {ordinal}"


def _parse_tree(block: list[str], paragraph: int) -> Tree:
    """Return the tree of one sentence's lines; empty nodes ("8.1") belong to no tree."""
    text = next((line.split("=", 1)[1].strip() for line in block if line.startswith("# text =")), None)
    rows = [line.split("\t") for line in block if not line.startswith("#")]
    words = tuple(TreeWord(row[1], row[3], row[4], int(row[6]), row[7]) for row in rows if row[0].isdigit())
    spans = _align(text, rows) if text is not None else None
    if text is None or spans is None:
        return Tree(words, spaced_sentence([word.form for word in words], paragraph))
    return Tree(words, WordedSentence(text, spans, paragraph))


def _align(text: str, rows: list[list[str]]) -> tuple[Span, ...] | None:
    """Return where each word stands in the text; `None` when the words do not spell it.

    The words of a contraction are looked for like any others: "don't" is "do" and "n't", one after the other. Where
    the treebank respells them, the sentence cannot be laid out from its text.
    """
    spans: list[Span] = []
    at = 0
    for row in rows:
        if not row[0].isdigit():
            continue
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(row[1], at):
            return None
        spans.append(Span(at, at + len(row[1])))
        at += len(row[1])
    return tuple(spans)
