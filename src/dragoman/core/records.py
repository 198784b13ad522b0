"""Records, positions and the agenda: what many reports together say."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.core.claims import Stance
from dragoman.core.times import TimeValue

Status = Literal["unconfirmed", "claimed", "corroborated", "confirmed", "denied", "disputed"]
Judgement = Literal["SAME", "CONTRADICTS", "UNSURE"]
Outcome = Literal["ahead", "happened", "did_not_happen", "moved", "no_word"]


class Membership(Struct, frozen=True):
    """Why a claim belongs to a record: the judgement, its score (0–1) and the reasons, one sentence each."""

    claim: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]


class Record(Struct, frozen=True):
    """A cluster of claims about the same thing across reports, with its corroboration.

    `independent` counts distinct innermost sources × distinct origins. `why` says in one sentence how `status` follows.
    """

    id: str
    members: tuple[Membership, ...]
    status: Status
    independent: int
    why: str


class PositionEntry(Struct, frozen=True):
    """One stance taken at one time, on the word of one claim; `change` names what is new against the entry before."""

    claim: str
    stance: Stance
    when: TimeValue | None
    change: Literal["first", "same", "softening", "hardening", "reversal"]


class Position(Struct, frozen=True):
    """An actor's stances on one topic, in date order."""

    actor: str
    topic: str
    entries: tuple[PositionEntry, ...]


class AgendaItem(Struct, frozen=True):
    """A plan with a date, and what became of it: `followed_by` is the claim that says so, `None` while nothing does."""

    claim: str
    when: TimeValue
    outcome: Outcome
    followed_by: str | None
