"""`python -m evals`: scores the reader on every corpus, prints one table, and holds the figures to their floors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from rich.console import Console

from dragoman.exceptions import DragomanError
from evals.corpora import DEFAULT_DATA, Setup
from evals.gate import BASELINE, Baseline, check, raise_floors, read_baseline, write_baseline
from evals.scores import Row
from evals.suite import EVALUATIONS, run_suite
from evals.system import Dragoman, System
from evals.table import print_rows, print_verdict


def build_parser() -> argparse.ArgumentParser:
    """Return the command's options."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Score Dragoman on the corpora of a folder.")
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="DIR", help="the folder with the corpora")
    parser.add_argument("--split", default="dev", metavar="NAME", help="the part of each corpus to score (dev)")
    parser.add_argument("--only", default="", metavar="NAME,…", help=f"some of: {', '.join(EVALUATIONS)}")
    parser.add_argument("--model", type=Path, metavar="DIR", help="score these weights, not the package's")
    parser.add_argument("--quick", action="store_true", help="a fixed part of each corpus, with floors of its own")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    parser.add_argument("--gate", action="store_true", help="exit with 1 when a figure is below its floor")
    parser.add_argument("--allow-missing", action="store_true", help="let floors pass whose corpus is not there")
    parser.add_argument("--update-baseline", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--allow-lower", action="store_true", help="with --update-baseline: lower floors too")
    parser.add_argument("--baseline", type=Path, default=BASELINE, metavar="FILE", help="the file with the floors")
    return parser


def parse_names(parser: argparse.ArgumentParser, only: str) -> list[str]:
    """Return the evaluations named, all when none is; an unknown name ends the command."""
    names = [name for name in only.split(",") if name]
    unknown = [name for name in names if name not in EVALUATIONS]
    if unknown:
        parser.error(f"expected evaluations out of {', '.join(EVALUATIONS)}, found {', '.join(unknown)}")
    return names or list(EVALUATIONS)


def main(arguments: Sequence[str] | None = None, *, system: System | None = None) -> int:
    """Run the command and return its exit code.

    1 says that the gate fails or that a floor would be lowered unasked, 2 that the reader cannot be used.
    """
    parser = build_parser()
    options = parser.parse_args(arguments)
    names = parse_names(parser, options.only)
    if not options.data.is_dir():
        parser.error(f"expected a folder of corpora, found none at {options.data}: name it with --data")
    setup = Setup(options.data, options.split, options.quick, system or Dragoman(options.model))
    aside = Console(stderr=True)
    try:
        rows = run_suite(setup, names, lambda name: aside.print(f"{name} …", style="dim"))
    except DragomanError as error:
        aside.print(f"nothing scored: {error}", style="red", markup=False)
        return 2
    baseline = read_baseline(options.baseline)
    floors = baseline.quick if options.quick else baseline.full
    if options.json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n")
    else:
        print_rows(Console(width=None if sys.stdout.isatty() else 160), rows, floors)
    status = 0
    if options.gate:
        verdict = check(rows, floors, names, allow_missing=options.allow_missing)
        print_verdict(aside, verdict)
        status = 0 if verdict.passed else 1
    if options.update_baseline:
        status = _update(aside, options, rows, baseline) or status
    return status


def _update(aside: Console, options: argparse.Namespace, rows: Sequence[Row], baseline: Baseline) -> int:
    """Write the floors that may move, say which may not, and return the exit code."""
    part = "quick" if options.quick else "full"
    floors, refused = raise_floors(rows, getattr(baseline, part), allow_lower=options.allow_lower)
    write_baseline(options.baseline, msgspec.structs.replace(baseline, **{part: floors}))
    for key in refused:
        aside.print(f"floor kept: {key} would be lowered; pass --allow-lower to lower it", style="red", markup=False)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
