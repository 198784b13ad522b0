"""A system that answers from a dictionary, for the tests of the evaluations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.core.claims import Reading
from dragoman.core.layers import Layers, Segmentation, Sentence, TimeExpression
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.words import words
from evals.corpora import Setup
from evals.scores import Score, Skip

WriteCorpus = Callable[[str, Sequence[Any] | str], Path]
MakeSetup = Callable[..., Setup]


class FakeSystem:
    """Gives each report the layers that stand under its `doc`, else those of its text, else none."""

    def __init__(
        self,
        layers: Mapping[str, Layers] | None = None,
        *,
        factuality: Mapping[str, Sequence[float]] | None = None,
        readings: Sequence[Reading] = (),
    ) -> None:
        self.layers = layers or {}
        self.values = factuality or {}
        self.readings = readings
        self.seen: list[Report] = []

    def segment(self, report: Report) -> Segmentation:
        spans = tuple(Span(start, end) for start, end in words(report.text))
        return Segmentation((Sentence(0, len(report.text), 0, len(spans), 0, "body"),), spans, ())

    def extract(self, report: Report, segmentation: Segmentation) -> Layers:
        self.seen.append(report)
        return self.layers.get(report.doc) or self.layers.get(report.text) or Layers()

    def factuality(self, report: Report, segmentation: Segmentation) -> Sequence[float]:
        return self.values[report.text]

    def normalise(self, report: Report, layers: Layers) -> tuple[TimeExpression, ...]:
        return layers.times

    def read(self, path: Path) -> Iterator[Reading]:
        yield from self.readings

    def read_report(self, report: Report) -> Reading:
        """Give the reading whose report has the same `doc`, else one without claims."""
        known = (reading for reading in self.readings if reading.report and reading.report.doc == report.doc)
        return next(known, Reading(report, layers=Layers()))


def scored(rows: Iterable[Score | Skip]) -> list[Score]:
    """Return the rows that are scores: the corpora that a test wrote."""
    return [row for row in rows if isinstance(row, Score)]
