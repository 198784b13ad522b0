"""What the words of one proposition show on their own: its auxiliaries, its denials, the stance of its head."""

from __future__ import annotations

from typing import Literal

from dragoman.assemble.propositions import Proposition
from dragoman.assemble.typing import STATES, Typist
from dragoman.attitudes import attitude_of
from dragoman.core.claims import Stance
from dragoman.core.layers import Attribution
from dragoman.knowledge.cues import Cues
from dragoman.syntax import Tree

Label = Literal["did", "said", "plans", "for", "against", "accepts", "considers"]
"""A kind, or for what is wanted its stance."""


class Clause:
    """One proposition with all that the rules look at to judge it; `inner` is the attribution nearest to it."""

    def __init__(self, proposition: Proposition, tree: Tree, typist: Typist, cues: Cues) -> None:
        self.proposition, self.tree, self.typist, self.cues = proposition, tree, typist, cues
        self.head = proposition.head
        self.token = tree.tokens[self.head]
        self.auxiliaries = [tree.tokens[i].lemma.lower() for i in tree.dependents(self.head, "aux")]
        self.inner: Attribution | None = proposition.chain[-1] if proposition.chain else None

    def is_static(self) -> bool:
        """Return whether the head tells of a state."""
        return self.tree.has(self.head, "cop") or self.token.lemma in STATES

    def has_no(self) -> bool:
        """Return whether "no" stands before the head: "no bases"."""
        return any(self.tree.tokens[i].lemma.lower() == "no" for i in self.tree.dependents(self.head, "det"))

    def own_attitude(self) -> Stance | None:
        """Return the stance that the head itself takes where it governs no clause: "we do not agree with the ban"."""
        if self.token.lemma == "against" and self.tree.has(self.head, "cop"):
            return "against"
        if self.proposition.nominal or self.inner is None:
            return None
        attitude, _ = attitude_of(self.tree, self.head, self.cues)
        return None if attitude == "said" or attitude == "plans" else attitude

    def denial(self) -> str:
        """Return by what the clause is denied, if it is: a particle, "no" on subject or object, a failing verb."""
        tree, negation = self.tree, self.cues.negation
        for i in tree.children[self.head]:
            token = tree.tokens[i]
            if token.deprel.partition(":")[0] in {"advmod", "det", "cc"} and token.lemma.lower() in negation.words:
                return "a negation on the head"
            if token.deprel.partition(":")[0] in {"nsubj", "obj"}:
                if token.lemma.lower() in {"nobody", "nothing", "none"}:
                    return "“nobody” or “nothing” beside the head"
                if any(tree.tokens[j].lemma.lower() in {"no", "neither"} for j in tree.dependents(i, "det", "advmod")):
                    return "“no” on its subject or object"
        above = tree.tokens[self.token.head]
        fails = self.token.lemma in {"fail"} and tree.has(self.head, "xcomp")
        return "“failed to”" if fails or (self.token.deprel == "xcomp" and above.lemma == "fail") else ""
