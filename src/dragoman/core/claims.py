"""A claim: one thing that a report says somebody did, said, wants or plans, on whose word, and how sure it is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.core.entities import Place
from dragoman.core.layers import Layers
from dragoman.core.reports import Problem, Report
from dragoman.core.text import Citation
from dragoman.core.times import TimeValue

Kind = Literal["did", "said", "wants", "plans"]
Stance = Literal["for", "against", "accepts", "considers"]
Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible", "unconfirmed"]
Quoted = Literal["direct", "mixed", "indirect", "none"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The sixteen PLOVER event types, from cooperation to conflict."""


class Participant(Struct, frozen=True):
    """Somebody who takes part in a claim: the words that name them there, and who they are.

    `name` is the usual English full name where the registry or the report gives it. `country` is an ISO 3166 alpha-3
    code, or `IGO`, `NGO`, `NSA`, `MED`, `UNK`. `entity` is a registry id, or `NIL`. `score` (0 to 1) and `reasons` say
    how sure it is that they are meant, and what that rests on.
    """

    citation: Citation
    name: str
    country: str
    entity: str
    score: float = 0.0
    reasons: tuple[str, ...] = ()


class Location(Struct, frozen=True):
    """Where an event takes place: the words that say so, and the place they name."""

    citation: Citation
    place: Place


class When(Struct, frozen=True):
    """When an event takes place. `citation` is `None` where the time follows from the report's own date."""

    time: TimeValue
    citation: Citation | None


class Claim(Struct, frozen=True):
    """One proposition of one report.

    `source` is the chain of those on whose word it rests, outermost first; empty when the outlet asserts it itself.
    `cue` is the words that attribute it. `quoted` says how much of the content stands in quotation marks.
    `stance` is given for `wants` alone. `event` is the PLOVER type, or `None` when no type fits.
    """

    id: str
    kind: Kind
    content: Citation
    source: tuple[Participant, ...]
    cue: Citation | None
    quoted: Quoted
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    event: EventType | None
    stance: Stance | None
    polarity: Polarity
    certainty: Certainty
    when: When | None
    where: Location | None


class Reading(Struct, frozen=True):
    """What came of one input: the report with its claims, or the problems that stood in the way, or both.

    `model` is the version of the weights that read it, `knowledge` that of the actors that they knew. `layers` is
    filled on request.
    """

    report: Report | None
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    model: str = ""
    knowledge: str = ""
    layers: Layers | None = None
