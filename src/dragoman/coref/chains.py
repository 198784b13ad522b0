"""Chains of candidates that mean the same actor: names, appositions and nouns."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from dragoman.coref.candidates import Candidate
from dragoman.coref.namesakes import is_full, keys, same_body, same_person
from dragoman.knowledge.nouns import load_actor_nouns
from dragoman.syntax import Tree

DEFINITE = {"the", "that", "this", "these", "those"}
NOT_DESCRIBING = DEFINITE | {"senior", "top"}
NAMES_COMPARED = 50
"""Names back, of those that share a word, at most: enough for any report, and a list of a whole people stays cheap."""


class Chains:
    """Chains under construction. Invariant: `chain_of[n]` is the index of the first candidate of the chain of `n`.

    `genders` and `full_names` hold, by that index, what is known of the chain's actor.
    """

    def __init__(self, candidates: Sequence[Candidate], tree: Tree) -> None:
        self.candidates = candidates
        self.by_head = {candidate.head: n for n, candidate in enumerate(candidates)}
        self.chain_of = list(range(len(candidates)))
        self.genders = [{candidate.gender} - {""} for candidate in candidates]
        self.full_names = [{c.name} if c.type == "PER" and is_full(c.name) else set() for c in candidates]
        self._members = [[n] for n in self.chain_of]
        self._tree = tree
        self._nouns = load_actor_nouns()

    def join(self, earlier: int, later: int) -> None:
        """Put two candidates, and all that is tied to them, into one chain."""
        first, second = sorted((self.chain_of[earlier], self.chain_of[later]))
        if first == second:
            return
        for n in self._members[second]:
            self.chain_of[n] = first
        self._members[first] += self._members[second]
        self.genders[first] |= self.genders[second]
        self.full_names[first] |= self.full_names[second]

    def size(self, n: int) -> int:
        """Return how many candidates the chain of `n` has."""
        return len(self._members[self.chain_of[n]])

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
            shared = [latest[key] for key in keys(candidate.name, candidate.type)]
            near = (m for names in shared for m in islice(reversed(names.values()), NAMES_COMPARED))
            match = max((m for m in near if self._same_name(m, candidate)), default=None)
            if match is not None:
                self.join(match, n)
            # Names that no rule tells apart are kept once: a long report repeats few names often.
            kept = candidate.name, candidate.type, candidate.words if candidate.lemma in self._nouns.group else ()
            for names in shared:
                names.pop(kept, None)
                names[kept] = n

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
        known = self.full_names[self.chain_of[m]]
        return is_full(later.name) and not all(same_person(name, later.name) for name in known)

    def tie_appositions(self) -> None:
        """Tie a phrase to its apposition, where one of the two is no name and both are people or neither is."""
        for n, candidate in enumerate(self.candidates):
            for i in self._tree.dependents(candidate.head, "appos"):
                m = self.by_head.get(i)
                if m is not None and self._may_be_apposed(candidate, self.candidates[m]):
                    self.join(n, m)

    def _may_be_apposed(self, candidate: Candidate, apposed: Candidate) -> bool:
        # Two names side by side are a list, a place within a place, or somebody and his outlet.
        forms = {candidate.form, apposed.form}
        if forms == {"name"} or (candidate.type == "PER") != (apposed.type == "PER"):
            return False
        several = [self._tree.tokens[c.head].xpos in {"NNS", "NNPS"} for c in (candidate, apposed)]
        return several[0] == several[1] or ("name" in forms and candidate.type != "PER")

    def tie_nouns(self) -> None:
        """Tie definite nouns to the nearest earlier phrase with the same noun, or to a name with that office."""
        described = [frozenset(self._describing(c)) if c.acts else frozenset() for c in self.candidates]
        by_word: dict[str, list[int]] = defaultdict(list)
        for n, words in enumerate(described):
            for word in words:
                by_word[word].append(n)
        for n, candidate in enumerate(self.candidates):
            if not self._points_back(candidate) or self.chain_of[n] != n:
                continue
            content = [word for word in candidate.words if word not in NOT_DESCRIBING]
            for m in self._before(n, content, by_word):
                if self.candidates[m].plural == candidate.plural and described[m].issuperset(content):
                    self.join(m, n)
                    break

    def _points_back(self, candidate: Candidate) -> bool:
        """Return whether a noun for an actor has an article that points to somebody named before."""
        return candidate.acts and candidate.form == "noun" and bool(set(candidate.words[:1]) & DEFINITE)

    def _before(self, n: int, content: Sequence[str], by_word: dict[str, list[int]]) -> Iterator[int]:
        """Yield the candidates before `n`, nearest first, that the rarest word of `content` describes."""
        known = min((by_word[word] for word in content), key=len, default=[])
        return (known[k] for k in range(bisect_left(known, n) - 1, -1, -1))

    def _describing(self, candidate: Candidate) -> Iterator[str]:
        """Yield the words that describe an actor: of its phrase and of its appositions."""
        yield from candidate.words
        for i in self._tree.dependents(candidate.head, "appos"):
            yield from (self._tree.tokens[j].lemma.lower() for j in self._tree.phrase(i))
