"""Whole claims: their ids, and what holds of them for any trees and attributions."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.assemble import assemble
from dragoman.attribute import attribute
from dragoman.core.claims import Claim, Reading
from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import (
    Attribution,
    Event,
    Layers,
    Mention,
    Quotation,
    Sentence,
    SentenceKind,
    TimeExpression,
    Token,
)
from dragoman.core.reports import Report
from dragoman.core.text import Citation, Span
from dragoman.core.times import TimeValue
from dragoman.export import to_gold
from sentences import assembled, read, sources, tell

SCORER = Path(__file__).parents[3] / "shared/tools/score_claims.py"
TWO = (
    "The/DT/det/army army/NN/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled and/CC/cc/closed the/DT/det/police "
    "police/NNS/nsubj/closed closed/VBD/conj/shelled/COERCE the/DT/det/port port/NN/obj/closed ."
)


# ---- ids -------------------------------------------------------------------------------------------------------------
def test_the_same_report_gives_the_same_ids_and_every_claim_its_own() -> None:
    once, again = read(TWO), read(TWO)
    assert once == again
    assert len({claim.id for claim in once}) == 2


def test_another_text_or_other_weights_give_other_ids() -> None:
    report, layers = tell(TWO)
    ids = {claim.id for claim in assembled(report, layers)}
    others = {claim.id for claim in read(TWO, TWO)[:2]}
    weights = assemble(report, layers, model="other", describe=lambda span: Entity(NIL, "somebody", "group", "UNK"))
    assert ids.isdisjoint(others)
    assert ids.isdisjoint(claim.id for claim in weights)


def test_a_report_without_words_has_no_claims() -> None:
    assert read() == ()


def test_a_source_without_a_name_is_called_what_describe_says() -> None:
    line = (
        "Officials/NNS/nsubj/said said/VBD/root that/IN/mark/shelled rebels/NNS/nsubj/shelled "
        "shelled/VBD/ccomp/said/ASSAULT Selwyn/NNP/obj/shelled ."
    )
    report, layers = tell(line)
    layers = replace(layers, attributions=attribute(layers))
    asked: list[str] = []

    def describe(span: Span) -> Entity:
        asked.append(span.of(report.text))
        return Entity(NIL, "some officials", "group", "UNK")

    (claim,) = assemble(report, layers, model="m", describe=describe)
    assert sources(claim) == ["Officials"]
    assert claim.source[0].name == "some officials"
    assert "Selwyn" not in asked


# ---- any trees, any attributions -------------------------------------------------------------------------------------
FORMS = {
    "said": ("say", "VERB", "VBD"), "urged": ("urge", "VERB", "VBD"), "opposes": ("oppose", "VERB", "VBZ"),
    "ready": ("ready", "ADJ", "JJ"), "quoted": ("quote", "VERB", "VBD"), "saying": ("say", "VERB", "VBG"),
    "shelled": ("shell", "VERB", "VBD"), "leave": ("leave", "VERB", "VB"), "talks": ("talk", "NOUN", "NNS"),
    "plan": ("plan", "NOUN", "NN"), "envoy": ("envoy", "NOUN", "NN"), "Selwyn": ("Selwyn", "PROPN", "NNP"),
    "Arvel": ("Arvel", "PROPN", "NNP"), "he": ("he", "PRON", "PRP"), "who": ("who", "PRON", "WP"),
    "according": ("accord", "VERB", "VBG"), "to": ("to", "PART", "TO"), "of": ("of", "ADP", "IN"),
    "by": ("by", "ADP", "IN"), "with": ("with", "ADP", "IN"), "if": ("if", "SCONJ", "IN"), "not": ("not", "PART", "RB"),
    "no": ("no", "DET", "DT"), "the": ("the", "DET", "DT"), "will": ("will", "AUX", "MD"), "is": ("be", "AUX", "VBZ"),
    "and": ("and", "CCONJ", "CC"), ",": (",", "PUNCT", ","), "“": ("“", "PUNCT", "``"), ".": (".", "PUNCT", "."),
    "confirmation": ("confirmation", "NOUN", "NN"), "both": ("both", "DET", "DT"), "dozens": ("dozen", "NOUN", "NNS"),
}  # fmt: skip
CLAUSES = "acl acl:relcl advcl ccomp xcomp conj parataxis csubj obl".split()
PHRASES = "nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss compound flat appos conj parataxis xcomp".split()
RELATIONS = {
    "VERB": CLAUSES, "NOUN": PHRASES, "PROPN": PHRASES, "PRON": PHRASES, "ADJ": ["amod", "xcomp", "ccomp", "conj"],
    "AUX": ["aux", "aux:pass", "cop", "ccomp"], "ADP": ["case", "mark", "fixed"], "SCONJ": ["mark"], "CCONJ": ["cc"],
    "DET": ["det", "nsubj"], "PUNCT": ["punct"], "PART": ["advmod", "mark"],
}  # fmt: skip
TYPES = ("ASSAULT", "CONSULT", "ACCUSE", "RETREAT", None)
CONTENT = [form for form, (_, upos, _) in FORMS.items() if upos in {"VERB", "NOUN", "PROPN"}]
KINDS: tuple[SentenceKind, ...] = ("body", "body", "title", "furniture")
YEAR = TimeValue("2025", "year", "2025-01-01", "2025-12-31")


@st.composite
def layers(draw: st.DrawFn) -> tuple[Report, Layers]:
    """Draw a report of a few sentences with any trees, attributions, quotations, mentions and events."""
    sizes = draw(st.lists(st.integers(1, 14), min_size=2, max_size=3))
    count = sum(sizes)
    # Half of the words are names, nouns and verbs: trees of particles alone claim nothing.
    word = st.one_of(st.sampled_from(sorted(FORMS)), st.sampled_from(CONTENT))
    forms = draw(st.lists(word, min_size=count, max_size=count))
    text = " ".join(forms)
    starts = [sum(len(form) + 1 for form in forms[:i]) for i in range(count)]
    edges = [Span(start, start + len(form)) for start, form in zip(starts, forms, strict=True)]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, size in enumerate(sizes):
        first = len(tokens)
        for i, head in enumerate(_heads(draw, first, size), start=first):
            lemma, upos, xpos = FORMS[forms[i]]
            relation = "root" if head == i else draw(st.sampled_from(RELATIONS[upos]))
            tokens.append(Token(edges[i].start, edges[i].end, number, lemma, upos, xpos, head, relation))
        kind = draw(st.sampled_from(KINDS))
        sentences.append(Sentence(edges[first].start, edges[len(tokens) - 1].end, first, len(tokens), number, kind))
    stretches = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).map(
        lambda pair: Span(edges[min(pair)].start, edges[max(pair)].end)
    )
    index = st.integers(0, count - 1)
    happening = [i for i, token in enumerate(tokens) if token.upos in {"VERB", "NOUN"}]
    return Report(doc="any", text=text, date="2025-05-12"), Layers(
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        quotations=tuple(Quotation(span.start, span.end, True) for span in draw(st.lists(stretches, max_size=2))),
        attributions=tuple(
            Attribution(source, cue, content)
            for source, cue, content in draw(
                st.lists(st.tuples(*[st.lists(stretches, max_size=2).map(tuple)] * 2, _some(stretches)), max_size=3)
            )
        ),
        mentions=tuple(
            Mention(edges[i].start, edges[i].end, i, "PER", "name", chain)
            for i, chain in draw(st.lists(st.tuples(index, st.integers(0, 2)), max_size=4))
        ),
        times=tuple(
            TimeExpression(span.start, span.end, "DATE", draw(st.sampled_from((YEAR, None))))
            for span in draw(st.lists(stretches, max_size=2))
        ),
        events=tuple(
            Event(edges[i].start, edges[i].end, i, "OCCURRENCE", draw(st.sampled_from(TYPES)), 0.9, 2.0)
            for i in happening
            if draw(st.integers(0, 3))
        ),
    )


def _heads(draw: st.DrawFn, first: int, size: int) -> Iterable[int]:
    order = draw(st.permutations(range(first, first + size)))
    heads = {i: order[draw(st.integers(0, k - 1))] if k else i for k, i in enumerate(order)}
    return [heads[i] for i in sorted(heads)]


def _some(stretches: st.SearchStrategy[Span]) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(stretches, min_size=1, max_size=2).map(tuple)


def claims_of(report: Report, layers: Layers) -> tuple[Claim, ...]:
    return assembled(report, replace(layers, attributions=attribute(layers)))


def citations(value: Any) -> Iterable[Citation]:
    """Yield every citation anywhere in a value."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from citations(part)
    elif isinstance(value, msgspec.Struct):
        yield from citations(tuple(getattr(value, name) for name in value.__struct_fields__))


