"""Reads many inputs over several processes; the readings come back in the order of the inputs, whatever the number.

sources → reports and problems → worker processes → readings, in order
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context
from traceback import extract_tb
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.core.claims import Reading
from dragoman.core.reports import Problem, Report
from dragoman.exceptions import DragomanError

if TYPE_CHECKING:
    from dragoman.reading import ReadOptions
    from dragoman.reading.building import Arrival

Read = Callable[[Report, bool], Reading]
"""Reads one report, with its layers or without; picklable by name, since worker processes call it."""

READ_AT_ONCE = 8
"""Reports read in this process before workers are worth their start (about a second each)."""
IN_HAND = 4
"""Reports waiting for each worker: enough that none stands idle, few enough that memory stays small."""
MOST_WORKERS = 8
"""Workers at most unless asked for more: each holds its own copy of the model."""


def read_all(
    arrivals: Iterable[Arrival], *, layers: bool = False, workers: int | None = None, read: Read | None = None
) -> Iterator[Reading]:
    """Yield one reading for each arrival, in their order; one that cannot be read comes back with its problems alone.

    With `workers=None` a few reports are read here and the rest by one process per processor core.
    Raises `ModelError` when there is a report to read and no model to read it with.
    """
    arrivals = iter(arrivals)
    read = read or read_report
    if workers is None:
        yield from (read_arrival(arrival, layers, read) for arrival in islice(arrivals, READ_AT_ONCE))
        first = next(arrivals, None)
        if first is None:
            return
        arrivals, workers = _chain(first, arrivals), default_workers()
    if workers <= 1:
        yield from (read_arrival(arrival, layers, read) for arrival in arrivals)
    else:
        yield from _read_in_pool(arrivals, layers, workers, read)


def default_workers() -> int:
    """Return how many processes to use: one per core that this process may use, and at most `MOST_WORKERS`."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)


@cache
def _reader(knowledge: tuple[str, ...] = ()) -> Callable[..., Reading]:
    from dragoman.pipeline import Reader

    read: Callable[..., Reading] = Reader.load(knowledge=knowledge).read
    return read


def read_report(report: Report, layers: bool, *, knowledge: tuple[str, ...] = ()) -> Reading:
    """Return the report's reading; a report that breaks a stage comes back with a problem that names the place.

    `knowledge` names files of actors that are laid over those that ship.
    """
    read = _reader(knowledge) if knowledge else _reader()
    try:
        return read(report, layers=layers)
    except DragomanError:
        raise
    except Exception as error:  # one broken report must not take the others with it
        at = extract_tb(error.__traceback__)[-1]
        place = f"{os.path.basename(at.filename)}:{at.lineno}"
        return _unread(report, f"a stage failed at {place} ({type(error).__name__}: {error}); please report it")


# ---- what comes in ---------------------------------------------------------------------------------------------------


def take_in(sources: Iterable[str], options: ReadOptions) -> Iterator[Arrival]:
    """Yield what each source gives; a source that gives nothing at all is a problem, never a silent gap."""
    from dragoman.reading import read_source

    for source in sources:
        silent = True
        for arrival in read_source(source, options):
            silent = False
            yield arrival
        if silent:
            yield None, (Problem("empty", source, "expected at least one report, found none"),)


def _chain(first: Arrival, rest: Iterator[Arrival]) -> Iterator[Arrival]:
    yield first
    yield from rest


def _is_readable(arrival: Arrival) -> bool:
    report, problems = arrival
    return report is not None and not any(problem.fatal for problem in problems)


def _unread(report: Report, message: str) -> Reading:
    return Reading(report=report, problems=(Problem("unreadable", report.doc, message),))


def read_arrival(arrival: Arrival, layers: bool, read: Read) -> Reading:
    """Return the reading of one arrival; without a report, or with a fatal problem, it holds the problems alone."""
    report, problems = arrival
    if report is None or not _is_readable(arrival):
        return Reading(report=report, problems=problems)
    return _with_problems(read(report, layers), problems)


def _with_problems(reading: Reading, problems: tuple[Problem, ...]) -> Reading:
    return replace(reading, problems=problems + reading.problems) if problems else reading


# ---- over several processes ------------------------------------------------------------------------------------------


def _read_in_pool(arrivals: Iterator[Arrival], layers: bool, workers: int, read: Read) -> Iterator[Reading]:
    """Yield the readings in order; at most `IN_HAND` reports a worker are taken in ahead of the one that is due."""
    crew = _Crew(workers, layers, read)
    waiting: deque[tuple[Arrival, Future[Reading] | None]] = deque()
    try:
        for arrival in arrivals:
            waiting.append((arrival, crew.submit(arrival)))
            while waiting and (len(waiting) >= workers * IN_HAND or _is_due(waiting[0][1])):
                yield crew.result(*waiting.popleft())
        while waiting:
            yield crew.result(*waiting.popleft())
    finally:
        crew.dismiss()


def _is_due(future: Future[Reading] | None) -> bool:
    return future is None or future.done()


class _Crew:
    """The worker processes. When the system ends one of them, new ones take its place and no report is lost."""

    def __init__(self, workers: int, layers: bool, read: Read) -> None:
        self._workers, self._layers, self._read = workers, layers, read
        self._pool = _pool(workers)

    def submit(self, arrival: Arrival) -> Future[Reading] | None:
        """Return the reading to come, or `None` where there is nothing that could be read."""
        report, _ = arrival
        if report is None or not _is_readable(arrival):
            return None
        try:
            return self._pool.submit(self._read, report, self._layers)
        except BrokenProcessPool:
            self._pool = _pool(self._workers)
            return self._pool.submit(self._read, report, self._layers)

    def result(self, arrival: Arrival, future: Future[Reading] | None) -> Reading:
        report, problems = arrival
        if report is None or future is None:
            return Reading(report=report, problems=problems)
        try:
            return _with_problems(future.result(), problems)
        except BrokenProcessPool:
            return _with_problems(self._read_alone(report), problems)

    def _read_alone(self, report: Report) -> Reading:
        """Read one report in a process of its own: that tells which report was at fault when a process ended."""
        with _pool(1) as pool:
            try:
                return pool.submit(self._read, report, self._layers).result()
            except BrokenProcessPool:
                return _unread(report, "the system ended the process that read it (too little memory?); read it alone")

    def dismiss(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked copy of a process that has started threads may hang.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_parent)


def _leave_interrupts_to_parent() -> None:
    """Ignore Ctrl-C, which the terminal sends to every process: the parent decides what is still finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
