"""Measures reports per second with one and more worker processes, and the memory that a worker takes.

Each worker loads the reader, reads one report to warm up, and waits for the others; then the clock starts. Start-up is
no part of this figure: `startup` measures it. The clock stops when the last worker is done.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from threading import BrokenBarrierError

from msgspec import Struct

from benchmarks.figures import Figure, Measurement, Unmeasured
from benchmarks.machine import peak_memory
from dragoman.core.reports import Report

LOAD_TIMEOUT = 120.0
"""Seconds within which every worker must have loaded the reader."""

LoadRead = Callable[[], Callable[[Report], object]]
"""Loads the reader in the worker and returns what reads one report; picklable by name."""


class Shift(Struct, frozen=True):
    """What one worker did: when it began and ended (seconds of a clock that all processes share), and its peak memory.

    `error` is what kept it from reading, empty when nothing did.
    """

    began: float = 0.0
    ended: float = 0.0
    peak: int = 0
    error: str = ""


def load_reader() -> Callable[[Report], object]:
    """Return the shipped reader's `read`."""
    from dragoman.pipeline import Reader

    return Reader.load().read


def measure_speed(reports: Sequence[Report], workers: int, load: LoadRead = load_reader) -> Iterator[Measurement]:
    """Yield reports per second and the peak memory of the largest of the workers."""
    label = f"{workers} worker{'s' if workers > 1 else ''}"
    shifts = run_shifts(reports, workers, load)
    errors = [shift.error for shift in shifts if shift.error]
    if errors:
        yield Unmeasured(f"speed, {label}", "; ".join(dict.fromkeys(errors)))
        return
    elapsed = max(shift.ended for shift in shifts) - min(shift.began for shift in shifts)
    yield Figure(f"speed, {label}", len(reports) / elapsed, "reports/s", f"{len(reports)} reports in {elapsed:.1f} s")
    yield Figure(f"peak memory, {label}", max(shift.peak for shift in shifts) / 1e6, "MB", "of the largest process")


def run_shifts(reports: Sequence[Report], workers: int, load: LoadRead) -> list[Shift]:
    """Return what each worker did; the reports are dealt out in turn."""
    context = get_context("spawn")
    barrier = context.Barrier(workers)
    hired = []
    for number in range(workers):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=_work, args=(list(reports[number::workers]), load, barrier, theirs), daemon=True
        )
        process.start()
        theirs.close()
        hired.append((process, ours))
    shifts = [_await_shift(ours) for _, ours in hired]
    for process, _ in hired:
        process.join()
    return shifts


def _await_shift(ours: Connection) -> Shift:
    """Return what the worker sends, or that it died without a word (killed for memory, say)."""
    try:
        shift: Shift = ours.recv()
    except EOFError:
        return Shift(error="the worker process died")
    return shift


def _work(reports: Sequence[Report], load: LoadRead, barrier: Barrier, parent: Connection) -> None:
    """Read the reports of one worker and send its shift to the parent, whatever happens."""
    try:
        read = load()
        for report in reports[:1]:
            read(report)
        barrier.wait(LOAD_TIMEOUT)
        began = time.monotonic()
        for report in reports:
            read(report)
        parent.send(Shift(began, time.monotonic(), peak_memory()))
    except BrokenBarrierError:
        parent.send(Shift(error="another worker did not begin"))
    except Exception as error:  # the parent waits for a word from every worker
        barrier.abort()
        parent.send(Shift(error=f"{type(error).__name__}: {error}"))
