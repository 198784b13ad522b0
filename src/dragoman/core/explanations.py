"""Why a claim is what it is: for every value the rule that gave it, what the encoder thought, and who prevailed."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.core.claims import Claim, Participant
from dragoman.core.layers import Attitude, Event
from dragoman.core.text import Citation

Winner = Literal["rule", "encoder", "both"]
"""Who decided: the rule against the encoder or where that says nothing, the encoder against the rule, or both alike."""
FoundBy = Literal["syntax", "encoder", "quotation"]
Edges = Literal["encoder", "syntax", "cue"]
Field = Literal[
    "kind", "polarity", "certainty", "event", "actors", "recipients", "source", "outer source", "when", "where"
]


class Share(Struct, frozen=True):
    """The probability that the encoder gives to an answer, before the rule's vote is added."""

    answer: str
    share: float


class Decision(Struct, frozen=True):
    """How one field of a claim got its value.

    `value` is what was decided and `ruled` the rule's answer, both empty for none or nobody; for participants they are
    the report's words. `reason` says in plain words which rule it was, `word` cites the word that it turned on.
    `shares` are the encoder's probabilities, likeliest first, empty where it says nothing about this claim; the rule's
    answer counted `weight` nats beside them.
    """

    field: Field
    value: tuple[str, ...]
    ruled: tuple[str, ...]
    reason: str
    word: Citation | None
    shares: tuple[Share, ...]
    weight: float
    winner: Winner


class Heading(Struct, frozen=True):
    """How the word was found that heads a claim, and where the claim's words begin and end.

    `rule` names the rule of syntax and types that made it a head, nothing where the encoder alone did. `score` is the
    encoder's probability that the word heads a claim, `None` where it says nothing. `edges` says who set the bounds of
    the words: the encoder, syntax, or the clause of the cue, where the content only points back ("the idea").
    `event` is the trigger on the head, if there is one.
    """

    word: Citation
    rule: str
    score: float | None
    winner: Winner
    edges: Edges
    event: Event | None


class Link(Struct, frozen=True):
    """One attribution that a claim rests on, as `Attribution` has it, with its words.

    `found_by` is `syntax` where syntax finds it by itself, `quotation` where a quotation goes on without a cue of its
    own, and `encoder` where only the encoder does.
    """

    source: tuple[Citation, ...]
    cue: tuple[Citation, ...]
    content: tuple[Citation, ...]
    attitude: Attitude
    negated: bool
    denies: bool
    found_by: FoundBy


class Identity(Struct, frozen=True):
    """Whom the words of a participant name, and how that was found out.

    `mention` says what kind of mention the words are, and which name shares their chain; why that is this actor, and
    how sure, the participant says itself.
    """

    participant: Participant
    mention: str


class Explanation(Struct, frozen=True):
    """One claim of a report, traced through the stages that made it.

    `number` is the claim's place in the print, from 1. `sentence` is what the claim's words stand in. `chain` is
    outermost first; `dropped` are attributions whose content holds the head and that it yet does not rest on.
    """

    claim: Claim
    number: int
    sentence: Citation
    head: Heading
    chain: tuple[Link, ...]
    dropped: tuple[Link, ...]
    decisions: tuple[Decision, ...]
    identities: tuple[Identity, ...]
