"""A system that answers from a dictionary, and a folder for corpora of a few lines."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.core.claims import Reading
from dragoman.core.layers import Layers, Segmentation, Sentence, TimeExpression
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.words import words
from evals.corpora import Setup

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


@pytest.fixture
def fake_system() -> type[FakeSystem]:
    return FakeSystem


@pytest.fixture
def write_corpus(tmp_path: Path) -> WriteCorpus:
    """Return a function that writes values as JSON Lines (or a text as it is) below the data folder."""

    def write(name: str, content: Sequence[Any] | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = content if isinstance(content, str) else "\n".join(msgspec.json.encode(one).decode() for one in content)
        path.write_bytes(gzip.compress(lines.encode()) if name.endswith(".gz") else lines.encode())
        return path

    return write


@pytest.fixture
def make_setup(tmp_path: Path) -> MakeSetup:
    """Return a function that makes the setup of a run over the data folder."""

    def make(system: Any = None, *, split: str = "dev", quick: bool = False) -> Setup:
        return Setup(tmp_path, split, quick, system or FakeSystem())

    return make
