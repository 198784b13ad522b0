"""From a report to its claims. Read this page after `core/`: it is the whole of Dragoman in one function.

    report → segment → extract → attribute → coref → link → timex → toponyms → assemble → claims

Every stage is a function of values and knows no other; their order stands here and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.core.claims import Claim, Reading
from dragoman.core.layers import Layers
from dragoman.core.reports import Report

if TYPE_CHECKING:
    from dragoman.extract.extractor import Extractor
    from dragoman.knowledge.registry import Registry
    from dragoman.resolve.gazetteer import Gazetteer


class Reader:
    """Reads reports one at a time. It holds the model and the knowledge and no state: equal reports, equal claims."""

    def __init__(self, extractor: Extractor, registry: Registry, gazetteer: Gazetteer) -> None:
        self._extractor, self._registry, self._gazetteer = extractor, registry, gazetteer

    @classmethod
    def load(cls, model_dir: Path | None = None) -> Reader:
        """Return a reader with the shipped model and knowledge, or with the model in `model_dir`.

        Raises `ModelError` or `KnowledgeError` when a file is missing or damaged.
        """
        from dragoman.extract.extractor import Extractor
        from dragoman.knowledge import load_registry
        from dragoman.resolve.gazetteer import Gazetteer

        return cls(Extractor.load(model_dir), load_registry(), Gazetteer.load())

    @property
    def model(self) -> str:
        """The version of the weights that read."""
        return self._extractor.version

    def read(self, report: Report, *, layers: bool = False) -> Reading:
        """Return the report's claims, and on request what every stage found.

        >>> report = Report(doc="a", text="Ruritania said on Monday that it would close the border.")
        >>> Reader.load().read(report).claims[0].kind  # doctest: +SKIP
        'plans'
        """
        found, claims = self._run(report, lambda stage: None)
        return Reading(report=report, claims=claims, model=self.model, layers=found if layers else None)

    def time_stages(self, report: Report) -> dict[str, float]:
        """Return the seconds that each stage takes on the report, by the stage's name."""
        ended: dict[str, float] = {"": time.perf_counter()}
        self._run(report, lambda stage: ended.update({stage: time.perf_counter()}))
        names = list(ended)
        return {name: ended[name] - ended[before] for before, name in pairwise(names)}

    def _run(self, report: Report, done: Callable[[str], None]) -> tuple[Layers, tuple[Claim, ...]]:
        """Return layers and claims; `done` is told the name of every stage as it ends.

        1. segment: sentences, words, quotations
        2. extract: syntax, attributions, mentions, toponyms, times, events, in one pass of the encoder
        3. attribute: attributions that only syntax shows, and how all of them nest
        4. coref: who is who within the report
        5. link: mentions to entities
        6. timex: time expressions to dates
        7. toponyms: place names to places
        8. assemble: layers to claims
        """
        from dragoman.assemble import assemble
        from dragoman.attribute import attribute
        from dragoman.coref import corefer
        from dragoman.resolve.linking import describe_in, link
        from dragoman.resolve.timex import normalise
        from dragoman.resolve.toponyms import resolve_toponyms
        from dragoman.segment import segment

        segmentation = segment(report)
        done("segment")
        layers = self._extractor.extract(report, segmentation)
        done("extract")
        layers = replace(layers, attributions=attribute(layers))
        done("attribute")
        layers = replace(layers, mentions=corefer(report, layers))
        done("coref")
        layers = replace(layers, mentions=link(report, layers, self._registry, gazetteer=self._gazetteer))
        done("link")
        layers = replace(layers, times=normalise(report, layers))
        done("timex")
        layers = replace(layers, toponyms=resolve_toponyms(report, layers, self._gazetteer))
        done("toponyms")
        describe = describe_in(report, layers, self._registry, gazetteer=self._gazetteer)
        claims = assemble(report, layers, model=self.model, describe=describe)
        done("assemble")
        return layers, claims
