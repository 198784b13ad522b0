"""Measures the time from calling `dragoman read` on one report to its claims."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import Figure, Measurement, Unmeasured
from dragoman.core.reports import Report

COMMAND = (sys.executable, "-m", "dragoman", "read", "--json")
NAME = "start to first claim"


def measure_startup(report: Report, repeats: int, command: Sequence[str] = COMMAND) -> Iterator[Measurement]:
    """Yield the wall time of a fresh process that reads one file: the first call, and the median of those after it.

    The claims of a report are printed together, so that the first stands there when the process has ended.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_text(report.text, encoding="utf-8")
        called = [*command, *(("--date", report.date) if report.date else ()), str(path)]
        times: list[float] = []
        for _ in range(repeats + 1):
            began = time.perf_counter()
            done = subprocess.run(called, capture_output=True, text=True, check=False)
            times.append(time.perf_counter() - began)
            if done.returncode or not done.stdout.strip():
                yield Unmeasured(NAME, _complaint(done))
                return
    yield Figure(NAME, statistics.median(times[1:]), "s", f"median of {repeats} calls")
    yield Figure(f"{NAME}, first call", times[0], "s", "files may not be in memory yet")


def _complaint(done: subprocess.CompletedProcess[str]) -> str:
    """Return the last line that the process wrote to its error output."""
    lines = done.stderr.strip().splitlines()
    return f"exit code {done.returncode}: {lines[-1] if lines else 'nothing printed'}"
