"""Hangs the words of a name under one head where the syntax parts them, so that a name is one phrase.

trees, stretches that are names → the same trees, no name in two phrases, every name of a list on it
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from msgspec import structs

from dragoman.core.layers import Token
from dragoman.core.text import Span
from dragoman.syntax import Tree

MODIFYING = frozenset({"amod", "compound", "flat", "fixed", "goeswith", "det", "nummod", "case", "punct", "nmod:poss"})
"""Relations by which words stand side by side in the phrase of a noun."""
PARTING = frozenset({"conj", "cc", "appos", "parataxis", "list", "dep", "nsubj"})
"""Relations by which the words below another make a phrase of their own."""
OF_NOUNS = frozenset({"nmod", "nmod:desc", "appos", "flat", "compound"})
"""Relations by which a noun is part of the phrase of another."""


class Binder:
    """The trees of one report while names are bound. Invariant: `tree` shows `tokens` as they are now."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self.tree = Tree(self.tokens)

    def bind(self, span: Span) -> None:
        """Put the words of a name flat under the one that stands highest, and what hangs on them too, if it is cut."""
        indices = self.tree.within(span)
        if self._is_cut(indices):
            self._flatten(indices)

    def coordinate(self, span: Span) -> None:
        """Put a name that its own "and" opens on the list with the noun before it, whose part it was.

        In "Corland and the Isle of Man", the encoder may hang the "and" on the isle and the isle on Corland.
        """
        head = self.head(span)
        if head is None or self.tokens[head].deprel not in OF_NOUNS:
            return
        indices = self.tree.within(span)
        before = indices[0] - 1
        linked = before >= 0 and self.tokens[before].upos == "CCONJ" and self.tokens[before].head in indices
        if linked and self.tokens[head].head < before:
            self._hang(head, self.tokens[head].head, "conj")
            self._hang(before, head, "cc")

    def head(self, span: Span) -> int | None:
        """Return the first word of a stretch that hangs on none of the others, `None` where it holds no words."""
        return next(iter(self.tree.heads(self.tree.within(span))), None)

    def _is_cut(self, indices: Sequence[int]) -> bool:
        """Return whether the words stand in several phrases: as modifiers of one noun they stand in its phrase."""
        heads = self.tree.heads(indices)
        if len(heads) < 2:
            return any(self.tokens[i].deprel in PARTING for i in indices if i not in heads)
        return not all(self._modifies(i) for i in heads)

    def _flatten(self, indices: Sequence[int]) -> None:
        heads = self.tree.heads(indices)
        head = self._highest(heads)
        parted = [i for i in indices if i != head and (i in heads or self.tokens[i].deprel in PARTING)]
        for i in indices:
            for child in list(self.tree.children[i]):
                if child not in indices:
                    self._hang(child, head, self.tokens[child].deprel)
        for i in parted:
            self._hang(i, head, "flat")

    def _highest(self, heads: Sequence[int]) -> int:
        """Return the word nearest to the root: of several, one that modifies none, then one that goes on a list."""
        depths = {i: sum(1 for _ in self.tree.ancestors(i)) for i in heads}
        highest = [i for i in heads if depths[i] == min(depths.values())]
        return min(highest, key=lambda i: (self._modifies(i), self.tokens[i].deprel != "conj", i))

    def _modifies(self, i: int) -> bool:
        return self.tokens[i].deprel in MODIFYING

    def _hang(self, i: int, head: int, relation: str) -> None:
        token = self.tokens[i]
        if token.head != i:
            self.tree.children[token.head].remove(i)
        insort(self.tree.children[head], i)
        self.tokens[i] = structs.replace(token, head=head, deprel=relation)
