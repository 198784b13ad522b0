"""Cuts sentences into propositions: one verb with its own actor or time, one nominal event, one thing wanted.

trees, attributions → heads (clauses, contents, nominal events) → stretches of text
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.assemble.predicated import Predicated
from dragoman.assemble.typing import Typist
from dragoman.core.layers import Attribution, Layers
from dragoman.core.text import Span
from dragoman.knowledge.cues import load_cues
from dragoman.syntax import CLAUSAL, Tree

DEPENDENT_MARKS = {"if", "unless", "than", "whether", "lest", "as if", "like", "except", "rather"}
"""Conjunctions whose clause only qualifies the one above it."""
RELATIVES = {"WP", "WDT", "WP$", "WRB"}
MIN_NOMINAL = 0.6
"""How sure the type of a nominal event must be for it to stand as a claim of its own."""
CONTENT_POS = {"VERB", "NOUN", "PROPN", "ADJ", "AUX", "NUM", "ADV", "PRON"}


class Proposition(Struct, frozen=True):
    """One thing that is claimed: its head word, its stretch of text, and the attributions that it rests on.

    `chain` is outermost first. `direct` says that the innermost attribution is about this very proposition, not about
    a clause inside it.
    """

    head: int
    span: Span
    chain: tuple[Attribution, ...]
    direct: bool
    nominal: bool


def propositions(layers: Layers, tree: Tree, typist: Typist, predicated: Predicated) -> list[Proposition]:
    """Return the propositions of the story in the order of the text."""
    finder = _Finder(layers, tree, typist, predicated)
    return sorted(finder.find(), key=lambda p: (p.span.start, -p.span.end))


class _Finder:
    """Holds what every step looks at. Invariant: `heads` are settled before any stretch is cut."""

    def __init__(self, layers: Layers, tree: Tree, typist: Typist, predicated: Predicated) -> None:
        self.predicated = predicated
        self.layers, self.tree, self.attributions, self.typist = layers, tree, layers.attributions, typist
        self._confirming = load_cues().speech.confirming
        self.cue_heads = {item.cue_head for item in self.attributions if item.cue_head >= 0}
        self.cue_heads |= self._governing_cues()
        self.content_heads = self._content_heads()
        self.heads = self._heads()

    def find(self) -> Iterator[Proposition]:
        """Yield a proposition for every head that has words of its own."""
        taken: set[Span] = set()
        for head, nominal in sorted(self.heads.items()):
            span = self.predicated.span(head) or self._stretch(head, nominal)
            if span is not None and nominal and self._is_anaphoric(head, span):
                span = self._clause_of_cue(head)
            if span is None or span in taken or self._is_slight(head, span):
                continue
            taken.add(span)
            chain = self._chain(head, span)
            direct = bool(chain) and head in self.content_heads
            yield Proposition(head, span, tuple(chain), direct, nominal)

    def _governing_cues(self) -> set[int]:
        """Return the verbs that only carry a cue: "expressed" of "expressed opposition", "is" of "is ready"."""
        found = set()
        for item in self.attributions:
            for i in (i for span in item.cue for i in self.tree.within(span)):
                if self.tree.tokens[i].upos in {"VERB", "AUX", "ADJ", "NOUN"}:
                    found.add(i)
        return found

    def _content_heads(self) -> dict[int, Attribution]:
        """Return the words that head a content, and what is coordinated with them."""
        found: dict[int, Attribution] = {}
        for item in self.attributions:
            for content in item.content:
                for head in self._heads_of(content):
                    found[head] = item
        return found

    def _heads_of(self, content: Span) -> list[int]:
        tree, inside = self.tree, self.tree.within(content)
        heads = [i for i in tree.heads(inside) if tree.tokens[i].upos in CONTENT_POS]
        clauses = [i for i in heads if self._is_predicate(i)] or self._deeds(heads[:1], set(inside))
        found = []
        for head in clauses or heads[:1]:
            members = [i for i in tree.conjuncts(head) if i in set(inside)]
            found += members if self._splits(head, members) else [head]
            found += [i for i in tree.dependents(head, "parataxis") if i in set(inside) and self._is_predicate(i)]
        return found

    def _deeds(self, heads: Sequence[int], inside: set[int]) -> list[int]:
        """Return the deed of which somebody is accused: "sheltering" of "both states of sheltering rebels"."""
        tree = self.tree
        return [
            i
            for head in heads
            for i in tree.dependents(head, "acl", "nmod")
            if i in inside and tree.tokens[i].xpos == "VBG" and tree.has(i, "mark", "case")
        ]

    def _splits(self, head: int, members: Sequence[int]) -> bool:
        """Return whether coordinated words are claims each: finite clauses are, and infinitives from three on."""
        if len(members) == 1:
            return True
        if not all(self._is_predicate(i) for i in members):
            return False
        return self._is_finite(head) or len(members) > 2

    def _is_predicate(self, i: int) -> bool:
        token = self.tree.tokens[i]
        return token.upos == "VERB" or self.tree.has(i, "cop") or (token.upos == "AUX" and token.deprel in CLAUSAL)

    def _is_finite(self, i: int) -> bool:
        tokens = self.tree.tokens
        if tokens[i].xpos in {"VBD", "VBZ", "VBP"}:
            return True
        return any(tokens[j].xpos in {"VBD", "VBZ", "VBP", "MD"} for j in self.tree.dependents(i, "aux", "cop"))

    def _heads(self) -> dict[int, bool]:
        """Return the heads of all propositions; the value says whether it is a nominal event."""
        found: dict[int, bool] = {}
        for i, token in enumerate(self.tree.tokens):
            if self.layers.sentences[token.sentence].kind == "furniture":
                continue
            by_rule = self._is_head(i)
            if self.predicated.heads(i, by_rule=by_rule):
                found[i] = not self._is_predicate(i)
        return found

    def _is_head(self, i: int) -> bool:
        """Return whether syntax and types make a word the head of a proposition."""
        if i in self.cue_heads or self._leads_on(i) or self._shows(i):
            return False
        return i in self.content_heads or (self._is_clause(i) and self._is_worthy(i)) or self._is_nominal_event(i)

    def _leads_on(self, i: int) -> bool:
        """Return whether a noun only leads to a cue that hangs on it: "the move to consider lifting the ban"."""
        return self.tree.tokens[i].upos == "NOUN" and any(
            j in self.cue_heads for j in self.tree.dependents(i, "acl") if self._is_infinitive(j)
        )

    def _shows(self, i: int) -> bool:
        """Return whether a clause only tells that there is (no) confirmation of something that is a claim itself."""
        subjects = self.tree.dependents(i, "nsubj")
        return any(j in self.cue_heads and self.tree.tokens[j].lemma in self._confirming for j in subjects)

    def _is_clause(self, i: int) -> bool:
        tree, token = self.tree, self.tree.tokens[i]
        if not self._is_predicate(i):
            return False
        relation = token.deprel.partition(":")[0]
        if relation == "conj":
            return self._is_coordinated_clause(i)
        if relation in {"root", "parataxis"}:
            return True
        marks = {tree.tokens[j].lemma for j in tree.dependents(i, "mark")}
        if relation == "advcl":
            return not (marks & DEPENDENT_MARKS or self._is_infinitive(i))
        if relation == "acl":
            return token.deprel == "acl:relcl" or not self._is_infinitive(i)
        return False

    def _is_coordinated_clause(self, i: int) -> bool:
        first = self.tree.tokens[i].head
        if not self._is_predicate(first):
            return False
        if self._is_finite(i) or self.tree.has(i, "nsubj"):
            return first in self.cue_heads or self._is_clause(first) or first in self.content_heads
        # "has descended and is sinking": the participle shares the auxiliary of the first.
        return self.tree.tokens[i].xpos == self.tree.tokens[first].xpos in {"VBN", "VBG"} and self._is_clause(first)

    def _is_infinitive(self, i: int) -> bool:
        return any(self.tree.tokens[j].lemma == "to" for j in self.tree.dependents(i, "mark", "aux"))

    def _is_worthy(self, i: int) -> bool:
        """Return whether a clause tells of a public event: by its type, or by an actor who does something."""
        if self.typist.type_of(i)[0] is not None:
            return True
        relation = self.tree.tokens[i].deprel.partition(":")[0]
        if relation not in {"root", "conj", "parataxis"}:
            return False
        span = self.tree.span([i])
        return any(item.covers(span) for item in self.attributions) or self.typist.is_occurrence(i)

    def _is_nominal_event(self, i: int) -> bool:
        tree, token = self.tree, self.tree.tokens[i]
        relation = token.deprel.partition(":")[0]
        if token.upos != "NOUN" or relation not in {"obl", "nmod", "nsubj", "obj", "conj", "appos"}:
            return False
        kind, score = self.typist.type_of(i)
        if kind is None or score < MIN_NOMINAL or not self.typist.is_occurrence(i):
            return False
        governor = tree.tokens[token.head]
        if relation in {"obj", "nsubj"} and governor.upos == "VERB":
            return False
        return tree.has(i, "nmod", "nmod:poss", "acl", "acl:relcl")

    def _stretch(self, head: int, nominal: bool) -> Span | None:
        """Return the unbroken words around the head that belong to it and to no other proposition."""
        tree = self.tree
        apart = {i for i in self.heads if i != head and not self.heads[i]}
        apart |= {i for i in self.cue_heads if i != head}
        inside = set(tree.subtree(head, without=self._detached(head, apart)))
        inside -= self._leading(head)
        limits = [
            c
            for item in [self.content_heads.get(head)]
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
        first = last = head
        while first - 1 in inside or (first - 2 in inside and self._is_mark(first - 1)):
            first -= 1
        while last + 1 in inside or (last + 2 in inside and self._is_mark(last + 1)):
            last += 1
        while first < head and (tree.tokens[first].upos in {"PUNCT", "CCONJ"} or tree.tokens[first].deprel == "mark"):
            first += 1
        while last > head and tree.tokens[last].upos in {"PUNCT", "CCONJ", "SCONJ"}:
            last -= 1
        return tree.span([first, last]) if last > first or nominal or self._is_predicate(head) else None

    def _is_anaphoric(self, head: int, span: Span) -> bool:
        """Return whether a content only points back: "it", "such a step", "the idea"."""
        indices = self.tree.within(span)
        words = {self.tree.tokens[i].lemma.lower() for i in indices}
        if len(indices) > 3 or any(self.tree.tokens[i].upos == "PROPN" for i in indices):
            return False
        pointing = words & {"it", "this", "that", "they", "such", "those", "these", "so", "the"}
        return bool(pointing) and self.typist.type_of(head)[0] is None

    def _clause_of_cue(self, head: int) -> Span | None:
        """Return the clause of the cue that governs a content, where the content alone says too little."""
        item = self.content_heads.get(head)
        if item is None or item.cue_head < 0 or item.attitude == "said":
            return None
        top = item.cue_head
        while self.tree.tokens[top].deprel in {"xcomp", "obj", "amod", "nmod"} and self.tree.tokens[top].head != top:
            top = self.tree.tokens[top].head
        return self._stretch(top, False)

    def _is_slight(self, head: int, span: Span) -> bool:
        """Return whether a stretch is too short to state anything: one word, or two without an event."""
        words = sum(self.tree.tokens[i].upos != "PUNCT" for i in self.tree.within(span))
        if head in self.content_heads and span.end - span.start > 6 and self._is_quoted(span):
            return False
        return words < 2 or (words < 3 and self.typist.type_of(head)[0] is None)

    def _is_mark(self, i: int) -> bool:
        return self.tree.tokens[i].upos == "PUNCT"

    def _detached(self, head: int, apart: set[int]) -> set[int]:
        """Return the dependents, near and far, that are propositions of their own or coordinated clauses."""
        tree, found = self.tree, set()
        for i in tree.subtree(head):
            if i == head:
                continue
            token = tree.tokens[i]
            if i in apart and token.deprel.partition(":")[0] in {"conj", "acl", "advcl", "parataxis", "ccomp", "csubj"}:
                found.add(i)
        return found

    def _leading(self, head: int) -> set[int]:
        """Return the words that open a clause without being part of it: markers, conjunctions, relative pronouns."""
        tree, found = self.tree, set()
        for i in tree.children[head]:
            token = tree.tokens[i]
            if i < head and (token.deprel.partition(":")[0] in {"mark", "cc", "case"} or token.xpos in RELATIVES):
                found |= set(tree.subtree(i))
        return found

    def _chain(self, head: int, span: Span) -> list[Attribution]:
        """Return the attributions that a proposition rests on, outermost first.

        A relative clause inside indirect speech is the outlet's own background, unless a cue of its own governs it.
        """
        word = self.tree.span([head])
        chain = [item for item in self.attributions if item.covers(word)]
        chain.sort(key=lambda item: -item.size)
        chain = self._without_coordinated(_without_repeats(chain))
        if not chain or head in self.content_heads:
            return chain
        if self._is_background(head) and not self._is_quoted(span):
            return []
        return chain

    def _without_coordinated(self, chain: Sequence[Attribution]) -> list[Attribution]:
        """Return the chain without links whose cue stands beside an inner one: "X said …, and Y announced …"."""
        cues = [item.cue_head for item in chain]
        beside = [set(self.tree.conjuncts(cue)) - {cue} if cue >= 0 else set() for cue in cues]
        return [item for n, item in enumerate(chain) if not beside[n] & set(cues[n + 1 :])]

    def _is_background(self, head: int) -> bool:
        for i in [head, *self.tree.ancestors(head)]:
            if i in self.content_heads:
                return False
            if self.tree.tokens[i].deprel == "acl:relcl":
                return True
        return False

    def _is_quoted(self, span: Span) -> bool:
        return any(q.start <= span.start and span.end <= q.end for q in self.layers.quotations)


def _without_repeats(chain: Sequence[Attribution]) -> list[Attribution]:
    """Return the chain with one item a cue: the encoder and the syntax may both have found it."""
    found: list[Attribution] = []
    for item in chain:
        if all(item.cue_head < 0 or item.cue_head != other.cue_head for other in found):
            found.append(item)
    return found
