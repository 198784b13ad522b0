"""Whatever the model makes of a real report, everything that is claimed stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.core.claims import Claim
from dragoman.core.text import Citation
from dragoman.pipeline import Reader
from realmodel import needs_model, real_reports

pytestmark = needs_model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def citations(claim: Claim) -> Iterator[Citation]:
    yield claim.content
    yield from (party.citation for party in (*claim.source, *claim.actors, *claim.recipients))
    if claim.cue is not None:
        yield claim.cue
    if claim.when is not None and claim.when.citation is not None:
        yield claim.when.citation
    if claim.where is not None:
        yield claim.where.citation


def test_every_value_is_cited_from_the_stored_text(reader: Reader) -> None:
    for report in real_reports():
        claims = reader.read(report).claims
        for citation in (citation for claim in claims for citation in citations(claim)):
            assert citation.exact == report.text[citation.start : citation.end] != ""
            assert citation.sha256 == report.sha256
        assert len({claim.id for claim in claims}) == len(claims)


def test_layers_lie_inside_the_text_and_trees_inside_their_sentences(reader: Reader) -> None:
    for report in real_reports():
        layers = reader.read(report, layers=True).layers
        assert layers is not None
        found: list[Any] = [*layers.tokens, *layers.mentions, *layers.times, *layers.toponyms, *layers.events]
        assert all(0 <= item.start < item.end <= len(report.text) for item in found)
        assert all(layers.tokens[token.head].sentence == token.sentence for token in layers.tokens)
