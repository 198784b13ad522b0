"""A text typed in whatever way, its plain text, and the way from one to the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.core.layers import Attribution, Layers, Mention, Token
from dragoman.core.plain import Plain, plain_report, restore
from dragoman.core.reports import Furniture, Report
from dragoman.core.text import Span


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("The envoy left.", "The envoy left."),
        ("The minis\u00adter\u200b left.", "The minister left."),
        ("\ufeffThe \u2066envoy\u2069 left.", "The envoy left."),
        ("The  envoy\t\u00a0left.", "The envoy left."),
        ("The \u200b envoy left.", "The envoy left."),
        ("``We agree,'' he said.", "“We agree,” he said."),
        ("The workers' 'union'.", "The workers' 'union'."),
        ("One.\r\nTwo.\rThree.\u2028Four.\nFive.", "One.\nTwo.\nThree.\nFour.\nFive."),
        ("One.\n\n\nTwo.", "One.\n\n\nTwo."),
        ("", ""),
    ],
)
def test_plain_texts(typed: str, plain: str) -> None:
    assert Plain.of(typed).text == plain


def test_a_text_that_is_plain_is_its_own() -> None:
    text = "“We agree,” he said.\n\nNobody’s boats left."
    report = Report(doc="a", text=text)
    plain = Plain.of(text)
    assert plain.is_stored and plain.text is text
    assert plain.stored(Span(1, 3)) == plain.plain(Span(1, 3)) == Span(1, 3)
    assert plain_report(report)[0] is report


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("minister", "min\u00adister"),
        ("minister said", "min\u00adister\u00a0 said"),
        ("“No,”", "``No,''"),
        ("No,", "No,"),
        ("End", "End"),
    ],
)
def test_words_are_found_where_they_are_typed(words: str, typed: str) -> None:
    text = "The min\u00adister\u00a0 said\r\n``No,'' he  said.\u200b End"
    plain = Plain.of(text)
    start = plain.text.index(words)
    stored = plain.stored(Span(start, start + len(words)))
    assert stored.of(text) == typed
    assert plain.plain(stored) == Span(start, start + len(words))


def test_what_holds_nothing_seen_is_empty() -> None:
    span = Plain.of("No.\u200b\u200b Yes  no.").plain(Span(3, 5))
    assert span.start == span.end


def test_a_wrapped_text_keeps_its_spaces_and_no_more() -> None:
    text = "The  coun\u00adcil\t\u00a0met.\nIt  voted."
    plain = Plain.of(text, wrapped=True)
    assert plain.text == "The  council  met.\nIt  voted."
    assert plain.stored(Span(5, 12)).of(text) == "coun\u00adcil"


@given(st.text(st.sampled_from("ab .\n\t\r\u00a0\u00ad\u200b`'\u2028"), max_size=60))
def test_every_sign_of_a_plain_text_is_typed_somewhere_and_in_order(text: str) -> None:
    plain = Plain.of(text)
    spans = [plain.stored(Span(i, i + 1)) for i in range(len(plain.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [plain.plain(span) for span in spans] == [Span(i, i + 1) for i in range(len(spans))]


def test_title_and_furniture_of_a_report_move_with_the_text() -> None:
    text = "Tal\u00adks  end\n\nARDEN \u2014  The  envoy left.\u200b\u200b"
    dateline, unseen = Furniture(13, 20, "dateline"), Furniture(len(text) - 2, len(text), "label")
    report, _ = plain_report(Report(doc="a", text=text, title_span=Span(0, 11), furniture=(dateline, unseen)))
    assert report.text == "Talks end\n\nARDEN — The envoy left."
    assert report.title_span is not None and report.title_span.of(report.text) == "Talks end"
    assert [(report.text[f.start : f.end], f.kind) for f in report.furniture] == [("ARDEN —", "dateline")]


def test_layers_are_told_in_the_stored_text() -> None:
    text = "The  en\u00advoy said no"
    plain = Plain.of(text)
    found = Layers(
        tokens=(Token(4, 9, 0, "envoy", "NOUN", "NN", 1, "nsubj"),),
        attributions=(Attribution((Span(0, 9),), (Span(10, 14),), (Span(15, 17),), source_head=1),),
        mentions=(Mention(0, 9, 1, "PER", "noun"),),
    )
    told = restore(found, plain)
    (attribution,), (mention,) = told.attributions, told.mentions
    assert text[told.tokens[0].start : told.tokens[0].end] == "en\u00advoy"
    assert [span.of(text) for span in (*attribution.source, *attribution.cue, *attribution.content)] == [
        "The  en\u00advoy", "said", "no",
    ]  # fmt: skip
    assert (text[mention.start : mention.end], mention.head, attribution.source_head) == ("The  en\u00advoy", 1, 1)
