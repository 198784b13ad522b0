"""Walks over the dependency trees of a report's tokens: children, subtrees, noun phrases, clauses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from dragoman.core.layers import Token
from dragoman.core.text import Span

LOOSE = {"acl:relcl", "acl", "appos", "parataxis", "punct", "discourse", "dislocated", "orphan", "advcl", "advcl:relcl"}
"""Dependents that hang loosely on a noun: left out of its noun phrase."""
CLAUSAL = {"root", "ccomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "xcomp"}


class Tree:
    """The trees of all sentences of one report. Token indices are those of the report's token list throughout."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                self.children[token.head].append(i)

    def dependents(self, head: int, *relations: str) -> Iterator[int]:
        """Yield the dependents of `head` whose relation, or its main type, is one of `relations`, in order."""
        for i in self.children[head]:
            deprel = self.tokens[i].deprel
            if deprel in relations or deprel.partition(":")[0] in relations:
                yield i

    def first(self, head: int, *relations: str) -> int | None:
        """Return the first dependent of `head` with one of `relations`, or `None`."""
        return next(self.dependents(head, *relations), None)

    def has(self, head: int, *relations: str) -> bool:
        """Return whether `head` has a dependent with one of `relations`."""
        return self.first(head, *relations) is not None

    def subtree(self, head: int, *, without: Collection[int] = ()) -> list[int]:
        """Return the indices below and including `head` in order; subtrees whose head is in `without` are left out."""
        found, waiting = [], [head]
        while waiting:
            i = waiting.pop()
            found.append(i)
            waiting.extend(child for child in self.children[i] if child not in without)
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the governors of a token from the nearest to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def phrase(self, head: int) -> list[int]:
        """Return the tokens of the noun phrase of `head`: no relative clause, apposition or coordinated phrase.

        Returns the unbroken stretch around the head; a leading preposition is no part of it.
        """
        loose = [i for i in self.children[head] if self._is_loose(i)]
        inside = set(self.subtree(head, without=loose))
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        while last > head and self.tokens[last].upos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}:
            last -= 1
        while first < head and self.tokens[first].upos in {"PUNCT", "CCONJ", "SCONJ", "ADP"}:
            first += 1
        return list(range(first, last + 1))

    def _is_loose(self, i: int) -> bool:
        token = self.tokens[i]
        if token.deprel in {"case", "cc", "mark", "conj", "cop", "aux", "nsubj", "advmod:emph"}:
            return True
        if token.deprel == "punct":
            return token.xpos not in {"HYPH", "``", "''"}
        # "the Libyan leaders attending" is loose, "frozen assets" is an amod and stays.
        return token.deprel in LOOSE

    def antecedent(self, i: int) -> int:
        """Return what a relative pronoun stands for, any other word unchanged.

        Takes the noun that the relative clause hangs on, or the nearest noun before where the tree shows none.
        """
        token = self.tokens[i]
        if token.xpos not in {"WP", "WDT"} or token.lemma == "what":
            return i
        for above in self.ancestors(i):
            if self.tokens[above].deprel.startswith("acl"):
                return self.tokens[above].head
        before = (j for j in range(i - 1, -1, -1) if self.tokens[j].sentence == token.sentence)
        return next((j for j in before if self.tokens[j].upos in {"NOUN", "PROPN"}), i)

    def conjuncts(self, head: int) -> list[int]:
        """Return `head` and what is coordinated with it, in order."""
        found = [head]
        for i in self.dependents(head, "conj"):
            found.extend(self.conjuncts(i))
        return sorted(found)

    def span(self, indices: Iterable[int]) -> Span:
        """Return the stretch of text from the first to the last of the tokens."""
        known = sorted(indices)
        return Span(self.tokens[known[0]].start, self.tokens[known[-1]].end)

    def within(self, span: Span) -> list[int]:
        """Return the tokens that start inside a stretch of text, in order."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        last = bisect_left(self.tokens, span.end, lo=first, key=lambda token: token.start)
        return list(range(first, last))

    def heads(self, indices: Sequence[int]) -> list[int]:
        """Return the tokens among `indices` whose governor is not among them (or that are roots)."""
        inside = set(indices)
        return [i for i in indices if self.tokens[i].head not in inside or self.tokens[i].head == i]
