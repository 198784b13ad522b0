"""The stages in their order, over layers written out by hand in place of the encoder's."""

from __future__ import annotations

from typing import cast

import pytest
from msgspec.structs import replace

from dragoman.core.layers import Event, Layers, Segmentation, TimeExpression, Toponym
from dragoman.core.plain import Plain
from dragoman.core.reports import Report
from dragoman.extract.extractor import Extractor
from dragoman.knowledge import load_registry
from dragoman.pipeline import Reader
from dragoman.resolve.gazetteer import Gazetteer
from parsed import attribution, name, parsed, place

TEXT = "Kenya said on Monday that it would close the embassy in Cairo."
ROWS = """
Kenya   PROPN NNP 2 nsubj
said    VERB  VBD 0 root say
on      ADP   IN  4 case
Monday  PROPN NNP 2 obl
that    SCONJ IN  8 mark
it      PRON  PRP 8 nsubj
would   AUX   MD  8 aux will
close   VERB  VB  2 ccomp
the     DET   DT  10 det
embassy NOUN  NN  8 obj
in      ADP   IN  12 case
Cairo   PROPN NNP 10 nmod
.       PUNCT .   2 punct
"""


class HandExtractor:
    """Gives every report the same layers, in the sentences that the segmentation found."""

    version = "hand"

    def __init__(self, layers: Layers) -> None:
        self._layers = layers

    def extract(self, report: Report, segmentation: Segmentation) -> Layers:
        assert len(segmentation.words) == len(self._layers.tokens)
        return replace(self._layers, sentences=segmentation.sentences)


def reader() -> tuple[Report, Reader]:
    monday, cairo, close = place(TEXT, "Monday"), place(TEXT, "Cairo"), place(TEXT, "close")
    report, layers = parsed(
        TEXT,
        ROWS,
        mentions=(name(TEXT, "Kenya", "ORG"), name(TEXT, "Cairo", "LOC")),
        attributions=(attribution(TEXT, source="Kenya", cue="said", content="it would close the embassy in Cairo"),),
        times=(TimeExpression(monday.start, monday.end, "DATE"),),
        toponyms=(Toponym(cairo.start, cairo.end, "literal"),),
        events=(Event(close.start, close.end, 7, "OCCURRENCE", "SANCTION", 0.9, 1.0),),
    )
    return report, Reader(cast(Extractor, HandExtractor(layers)), load_registry(), Gazetteer.load())


def test_a_report_becomes_a_claim_with_its_source_and_citations() -> None:
    report, read = reader()
    reading = read.read(report)
    (claim,) = reading.claims
    assert (claim.kind, claim.content.exact) == ("plans", "it would close the embassy in Cairo")
    assert [(source.citation.exact, source.country) for source in claim.source] == [("Kenya", "KEN")]
    assert claim.cue is not None and claim.cue.exact == "said"
    assert [(actor.citation.exact, actor.name) for actor in claim.actors] == [("it", "Kenya")]
    assert (reading.report, reading.model, reading.problems) == (report, "hand", ())


@pytest.mark.parametrize(
    "typed",
    [
        TEXT.replace(" ", "  "),
        TEXT.replace(" ", "\u00a0").replace("embassy", "em\u00adbas\u00adsy"),
        "\ufeff" + TEXT.replace("Kenya", "Ken\u00adya").replace("Cairo", "Cai\u200bro"),
    ],
)
def test_however_a_report_is_typed_its_claims_are_the_same_and_cite_its_own_text(typed: str) -> None:
    plain, read = reader()
    report = replace(plain, text=typed)
    (expected,), (claim,) = read.read(plain).claims, read.read(report, layers=True).claims
    for field in ("kind", "event", "polarity", "certainty", "quoted"):
        assert getattr(claim, field) == getattr(expected, field)
    cited = [claim.content, claim.source[0].citation, claim.actors[0].citation]
    assert [Plain.of(c.exact).text for c in cited] == ["it would close the embassy in Cairo", "Kenya", "it"]
    assert all((typed[c.start : c.end], c.sha256) == (c.exact, report.sha256) for c in cited)
    assert claim.id != expected.id


def test_every_stage_adds_its_part_to_the_layers() -> None:
    report, read = reader()
    layers = read.read(report, layers=True).layers
    assert layers is not None
    kenya, it = layers.mentions[0], next(m for m in layers.mentions if m.form == "pronoun")
    assert kenya.chain == it.chain  # coref
    assert kenya.entity is not None and kenya.entity.country == "KEN"  # link
    assert layers.attributions[0].cue_head == 1  # attribute
    assert [time.value and time.value.value for time in layers.times] == ["2025-05-12"]  # timex: that very Monday
    assert [toponym.place and toponym.place.country for toponym in layers.toponyms] == ["EGY"]  # toponyms


def test_layers_come_on_request_only() -> None:
    report, read = reader()
    assert read.read(report).layers is None


def test_equal_reports_give_equal_readings() -> None:
    report, read = reader()
    assert read.read(report, layers=True) == read.read(report, layers=True)


def test_stages_are_timed_in_their_order() -> None:
    report, read = reader()
    seconds = read.time_stages(report)
    assert list(seconds) == "segment extract join attribute coref link timex toponyms assemble".split()
    assert all(value >= 0 for value in seconds.values())


def test_the_model_is_named_by_the_extractor() -> None:
    assert reader()[1].model == "hand"
