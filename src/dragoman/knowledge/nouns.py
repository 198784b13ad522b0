"""Common nouns that stand for actors, read from `nouns.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, ValidationError, convert

from dragoman.exceptions import KnowledgeError


class ActorNouns(Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas of nouns for people and for groups.

    `office` holds those that refer back to somebody named before, `quantity` words that count actors."""

    person: frozenset[str]
    group: frozenset[str]
    office: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    quantity: frozenset[str]

    def names_actor(self, lemma: str) -> bool:
        """Return whether a common noun stands for somebody who can act."""
        return lemma in self.person or lemma in self.group


@cache
def load_actor_nouns() -> ActorNouns:
    """Return the actor nouns that ship with the package.

    Raises `KnowledgeError` when the file breaks its own shape.
    """
    path = files("dragoman.knowledge") / "nouns.toml"
    try:
        return convert(tomllib.loads(path.read_text(encoding="utf-8")), ActorNouns)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise KnowledgeError(f"expected lists of nouns, found {error}", file=str(path)) from error
