"""Reports whose tokens are written out by hand, for the tests of what works on dependency trees."""

from __future__ import annotations

import re
from typing import Any

from dragoman.core.layers import Attribution, Layers, Mention, MentionType, Quotation, Sentence, Token
from dragoman.core.reports import Report
from dragoman.core.text import Span


def parsed(text: str, rows: str, **layers: Any) -> tuple[Report, Layers]:
    """Return the report and its layers: rows of `form UPOS XPOS head deprel [lemma]`, blank lines between sentences.

    Heads count from 1 within the sentence, 0 is the root. The lemma is the form, in lower case where it is no name.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    position = 0
    for number, block in enumerate(re.split(r"\n\s*\n", rows.strip())):
        first = len(tokens)
        for i, row in enumerate(block.strip().split("\n")):
            form, upos, xpos, head, deprel, *given = row.split()
            start = text.index(form, position)
            position = start + len(form)
            lemma = given[0] if given else form if upos == "PROPN" else form.lower()
            above = first + (int(head) - 1 if int(head) else i)
            tokens.append(Token(start, position, number, lemma, upos, xpos, above, deprel))
        sentences.append(Sentence(tokens[first].start, position, first, len(tokens), number, "body"))
    known: dict[str, Any] = {"sentences": tuple(sentences), "tokens": tuple(tokens)}
    return Report(doc="hand", text=text, date="2025-05-12"), Layers(**(known | layers))


def place(text: str, words: str, nth: int = 0) -> Span:
    """Return where `words` stand in the text for the `nth` time."""
    start = [found.start() for found in re.finditer(re.escape(words), text)][nth]
    return Span(start, start + len(words))


def name(text: str, words: str, type: MentionType = "PER", nth: int = 0) -> Mention:
    """Return the name as the encoder finds it; its head plays no part in the tests."""
    span = place(text, words, nth)
    return Mention(span.start, span.end, 0, type, "name")


def quotation(text: str, words: str) -> Quotation:
    span = place(text, words)
    return Quotation(span.start, span.end, True)


def attribution(text: str, *, source: str, cue: str, content: str, nth: int = 0) -> Attribution:
    """Return the attribution; `nth` says which occurrence of the source is meant."""
    return Attribution((place(text, source, nth),), (place(text, cue),), (place(text, content),))
