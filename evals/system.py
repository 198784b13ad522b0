"""What is scored: the stages of Dragoman behind one seam, so that a test can put a fake in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dragoman.core.layers import Layers, Segmentation, TimeExpression
from dragoman.core.reports import Report

if TYPE_CHECKING:
    from dragoman.core.claims import Reading
    from dragoman.extract.extractor import Extractor
    from dragoman.pipeline import Reader


class System(Protocol):
    """What the evaluations ask of the reader."""

    def segment(self, report: Report) -> Segmentation:
        """Return the report's sentences and words."""
        ...

    def extract(self, report: Report, segmentation: Segmentation) -> Layers:
        """Return the layers of the report, one token for each word of the segmentation."""
        ...

    def factuality(self, report: Report, segmentation: Segmentation) -> Sequence[float]:
        """Return how factual each word is put as an event, −3 to +3, one value a word."""
        ...

    def normalise(self, report: Report, layers: Layers) -> tuple[TimeExpression, ...]:
        """Return the time expressions of the layers with their values filled."""
        ...

    def read(self, path: Path) -> Iterator[Reading]:
        """Yield a reading of each report of a JSON Lines file."""
        ...

    def read_report(self, report: Report) -> Reading:
        """Return the reading of one report, with its layers."""
        ...


class Dragoman:
    """The reader as it ships, or with the weights of `model_dir`. Nothing is loaded before it is needed.

    Its copy in another process loads them there, once.
    """

    def __init__(self, model_dir: Path | None = None) -> None:
        """Remember which weights to load; `None` stands for those of the package."""
        self._model_dir = model_dir

    def __reduce__(self) -> tuple[type[Dragoman], tuple[Path | None]]:
        return Dragoman, (self._model_dir,)

    @cached_property
    def _extractor(self) -> Extractor:
        from dragoman.extract.extractor import Extractor

        return Extractor.load(self._model_dir)

    @property
    def _reader(self) -> Reader:
        return _load_reader(self._model_dir)

    def segment(self, report: Report) -> Segmentation:
        """Return the report's sentences and words."""
        from dragoman.segment import segment

        return segment(report)

    def extract(self, report: Report, segmentation: Segmentation) -> Layers:
        """Return the layers of the report, one token for each word of the segmentation."""
        return self._extractor.extract(report, segmentation)

    def factuality(self, report: Report, segmentation: Segmentation) -> Sequence[float]:
        """Return how factual each word is put as an event, −3 to +3, one value a word."""
        return self._extractor.factuality(report, segmentation)

    def normalise(self, report: Report, layers: Layers) -> tuple[TimeExpression, ...]:
        """Return the time expressions of the layers with their values filled."""
        from dragoman.resolve.timex import normalise

        return normalise(report, layers)

    def read(self, path: Path) -> Iterator[Reading]:
        """Yield a reading of each report of a file, read the way `dragoman read` reads it."""
        from dragoman.reading import ReadOptions, read_source

        for report, _ in read_source(str(path), ReadOptions()):
            if report is not None:
                yield self._reader.read(report)

    def read_report(self, report: Report) -> Reading:
        """Return the reading of one report, with its layers; nothing judges whether it is one."""
        return self._reader.read(report, layers=True)


@cache
def _load_reader(model_dir: Path | None) -> Reader:
    """Return the reader with these weights, the same one to every `Dragoman` of this process."""
    from dragoman.pipeline import Reader

    return Reader.load(model_dir)
