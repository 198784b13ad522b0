"""What a cue makes of its content: says it, wishes it, opposes it, accepts it, considers it, plans it."""

from __future__ import annotations

from dragoman.core.layers import Attitude
from dragoman.core.text import Span
from dragoman.knowledge.cues import Cues
from dragoman.syntax import Tree

CARRIERS = {"be", "remain", "make", "express", "have", "voice", "stand", "state", "appear", "seem"}
"""Verbs that only carry an attitude that stands on their complement: "is ready to", "voiced opposition to"."""
ORDER: tuple[Attitude, ...] = ("against", "for", "accepts", "considers", "plans")
APPROVING = {"support", "approve", "back", "endorse", "accept", "agree", "want", "wish", "like"}
"""Verbs that object when they are denied, whatever they do otherwise: "does not agree with", "cannot support"."""


def prepositions(tree: Tree, head: int) -> frozenset[str]:
    """Return the lemmas of the prepositions and particles that hang on a word or on its complements."""
    found = {tree.tokens[i].lemma for i in tree.dependents(head, "compound:prt", "case", "advmod")}
    for i in tree.dependents(head, "obl", "nmod", "advcl", "xcomp"):
        found |= {tree.tokens[j].lemma for j in tree.dependents(i, "case", "mark")}
    return frozenset(found)


def attitude_of(tree: Tree, head: int, cues: Cues, span: Span | None = None) -> tuple[Attitude, bool]:
    """Return what a cue makes of its content, and whether the cue is denied.

    `span` is the whole cue, whose prepositions count too. A denied objection accepts, a denied acceptance objects; a
    denied wish stays a wish, denied.
    """
    attitude = _plain_attitude(tree, head, cues, span)
    if not is_negated(tree, head):
        return attitude, False
    if attitude == "against":
        return "accepts", False
    if attitude == "accepts" or tree.tokens[head].lemma in APPROVING:
        return "against", False
    return attitude, True


def _plain_attitude(tree: Tree, head: int, cues: Cues, span: Span | None) -> Attitude:
    token, near = tree.tokens[head], prepositions(tree, head)
    if span is not None:
        near |= {tree.tokens[i].lemma for i in tree.within(span) if tree.tokens[i].upos in {"ADP", "SCONJ", "ADV"}}
    # "Is opposed" and "is due" may be tagged as verbs.
    upos = "ADJ" if token.upos == "VERB" and token.lemma in cues.against.adjectives else token.upos
    for name in ORDER:
        if cues.attitude(name).holds(token.lemma, upos, near):
            return name
    if token.upos in {"VERB", "AUX"} and token.lemma in CARRIERS:
        for i in tree.dependents(head, "xcomp", "obj"):
            if tree.tokens[i].upos in {"ADJ", "NOUN"}:
                carried, _ = attitude_of(tree, i, cues)
                if carried != "said":
                    return carried
    return "said"


def is_negated(tree: Tree, head: int) -> bool:
    """Return whether a word is denied by a particle of its own."""
    return any(tree.tokens[i].lemma in {"not", "never", "n't"} for i in tree.dependents(head, "advmod"))
