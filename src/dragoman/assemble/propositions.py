"""Cuts sentences into propositions: one verb with its own actor or time, one nominal event, one thing wanted.

trees, attributions → heads (clauses, contents, nominal events) → stretches of text, each with its attributions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.assemble.heads import Heads
from dragoman.assemble.predicated import Predicated
from dragoman.assemble.typing import Typist
from dragoman.core.explanations import Edges
from dragoman.core.layers import Attribution, Layers
from dragoman.core.text import Span
from dragoman.syntax import Tree

RELATIVES = {"WP", "WDT", "WP$", "WRB"}


class Proposition(Struct, frozen=True):
    """One thing that is claimed: its head word, its stretch of text, and the attributions that it rests on.

    `chain` is outermost first. `direct` says that the innermost attribution is about this very proposition, not about
    a clause inside it. `rule` says which rule made the head one, and `edges` who set the bounds of the stretch.
    """

    head: int
    span: Span
    chain: tuple[Attribution, ...]
    direct: bool
    nominal: bool
    rule: str = ""
    edges: Edges = "syntax"


def propositions(layers: Layers, tree: Tree, typist: Typist, predicated: Predicated) -> list[Proposition]:
    """Return the propositions of the story in the order of the text."""
    cutter = _Cutter(layers, tree, typist, predicated)
    return sorted(cutter.cut(), key=lambda p: (p.span.start, -p.span.end))


class _Cutter:
    """Holds what every step looks at. Invariant: the heads are settled before any stretch is cut."""

    def __init__(self, layers: Layers, tree: Tree, typist: Typist, predicated: Predicated) -> None:
        self._layers, self._tree, self._typist, self._predicated = layers, tree, typist, predicated
        self._heads = Heads(layers, tree, typist, predicated)
        self._contents = self._heads.contents

    def cut(self) -> Iterator[Proposition]:
        """Yield a proposition for every head that has words of its own."""
        taken: set[Span] = set()
        for head, found in sorted(self._heads.found.items()):
            span, edges = self._bounds(head, found.nominal)
            if span is None or span in taken or self._is_slight(head, span):
                continue
            taken.add(span)
            chain = self._chain(head, span)
            direct = bool(chain) and head in self._contents
            yield Proposition(head, span, tuple(chain), direct, found.nominal, found.rule, edges)

    def _bounds(self, head: int, nominal: bool) -> tuple[Span | None, Edges]:
        """Return the stretch of a proposition and who set its bounds."""
        spelt = self._predicated.span(head)
        span = spelt or self._stretch(head, nominal)
        if span is not None and nominal and self._is_anaphoric(head, span):
            return self._clause_of_cue(head), "cue"
        return span, "encoder" if spelt else "syntax"

    def _stretch(self, head: int, nominal: bool) -> Span | None:
        """Return the unbroken words around the head that belong to it and to no other proposition."""
        tree = self._tree
        inside = set(tree.subtree(head, without=self._detached(head))) - self._leading(head)
        limits = [
            c
            for item in [self._contents.get(head)]
            if item
            for c in item.content
            if c.start <= tree.tokens[head].start < c.end
        ]
        if limits:
            inside &= set(tree.within(limits[0]))
        if tree.tokens[head].deprel == "acl" and tree.tokens[head].xpos == "VBN" and not limits:
            inside |= {i for i in tree.phrase(tree.tokens[head].head) if i < head}
        if head not in inside:
            return None
        first, last = self._unbroken(head, inside)
        return tree.span([first, last]) if last > first or nominal or self._heads.is_predicate(head) else None

    def _unbroken(self, head: int, inside: set[int]) -> tuple[int, int]:
        """Return the first and the last word of the run around the head, marks and conjunctions at its ends cut off."""
        tree = self._tree
        first = last = head
        while first - 1 in inside or (first - 2 in inside and self._is_mark(first - 1)):
            first -= 1
        while last + 1 in inside or (last + 2 in inside and self._is_mark(last + 1)):
            last += 1
        while first < head and (tree.tokens[first].upos in {"PUNCT", "CCONJ"} or tree.tokens[first].deprel == "mark"):
            first += 1
        while last > head and tree.tokens[last].upos in {"PUNCT", "CCONJ", "SCONJ"}:
            last -= 1
        return first, last

    def _is_anaphoric(self, head: int, span: Span) -> bool:
        """Return whether a content only points back: "it", "such a step", "the idea"."""
        indices = self._tree.within(span)
        words = {self._tree.tokens[i].lemma.lower() for i in indices}
        if len(indices) > 3 or any(self._tree.tokens[i].upos == "PROPN" for i in indices):
            return False
        pointing = words & {"it", "this", "that", "they", "such", "those", "these", "so", "the"}
        return bool(pointing) and self._typist.type_of(head)[0] is None

    def _clause_of_cue(self, head: int) -> Span | None:
        """Return the clause of the cue that governs a content, where the content alone says too little."""
        item = self._contents.get(head)
        if item is None or item.cue_head < 0 or item.attitude == "said":
            return None
        top = item.cue_head
        while self._tree.tokens[top].deprel in {"xcomp", "obj", "amod", "nmod"} and self._tree.tokens[top].head != top:
            top = self._tree.tokens[top].head
        return self._stretch(top, False)

    def _is_slight(self, head: int, span: Span) -> bool:
        """Return whether a stretch is too short to state anything: one word, or two without an event."""
        words = sum(self._tree.tokens[i].upos != "PUNCT" for i in self._tree.within(span))
        if head in self._contents and span.end - span.start > 6 and self._is_quoted(span):
            return False
        return words < 2 or (words < 3 and self._typist.type_of(head)[0] is None)

    def _is_mark(self, i: int) -> bool:
        return self._tree.tokens[i].upos == "PUNCT"

    def _detached(self, head: int) -> set[int]:
        """Return the dependents, near and far, that are propositions of their own or coordinated clauses."""
        tree, found = self._tree, set()
        heads, cues = self._heads.found, self._heads.cues
        for i in tree.subtree(head):
            if i == head or not (i in cues or (i in heads and not heads[i].nominal)):
                continue
            if tree.tokens[i].deprel.partition(":")[0] in {"conj", "acl", "advcl", "parataxis", "ccomp", "csubj"}:
                found.add(i)
        return found

    def _leading(self, head: int) -> set[int]:
        """Return the words that open a clause without being part of it: markers, conjunctions, relative pronouns."""
        tree, found = self._tree, set()
        for i in tree.children[head]:
            token = tree.tokens[i]
            if i < head and (token.deprel.partition(":")[0] in {"mark", "cc", "case"} or token.xpos in RELATIVES):
                found |= set(tree.subtree(i))
        return found

    def _chain(self, head: int, span: Span) -> list[Attribution]:
        """Return the attributions that a proposition rests on, outermost first.

        A relative clause inside indirect speech is the outlet's own background, unless a cue of its own governs it.
        """
        word = self._tree.span([head])
        chain = [item for item in self._layers.attributions if item.covers(word)]
        chain.sort(key=lambda item: -item.size)
        chain = self._without_coordinated(_without_repeats(chain))
        if not chain or head in self._contents:
            return chain
        if self._is_background(head) and not self._is_quoted(span):
            return []
        return chain

    def _without_coordinated(self, chain: Sequence[Attribution]) -> list[Attribution]:
        """Return the chain without links whose cue stands beside an inner one: "X said …, and Y announced …"."""
        cues = [item.cue_head for item in chain]
        beside = [set(self._tree.conjuncts(cue)) - {cue} if cue >= 0 else set() for cue in cues]
        return [item for n, item in enumerate(chain) if not beside[n] & set(cues[n + 1 :])]

    def _is_background(self, head: int) -> bool:
        for i in [head, *self._tree.ancestors(head)]:
            if i in self._contents:
                return False
            if self._tree.tokens[i].deprel == "acl:relcl":
                return True
        return False

    def _is_quoted(self, span: Span) -> bool:
        return any(q.start <= span.start and span.end <= q.end for q in self._layers.quotations)


def _without_repeats(chain: Sequence[Attribution]) -> list[Attribution]:
    """Return the chain with one item a cue: the encoder and the syntax may both have found it."""
    found: list[Attribution] = []
    for item in chain:
        if all(item.cue_head < 0 or item.cue_head != other.cue_head for other in found):
            found.append(item)
    return found
