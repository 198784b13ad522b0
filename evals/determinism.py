"""Determinism: the same report gives the same bytes, whatever is read beside it and by however many processes.

    gold reports → one at a time                   ┐
    gold reports → in batches, by 1 or 2 processes ┴ JSON lines, with all layers → the share that is byte-identical

What is compared is the whole reading as `dragoman read --json` writes it, layers and all, not the claims alone. First
all reports are read one at a time; then once more, backwards; then in batches of 8 and of 64, by one process and by two
workers. A batch that the reports do not fill goes round them again (not in the quick run), so that a report also stands
beside itself. Each process runs the encoder on one thread: more threads than that are more processes. The bar is 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import cycle, islice

from dragoman.batch import read_all
from dragoman.core.claims import Reading
from dragoman.core.reports import Report
from dragoman.export import to_json
from dragoman.reading import ReadOptions, read_source
from evals.corpora import Setup
from evals.gold import CORPUS, find_gold, gold_sha256
from evals.scores import Row, Score, Skip
from evals.system import System

Lines = list[tuple[str, str]]
"""The JSON line of each reading, after the `doc` of its report."""

EVALUATION = "determinism"
QUICK_REPORTS = 3
BATCHES = (8, 64)
WORKERS = {1: "one process", 2: "two processes"}


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield, for each order, size of batch and number of processes, the share of readings with the same bytes."""
    folder = find_gold(setup.data)
    if folder is None:
        yield Skip(EVALUATION, CORPUS, "no gold/reports.jsonl with gold/claims.jsonl in the data folder or beside it")
        return
    arrivals = read_source(str(folder / "reports.jsonl"), ReadOptions())
    reports = [report for report, _ in arrivals if report][: QUICK_REPORTS if setup.quick else None]
    first = {report.doc: to_json(setup.system.read_report(report)) for report in reports}
    for name, lines in read_again(setup.system, reports, fill=not setup.quick):
        same = [line == first[doc] for doc, line in lines]
        share = sum(same) / max(1, len(same))
        yield Score(EVALUATION, CORPUS, f"same bytes: {name}", share, len(same), gold_sha256(folder))


def read_again(system: System, reports: Sequence[Report], *, fill: bool) -> Iterator[tuple[str, Lines]]:
    """Yield each way of reading by name, with what it gives; `fill` makes every batch a full one."""
    yield "one at a time, backwards", _read(system, reports[::-1], batch=1, workers=1)
    for batch in BATCHES:
        chosen = list(islice(cycle(reports), max(batch, len(reports)))) if fill else reports
        for workers, processes in WORKERS.items():
            yield f"batches of {batch}, {processes}", _read(system, chosen, batch=batch, workers=workers)


def _read(system: System, reports: Sequence[Report], *, batch: int, workers: int) -> Lines:
    """Return the lines of the reports, read in batches that begin with new workers."""
    lines: Lines = []
    for start in range(0, len(reports), batch):
        chosen = reports[start : start + batch]
        arrivals = [(report, ()) for report in chosen]
        readings = read_all(arrivals, layers=True, workers=workers, read=partial(read_with, system))
        lines += [(report.doc, to_json(reading)) for report, reading in zip(chosen, readings, strict=True)]
    return lines


def read_with(system: System, report: Report, layers: bool) -> Reading:
    """Return a report's reading by a system, always with its layers; worker processes call it by its name."""
    return system.read_report(report)
