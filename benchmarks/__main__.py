"""`python -m benchmarks`: measures speed, start-up, memory and the share of each stage, and prints one table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure, Measurement, Results
from benchmarks.machine import describe_machine
from benchmarks.sample import Sample, choose_sample
from benchmarks.shares import load_time_stages, measure_shares
from benchmarks.speed import measure_speed
from benchmarks.startup import measure_startup
from dragoman.exceptions import DragomanError

WORKERS = (1, 2)
REPORTS, QUICK_REPORTS = 100, 12
STARTS, QUICK_STARTS = 5, 2


def build_parser() -> argparse.ArgumentParser:
    """Return the command's options."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how fast Dragoman reads.")
    parser.add_argument("--reports", type=Path, metavar="FILE", help="JSON Lines with doc, date, text (may be gzipped)")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_REPORTS} reports instead of {REPORTS}")
    parser.add_argument("--json", action="store_true", help="print the results as JSON")
    return parser


def measure(sample: Sample, *, quick: bool) -> Iterator[Measurement]:
    """Yield all measurements over the sample, one kind after the other: they must not run side by side."""
    yield from measure_startup(sample.reports[0], QUICK_STARTS if quick else STARTS)
    for workers in WORKERS:
        yield from measure_speed(sample.reports, workers)
    yield from measure_shares(sample.reports, load_time_stages())


def print_results(console: Console, results: Results) -> None:
    """Print the machine and the reports, then a row for each measurement."""
    machine = results.machine
    console.print(
        f"{machine.processor}, {machine.cores} cores, {machine.system}, Python {machine.python}", markup=False
    )
    console.print(f"{results.count} reports ({results.reports}), {results.mean_words:.0f} words each", markup=False)
    table = Table(title="Dragoman, measured", title_justify="left")
    for heading in ("what", "value", "unit", "how"):
        table.add_column(heading, justify="right" if heading == "value" else "left")
    for row in results.measurements:
        cells = (
            (f"{row.value:.2f}", row.unit, row.note)
            if isinstance(row, Figure)
            else ("", "", f"not measured: {row.reason}")
        )
        table.add_row(row.name, *cells)
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 1 when something could not be measured, 2 when nothing could."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.reports is not None and not options.reports.is_file():
        parser.error(f"expected a file of reports, found none at {options.reports}")
    sample = choose_sample(options.reports, QUICK_REPORTS if options.quick else REPORTS)
    if not sample.reports:
        parser.error(f"expected at least one report, found none in {options.reports}")
    try:
        measurements = tuple(measure(sample, quick=options.quick))
    except DragomanError as error:
        Console(stderr=True).print(f"nothing measured: {error}", style="red", markup=False)
        return 2
    results = Results(describe_machine(), sample.name, len(sample.reports), sample.mean_words, measurements)
    if options.json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(results), indent=2).decode() + "\n")
    else:
        print_results(Console(width=None if sys.stdout.isatty() else 140), results)
    return 0 if all(isinstance(row, Figure) for row in results.measurements) else 1


if __name__ == "__main__":
    sys.exit(main())