@given(layers())
@settings(max_examples=150, deadline=None)
def test_every_citation_is_found_letter_by_letter_where_it_says(drawn: tuple[Report, Layers]) -> None:
    report, found = drawn
    claims = claims_of(report, found)
    for citation in citations(claims):
        assert report.text[citation.start : citation.end] == citation.exact != ""
        assert citation.sha256 == report.sha256


@given(layers())
@settings(max_examples=150, deadline=None)
def test_claims_are_distinct_in_order_and_never_from_furniture(drawn: tuple[Report, Layers]) -> None:
    report, found = drawn
    claims = claims_of(report, found)
    assert len({claim.id for claim in claims}) == len(claims)
    starts = [claim.content.start for claim in claims]
    assert starts == sorted(starts)
    furniture = [s for s in found.sentences if s.kind == "furniture"]
    for claim in claims:
        assert not any(s.start <= claim.content.start and claim.content.end <= s.end for s in furniture)
        assert (claim.kind == "wants") == (claim.stance is not None)
        assert (claim.quoted == "none") == (not claim.source)
        assert len(claim.actors) <= 3 and len(claim.recipients) <= 3
    assert claims_of(report, found) == claims


@pytest.fixture(scope="module")
def problems() -> Callable[[dict[str, str], list[dict[str, Any]]], Iterable[str]]:
    """Return the checks that the scorer of the gold claims makes; skipped where the shared folder is not there."""
    if not SCORER.exists():
        pytest.skip("expected ../shared/tools/score_claims.py, found none")
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    assert spec and spec.loader
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    checks: Callable[[dict[str, str], list[dict[str, Any]]], Iterable[str]] = module.problems
    return checks


@given(drawn=layers())
@settings(max_examples=100, deadline=None)
def test_the_scorer_of_the_gold_claims_finds_nothing_wrong(
    problems: Callable[[dict[str, str], list[dict[str, Any]]], Iterable[str]], drawn: tuple[Report, Layers]
) -> None:
    report, found = drawn
    line = to_gold(Reading(report=report, claims=claims_of(report, found)))
    assert line is not None
    gold = msgspec.json.decode(line)
    assert list(problems({"doc": report.doc, "text": report.text}, gold["claims"])) == []
