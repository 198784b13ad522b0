"""Measures which share of the reading time each stage takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.figures import Figure, Measurement, Unmeasured
from dragoman.core.reports import Report

TimeStages = Callable[[Report], Mapping[str, float]]
"""Reads one report and returns the seconds that each stage took, by name, in the order of the stages."""


def load_time_stages() -> TimeStages | None:
    """Return the shipped reader's own stopwatch, `None` where it has none."""
    from dragoman.pipeline import Reader

    time_stages: TimeStages | None = getattr(Reader.load(), "time_stages", None)
    return time_stages


def measure_shares(reports: Sequence[Report], time_stages: TimeStages | None) -> Iterator[Measurement]:
    """Yield each stage's share of the time over all the reports, the first one read once before to warm up."""
    if time_stages is None:
        yield Unmeasured("share of each stage", "the reader does not time its stages")
        return
    for report in reports[:1]:
        time_stages(report)
    spent: Counter[str] = Counter()
    for report in reports:
        spent.update(time_stages(report))
    whole = sum(spent.values())
    for stage, seconds in spent.items():
        yield Figure(
            f"share of {stage}", 100 * seconds / whole, "%", f"{1000 * seconds / len(reports):.2f} ms a report"
        )
