"""The label sets of the encoder's heads: what training teaches and what decoding reads, defined once."""

from __future__ import annotations

from msgspec import Struct


def _bio(*kinds: str) -> tuple[str, ...]:
    return ("O", *(f"{position}-{kind}" for kind in kinds for position in "BI"))


ATTRIBUTION = _bio("source", "cue", "content")
ENTITY = _bio("PER", "ORG", "LOC", "MISC")
TOPONYM = _bio("literal", "associative")
TIME = _bio("DATE", "TIME", "DURATION", "SET")
EVENT = ("O", "OCCURRENCE", "REPORTING", "I_ACTION", "STATE", "I_STATE", "ASPECTUAL", "PERCEPTION")
"""TimeML event classes; a word with any class but `O` is an event trigger."""
PLOVER = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
CLAIMS = ("none", "did", "said", "plans", "for", "against", "accepts", "considers")
"""What a word heads a claim of: nothing, a kind, or for what is wanted its stance."""
POLARITIES = ("+", "-")
CERTAINTIES = ("certain", "probable", "possible", "unconfirmed")
CLAIM_TAGS = ("claim", "polarity", "certainty", "deed")
"""Heads that say what a word claims, how, and of which PLOVER type."""
ROLES = ("actor", "recipient", "source", "outer", "first", "last")
"""Which words belong to what a word claims: who acts, on whom, on whose word, who told that one's word, and where its
content begins and ends."""
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip


class Labels(Struct, frozen=True):
    """The label sets of one set of weights; `xpos` and `deprel` are those that its training treebanks use."""

    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    attribution: tuple[str, ...] = ATTRIBUTION
    entity: tuple[str, ...] = ENTITY
    toponym: tuple[str, ...] = TOPONYM
    time: tuple[str, ...] = TIME
    event: tuple[str, ...] = EVENT
    plover: tuple[str, ...] = PLOVER
    upos: tuple[str, ...] = UPOS
    claim: tuple[str, ...] = CLAIMS
    polarity: tuple[str, ...] = POLARITIES
    certainty: tuple[str, ...] = CERTAINTIES

    @property
    def deed(self) -> tuple[str, ...]:
        """The types of what is claimed: those of the triggers."""
        return self.plover
