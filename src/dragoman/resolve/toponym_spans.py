"""Settles which stretches of a report name places: the encoder's toponyms put together, and those it passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal

from msgspec import structs

from dragoman.core.entities import Place
from dragoman.core.layers import Layers, Toponym
from dragoman.core.reports import Report
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.joining import join_pieces

SHORTEST = 4
"""Letters of a name by which further occurrences are looked for: three may be anybody's initials."""
NEAR = 40
"""Characters around a name in which its other words or its preposition stand."""
_WORDS_AFTER = re.compile(r"(?:\s[A-Z][\w'’-]*){1,2}")
_WORDS_BEFORE = re.compile(r"(?:\b[A-Z][\w'’-]*\s){1,2}$")
_CAPITAL = re.compile(r"\s+capital\b")
_SCENE = re.compile(
    r"\b(?:in|at|near|outside|inside|across|around|into|from|to|towards?|of|over|on)\s+(?:[\w-]+-held\s+)?$",
    re.IGNORECASE,
)

Find = Callable[[str], Place | None]


def settle_toponyms(report: Report, layers: Layers, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the toponyms in the order of the text, no two of them overlapping.

    1. fragments of one name are joined ("Middle", "East"), 2. a name that the gazetteer does not know is widened to
    one that it knows ("West" to "West Bank"), "the Ruritanian" to its capital, 3. what the encoder passed over is
    added: mentions of a place, and further occurrences of a name that it found elsewhere in the report.
    """
    text, find = report.text, cache(gazetteer.find)
    in_order = sorted(layers.toponyms, key=lambda toponym: toponym.start)
    joined = join_pieces(text, in_order, lambda name: find(name) is not None)
    widened = _apart(_widened(text, toponym, find) for toponym in joined)
    return _apart((*widened, *_mentioned(text, layers, find), *_repeated(text, layers, widened, find)))


def _apart(toponyms: Iterable[Toponym]) -> tuple[Toponym, ...]:
    """Return toponyms in the order of the text; of two that overlap the one given first stays."""
    kept: list[Toponym] = []
    for toponym in toponyms:
        if all(toponym.end <= other.start or other.end <= toponym.start for other in kept):
            kept.append(toponym)
    return tuple(sorted(kept, key=lambda toponym: toponym.start))


def _widened(text: str, toponym: Toponym, find: Find) -> Toponym:
    """Return a toponym with the words of its name that the encoder left out."""
    place = find(_name(text, toponym))
    capital = _CAPITAL.match(text, toponym.end)
    if place is not None:
        whole = capital is not None and place.precision == "country"
        return structs.replace(toponym, end=capital.end()) if capital and whole else toponym
    wider = (structs.replace(toponym, start=start, end=end) for start, end in _wider(text, toponym))
    return next((each for each in wider if find(_name(text, each))), toponym)


def _wider(text: str, toponym: Toponym) -> Iterator[tuple[int, int]]:
    """Yield wider stretches around a name, longest first: with the capitalised words after it, then those before."""
    after = _WORDS_AFTER.match(text, toponym.end)
    if after:
        yield from ((toponym.start, word.end()) for word in reversed(_words(text, *after.span())))
    before = _WORDS_BEFORE.search(text, max(0, toponym.start - NEAR), toponym.start)
    if before:
        yield from ((word.start(), toponym.end) for word in _words(text, *before.span()))


def _words(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(re.compile(r"\S+").finditer(text, start, end))


def _mentioned(text: str, layers: Layers, find: Find) -> Iterator[Toponym]:
    """Yield the names of places among the mentions."""
    for mention in layers.mentions:
        if mention.type == "LOC" and mention.form == "name":
            toponym = Toponym(mention.start, mention.end, _use(text, mention.start))
            if find(_name(text, toponym)):
                yield toponym


def _repeated(text: str, layers: Layers, known: Iterable[Toponym], find: Find) -> Iterator[Toponym]:
    """Yield further occurrences, in the sentences of the story, of the names that are known to be places."""
    names = {text[t.start : t.end] for t in known if find(_name(text, t))}
    names = {name for name in names if len(name) >= SHORTEST and name[:1].isupper() and not name.isupper()}
    if not names:
        return
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=lambda n: (-len(n), n))) + r")\b")
    for sentence in layers.sentences:
        if sentence.kind != "furniture":
            for match in pattern.finditer(text, sentence.start, sentence.end):
                yield Toponym(match.start(), match.end(), _use(text, match.start()))


def _use(text: str, start: int) -> Literal["literal", "associative"]:
    """Return whether a name is used for the land itself, by the preposition before it."""
    return "literal" if _SCENE.search(text, max(0, start - NEAR), start) else "associative"


def _name(text: str, toponym: Toponym) -> str:
    return " ".join(text[toponym.start : toponym.end].split())
