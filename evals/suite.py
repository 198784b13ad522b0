"""The evaluations by name, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from evals import attribution, entities, events, factuality, gold, syntax, times
from evals.corpora import Setup
from evals.scores import Row

EVALUATIONS: dict[str, Callable[[Setup], Iterator[Row]]] = {
    module.EVALUATION: module.evaluate for module in (attribution, syntax, entities, times, events, factuality, gold)
}


def run_suite(setup: Setup, names: Iterable[str], report_progress: Callable[[str], None]) -> list[Row]:
    """Return the rows of the named evaluations, in their order; each name is told to `report_progress` as it begins."""
    rows: list[Row] = []
    for name in names:
        report_progress(name)
        rows += EVALUATIONS[name](setup)
    return rows
