"""Reading scores out as layers, with an encoder that gives the answers written down here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.core.layers import Layers
from dragoman.core.reports import Furniture, Report
from dragoman.core.text import Span
from dragoman.exceptions import ModelError
from dragoman.extract.extractor import Extractor
from dragoman.segment import segment
from fakeruntime import FakeRuntime, fake_runtime

TEXT = "Orlo Tarn said Ruritania left. Marren met him on Monday."
#       0    1    2    3         4   5 6      7   8   9  10    11
HEADS = {0: 2, 1: 0, 2: 2, 3: 4, 4: 2, 5: 2, 6: 7, 7: 7, 8: 7, 9: 10, 10: 7, 11: 7}


def extract(folder: Path, text: str = TEXT, *furniture: Furniture, **answers: Any) -> tuple[Layers, FakeRuntime]:
    runtime, fake = fake_runtime(folder, **answers)
    report = Report(doc="r", text=text, furniture=furniture)
    return Extractor(runtime).extract(report, segment(report)), fake


def words_of(spans: tuple[Span, ...]) -> list[str]:
    return [span.of(TEXT) for span in spans]


def test_tokens_take_their_place_tags_and_heads_in_the_whole_report(tmp_path: Path) -> None:
    layers, _ = extract(
        tmp_path,
        heads=HEADS,
        xpos={7: "VBD", 11: "."},
        upos={7: "VERB", 11: "PUNCT"},
        deprel={2: "obj", 6: "nsubj", 7: "dep", 11: "punct"},
    )
    met = layers.tokens[7]
    assert (TEXT[met.start : met.end], met.lemma, met.sentence) == ("met", "meet", 1)
    assert (met.upos, met.xpos) == ("VERB", "VBD")
    assert [token.head for token in layers.tokens] == list(HEADS.values())


def test_a_mark_is_a_mark_whatever_the_encoder_takes_it_for(tmp_path: Path) -> None:
    layers, _ = extract(tmp_path, heads=HEADS, upos={5: "PROPN", 11: "NOUN"}, xpos={5: "NNP", 11: "NN"})
    assert [TEXT[t.start : t.end] for t in layers.tokens if t.upos == "PUNCT"] == [".", "."]


def test_roots_and_only_roots_have_the_relation_root(tmp_path: Path) -> None:
    layers, _ = extract(tmp_path, heads=HEADS, deprel={2: "obj", 3: "root", 7: "dep"})
    assert [i for i, token in enumerate(layers.tokens) if token.deprel == "root"] == [2, 7]


def test_an_arc_that_was_moved_to_make_a_tree_gets_the_usual_relation(tmp_path: Path) -> None:
    # "Rain" and "snow" choose each other; one of them must hang on "fell", which was not asked for its relation.
    upos = {0: "NOUN", 1: "NOUN", 2: "VERB"}
    layers, _ = extract(tmp_path, "Rain snow fell", heads={0: 1, 1: 0, 2: 2}, upos=upos, deprel={0: "obj", 1: "obj"})
    first, second, root = layers.tokens
    assert {(token.head, token.deprel) for token in (first, second)} in (
        {(2, "nsubj"), (0, "obj")},
        {(2, "nsubj"), (1, "obj")},
    )
    assert (root.head, root.deprel) == (2, "root")


def test_sentences_and_quotations_are_handed_on(tmp_path: Path) -> None:
    report = Report(doc="r", text="“No,” said Tarn.")
    layers, _ = extract(tmp_path, report.text)
    assert (layers.sentences, layers.quotations) == (segment(report).sentences, segment(report).quotations)


def test_names_places_and_times_are_spans_of_the_text(tmp_path: Path) -> None:
    layers, _ = extract(
        tmp_path,
        heads=HEADS,
        entity={0: "B-PER", 1: "I-PER", 3: "B-ORG"},
        toponym={3: "B-associative"},
        time={9: "B-DATE", 10: "I-DATE"},
    )
    assert [(TEXT[m.start : m.end], m.type, m.form) for m in layers.mentions] == [
        ("Orlo Tarn", "PER", "name"),
        ("Ruritania", "ORG", "name"),
    ]
    assert [(TEXT[t.start : t.end], t.use) for t in layers.toponyms] == [("Ruritania", "associative")]
    assert [(TEXT[t.start : t.end], t.type) for t in layers.times] == [("on Monday", "DATE")]


@pytest.mark.parametrize("heads", [HEADS, {**HEADS, 0: 1, 1: 2}, {**HEADS, 0: 0, 1: 0, 2: 0}])
def test_the_head_of_a_name_is_the_word_that_the_others_hang_on(tmp_path: Path, heads: dict[int, int]) -> None:
    layers, _ = extract(tmp_path, heads=heads, entity={0: "B-PER", 1: "I-PER"})
    (mention,) = layers.mentions
    assert mention.head == (1 if heads[0] == 1 else 0)  # also where it is the root of its sentence


# ---- attributions ---------------------------------------------------------------------------------------------------

SAYS = {0: "B-source", 1: "I-source", 2: "B-cue", 3: "B-content", 4: "I-content"}
MEETS = {6: "B-source", 7: "B-cue", 8: "B-content"}


def test_sources_and_contents_go_to_the_cue_that_they_are_linked_to(tmp_path: Path) -> None:
    layers, _ = extract(tmp_path, attribution=SAYS | MEETS, links={0: 2, 3: 2, 6: 7, 8: 2})
    assert [(words_of(a.source), words_of(a.cue), words_of(a.content)) for a in layers.attributions] == [
        (["Orlo Tarn"], ["said"], ["Ruritania left", "him"]),
        (["Marren"], ["met"], []),
    ]


def test_without_a_link_the_nearest_cue_is_taken(tmp_path: Path) -> None:
    layers, fake = extract(tmp_path, attribution=SAYS | MEETS, links=dict.fromkeys(range(12), 99))
    assert [words_of(a.content) for a in layers.attributions] == [["Ruritania left"], ["him"]]
    assert len(fake.windows) == 1


def test_a_cue_alone_and_a_source_without_a_cue_attribute_nothing(tmp_path: Path) -> None:
    assert extract(tmp_path, attribution={2: "B-cue"})[0].attributions == ()
    assert extract(tmp_path, attribution={0: "B-source", 3: "B-content"})[0].attributions == ()


# ---- events ---------------------------------------------------------------------------------------------------------


def test_an_event_has_its_class_and_how_factual_it_is_put(tmp_path: Path) -> None:
    layers, _ = extract(tmp_path, event={2: "REPORTING", 4: "OCCURRENCE"}, factuality={4: -1.23456})
    assert [(TEXT[e.start : e.end], e.token, e.category, e.factuality) for e in layers.events] == [
        ("said", 2, "REPORTING", 0.0),
        ("left", 4, "OCCURRENCE", -1.235),
    ]


def test_a_word_that_only_the_type_head_knows_is_an_event_where_it_can_be_a_trigger(tmp_path: Path) -> None:
    layers, _ = extract(tmp_path, upos={7: "VERB", 8: "PUNCT"}, plover={7: "CONSULT", 8: "CONSULT"})
    assert [(TEXT[e.start : e.end], e.category, e.type) for e in layers.events] == [("met", "OCCURRENCE", "CONSULT")]


# ---- what is read ---------------------------------------------------------------------------------------------------


def test_furniture_is_not_read_and_ends_a_window(tmp_path: Path) -> None:
    text = "Tarn left.\n\nUPDATED 12 May\n\nMarren stayed."
    start = text.index("UPDATED")
    layers, fake = extract(
        tmp_path, text, Furniture(start, start + 14, "updated"), upos=dict.fromkeys(range(9), "VERB")
    )
    read = [layers.tokens[i] for window in fake.windows for i in range(window.first, window.last)]
    assert [text[t.start : t.end] for t in read] == ["Tarn", "left", ".", "Marren", "stayed", "."]
    assert len(fake.windows) == 2
    unread = [t for t in layers.tokens if t not in read]
    assert {(t.upos, t.xpos, t.deprel) for t in unread} == {("X", "", "dep")}
    assert all(layers.tokens[t.head] is t for t in unread)


def test_arcs_never_leave_a_sentence(tmp_path: Path) -> None:
    layers, _ = extract(tmp_path, heads=dict.fromkeys(range(12), 2))
    assert all(layers.tokens[token.head].sentence == token.sentence for token in layers.tokens)


def test_factuality_has_a_value_for_each_word(tmp_path: Path) -> None:
    runtime, _ = fake_runtime(tmp_path, factuality={1: 2.5})
    report = Report(doc="r", text="Tarn left.")
    assert Extractor(runtime).factuality(report, segment(report)) == [0.0, 2.5, 0.0]


@pytest.mark.parametrize("text", ["", " \n ", "."])
def test_a_text_without_words_has_empty_layers(tmp_path: Path, text: str) -> None:
    layers, _ = extract(tmp_path, text)
    assert (layers.mentions, layers.attributions, layers.events) == ((), (), ())


def test_a_folder_without_a_model_is_a_model_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=tmp_path.name):
        Extractor.load(tmp_path)


def test_a_damaged_model_is_a_model_error(tmp_path: Path) -> None:
    info = '{"version": "x", "step": 1, "transitions": [], "labels": {"xpos": [], "deprel": []}}'
    (tmp_path / "model.json").write_text(info, encoding="utf-8")
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ModelError, match="model"):
        Extractor.load(tmp_path)
