"""What a proposition claims: kind, stance, polarity and certainty."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from dragoman.assemble.predicated import Predicated, weigh
from dragoman.assemble.propositions import Proposition
from dragoman.assemble.typing import STATES, Typist
from dragoman.attitudes import attitude_of
from dragoman.core.claims import Certainty, Kind, Polarity, Stance
from dragoman.core.layers import Attribution, Layers
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.syntax import Tree

KINDS, POLARITY, CERTAINTY = 4.0, 2.0, 3.0
"""What the rules' answers count beside the encoder's probabilities, in nats."""


class Judged(Struct, frozen=True):
    """The four values that say what sort of claim it is."""

    kind: Kind
    stance: Stance | None
    polarity: Polarity
    certainty: Certainty


def judge(proposition: Proposition, layers: Layers, tree: Tree, typist: Typist, predicated: Predicated) -> Judged:
    """Return kind, stance, polarity and certainty of a proposition.

    An attributed proposition is what its content claims; the cue decides only when it wishes, opposes or plans.
    """
    view = _View(proposition, layers, tree, typist, load_cues())
    kind, stance = view.kind()
    polarity, certainty = view.polarity(kind, stance), view.certainty()
    predication = predicated.of(proposition.head)
    if predication is not None:
        kind, stance = _labelled(weigh(predication.shares, stance or kind, KINDS))
        polarity = weigh({"+": 1 - predication.negated, "-": predication.negated}, polarity, POLARITY)
        certainty = cast("Certainty", weigh(predication.certainty, certainty, CERTAINTY))
    return Judged(kind, stance, polarity, certainty)


def _labelled(label: str) -> tuple[Kind, Stance | None]:
    """Return kind and stance of a label of the encoder, which names what is wanted by its stance."""
    if label in {"did", "said", "plans"}:
        return cast("Kind", label), None
    return "wants", cast("Stance", label)


class _View:
    def __init__(self, proposition: Proposition, layers: Layers, tree: Tree, typist: Typist, cues: Cues) -> None:
        self.proposition, self.layers, self.tree, self.typist, self.cues = proposition, layers, tree, typist, cues
        self.head = proposition.head
        self.token = tree.tokens[self.head]
        self.auxiliaries = [tree.tokens[i].lemma.lower() for i in tree.dependents(self.head, "aux")]
        self.inner: Attribution | None = proposition.chain[-1] if proposition.chain else None

    def kind(self) -> tuple[Kind, Stance | None]:
        attitude = self.inner.attitude if self.inner and self.proposition.direct else "said"
        if attitude == "plans":
            return ("wants", "against") if self._is_condemned_plan() else ("plans", None)
        if attitude == "for" and self._has_no():
            return "wants", "against"
        if attitude != "said":
            return "wants", attitude
        if set(self.auxiliaries) & self.cues.time.duty or self._obliges():
            return "wants", "against" if self._denied_here() else "for"
        if self._evaluates_against():
            return "wants", "against"
        if self._condemns_prospect():
            return "wants", "against"
        own = self._own_attitude()
        if own is not None:
            return "wants", own
        if self._is_ahead() or (self.proposition.nominal and self._is_prospective() and not self._is_spoken()):
            return "plans", None
        if self.inner is None:
            return "did", None
        return ("did", None) if self._happens() else ("said", None)

    def _obliges(self) -> bool:
        """Return whether the clause puts a duty: "has to leave", "needs to leave", "it is time to leave"."""
        if self.token.lemma in {"have", "need"} and self.tree.has(self.head, "xcomp"):
            return True
        if self.token.deprel == "xcomp" and self.tree.tokens[self.token.head].lemma in {"have", "need"}:
            return True
        return (
            self.token.lemma in {"necessary", "essential", "time"}
            and self.token.upos in {"ADJ", "NOUN"}
            and self.tree.has(self.head, "cop")
        )

    def _condemns_prospect(self) -> bool:
        """Return whether something is condemned that is not done yet: "denounced any plan to return"."""
        if not (self.proposition.nominal and self.inner and self.inner.cue_head >= 0):
            return False
        condemns = self.typist.type_of(self.inner.cue_head)[0] in {"ACCUSE", "REJECT"}
        return condemns and (self.token.lemma in self.cues.time.prospects or self._is_prospective())

    def _is_condemned_plan(self) -> bool:
        """Return whether the plan itself is what somebody condemns: "denounced the plans for a return"."""
        return any(
            item.cue_head >= 0 and self.typist.type_of(item.cue_head)[0] in {"ACCUSE", "REJECT"}
            for item in self.proposition.chain[:-1]
        )

    def _is_prospective(self) -> bool:
        adjectives = {self.tree.tokens[i].lemma.lower() for i in self.tree.dependents(self.head, "amod")}
        return bool(adjectives & self.cues.time.prospective)

    def _own_attitude(self) -> Stance | None:
        """Return the stance that the head itself takes where it governs no clause: "we do not agree with the ban"."""
        if self.token.lemma == "against" and self.tree.has(self.head, "cop"):
            return "against"
        if self.proposition.nominal or self.inner is None:
            return None
        attitude, _ = attitude_of(self.tree, self.head, self.cues)
        return None if attitude == "said" or attitude == "plans" else attitude

    def _evaluates_against(self) -> bool:
        return self.token.lemma in {"unacceptable", "inadmissible", "intolerable", "impermissible"}

    def _is_ahead(self) -> bool:
        """Return whether the clause tells of an event to come: a state or a judgement to come is only said."""
        typed = self.typist.type_of(self.head)[0] is not None
        still = not typed and self._is_static()
        if set(self.auxiliaries) & self.cues.time.ahead and not (still and self.inner):
            return True
        if "would" in self.auxiliaries and not still and not self._is_conditional() and "have" not in self.auxiliaries:
            return True
        if (
            set(self.auxiliaries) & (self.cues.time.open | {"can"})
            and typed
            and self.token.xpos in {"VB", "VBN"}
            and "have" not in self.auxiliaries
        ):
            return True
        tokens = self.tree.tokens
        above = tokens[self.token.head] if self.token.deprel == "xcomp" else self.token
        if above.lemma.lower() in self.cues.time.due and self._has_infinitive():
            return True
        # "Is due to vote", with the adjective hanging on the verb.
        if any(tokens[i].xpos == "JJ" and tokens[i].lemma in self.cues.time.due for i in self.tree.children[self.head]):
            return True
        # A headline: "Council to discuss sanctions".
        if (
            self.token.deprel == "root"
            and self.token.xpos == "VB"
            and any(tokens[i].lemma == "to" for i in self.tree.dependents(self.head, "mark", "aux"))
        ):
            return True
        # "is to meet", "is going to meet", "is due to".
        words = [tokens[i].lemma.lower() for i in self.tree.dependents(self.head, "aux", "mark", "cop")]
        if "be" in words and "to" in words and self.token.xpos in {"VB", "VBN"}:
            return True
        return (above.lemma in {"go"} and above.xpos == "VBG" and self._has_infinitive()) or (
            self.token.lemma in {"plan", "schedule"} and self.token.xpos == "VBN"
        )

    def _has_infinitive(self) -> bool:
        return self.token.xpos == "VB" or any(
            self.tree.tokens[i].xpos == "VB" for i in self.tree.dependents(self.head, "xcomp", "ccomp")
        )

    def _is_conditional(self) -> bool:
        return any(
            self.tree.tokens[j].lemma in {"if", "unless"}
            for i in self.tree.dependents(self.head, "advcl")
            for j in self.tree.dependents(i, "mark")
        )

    def _is_spoken(self) -> bool:
        return self.inner is not None and self.inner.source_head >= 0

    def _happens(self) -> bool:
        """Return whether the words of a source tell of something that happened or is going on, not of a judgement."""
        if set(self.auxiliaries) & (self.cues.time.open | {"can"}):
            return False
        if self.proposition.nominal:
            if (
                self.inner
                and self.inner.cue_head >= 0
                and self.tree.tokens[self.inner.cue_head].lemma in self.cues.speech.judging
            ):
                return False
            return self.typist.type_of(self.head)[0] is not None
        if self._is_static():
            return False
        typed = self.typist.type_of(self.head)[0] is not None
        tensed = {self.tree.tokens[i].xpos for i in self.tree.dependents(self.head, "aux")}
        past = self.token.xpos in {"VBD", "VBN"} or "have" in self.auxiliaries or "VBD" in tensed
        if past or self.token.xpos == "VBG":
            return typed or self.typist.is_occurrence(self.head)
        return typed and self.token.xpos != "VB"

    def _is_static(self) -> bool:
        return self.tree.has(self.head, "cop") or self.token.lemma in STATES

    def polarity(self, kind: Kind, stance: Stance | None) -> Polarity:
        denied = self._denied_here()
        if (
            kind == "wants"
            and stance == "against"
            and (set(self.auxiliaries) & (self.cues.time.duty | {"can"}) or self._has_no() or self._own_attitude())
        ):
            denied = False
        if self.inner and self.proposition.direct and (self.inner.negated and self.inner.attitude != "said"):
            denied = not denied
        if self.inner and self.proposition.direct and self.inner.denies:
            denied = not denied
        return "-" if denied else "+"

    def _has_no(self) -> bool:
        return any(self.tree.tokens[i].lemma.lower() == "no" for i in self.tree.dependents(self.head, "det"))

    def _denied_here(self) -> bool:
        """Return whether the clause is denied: by its particle, by "no" on its subject or object, by a failing verb."""
        tree, negation = self.tree, self.cues.negation
        for i in tree.children[self.head]:
            token = tree.tokens[i]
            if token.deprel.partition(":")[0] in {"advmod", "det", "cc"} and token.lemma.lower() in negation.words:
                return True
            if token.deprel.partition(":")[0] in {"nsubj", "obj"}:
                if token.lemma.lower() in {"nobody", "nothing", "none"}:
                    return True
                if any(tree.tokens[j].lemma.lower() in {"no", "neither"} for j in tree.dependents(i, "det", "advmod")):
                    return True
        if self.token.lemma in {"fail"} and tree.has(self.head, "xcomp"):
            return True
        above = tree.tokens[self.token.head]
        return self.token.deprel == "xcomp" and above.lemma == "fail"

    def certainty(self) -> Certainty:
        lemmas = self._qualifying()
        hedges = self.cues.hedges
        if lemmas & hedges.unconfirmed or self._is_unconfirmed():
            return "unconfirmed"
        if lemmas & hedges.possible:
            return "possible"
        if self._cue() in {"suggest", "speculate", "speculation", "suggestion"}:
            return "possible"
        return "probable" if lemmas & hedges.probable else "certain"

    def _cue(self) -> str:
        """Return the lemma of the cue that makes somebody say this very proposition, or nothing."""
        if self.inner is None or not self.proposition.direct or self.inner.cue_head < 0:
            return ""
        return self.tree.tokens[self.inner.cue_head].lemma

    def _qualifying(self) -> set[str]:
        """Return the lemmas that qualify the head: auxiliaries, adverbs, and the verb or adjective it hangs on."""
        found = set(self.auxiliaries)
        for i in self.tree.dependents(self.head, "advmod", "amod"):
            found.add(self.tree.tokens[i].lemma.lower())
        if self.token.lemma in self.cues.hedges.probable | self.cues.hedges.possible | self.cues.hedges.unconfirmed:
            found.add(self.token.lemma)
        if self.token.deprel == "xcomp":
            found.add(self.tree.tokens[self.token.head].lemma.lower())
        if "would" in found:
            found.discard("would")
        return found

    def _is_unconfirmed(self) -> bool:
        """Return whether the proposition hangs on a denied confirmation: "no confirmation has surfaced regarding …"."""
        for i in [self.head, *self.tree.ancestors(self.head)]:
            for j in [i, *self.tree.dependents(i, "nsubj", "obj")]:
                token = self.tree.tokens[j]
                if (
                    token.lemma in {"confirmation", "confirm", "verify", "verification", "corroborate"}
                    and j != self.head
                ):
                    near = [self.tree.tokens[k].lemma.lower() for k in self.tree.children[j]]
                    near += [self.tree.tokens[k].lemma.lower() for k in self.tree.children[i]]
                    if {"no", "not", "never"} & set(near):
                        return True
        return False
