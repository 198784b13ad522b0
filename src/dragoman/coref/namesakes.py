"""Which names may mean the same person, body or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.core.layers import MentionType
from dragoman.knowledge.nouns import load_actor_nouns

TITLE = re.compile(r"^(?:mr|mrs|ms|miss|sir|lady|lord|dr|king|queen|prince|princess)\.?$", re.IGNORECASE)


def keys(name: str, type: MentionType) -> set[str]:
    """Return words of which names that fit have at least one in common."""
    if type == "PER":
        return _with_parts(personal_words(name))
    return {" ".join(name_words(name)), acronym(name), name.replace(".", "")}


def is_full(name: str) -> bool:
    """Return whether a person's name has several words beside titles and offices."""
    return len(personal_words(name)) > 1


def same_person(earlier: str, later: str) -> bool:
    """Return whether two names of persons fit: all words of one are in the other, or their first and last are equal.

    Which word is the surname, and whether an article is tied to it with a hyphen, differs from language to language.

    >>> same_person("Orlo al-Basenji", "Basenji"), same_person("Tarn Ilse-min", "Tarn")
    (True, True)
    >>> same_person("Ilse Tarn", "Orlo Tarn")
    False
    """
    a, b = personal_words(earlier), personal_words(later)
    if not a or not b:
        return False
    if a[0] == b[0] and a[-1] == b[-1]:
        return True
    return set(b) <= _with_parts(a) or set(a) <= _with_parts(b)


def _with_parts(words: Sequence[str]) -> set[str]:
    """Return the words and, of those with hyphens, the last part ("al-Basenji" is "Basenji" for short)."""
    return {*words, *(word.rpartition("-")[2] for word in words)}


def same_body(earlier: str, later: str) -> bool:
    """Return whether two names of bodies or places fit: equal, or one the acronym of the other."""
    a, b = name_words(earlier), name_words(later)
    if not a or not b:
        return False
    return a == b or acronym(earlier) == later.replace(".", "") or acronym(later) == earlier.replace(".", "")


def personal_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without those that tell the office.

    >>> personal_words("President Tarn")
    ('tarn',)
    """
    office = load_actor_nouns().office
    return tuple(word for word in name_words(name) if word not in office)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, titles, articles and possessive endings left out.

    >>> name_words("Mr. Tarn's"), name_words("the League of Ports")
    (('tarn',), ('league', 'ports'))
    """
    words = [word for word in re.findall(r"[\w'’-]+", name.lower()) if not TITLE.match(word)]
    return tuple(re.sub(r"['’]s$", "", word) for word in words if word not in {"the", "of"})


def acronym(name: str) -> str:
    """Return the first letters of the words of a name that begin with a capital.

    >>> acronym("League of Ruritanian Ports")
    'LRP'
    """
    return "".join(word[0] for word in name.split() if word[:1].isupper())
