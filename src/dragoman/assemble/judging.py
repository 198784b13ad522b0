"""What a proposition claims: kind, stance, polarity and certainty."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from dragoman.assemble.clauses import Clause, Label
from dragoman.assemble.deciding import NOWHERE, Decided, Ruled
from dragoman.assemble.doubts import certainty_of, polarity_of
from dragoman.assemble.predicated import Predicated, weighed
from dragoman.assemble.propositions import Proposition
from dragoman.assemble.typing import Typist
from dragoman.core.claims import Certainty, Kind, Polarity, Stance
from dragoman.knowledge.cues import load_cues
from dragoman.syntax import Tree

ATTITUDES, KINDS, POLARITY, CERTAINTY = 5.0, 1.0, 2.0, 3.0
"""What the rules' answers count beside the encoder's probabilities, in nats: that a word tells of a wish counts more
than that none does."""
KIND_LABELS = {"did", "said", "plans"}


class Judged(Struct, frozen=True):
    """The decisions that say what sort of claim it is."""

    label: Decided[Label]
    polarity: Decided[Polarity]
    certainty: Decided[Certainty]

    @property
    def kind(self) -> Kind:
        """The kind."""
        return "wants" if self.stance else cast("Kind", self.label.value)

    @property
    def stance(self) -> Stance | None:
        """The stance, given for what is wanted alone."""
        return None if self.label.value in KIND_LABELS else cast("Stance", self.label.value)


def judge(proposition: Proposition, tree: Tree, typist: Typist, predicated: Predicated) -> Judged:
    """Return kind, stance, polarity and certainty of a proposition.

    An attributed proposition is what its content claims; the cue decides only when it wishes, opposes or plans.
    """
    clause = Clause(proposition, tree, typist, load_cues())
    label = _label(clause)
    polarity, certainty = polarity_of(clause, label.value), certainty_of(clause)
    predication = predicated.of(proposition.head)
    if predication is None:
        return Judged(
            Decided(label.value, label), Decided(polarity.value, polarity), Decided(certainty.value, certainty)
        )
    labels = cast("dict[Label, float]", predication.shares)
    signs: dict[Polarity, float] = {"+": 1 - predication.negated, "-": predication.negated}
    sure = cast("dict[Certainty, float]", predication.certainty)
    return Judged(
        weighed(labels, label, KINDS if label.value in KIND_LABELS else ATTITUDES),
        weighed(signs, polarity, POLARITY),
        weighed(sure, certainty, CERTAINTY),
    )


def _label(clause: Clause) -> Ruled[Label]:
    """Return the kind, or the stance of what is wanted."""
    attitude = clause.inner.attitude if clause.inner and clause.proposition.direct else "said"
    cue = clause.inner.cue_head if clause.inner else NOWHERE
    if attitude == "plans":
        if _is_condemned_plan(clause):
            return Ruled("against", "somebody condemns the plan itself", cue)
        return Ruled("plans", "its cue tells of a plan", cue)
    if attitude == "for" and clause.has_no():
        return Ruled("against", "its cue wishes that there be “no” such thing", cue)
    if attitude != "said":
        return Ruled(attitude, "what its cue makes of its content", cue)
    if set(clause.auxiliaries) & clause.cues.time.duty or _obliges(clause):
        return Ruled("against" if clause.denial() else "for", "it puts a duty", clause.head)
    if _evaluates_against(clause):
        return Ruled("against", "the head judges something unacceptable", clause.head)
    if _condemns_prospect(clause):
        return Ruled("against", "its cue condemns something that is not done yet", cue)
    own = clause.own_attitude()
    if own is not None:
        return Ruled(own, "the stance that the head itself takes", clause.head)
    if ahead := _ahead(clause):
        return Ruled("plans", ahead, clause.head)
    if clause.proposition.nominal and _is_prospective(clause) and not _is_spoken(clause):
        return Ruled("plans", "an event told as one to come", clause.head)
    if clause.inner is None:
        return Ruled("did", "no plan or wish, on nobody's word but the report's", clause.head)
    if said := _unhappened(clause):
        return Ruled("said", f"on somebody's word, and {said}", clause.head)
    return Ruled("did", "on somebody's word, and tells of something that happens", clause.head)


def _obliges(clause: Clause) -> bool:
    """Return whether the clause puts a duty: "has to leave", "needs to leave", "it is time to leave"."""
    if clause.token.lemma in {"have", "need"} and clause.tree.has(clause.head, "xcomp"):
        return True
    if clause.token.deprel == "xcomp" and clause.tree.tokens[clause.token.head].lemma in {"have", "need"}:
        return True
    return (
        clause.token.lemma in {"necessary", "essential", "time"}
        and clause.token.upos in {"ADJ", "NOUN"}
        and clause.tree.has(clause.head, "cop")
    )


def _condemns_prospect(clause: Clause) -> bool:
    """Return whether something is condemned that is not done yet: "denounced any plan to return"."""
    if not (clause.proposition.nominal and clause.inner and clause.inner.cue_head >= 0):
        return False
    condemns = clause.typist.type_of(clause.inner.cue_head)[0] in {"ACCUSE", "REJECT"}
    return condemns and (clause.token.lemma in clause.cues.time.prospects or _is_prospective(clause))


def _is_condemned_plan(clause: Clause) -> bool:
    """Return whether the plan itself is what somebody condemns: "denounced the plans for a return"."""
    return any(
        item.cue_head >= 0 and clause.typist.type_of(item.cue_head)[0] in {"ACCUSE", "REJECT"}
        for item in clause.proposition.chain[:-1]
    )


def _is_prospective(clause: Clause) -> bool:
    adjectives = {clause.tree.tokens[i].lemma.lower() for i in clause.tree.dependents(clause.head, "amod")}
    return bool(adjectives & clause.cues.time.prospective)


def _evaluates_against(clause: Clause) -> bool:
    return clause.token.lemma in {"unacceptable", "inadmissible", "intolerable", "impermissible"}


def _ahead(clause: Clause) -> str:
    """Return by what the clause tells of an event to come, nothing if by nothing.

    A state or a judgement to come is only said.
    """
    typed = clause.typist.type_of(clause.head)[0] is not None
    still = not typed and clause.is_static()
    if set(clause.auxiliaries) & clause.cues.time.ahead and not (still and clause.inner):
        return "an auxiliary of what is to come"
    if "would" in clause.auxiliaries and not still and not _is_conditional(clause) and "have" not in clause.auxiliaries:
        return "“would” without a condition"
    if (
        set(clause.auxiliaries) & (clause.cues.time.open | {"can"})
        and typed
        and clause.token.xpos in {"VB", "VBN"}
        and "have" not in clause.auxiliaries
    ):
        return "“may”, “could” or the like with an event to come"
    tokens = clause.tree.tokens
    above = tokens[clause.token.head] if clause.token.deprel == "xcomp" else clause.token
    if above.lemma.lower() in clause.cues.time.due and _has_infinitive(clause):
        return "an infinitive after a word like “due”"
    # "Is due to vote", with the adjective hanging on the verb.
    if any(
        tokens[i].xpos == "JJ" and tokens[i].lemma in clause.cues.time.due for i in clause.tree.children[clause.head]
    ):
        return "an adjective like “due” on the verb"
    # A headline: "Council to discuss sanctions".
    if (
        clause.token.deprel == "root"
        and clause.token.xpos == "VB"
        and any(tokens[i].lemma == "to" for i in clause.tree.dependents(clause.head, "mark", "aux"))
    ):
        return "an infinitive at the head of the sentence, as in headlines"
    # "is to meet", "is going to meet", "is due to".
    words = [tokens[i].lemma.lower() for i in clause.tree.dependents(clause.head, "aux", "mark", "cop")]
    if "be" in words and "to" in words and clause.token.xpos in {"VB", "VBN"}:
        return "“is to” with an infinitive"
    if above.lemma in {"go"} and above.xpos == "VBG" and _has_infinitive(clause):
        return "“going to” with an infinitive"
    return "“planned” or “scheduled”" if _is_scheduled(clause) else ""


def _is_scheduled(clause: Clause) -> bool:
    return clause.token.lemma in {"plan", "schedule"} and clause.token.xpos == "VBN"


def _has_infinitive(clause: Clause) -> bool:
    return clause.token.xpos == "VB" or any(
        clause.tree.tokens[i].xpos == "VB" for i in clause.tree.dependents(clause.head, "xcomp", "ccomp")
    )


def _is_conditional(clause: Clause) -> bool:
    return any(
        clause.tree.tokens[j].lemma in {"if", "unless"}
        for i in clause.tree.dependents(clause.head, "advcl")
        for j in clause.tree.dependents(i, "mark")
    )


def _is_spoken(clause: Clause) -> bool:
    return clause.inner is not None and clause.inner.source_head >= 0


def _unhappened(clause: Clause) -> str:
    """Return why the words of a source tell of nothing that happened or is going on, nothing if they do."""
    if set(clause.auxiliaries) & (clause.cues.time.open | {"can"}):
        return "left open by “may”, “could” or the like"
    typed = clause.typist.type_of(clause.head)[0] is not None
    if clause.proposition.nominal:
        if _cue_judges(clause):
            return "its cue judges somebody"
        return "" if typed else "a noun of no event type"
    if clause.is_static():
        return "a state"
    tensed = {clause.tree.tokens[i].xpos for i in clause.tree.dependents(clause.head, "aux")}
    past = clause.token.xpos in {"VBD", "VBN"} or "have" in clause.auxiliaries or "VBD" in tensed
    if past or clause.token.xpos == "VBG":
        return "" if typed or clause.typist.is_occurrence(clause.head) else "nothing that happens"
    return "" if typed and clause.token.xpos != "VB" else "not past, and without an event type or not finite"


def _cue_judges(clause: Clause) -> bool:
    cue = clause.inner.cue_head if clause.inner else NOWHERE
    return cue >= 0 and clause.tree.tokens[cue].lemma in clause.cues.speech.judging
