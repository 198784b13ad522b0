"""Takes a noun phrase apart: who is named, by whose possessive, with which complement and apposition.

"the Kremlin's special envoy for Africa, Mikhail Margelov"
  possessor "the Kremlin" · words "special envoy" · complement for "Africa" · apposition "Mikhail Margelov"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from dragoman.knowledge.names import name_key
from dragoman.knowledge.vocabulary import Vocabulary, longest_at

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any all both each every no such what many "
    "most several few another other others certain various nearly almost about around over under more less fewer "
    "than at least up to some only just even as well roughly approximately".split()
)
POSSESSIVES = frozenset("his her its their our my your".split())
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand "
    "million billion dozen half".split()
)
PREPOSITIONS = frozenset(
    "of for from in at to with by on near around inside outside under across against between among within after "
    "before over who which whose whom that where including like such along behind opposed loyal based drawn "
    "killed living calling seeking still resisting fighting during since into through about as".split()
)
PARTITIVES = frozenset(
    "some one two three many most several few all tens dozens hundreds thousands millions scores number group "
    "groups member members majority part rest half any none each both couple top leader's handful lot lots crowds "
    "wave thousand".split()
)
"""Heads that only count or gather: "members of the council" are the council."""
_COUNTING = (DETERMINERS | NUMBERS) - PARTITIVES
"""Words after which "at", "than" or "around" still belong to the count ("as many as at least 250")."""
PARTICLES = frozenset("al el bin ibn ben abu de da del della der den di dos du la le van von zu y e ul ad".split())
_TOKEN = re.compile(r"[^\s,;]+")
_QUOTES = "\"'“”‘’`()[] \t\n"


class Phrase(Struct, frozen=True):
    """A noun phrase in its parts; `words` are those of the head part, articles and counts taken off.

    `definite` is true of what "the", "these" or "those" point back to.
    """

    clean: str
    words: tuple[str, ...]
    possessor: str | None = None
    preposition: str | None = None
    complement: str | None = None
    appositions: tuple[str, ...] = ()
    definite: bool = False

    @property
    def head(self) -> str:
        """The head part as text."""
        return " ".join(self.words)


def clean(text: str) -> str:
    """Return the text on one line, without the quotation marks around it, a leading article and a closing possessive.

    >>> clean("“the  Syrian people”"), clean("The BBC's")
    ('Syrian people', 'BBC')
    """
    bare = " ".join(text.split()).strip(_QUOTES.replace("'", "").replace("’", "").replace(")", "").replace("(", ""))
    bare = re.sub(r"^(?:the|a|an)\s+", "", bare, flags=re.IGNORECASE)
    return re.sub(r"['’]s$", "", bare).strip(" ,;") or text.strip()


def without_brackets(text: str) -> str:
    """Return the text without what stands in round brackets.

    >>> without_brackets("The Free Syrian Army (FSA)")
    'The Free Syrian Army'
    """
    return " ".join(re.sub(r"\([^)]*\)", " ", text).split())


def is_name(words: tuple[str, ...]) -> bool:
    """Return whether the words can be a person's name: capitals throughout, particles aside, and no digits."""
    parts = [word for word in words if word.lower().strip(".") not in PARTICLES]
    return (
        bool(parts) and len(words) <= 6 and all(_capital(word) and not any(c.isdigit() for c in word) for word in parts)
    )


def _capital(word: str) -> bool:
    return (
        word[:1].isupper()
        or (word[:3].lower() in ("al-", "el-", "ad-", "as-") and word[3:4].isupper())
        or word[:2] == "d'"
    )


def parse(text: str, vocabulary: Vocabulary, knows: Callable[[str], bool]) -> Phrase:
    """Return the phrase in its parts; `knows` says whether words are a name that may not be parted ("Isle of Man").

    1. appositions are cut off at commas, 2. the complement at the first preposition that is no part of a title,
    3. the possessor at the last possessive, 4. articles and counts off the front.
    """
    bare = clean(without_brackets(text))
    first, *others = [part.strip() for part in re.split(r",\s+|\s+[–—-]\s+", bare) if part.strip()] or [bare]
    words = tuple(_TOKEN.findall(first))
    at = _complement_at(words, vocabulary, knows)
    preposition = words[at].lower() if at < len(words) else None
    complement = " ".join(words[at + 1 :]) or None
    possessor, rest = _possessor(words[:at])
    definite = text.lstrip(_QUOTES).lower().startswith(("the ", "these ", "those "))
    return Phrase(bare, strip_front(rest), possessor, preposition, complement, tuple(others), definite)


def _complement_at(words: tuple[str, ...], vocabulary: Vocabulary, knows: Callable[[str], bool]) -> int:
    keys = [name_key(word) for word in words]
    i = 0
    while i < len(words):
        title, body = longest_at(vocabulary.titles, keys, i), longest_at(vocabulary.body_words, keys, i)
        if title or body:
            i = max(hit[0] for hit in (title, body) if hit)
        elif i and words[i] in PREPOSITIONS and (not set(keys[:i]) <= _COUNTING or words[i] == "of"):
            if not inside_name(words, i, knows):
                return i
            i += 1
        else:
            i += 1
    return len(words)


def inside_name(words: Sequence[str], at: int, knows: Callable[[str], bool]) -> bool:
    """Return whether the small word at `at` stands within a known name ("Trinidad and Tobago")."""
    if not words[at - 1][:1].isupper():
        return False
    starts, ends = range(max(0, at - 3), at), range(at + 2, min(len(words), at + 4) + 1)
    return any(words[end - 1][:1].isupper() and knows(" ".join(words[start:end])) for start in starts for end in ends)


def _possessor(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    for i in range(len(words) - 2, -1, -1):
        if re.search(r"(?:['’]s|s['’])$", words[i]):
            return clean(" ".join(words[: i + 1])), words[i + 1 :]
    return None, words


def strip_front(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without leading articles, pronouns and counts; all of them when nothing else is left.

    >>> strip_front(("more", "than", "250", "soldiers")), strip_front(("some",))
    (('soldiers',), ('some',))
    """
    i = 0
    while i < len(words) and (words[i].lower() in DETERMINERS | NUMBERS or re.fullmatch(r"[\d.,]+", words[i])):
        i += 1
    return words[i:] or words
