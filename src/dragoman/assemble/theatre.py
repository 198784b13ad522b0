"""Where the events of a report take place on the whole: what is told without a place of its own happens there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.assemble.anchors import GROUND, Anchors
from dragoman.core.entities import Place
from dragoman.core.layers import Layers, Sentence

CLASSES = {"IGO", "NGO", "NSA", "MED", "UNK"}
"""Classes of actors that stand in place of a country's code."""
LITERAL = 2
"""Weight of a country's name that is used for the land, against one mention of its people beside an event there."""
OPENING = 3
"""Sentences in which a report on the events of one city names it."""
FEWEST = 3
"""Namings of a city by which it can be the theatre."""


def find_theatre(layers: Layers, anchors: Anchors) -> Place | None:
    """Return the country, or the one city, in which the report's events take place; `None` where it names none.

    1. countries are counted: their lands named, their places with events on the ground, their people beside such events
    2. a city of the leading country takes its place where the report opens with it and names no other half as often
    """
    lands = Counter(_codes(layers, anchors))
    if not lands:
        return None
    code = max(lands, key=lambda land: lands[land])  # of equals the one named first: no code goes before another
    return _city(layers, code) or _country(layers, code)


def _codes(layers: Layers, anchors: Anchors) -> Iterator[str]:
    """Yield a country's code as often as its naming weighs."""
    for toponym in layers.toponyms:
        if toponym.use == "literal" and toponym.place and toponym.place.country:
            yield from [toponym.place.country] * LITERAL
    for anchor in anchors.found:
        if anchor.place.country and anchor.how != "obj" and anchors.fits(anchor, None) and anchors.is_on_ground(anchor):
            yield from [anchor.place.country] * LITERAL
    grounds = {event.token for event in layers.events if event.type in GROUND}
    for sentence in layers.sentences:
        if sentence.kind != "furniture" and not grounds.isdisjoint(range(sentence.first, sentence.last)):
            yield from _people(layers, sentence)


def _people(layers: Layers, sentence: Sentence) -> list[str]:
    """Return the countries that a sentence names in any way, each once, in the order of the text."""
    actors = [(m.start, m.entity.country) for m in layers.mentions if m.entity]
    places = [(t.start, t.place.country) for t in layers.toponyms if t.place and t.place.country]
    inside = [found for found in (*actors, *places) if sentence.start <= found[0] < sentence.end]
    inside.sort(key=lambda found: found[0])
    return [code for code in dict.fromkeys(code for _, code in inside) if code not in CLASSES]


def _city(layers: Layers, code: str) -> Place | None:
    literal = [
        (t.start, t.place) for t in layers.toponyms if t.use == "literal" and t.place and t.place.country == code
    ]
    counts = Counter(place for _, place in literal if place.precision in {"city", "point"})
    if not counts:
        return None
    (city, count), *others = counts.most_common(2)
    rivals = [2 * number for _, number in others] + [sum(place.precision == "country" for _, place in literal) + 1]
    opens = any(place == city and start < _opening(layers.sentences) for start, place in literal)
    return city if opens and count >= max(FEWEST, *rivals) else None


def _opening(sentences: Sequence[Sentence]) -> int:
    """Return where the report's opening ends."""
    ends = [sentence.end for sentence in sentences if sentence.kind != "furniture"]
    return ends[:OPENING][-1] if ends else 0


def _country(layers: Layers, code: str) -> Place | None:
    places = (t.place for t in layers.toponyms if t.place and t.place.country == code)
    return next((place for place in places if place.precision == "country"), None)
