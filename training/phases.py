"""The phases of a training: which corpora, how often, how fast. Each starts from the weights of the one before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Phase:
    """One stretch of training with a learning rate that rises and falls once.

    `passes` says how often each corpus is read; `steps` is the most steps it takes; `decay` is that of the running mean
    of the weights, which is what the next phase starts from and what is exported. `sense` says whether the likeness of
    meaning is taught, `stopless` which share of sentences loses its final stop.
    """

    name: str
    passes: dict[str, float]
    steps: int
    rate: float
    head_rate: float
    decay: float = 0.998
    sense: bool = False
    stopless: float = 0.0


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
        "claims": 7.0, "deeds": 3.0, "attribution": 0.6, "ewt": 1.6, "gum": 1.4, "tempeval": 0.8, "toponyms": 0.7,
        "wikigold": 0.7, "re3d": 0.8, "factuality": 0.6, "plover": 0.8, "triggers": 0.5,
    },
    steps=1900,
    rate=1.5e-4,
    head_rate=1.5e-3,
    decay=0.995,
    sense=True,
    stopless=0.12,
)  # fmt: skip
"""The authored reports, with enough of everything else that nothing is forgotten."""
PHASES = (BASE, CLAIMS)
