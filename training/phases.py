"""The phases of a training: which corpora, how often, how fast. Each starts from the weights of the one before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phase:
    """One stretch of training with a learning rate that rises and falls once.

    `passes` says how often each corpus is read; `steps` is the most steps it takes; `decay` is that of the running mean
    of the weights, which is what the next phase starts from and what is exported.
    """

    name: str
    passes: dict[str, float]
    steps: int
    rate: float
    head_rate: float
    decay: float = 0.998


BASE = Phase(
    "base",
    {
        "attribution": 4.5, "ewt": 9.9, "gum": 9.0, "tempeval": 6.3, "toponyms": 5.4, "wikigold": 6.3, "re3d": 8.1,
        "factuality": 4.5, "plover": 7.2, "triggers": 4.5,
    },
    steps=5100,
    rate=2.5e-4,
    head_rate=1e-3,
)  # fmt: skip
"""Everything that corpora label."""
CLAIMS = Phase(
    "claims",
    {
        "claims": 14.0, "deeds": 3.0, "attribution": 0.4, "ewt": 1.0, "gum": 0.9, "tempeval": 0.5, "toponyms": 0.5,
        "wikigold": 0.5, "re3d": 0.5, "factuality": 0.5, "plover": 0.6, "triggers": 0.4,
    },
    steps=1400,
    rate=2e-4,
    head_rate=2e-3,
    decay=0.995,
)  # fmt: skip
"""The authored reports, with enough of everything else that nothing is forgotten."""
PHASES = (BASE, CLAIMS)
