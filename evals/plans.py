"""Scores future reading: sixty sentences about what lies ahead, in `plans.toml`, each with the interval that is meant.

They need no corpus. `interval` is the share of the cases whose time is given the interval of the table, as the reader
finds and resolves it; `interval, without the encoder` the share that the grammar alone gets.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.core.layers import Layers, TimeExpression
from dragoman.core.reports import Report
from evals.corpora import Setup, file_sha256
from evals.scores import Score

PLANS = Path(__file__).with_name("plans.toml")


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence about what lies ahead; the file says how its intervals are meant."""

    report: str
    tense: Literal["future", "present", "past", "infinitive", "none"]
    text: str
    time: str
    value: str

    @property
    def as_report(self) -> Report:
        """The sentence as a report of its day."""
        return Report(doc=self.text, text=self.text, date=self.report)


def read_plans(path: Path = PLANS) -> list[Plan]:
    """Return the cases of the table, in order."""
    return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8"))["plan"], list[Plan])


def evaluate(setup: Setup) -> Iterator[Score]:
    """Yield the shares right with the encoder and without it."""
    plans = read_plans()
    for metric, resolve in (
        ("interval", lambda report: _read_by(setup, report)),
        ("interval, without the encoder", read_by_rule),
    ):
        right = sum(is_right(plan, resolve) for plan in plans)
        yield Score("time", "plans", metric, right / len(plans), len(plans), file_sha256(PLANS))


def is_right(plan: Plan, resolve: Callable[[Report], Sequence[TimeExpression]]) -> bool:
    """Return whether the first expression found within the words of the time has the interval that is meant."""
    start = plan.text.index(plan.time)
    found = [one for one in resolve(plan.as_report) if one.start < start + len(plan.time) and one.end > start]
    value = found[0].value if found else None
    return (value.value if value else "") == plan.value


def _read_by(setup: Setup, report: Report) -> Sequence[TimeExpression]:
    layers = setup.system.extract(report, setup.system.segment(report))
    return setup.system.normalise(report, layers)


def read_by_rule(report: Report) -> Sequence[TimeExpression]:
    """Return the times that the grammar finds and resolves without syntax."""
    from dragoman.resolve.timex import find_times, normalise

    times = tuple(TimeExpression(*found) for found in find_times(report.text))
    return normalise(report, Layers(times=times))
