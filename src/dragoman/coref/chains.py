"""Chains of candidates that mean the same actor: names, appositions and nouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.coref.candidates import Candidate
from dragoman.knowledge.nouns import load_actor_nouns
from dragoman.syntax import Tree

DEFINITE = {"the", "that", "this", "these", "those"}
NOT_DESCRIBING = DEFINITE | {"senior", "top"}
TITLE = re.compile(r"^(?:mr|mrs|ms|miss|sir|lady|lord|dr|king|queen|prince|princess)\.?$", re.IGNORECASE)


class Chains:
    """Chains under construction. Invariant: `chain_of[n]` is the index of the first candidate of the chain of `n`."""

    def __init__(self, candidates: Sequence[Candidate], tree: Tree) -> None:
        self.candidates = candidates
        self.by_head = {candidate.head: n for n, candidate in enumerate(candidates)}
        self.chain_of = list(range(len(candidates)))
        self.members = {n: [n] for n in self.chain_of}
        self._tree = tree
        self._nouns = load_actor_nouns()

    def join(self, earlier: int, later: int) -> None:
        """Put two candidates, and all that is tied to them, into one chain."""
        first, second = sorted((self.chain_of[earlier], self.chain_of[later]))
        if first == second:
            return
        moved = self.members.pop(second)
        for n in moved:
            self.chain_of[n] = first
        self.members[first] += moved

    def numbers(self) -> list[int]:
        """Return the number of each candidate's chain, counted from 0 in the order of the chains' first candidates."""
        numbers = {chain: number for number, chain in enumerate(dict.fromkeys(self.chain_of))}
        return [numbers[chain] for chain in self.chain_of]

    def tie_names(self) -> None:
        """Tie equal names, surnames to full names, and acronyms to what they shorten."""
        latest: dict[str, dict[tuple[object, ...], int]] = defaultdict(dict)
        for n, candidate in enumerate(self.candidates):
            if candidate.form != "name":
                continue
            keys = _keys(candidate.name)
            fits = [m for key in keys for m in latest[key].values() if self._same_name(m, candidate)]
            if fits:
                self.join(max(fits), n)
            # Names that no rule tells apart are kept once: a long report repeats few names often.
            grouped = candidate.words if candidate.lemma in self._nouns.group else ()
            for key in keys:
                latest[key][candidate.name, candidate.type, grouped] = n

    def _same_name(self, m: int, later: Candidate) -> bool:
        earlier = self.candidates[m]
        if earlier.type != later.type:
            return False
        # "Russia's foreign ministry" and "Russia" share a name but not a head.
        if earlier.words != later.words and {earlier.lemma, later.lemma} & self._nouns.group:
            return False
        if earlier.type != "PER":
            return same_body(earlier.name, later.name)
        return same_person(earlier.name, later.name) and not self._is_other_person(m, later)

    def _is_other_person(self, m: int, later: Candidate) -> bool:
        """Return whether the chain of `m` has another full name: where "Tarn" means Ilse Tarn, it is not Orlo Tarn."""
        named = {self.candidates[k].name for k in self.members[self.chain_of[m]] if self.candidates[k].name}
        full = (name for name in named if len(personal_words(name)) > 1)
        return len(personal_words(later.name)) > 1 and not all(same_person(name, later.name) for name in full)

    def tie_appositions(self) -> None:
        """Tie a phrase to its apposition."""
        for n, candidate in enumerate(self.candidates):
            for i in self._tree.dependents(candidate.head, "appos"):
                if i in self.by_head:
                    self.join(n, self.by_head[i])

    def tie_nouns(self) -> None:
        """Tie definite nouns to the nearest earlier phrase with the same noun, or to a name with that office."""
        described = [frozenset(self._describing(candidate)) for candidate in self.candidates]
        by_word: dict[str, list[int]] = defaultdict(list)
        for n, words in enumerate(described):
            for word in words:
                by_word[word].append(n)
        for n, candidate in enumerate(self.candidates):
            if candidate.form != "noun" or self.chain_of[n] != n or not set(candidate.words[:1]) & DEFINITE:
                continue
            content = [word for word in candidate.words if word not in NOT_DESCRIBING]
            for m in self._before(n, content, by_word):
                if self.candidates[m].plural == candidate.plural and described[m].issuperset(content):
                    self.join(m, n)
                    break

    def _before(self, n: int, content: Sequence[str], by_word: dict[str, list[int]]) -> Iterator[int]:
        """Yield the candidates before `n`, nearest first, that the rarest word of `content` describes."""
        known = min((by_word[word] for word in content), key=len, default=[])
        return reversed(known[: bisect_left(known, n)])

    def _describing(self, candidate: Candidate) -> Iterator[str]:
        """Yield the words that describe an actor: of its phrase and of its appositions."""
        yield from candidate.words
        for i in self._tree.dependents(candidate.head, "appos"):
            yield from (self._tree.tokens[j].lemma.lower() for j in self._tree.phrase(i))


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


def _keys(name: str) -> set[str]:
    """Return what names that fit have at least one of in common."""
    return {*_with_parts(name_words(name)), acronym(name), name.replace(".", "")}


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
