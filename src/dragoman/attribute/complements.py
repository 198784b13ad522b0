"""What hangs on a cue word: its complement and its subject."""

from __future__ import annotations

from dragoman.core.layers import Attitude
from dragoman.core.text import Span
from dragoman.knowledge.cues import Cues
from dragoman.syntax import Tree

OPEN_PREPOSITIONS = {
    "NOUN": frozenset({"for", "to", "of", "on", "against", "in"}),
    "ADJ": frozenset({"to", "of", "about", "for", "with", "on"}),
}
"""Prepositions by which nouns and adjectives of wishing take what is wished: "a call for", "opposed to"."""
UPWARD = {"xcomp", "conj", "advcl", "parataxis", "obj", "obl"}
"""Relations by which a word shares the subject of the one above it."""


def complement(tree: Tree, i: int, attitude: Attitude, cues: Cues) -> Span | None:
    """Return the stretch that a cue word governs, without its marker, or `None`.

    Speech takes a finite clause; wishes take a clause, a phrase with their preposition, or an object.
    """
    clause = next(tree.dependents(i, "ccomp", "xcomp"), None)
    if attitude == "said" and tree.tokens[i].lemma in cues.speech.confirming:
        clause = clause if clause is not None else next(tree.dependents(i, "acl", "nmod"), None)
        return _without_markers(tree, clause) if clause is not None else None
    if attitude == "said" and tree.tokens[i].upos == "NOUN":
        told = (j for j in tree.dependents(i, "acl", "ccomp") if tree.has(j, "mark") and tree.has(j, "nsubj"))
        clause = next(told, None)
        return _without_markers(tree, clause) if clause is not None else None
    if attitude == "said":
        return tree.span(tree.subtree(clause)) if clause is not None and tree.tokens[clause].deprel == "ccomp" else None
    head = clause if clause is not None else _prepositional(tree, i, attitude, cues)
    if head is None:
        loose = ("advcl", "acl") if tree.tokens[i].upos in {"ADJ", "NOUN"} else ("obj", "nsubj:pass")
        head = next(tree.dependents(i, *loose), None)
    if head is None and tree.tokens[i].upos == "VERB" and i + 1 < len(tree.tokens):
        # "The move to consider lifting the ban", where the gerund was hung on "move".
        follows = tree.tokens[i + 1]
        head = i + 1 if follows.xpos == "VBG" and follows.head == tree.tokens[i].head else None
    return None if head is None else _without_markers(tree, head)


def _without_markers(tree: Tree, head: int) -> Span:
    markers = set(tree.dependents(head, "mark", "case"))
    return tree.span([k for k in tree.subtree(head) if k not in markers])


def _prepositional(tree: Tree, i: int, attitude: Attitude, cues: Cues) -> int | None:
    token = tree.tokens[i]
    wanted = cues.attitude(attitude).with_preposition.get(token.lemma, frozenset())
    wanted |= OPEN_PREPOSITIONS.get(token.upos, frozenset())
    for j in tree.dependents(i, "obl", "advcl", "nmod"):
        if any(tree.tokens[k].lemma in wanted for k in tree.dependents(j, "case", "mark")):
            return j
    return None


def subject(tree: Tree, i: int) -> int | None:
    """Return the head of the subject of a cue: its own or that of the clause it stands in, `None` where none is."""
    seen: set[int] = set()
    while i not in seen:
        seen.add(i)
        token = tree.tokens[i]
        found = next(tree.dependents(i, "nsubj"), None)
        if found is None and token.upos == "NOUN":
            found = next(tree.dependents(i, "nmod:poss"), None)
        if found is not None:
            passive = tree.tokens[found].deprel == "nsubj:pass" and token.upos == "VERB"
            return next(tree.dependents(i, "obl:agent"), None) if passive else tree.antecedent(found)
        if token.deprel.startswith("acl"):
            return token.head
        if token.deprel.partition(":")[0] not in UPWARD or token.head == i:
            return None
        i = token.head
    return None
