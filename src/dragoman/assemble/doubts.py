"""Whether a proposition is denied, and how sure it is put."""

from __future__ import annotations

from dragoman.assemble.clauses import Clause, Label
from dragoman.assemble.deciding import NOWHERE, Ruled
from dragoman.core.claims import Certainty, Polarity


def polarity_of(clause: Clause, label: Label) -> Ruled[Polarity]:
    """Return whether the claim is denied: every denial turns it round."""
    denial = clause.denial()
    turns = [denial] if denial else []
    if turns and label == "against" and _denies_by_stance(clause):
        turns = []
    if clause.inner and clause.proposition.direct:
        if clause.inner.negated and clause.inner.attitude != "said":
            turns.append("its cue is denied")
        if clause.inner.denies:
            turns.append("its cue denies its content")
    if turns:
        return Ruled("-" if len(turns) % 2 else "+", ", and ".join(turns), clause.head)
    return Ruled("+", "its denial makes the stance" if denial else "nothing denies it")


def _denies_by_stance(clause: Clause) -> bool:
    """Return whether the denial of something that is opposed is the opposition itself: "must not leave"."""
    duty = set(clause.auxiliaries) & (clause.cues.time.duty | {"can"})
    return bool(duty or clause.has_no() or clause.own_attitude())


def certainty_of(clause: Clause) -> Ruled[Certainty]:
    """Return how sure the claim is put."""
    lemmas, hedges = _qualifying(clause), clause.cues.hedges
    if found := lemmas & hedges.unconfirmed:
        return Ruled("unconfirmed", _hedge(found), clause.head)
    if _is_unconfirmed(clause):
        return Ruled("unconfirmed", "it hangs on a confirmation that is denied", clause.head)
    if found := lemmas & hedges.possible:
        return Ruled("possible", _hedge(found), clause.head)
    if _cue(clause) in {"suggest", "speculate", "speculation", "suggestion"}:
        return Ruled("possible", "its cue only suggests it", clause.inner.cue_head if clause.inner else NOWHERE)
    if found := lemmas & hedges.probable:
        return Ruled("probable", _hedge(found), clause.head)
    return Ruled("certain", "no word of doubt")


def _cue(clause: Clause) -> str:
    """Return the lemma of the cue that makes somebody say this very proposition, or nothing."""
    if clause.inner is None or not clause.proposition.direct or clause.inner.cue_head < 0:
        return ""
    return clause.tree.tokens[clause.inner.cue_head].lemma


def _qualifying(clause: Clause) -> set[str]:
    """Return the lemmas that qualify the head: auxiliaries, adverbs, and the verb or adjective it hangs on."""
    found = set(clause.auxiliaries)
    for i in clause.tree.dependents(clause.head, "advmod", "amod"):
        found.add(clause.tree.tokens[i].lemma.lower())
    if clause.token.lemma in clause.cues.hedges.probable | clause.cues.hedges.possible | clause.cues.hedges.unconfirmed:
        found.add(clause.token.lemma)
    if clause.token.deprel == "xcomp":
        found.add(clause.tree.tokens[clause.token.head].lemma.lower())
    if "would" in found:
        found.discard("would")
    return found


def _is_unconfirmed(clause: Clause) -> bool:
    """Return whether the proposition hangs on a denied confirmation: "no confirmation has surfaced regarding …"."""
    for i in [clause.head, *clause.tree.ancestors(clause.head)]:
        for j in [i, *clause.tree.dependents(i, "nsubj", "obj")]:
            token = clause.tree.tokens[j]
            if token.lemma in {"confirmation", "confirm", "verify", "verification", "corroborate"} and j != clause.head:
                near = [clause.tree.tokens[k].lemma.lower() for k in clause.tree.children[j]]
                near += [clause.tree.tokens[k].lemma.lower() for k in clause.tree.children[i]]
                if {"no", "not", "never"} & set(near):
                    return True
    return False


def _hedge(found: set[str]) -> str:
    return f"hedged by “{min(found)}”"
