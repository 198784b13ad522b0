"""The evaluations by name, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from evals import (
    attribution,
    determinism,
    entities,
    events,
    factuality,
    gold,
    neutrality,
    robustness,
    syntax,
    times,
)
from evals.corpora import Setup
from evals.scores import Row

_CORPORA = (attribution, syntax, entities, times, events, factuality, gold)
_GATES = (neutrality, robustness, determinism)
EVALUATIONS: dict[str, Callable[[Setup], Iterator[Row]]] = {
    module.EVALUATION: module.evaluate for module in (*_CORPORA, *_GATES)
}
"""How well the reader reads the corpora, then what must not change its readings."""


def run_suite(setup: Setup, names: Iterable[str], report_progress: Callable[[str], None]) -> list[Row]:
    """Return the rows of the named evaluations, in their order; each name is told to `report_progress` as it begins."""
    rows: list[Row] = []
    for name in names:
        report_progress(name)
        rows += EVALUATIONS[name](setup)
    return rows
