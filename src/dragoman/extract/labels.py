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
