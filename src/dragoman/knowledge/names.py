"""Brings names that are spelled in different ways to one form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FOLD = str.maketrans({"-": " ", ".": None, "'": None, "’": None, "‘": None, "`": None, "–": " ", "—": " ", ",": " "})
_ENDS = frozenset("sS'’")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
# Letters that NFKD leaves whole: a reader types them without the stroke.
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """Return the form under which a name is looked up: no case, accents, dots, hyphens, apostrophes or leading article.

    >>> name_key("The U.N."), name_key("Côte d’Ivoire"), name_key("al-Assad")
    ('un', 'cote divoire', 'al assad')
    """
    if not name.isascii():
        name = "".join(
            c
            for c in unicodedata.normalize("NFKD", name.translate(_LETTERS))
            # Soft hyphens and joiners (Cf) are typing, and no part of a name.
            if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
        )
    key = " ".join(name.translate(_FOLD).casefold().split())
    return key[4:] if key.startswith("the ") else key


def without_possessive(name: str) -> str:
    """Return the name without a closing `'s` or, after an s, a closing apostrophe.

    >>> without_possessive("Syria's"), without_possessive("the Houthis'")
    ('Syria', 'the Houthis')
    """
    return _POSSESSIVE.sub("", name) if name[-1:] in _ENDS else name


def without_article(name: str) -> str:
    """Return the name without a leading `the`.

    >>> without_article("The U.N.")
    'U.N.'
    """
    return name[4:] if name[:4].lower() == "the " else name


def is_acronym(name: str) -> bool:
    """Return whether the name is written in capitals alone, dots, digits and signs aside."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def fits_capitals(name: str, *, acronym: bool) -> bool:
    """Return whether `name`, as a report writes it, may be an acronym, or else a proper name, by its capitals.

    >>> fits_capitals("who", acronym=True), fits_capitals("Nato", acronym=True), fits_capitals("Us", acronym=True)
    (False, True, False)
    """
    if not acronym:
        return any(c.isupper() for c in name) or not name.isascii() or name[:1].isdigit()
    letters = "".join(c for c in without_possessive(name) if c.isalpha())
    return letters.isupper() or (len(letters) >= 4 and letters[0].isupper() and letters[1:].islower())


_PARTICLES = frozenset({"al", "el", "ul", "ad", "ash", "as", "an", "ar", "bin", "ibn", "ben", "bint", "abu", "abou"})
_DIGRAPHS = (("kh", "k"), ("gh", "k"), ("dh", "d"), ("dj", "j"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"),
             ("ph", "f"), ("th", "t"), ("ck", "k"), ("tz", "z"), ("ts", "z"))  # fmt: skip
_ONE_SOUND = str.maketrans({"q": "k", "g": "k", "c": "k", "w": "v", "z": "s"})


def skeleton(name: str) -> str:
    """Return the consonants of a person's name, one sign for sounds that transliterations write in different ways.

    >>> skeleton("Muammar Gaddafi") == skeleton("Moammar Khadafy")
    True
    """
    return " ".join(_consonants(word) for word in name_key(name).split() if word not in _PARTICLES)


def _consonants(word: str) -> str:
    for digraph, letter in _DIGRAPHS:
        word = word.replace(digraph, letter)
    word = word.translate(_ONE_SOUND)
    first = "a" if word[:1] in "aeiou" else word[:1]
    tail = [c for c in word[1:] if c not in "aeiouyh"]
    return first + "".join(c for i, c in enumerate(tail) if c != (tail[i - 1] if i else first))
