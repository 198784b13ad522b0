"""Puts names together that the encoder cut: "New" and "Zealand", "Bosnia" and "Herzegovina", "Addis" and "Ababa".

    text → known names of several words → mentions and toponyms that are pieces of one, made one → its words, one phrase

What the registry knows as one name is one, whoever bears it; the longest counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from msgspec import structs

from dragoman.core.layers import Layers, Mention, Sentence, Token, Toponym
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge.registry import Actor, Registry
from dragoman.resolve.binding import Binder
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.syntax import Tree

LONGEST = 9
"""Words in the longest name that is looked for, signs counted."""
LINKING = frozenset({"and", "&"})
LISTING = LINKING | {",", "the"}
"""What may stand between the names of a list, "and the" among it."""
SMALL = LINKING | {"of", "the", "for", "in", "de", "da", "do", "du", "d", "-", "–", "'", "’", "."}
"""Words and signs that stand inside names."""
_BETWEEN = re.compile(r"\s+(?P<link>(?:and|&)\s+(?:the\s+)?)?|[-–]")

Piece = TypeVar("Piece", Mention, Toponym)


class Name(NamedTuple):
    """A known name of several words: the tokens `first:last`, their stretch of text, and who bears it."""

    first: int
    last: int
    span: Span
    actor: Actor


def join_names(report: Report, layers: Layers, registry: Registry, gazetteer: Gazetteer) -> Layers:
    """Return the layers with every name in one piece: one mention or toponym, one phrase of the syntax.

    1. the known names of several words are found, 2. a mention that lists several names is parted, 3. mentions and
    toponyms inside a known name become it, 4. mentions side by side that the gazetteer knows as one name are joined,
    5. the words of each name are put under one head, and a name behind "and" goes on the list that it ends.
    """
    binder, finder = Binder(layers.tokens), _Finder(report.text, layers.tokens, registry)
    known = [name for sentence in layers.sentences if sentence.kind != "furniture" for name in finder.find(sentence)]
    parts = [part for mention in layers.mentions for part in finder.parts(mention, binder.tree)]
    mentions = join_pieces(report.text, made_whole(parts, known), lambda name: gazetteer.find(name) is not None)
    spans = [_span(mention) for mention in mentions]
    for span in [*(name.span for name in known), *(span for span in spans if finder.is_plain(span, binder.tree))]:
        binder.bind(span)
    for span in spans:
        binder.coordinate(span)
    heads = [binder.head(span) for span in spans]
    return structs.replace(
        layers,
        tokens=tuple(binder.tokens),
        mentions=tuple(
            structs.replace(m, head=m.head if i is None else i) for m, i in zip(mentions, heads, strict=True)
        ),
        toponyms=tuple(made_whole(layers.toponyms, [name for name in known if name.actor.kind == "state"])),
    )


def join_pieces(text: str, pieces: Iterable[Piece], is_name: Callable[[str], bool]) -> list[Piece]:
    """Return mentions or toponyms, in order, those joined that stand side by side and are known as one name.

    Two that an "and" links stay two where each is a name by itself.
    """
    found: list[Piece] = []
    for piece in pieces:
        between = _BETWEEN.fullmatch(text, found[-1].end, piece.start) if found else None
        if between is not None:
            whole = structs.replace(found[-1], end=piece.end)
            name, *sides = (" ".join(text[p.start : p.end].split()) for p in (whole, found[-1], piece))
            if "," not in name and is_name(name) and not (between["link"] and all(map(is_name, sides))):
                found[-1] = whole
                continue
        found.append(piece)
    return found


def made_whole(pieces: Iterable[Piece], names: Sequence[Name]) -> list[Piece]:
    """Return mentions or toponyms in order, those inside a known name, or across its edge, widened to it.

    The names are in order and share no words.
    """
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        at = bisect_right(names, piece.start, key=lambda name: name.span.end)
        whole = _widened(piece, names[at]) if at < len(names) and names[at].span.overlaps(_span(piece)) else piece
        if found and whole.start < found[-1].end:
            found[-1] = structs.replace(found[-1], end=max(found[-1].end, whole.end))
        else:
            found.append(whole)
    return found


def _widened(piece: Piece, name: Name) -> Piece:
    """Return a piece that holds all of the name; a mention that is the name alone is of the bearer's type."""
    whole = structs.replace(piece, start=min(piece.start, name.span.start), end=max(piece.end, name.span.end))
    if isinstance(whole, Mention) and _span(whole) == name.span:
        person = name.actor.kind == "person"
        if person != (whole.type == "PER"):
            return structs.replace(whole, type="PER" if person else "ORG")
    return whole


