"""Prints the rows for people: one table, skipped corpora and the gate's verdict below it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from evals.gate import Floors, Verdict
from evals.scores import Row, Score, Skip


def print_rows(console: Console, rows: Sequence[Row], floors: Floors) -> None:
    """Print the figures with their corpus hash and count, then the corpora that were left out and why."""
    table = Table(title="Dragoman, evaluated", title_justify="left")
    for heading in ("evaluation", "corpus", "metric"):
        table.add_column(heading, no_wrap=True)
    for heading in ("value", "P", "R", "floor", "gold items"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("SHA-256", no_wrap=True)
    before: Score | None = None
    for row in rows:
        if isinstance(row, Score):
            new_part = before is not None and (before.evaluation, before.corpus) != (row.evaluation, row.corpus)
            if new_part:
                table.add_section()
            table.add_row(*_cells(row, floors))
            before = row
    console.print(table)
    for row in rows:
        if isinstance(row, Skip):
            console.print(f"skipped {row.evaluation}, {row.corpus}: {row.reason}", style="yellow", markup=False)


def _cells(score: Score, floors: Floors) -> tuple[str, ...]:
    """Return the texts of one row."""
    floor = floors.get(score.key)
    metric = f"{score.metric} (lower is better)" if score.lower_is_better else score.metric
    figures = (score.value, score.precision, score.recall, floor.value if floor else None)
    return score.evaluation, score.corpus, metric, *map(_figure, figures), f"{score.count:,}", score.sha256[:8]


def _figure(value: float | None) -> str:
    """Return the figure with three digits, empty where there is none."""
    return "" if value is None else f"{value:.3f}"


def print_verdict(console: Console, verdict: Verdict) -> None:
    """Print what fails the gate, or that it holds."""
    for line in verdict.failures:
        console.print(f"gate: {line}", style="red", markup=False)
    for key in verdict.unmeasured:
        console.print(f"gate: {key}: not measured, let pass", style="yellow", markup=False)
    if not verdict.checked:
        console.print("gate: no floor applies to what was measured", style="red")
    if verdict.passed:
        console.print(f"gate: {verdict.checked} figures at or above their floors", style="green")
