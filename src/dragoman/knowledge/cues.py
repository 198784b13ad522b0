"""The words that attribute, wish, plan and doubt, read from `cues.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, ValidationError, convert, field

from dragoman.exceptions import KnowledgeError


class Attitude(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that put somebody behind or against something that need not be so yet."""

    verbs: frozenset[str]
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    with_preposition: dict[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, lemma: str, upos: str, prepositions: frozenset[str] = frozenset()) -> bool:
        """Return whether a word expresses the attitude; `prepositions` are those that its complements carry."""
        if self.with_preposition.get(lemma, frozenset()) & prepositions:
            return True
        words = {"VERB": self.verbs, "NOUN": self.nouns, "ADJ": self.adjectives}.get(upos, frozenset())
        return lemma in words


class Speech(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by which a source is made to say something."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    judging: frozenset[str]
    confirming: frozenset[str]
    denying: frozenset[str]


class Acts(Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of doing that look like cues."""

    verbs: frozenset[str]


class Hedges(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that lower the certainty of the clause they stand in."""

    probable: frozenset[str]
    possible: frozenset[str]
    unconfirmed: frozenset[str]


class Negation(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that deny the clause they stand in, and verbs that deny their complement."""

    words: frozenset[str]
    verbs: frozenset[str]


class Ahead(Struct, frozen=True, forbid_unknown_fields=True):
    """Auxiliaries, predicates, adjectives and nouns that set something ahead, make it a duty, or leave it open."""

    duty: frozenset[str]
    ahead: frozenset[str]
    open: frozenset[str]
    prospective: frozenset[str]
    prospects: frozenset[str]
    due: frozenset[str]


class Cues(Struct, frozen=True, rename={"for_": "for"}, forbid_unknown_fields=True):
    """All of `cues.toml`."""

    speech: Speech
    for_: Attitude
    against: Attitude
    accepts: Attitude
    considers: Attitude
    plans: Attitude
    acts: Acts
    hedges: Hedges
    negation: Negation
    time: Ahead

    def attitude(self, name: str) -> Attitude:
        """Return the words of an attitude by its name: `for`, `against`, `accepts`, `considers`, `plans`."""
        return {
            "for": self.for_,
            "against": self.against,
            "accepts": self.accepts,
            "considers": self.considers,
            "plans": self.plans,
        }[name]


@cache
def load_cues() -> Cues:
    """Return the cue words that ship with the package.

    Raises `KnowledgeError` when the file breaks its own shape.
    """
    path = files("dragoman.knowledge") / "cues.toml"
    try:
        return convert(tomllib.loads(path.read_text(encoding="utf-8")), Cues)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise KnowledgeError(f"expected the sections of the cue file, found {error}", file=str(path)) from error