class _Finder:
    """Finds the known names in the words of one report."""

    def __init__(self, text: str, tokens: Sequence[Token], registry: Registry) -> None:
        self._tokens, self._registry = tokens, registry
        self._text = text
        self._words = [text[token.start : token.end] for token in tokens]

    def find(self, sentence: Sentence) -> Iterator[Name]:
        """Yield the known names of several words in a sentence, at each place the longest, none overlapping."""
        first = sentence.first
        while first < sentence.last:
            name = self._longest(first, sentence.last) if self._is_capital(first) else None
            if name:
                yield name
            first = name.last if name else first + 1

    def parts(self, mention: Mention, tree: Tree) -> Iterator[Mention]:
        """Yield the names that a mention lists ("Corland and the Isle of Man"), or itself where it lists none."""
        indices = tree.within(_span(mention))
        ranges = self._listed(indices[0], indices[-1] + 1) if indices else []
        if len(ranges) < 2:
            yield mention
            return
        for first, last in ranges:
            span = self._span_of(first, last)
            yield structs.replace(mention, start=span.start, end=span.end, head=first)

    def is_plain(self, span: Span, tree: Tree) -> bool:
        """Return whether a mention can only be one name: no word of it is such as lists are made with."""
        return not any(self._words[i].lower() in LISTING for i in tree.within(span))

    def _listed(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the words of each name of a list, nothing where a part of it is no known name."""
        found: list[tuple[int, int]] = []
        while first < last:
            end = next((end for end in range(last, first, -1) if self._actor(first, end)), None)
            if end is None or not (end == last or self._words[end].lower() in LISTING):
                return []
            found.append((first, end))
            first = next((i for i in range(end, last) if self._words[i].lower() not in LISTING), last)
        return found

    def _longest(self, first: int, stop: int) -> Name | None:
        end = first + 1
        while end < min(stop, first + LONGEST) and (self._is_capital(end) or self._words[end] in SMALL):
            end += 1
        for last in range(end, first + 1, -1):
            if self._is_capital(last - 1) and (actor := self._actor(first, last)):
                return Name(first, last, self._span_of(first, last), actor)
        return None

    def _actor(self, first: int, last: int) -> Actor | None:
        """Return whom the words name as a whole: "Corland and Arden" are two, where either is a state of its own."""
        actor = self._known(first, last)
        links = [i for i in range(first + 1, last - 1) if self._words[i] in LINKING] if actor else []
        sides = [self._known(*side) for i in links for side in ((first, i), (i + 1, last))]
        return actor if all(side is None or side is actor for side in sides) else None

    def _known(self, first: int, last: int) -> Actor | None:
        span, registry = self._span_of(first, last), self._registry
        name = " ".join(span.of(self._text).split())
        return registry.find(name) or registry.state_of(name) or registry.capital_of(name)

    def _is_capital(self, i: int) -> bool:
        return self._words[i][:1].isupper() and self._words[i].lower() != "the"

    def _span_of(self, first: int, last: int) -> Span:
        return Span(self._tokens[first].start, self._tokens[last - 1].end)


def _span(found: Mention | Toponym) -> Span:
    return Span(found.start, found.end)
