"""How a value of a claim is decided: a rule answers and says why, the encoder gives probabilities, both are weighed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct

from dragoman.core.explanations import Winner

Value = TypeVar("Value", covariant=True)
NOWHERE = -1
"""Stands where a rule turned on no single word."""


class Ruled(Struct, Generic[Value], frozen=True):
    """A rule's answer, which rule gave it in a few plain words, and the token that it turned on, `NOWHERE` if none."""

    value: Value
    reason: str
    word: int = NOWHERE


class Votes(Struct, frozen=True):
    """What the encoder said beside a rule: its probabilities, what the rule counted in nats, who had it in the end."""

    shares: Mapping[Any, float]
    weight: float
    winner: Winner


class Decided(Struct, Generic[Value], frozen=True):
    """A value as the claim holds it, the rule's answer, and the votes; `None` where the encoder says nothing."""

    value: Value
    ruled: Ruled[Value]
    votes: Votes | None = None
