"""Reads out of the encoder's scores what each word claims, and who takes part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.core.layers import Predication
from dragoman.extract.labels import ROLES, Labels

LEAST_CLAIM = 0.03
"""Words less likely to head a claim are passed over."""
PARTIES = ROLES[:4]
MOST = 4
"""Words named for a role."""
LEAST_SHARE = 0.1
"""Labels and words less likely are left out of a distribution, but for the likeliest."""


def predications(scores: Mapping[str, NDArray[Any]], labels: Labels, offset: int) -> Iterator[Predication]:
    """Yield what every word of a window claims that may claim something; `offset` is the window's first word."""
    for i, shares in enumerate(scores.get("claim", ())):
        score = 1 - float(shares[0])
        if score < LEAST_CLAIM:
            continue
        known = _named(shares[1:], labels.claim[1:])
        actors, recipients, sources, outer = (_players(scores[role][i], offset) for role in PARTIES)
        yield Predication(
            token=offset + i,
            label=next(iter(known)),
            score=round(score, 4),
            shares=known,
            negated=round(float(scores["polarity"][i][1]), 4),
            certainty=_named(scores["certainty"][i], labels.certainty),
            types=_named(scores["deed"][i], labels.plover),
            actors=actors,
            recipients=recipients,
            sources=sources,
            outer=outer,
            first=offset + int(scores["first"][i][: i + 1].argmax()),
            last=offset + i + int(scores["last"][i][i:].argmax()),
        )


def _named(shares: NDArray[Any], names: Sequence[str]) -> dict[str, float]:
    """Return the labels by their share, likeliest first, the least likely left out."""
    order = sorted(range(len(names)), key=lambda k: (-float(shares[k]), k))
    return {names[k]: round(float(shares[k]), 4) for n, k in enumerate(order) if not n or shares[k] >= LEAST_SHARE}


def _players(shares: NDArray[Any], offset: int) -> tuple[tuple[int, float], ...]:
    """Return the words likely to play a role, likeliest first; the likeliest always, and `MOST` at most."""
    kept = {int(shares.argmax()), *(int(k) for k in np.flatnonzero(shares >= LEAST_SHARE))}
    order = sorted(kept, key=lambda k: (-float(shares[k]), k))[:MOST]
    return tuple((offset + k, round(float(shares[k]), 4)) for k in order)
