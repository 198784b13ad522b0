"""The words that say what somebody is: titles, bodies of state, nouns for groups. Data, alike for all countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from dragoman.core.entities import EntityKind

T = TypeVar("T")
MOST_WORDS = 6
"""Words in the longest phrase of the vocabulary."""


class Title(Struct, frozen=True):
    """A title: the office that one person holds, `None` for a title of many, and its PLOVER sector."""

    office: str | None
    sector: str


class Body(Struct, frozen=True):
    """A body that every state has; `name` holds `{state}` or `{adjective}`."""

    body: str
    name: str
    kind: EntityKind
    sector: str


class Noun(Struct, frozen=True):
    """A noun for a group: the class it is counted to (`-` for the country that the words or the report give)."""

    of: str
    kind: EntityKind
    sector: str


class Vocabulary(Struct, frozen=True):
    """Phrases in small letters, by their words."""

    titles: dict[str, Title]
    body_words: dict[str, str]
    bodies: dict[str, Body]
    nouns: dict[str, Noun]
    modifiers: frozenset[str]
    former: frozenset[str]
    regions: frozenset[str]
    given: frozenset[str]
    sport: frozenset[str] = frozenset()
    title_words: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    transliterated: frozenset[str] = frozenset()


def longest_at(phrases: Mapping[str, T], words: Sequence[str], start: int) -> tuple[int, T] | None:
    """Return the end and the value of the longest phrase that begins at `start`, or `None`.

    >>> longest_at({"prime minister": 1, "minister": 2}, ["prime", "minister", "says"], 0)
    (2, 1)
    """
    for end in range(min(len(words), start + MOST_WORDS), start, -1):
        value = phrases.get(" ".join(words[start:end]))
        if value is not None:
            return end, value
    return None
