"""The words by which a place belongs to what happens there, read from `placewords.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, ValidationError, convert

from dragoman.exceptions import KnowledgeError


class PlaceWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas by what they say of a place; the file explains each list."""

    static: frozenset[str]
    goal: frozenset[str]
    origin: frozenset[str]
    motion: frozenset[str]
    departing: frozenset[str]
    leaving: frozenset[str]
    visiting: frozenset[str]
    holding: frozenset[str]
    power: frozenset[str]
    site: frozenset[str]
    gathering: frozenset[str]
    unrest: frozenset[str]

    @property
    def placing(self) -> frozenset[str]:
        """All prepositions that may place something."""
        return self.static | self.goal | self.origin | {"on", "over", "for"}


@cache
def load_place_words() -> PlaceWords:
    """Return the words of place that ship with the package.

    Raises `KnowledgeError` when the file breaks its own shape.
    """
    path = files("dragoman.knowledge") / "placewords.toml"
    try:
        return convert(tomllib.loads(path.read_text(encoding="utf-8")), PlaceWords)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise KnowledgeError(f"expected lists of words, found {error}", file=str(path)) from error
