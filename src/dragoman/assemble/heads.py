"""Finds the words that head a proposition: contents of attributions, clauses that tell of an event, nominal events."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dragoman.assemble.predicated import Predicated
from dragoman.assemble.typing import Typist
from dragoman.core.layers import Attribution, Layers
from dragoman.core.text import Span
from dragoman.knowledge.cues import load_cues
from dragoman.syntax import CLAUSAL, Tree

DEPENDENT_MARKS = {"if", "unless", "than", "whether", "lest", "as if", "like", "except", "rather"}
"""Conjunctions whose clause only qualifies the one above it."""
MIN_NOMINAL = 0.6
"""How sure the type of a nominal event must be for it to stand as a claim of its own."""
CONTENT_POS = {"VERB", "NOUN", "PROPN", "ADJ", "AUX", "NUM", "ADV", "PRON"}


class Head(Struct, frozen=True):
    """What makes a word the head of a proposition: the rule's name, nothing where the encoder alone says so.

    `nominal` says that it is an event told by a noun.
    """

    nominal: bool
    rule: str


class Heads:
    """Finds the heads of one report. `found` holds them by token, `contents` the attribution that a word is content of,
    `cues` the words that attribute."""

    def __init__(self, layers: Layers, tree: Tree, typist: Typist, predicated: Predicated) -> None:
        self._layers, self._tree, self._typist, self._predicated = layers, tree, typist, predicated
        self._attributions, self._confirming = layers.attributions, load_cues().speech.confirming
        self.cues = {item.cue_head for item in self._attributions if item.cue_head >= 0} | self._governing_cues()
        self.contents = self._contents()
        self.found = self._find()

    def is_predicate(self, i: int) -> bool:
        """Return whether a word is what a clause says of its subject."""
        token = self._tree.tokens[i]
        return token.upos == "VERB" or self._tree.has(i, "cop") or (token.upos == "AUX" and token.deprel in CLAUSAL)

    def _governing_cues(self) -> set[int]:
        """Return the verbs that only carry a cue: "expressed" of "expressed opposition", "is" of "is ready"."""
        found = set()
        for item in self._attributions:
            for i in (i for span in item.cue for i in self._tree.within(span)):
                if self._tree.tokens[i].upos in {"VERB", "AUX", "ADJ", "NOUN"}:
                    found.add(i)
        return found

    def _contents(self) -> dict[int, Attribution]:
        """Return the words that head a content, and what is coordinated with them."""
        found: dict[int, Attribution] = {}
        for item in self._attributions:
            for content in item.content:
                for head in self._heads_of(content):
                    found[head] = item
        return found

    def _heads_of(self, content: Span) -> list[int]:
        tree, inside = self._tree, self._tree.within(content)
        heads = [i for i in tree.heads(inside) if tree.tokens[i].upos in CONTENT_POS]
        clauses = [i for i in heads if self.is_predicate(i)] or self._deeds(heads[:1], set(inside))
        found = []
        for head in clauses or heads[:1]:
            members = [i for i in tree.conjuncts(head) if i in set(inside)]
            found += members if self._splits(head, members) else [head]
            found += [i for i in tree.dependents(head, "parataxis") if i in set(inside) and self.is_predicate(i)]
        return found

    def _deeds(self, heads: Sequence[int], inside: set[int]) -> list[int]:
        """Return the deed of which somebody is accused: "sheltering" of "both states of sheltering rebels"."""
        tree = self._tree
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
        if not all(self.is_predicate(i) for i in members):
            return False
        return self._is_finite(head) or len(members) > 2

    def _is_finite(self, i: int) -> bool:
        tokens = self._tree.tokens
        if tokens[i].xpos in {"VBD", "VBZ", "VBP"}:
            return True
        return any(tokens[j].xpos in {"VBD", "VBZ", "VBP", "MD"} for j in self._tree.dependents(i, "aux", "cop"))

    def _find(self) -> dict[int, Head]:
        found: dict[int, Head] = {}
        for i, token in enumerate(self._tree.tokens):
            if self._layers.sentences[token.sentence].kind == "furniture":
                continue
            rule = self._rule(i)
            if self._predicated.heads(i, by_rule=bool(rule)):
                found[i] = Head(not self.is_predicate(i), rule)
        return found

    def _rule(self, i: int) -> str:
        """Return by which rule syntax and types make a word the head of a proposition, nothing where none does."""
        if i in self.cues or self._leads_on(i) or self._shows(i):
            return ""
        if i in self.contents:
            return "heads the content of an attribution"
        worth = self._worth(i) if self._is_clause(i) else ""
        return worth or ("a noun of an event, with somebody or something to it" if self._is_nominal_event(i) else "")

    def _leads_on(self, i: int) -> bool:
        """Return whether a noun only leads to a cue that hangs on it: "the move to consider lifting the ban"."""
        return self._tree.tokens[i].upos == "NOUN" and any(
            j in self.cues for j in self._tree.dependents(i, "acl") if self._is_infinitive(j)
        )

    def _shows(self, i: int) -> bool:
        """Return whether a clause only tells that there is (no) confirmation of something that is a claim itself."""
        subjects = self._tree.dependents(i, "nsubj")
        return any(j in self.cues and self._tree.tokens[j].lemma in self._confirming for j in subjects)

    def _is_clause(self, i: int) -> bool:
        tree, token = self._tree, self._tree.tokens[i]
        if not self.is_predicate(i):
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
        first = self._tree.tokens[i].head
        if not self.is_predicate(first):
            return False
        if self._is_finite(i) or self._tree.has(i, "nsubj"):
            return first in self.cues or self._is_clause(first) or first in self.contents
        # "has descended and is sinking": the participle shares the auxiliary of the first.
        return self._tree.tokens[i].xpos == self._tree.tokens[first].xpos in {"VBN", "VBG"} and self._is_clause(first)

    def _is_infinitive(self, i: int) -> bool:
        return any(self._tree.tokens[j].lemma == "to" for j in self._tree.dependents(i, "mark", "aux"))

    def _worth(self, i: int) -> str:
        """Return why a clause tells of a public event: its type, or an actor who does something; nothing if not."""
        if self._typist.type_of(i)[0] is not None:
            return "a clause with an event type"
        relation = self._tree.tokens[i].deprel.partition(":")[0]
        if relation not in {"root", "conj", "parataxis"}:
            return ""
        span = self._tree.span([i])
        if any(item.covers(span) for item in self._attributions):
            return "a main clause inside what somebody says"
        return "a main clause that tells of something that happens" if self._typist.is_occurrence(i) else ""

    def _is_nominal_event(self, i: int) -> bool:
        tree, token = self._tree, self._tree.tokens[i]
        relation = token.deprel.partition(":")[0]
        if token.upos != "NOUN" or relation not in {"obl", "nmod", "nsubj", "obj", "conj", "appos"}:
            return False
        kind, score = self._typist.type_of(i)
        if kind is None or score < MIN_NOMINAL or not self._typist.is_occurrence(i):
            return False
        governor = tree.tokens[token.head]
        if relation in {"obj", "nsubj"} and governor.upos == "VERB":
            return False
        return tree.has(i, "nmod", "nmod:poss", "acl", "acl:relcl")
