"""Gives every toponym its place.

names settled ─→ countries, US states named ─→ each toponym looked up ─→ namesakes decided by the places beside it
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from msgspec import structs

from dragoman.core.entities import Place
from dragoman.core.layers import Layers, Toponym
from dragoman.core.reports import Report
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.toponym_spans import settle_toponyms

MOST_PREFERRED = 4
"""Countries that decide between namesakes: in a report that names more, the rarest of them say little about a city."""
_FOLLOWING = re.compile(r",\s+((?:[A-Z][\w.'’-]*\s?){1,4})")
_CAPITAL_OF = re.compile(r"(?:the\s+)?(?P<state>[A-Z][\w.'’-]+(?:\s[A-Z][\w'’-]+)*)\s+capital", re.IGNORECASE)
LONGEST = 4
"""Words in the longest name that is looked for inside a phrase."""


def resolve_toponyms(report: Report, layers: Layers, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the toponyms in the order of the text, each with its place where the gazetteer has one.

    1. what names a place is settled, 2. the countries that the report names are counted, its dateline among them,
    3. names of US states are noted, 4. each toponym is looked up with these as context; words that follow it after a
    comma decide first.
    """
    layers = structs.replace(layers, toponyms=settle_toponyms(report, layers, gazetteer))
    prefer, near = _countries(report, layers, gazetteer), _us_states(report, layers, gazetteer)
    places = (_place(report.text, toponym, prefer, near, gazetteer) for toponym in layers.toponyms)
    return tuple(structs.replace(t, place=place) for t, place in zip(layers.toponyms, places, strict=True))


def _countries(report: Report, layers: Layers, gazetteer: Gazetteer) -> Collection[str]:
    """Return the countries that the report's toponyms and dateline name without doubt, the most named first."""
    names = [report.text[t.start : t.end] for t in layers.toponyms] + ([report.dateline] if report.dateline else [])
    counts: Counter[str] = Counter()
    for name in names:
        place = gazetteer.find(name)
        if place and place.country:
            counts[place.country] += 2 if place.precision == "country" else 1
    named = {p.country for name in names if (p := gazetteer.find(name)) and p.precision == "country"}
    return frozenset(code for code, count in counts.most_common(MOST_PREFERRED) if code in named or count > 1)


def _us_states(report: Report, layers: Layers, gazetteer: Gazetteer) -> Collection[str]:
    """Return the letters of the US states that the report names and that are no state of the world ("Georgia" is)."""
    names = [report.text[t.start : t.end] for t in layers.toponyms]
    letters = (gazetteer.us_letters(name) for name in names if not _is_country(gazetteer.find(name)))
    return frozenset(code for code in letters if code)


def _is_country(place: Place | None) -> bool:
    return place is not None and place.precision == "country"


def _place(
    text: str, toponym: Toponym, prefer: Collection[str], near: Collection[str], gazetteer: Gazetteer
) -> Place | None:
    name = " ".join(text[toponym.start : toponym.end].split())
    following = _FOLLOWING.match(text, toponym.end)
    if following and "," not in name:
        place = gazetteer.find_within(name, following.group(1).strip())
        if place:
            return place
    place = gazetteer.find(name, prefer=prefer, near=near) or _capital(name, gazetteer)
    return place or _inside(name, prefer, near, gazetteer)


def _capital(name: str, gazetteer: Gazetteer) -> Place | None:
    """Return the city for "the Libyan capital"."""
    match = _CAPITAL_OF.fullmatch(name)
    state = gazetteer.find(match["state"]) if match else None
    return gazetteer.capital(state.country) if state and state.country and state.precision == "country" else None


def _inside(name: str, prefer: Collection[str], near: Collection[str], gazetteer: Gazetteer) -> Place | None:
    """Return the first place named within a longer phrase ("the outskirts of Aleppo"), none within a name."""
    words = name.split()
    if len(words) < 2 or all(word[:1].isupper() for word in words):
        return None
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST), start, -1):
            if words[start][:1].isupper() and words[start].lower() != "the":
                place = gazetteer.find(" ".join(words[start:end]), prefer=prefer, near=near)
                if place:
                    return place
    return None
