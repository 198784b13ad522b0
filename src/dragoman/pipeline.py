"""From a report to its claims. Read this page after `core/`: it is the whole of Dragoman in one function.

    report → segment → extract → join names → attribute → coref → link → timex → toponyms → assemble → claims

All read the plain text of the report (`core/plain.py`), and what they find is told in the stored text. Every stage is a
function of values and knows no other; their order stands here and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from os import PathLike
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
    def load(cls, model_dir: Path | None = None, *, knowledge: Iterable[str | PathLike[str]] = ()) -> Reader:
        """Return a reader with the shipped model and knowledge, or with the model in `model_dir`.

        The files of `knowledge` lay actors of your own over those that ship, in their order.
        Raises `ModelError` or `KnowledgeError` when a file is missing or damaged.
        """
        from dragoman.extract.extractor import Extractor
        from dragoman.knowledge import load_registry
        from dragoman.resolve.gazetteer import Gazetteer

        return cls(Extractor.load(model_dir), load_registry(knowledge), Gazetteer.load())

    @property
    def model(self) -> str:
        """The version of the weights that read."""
        return self._extractor.version

    @property
    def knowledge(self) -> str:
        """The version of the actors that it knows: a hash of their files."""
        return self._registry.version

    def read(self, report: Report, *, layers: bool = False) -> Reading:
        """Return the report's claims, and on request what every stage found.

        >>> report = Report(doc="a", text="Ruritania said on Monday that it would close the border.")
        >>> Reader.load().read(report).claims[0].kind  # doctest: +SKIP
        'plans'
        """
        found, claims = self._run(report, lambda stage: None)
        kept = found if layers else None
        return Reading(report=report, claims=claims, model=self.model, knowledge=self.knowledge, layers=kept)

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
        3. join: mentions that are pieces of one known name
        4. attribute: attributions that only syntax shows, and how all of them nest
        5. coref: who is who within the report
        6. link: mentions to entities
        7. timex: time expressions to dates
        8. toponyms: place names to places
        9. assemble: layers to claims
        """
        from dragoman.assemble import assemble
        from dragoman.attribute import attribute
        from dragoman.core.plain import plain_report, restore
        from dragoman.coref import corefer
        from dragoman.resolve.joining import join_names
        from dragoman.resolve.linking import describe_in, link
        from dragoman.resolve.timex import normalise
        from dragoman.resolve.toponyms import resolve_toponyms
        from dragoman.segment import is_wrapped, segment

        stored = report
        report, plain = plain_report(stored, wrapped=is_wrapped(stored.text))
        segmentation = segment(report)
        done("segment")
        layers = self._extractor.extract(report, segmentation)
        done("extract")
        layers = join_names(report, layers, self._registry, self._gazetteer)
        done("join")
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
        layers = restore(layers, plain)
        claims = assemble(stored, layers, model=self.model, describe=lambda span: describe(plain.plain(span)))
        done("assemble")
        return layers, claims
