from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.core.layers import Token
from dragoman.core.text import Span
from dragoman.syntax import Tree
from parsed import parsed, place

TEXT = "The foreign minister of Ruritania, who left, and Orlo Tarn met in Selwyn."
_, LAYERS = parsed(
    TEXT,
    """
    The       DET   DT  3  det
    foreign   ADJ   JJ  3  amod
    minister  NOUN  NN  13 nsubj
    of        ADP   IN  5  case
    Ruritania PROPN NNP 3  nmod
    ,         PUNCT ,   8  punct
    who       PRON  WP  8  nsubj
    left      VERB  VBD 3  acl:relcl
    ,         PUNCT ,   11 punct
    and       CCONJ CC  11 cc
    Orlo      PROPN NNP 3  conj
    Tarn      PROPN NNP 11 flat
    met       VERB  VBD 0  root
    in        ADP   IN  15 case
    Selwyn    PROPN NNP 13 obl
    .         PUNCT .   13 punct
    """,
)
TREE = Tree(LAYERS.tokens)
WORDS = [TEXT[token.start : token.end] for token in LAYERS.tokens]


def said(indices: list[int]) -> str:
    return " ".join(WORDS[i] for i in indices)


def at(word: str) -> int:
    return WORDS.index(word)


def test_dependents_are_found_by_relation_or_main_type_in_order() -> None:
    assert said(list(TREE.dependents(at("minister"), "acl"))) == "left"
    assert said(list(TREE.dependents(at("minister"), "nmod", "det"))) == "The Ruritania"
    assert list(TREE.dependents(at("minister"), "nsubj")) == []


def test_the_first_dependent_or_none() -> None:
    assert TREE.first(at("met"), "obl") == at("Selwyn")
    assert TREE.first(at("met"), "obj") is None


def test_a_subtree_leaves_out_what_it_is_told_to() -> None:
    assert said(TREE.subtree(at("Selwyn"))) == "in Selwyn"
    assert said(TREE.subtree(at("minister"), without={at("left"), at("Orlo")})) == "The foreign minister of Ruritania"


def test_ancestors_run_to_the_root() -> None:
    assert said(list(TREE.ancestors(at("who")))) == "left minister met"
    assert list(TREE.ancestors(at("met"))) == []


@pytest.mark.parametrize(
    ("head", "phrase"),
    [
        ("minister", "The foreign minister of Ruritania"),  # no relative clause, nobody beside him
        ("Ruritania", "Ruritania"),  # no preposition
        ("Orlo", "Orlo Tarn"),
    ],
)
def test_a_noun_phrase_is_what_names_its_head(head: str, phrase: str) -> None:
    assert said(TREE.phrase(at(head))) == phrase


def test_a_hyphen_and_a_name_in_quotation_marks_stay_inside_a_phrase() -> None:
    text = 'a short-term " deal "'
    _, layers = parsed(
        text,
        """
        a     DET   DT   6 det
        short ADJ   JJ   4 amod
        -     PUNCT HYPH 4 punct
        term  NOUN  NN   6 compound
        "     PUNCT ``   6 punct
        deal  NOUN  NN   0 root
        "     PUNCT ''   6 punct
        """,
    )
    tree = Tree(layers.tokens)
    assert tree.span(tree.phrase(5)).of(text) == 'a short-term " deal'


def test_conjuncts_hold_the_head_and_what_stands_beside_it() -> None:
    assert said(TREE.conjuncts(at("minister"))) == "minister Orlo"
    assert said(TREE.conjuncts(at("met"))) == "met"


def test_tokens_within_a_stretch_are_those_that_start_there() -> None:
    assert said(TREE.within(place(TEXT, "Orlo Tarn"))) == "Orlo Tarn"
    assert said(TREE.within(place(TEXT, "n met i"))) == "met in"
    assert TREE.within(Span(len(TEXT), len(TEXT) + 9)) == []


def test_heads_are_the_tokens_that_hang_on_nothing_inside() -> None:
    assert said(TREE.heads(TREE.within(place(TEXT, "Orlo Tarn met")))) == "Orlo met"


def test_a_span_runs_from_the_first_token_to_the_last() -> None:
    assert TREE.span([at("Tarn"), at("Orlo")]).of(TEXT) == "Orlo Tarn"


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw any tree over a handful of words with any relations."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]} | {i: order[draw(st.integers(0, k - 1))] for k, i in enumerate(order) if k}
    relation = st.sampled_from("nsubj amod nmod case conj punct acl:relcl appos cc det compound flat".split())
    upos = st.sampled_from("NOUN PROPN ADP PUNCT CCONJ VERB".split())
    return Tree(
        [Token(i, i + 1, 0, "x", draw(upos), draw(st.just("NN")), heads[i], draw(relation)) for i in range(size)]
    )


@given(trees())
def test_any_phrase_is_one_stretch_around_its_head_and_lies_below_it(tree: Tree) -> None:
    for head in range(len(tree.tokens)):
        phrase = tree.phrase(head)
        assert phrase == list(range(phrase[0], phrase[-1] + 1))
        assert head in phrase
        assert set(phrase) <= set(tree.subtree(head))


@given(trees())
def test_any_subtree_is_the_tokens_whose_ancestors_hold_its_head(tree: Tree) -> None:
    for head in range(len(tree.tokens)):
        below = [i for i in range(len(tree.tokens)) if i == head or head in tree.ancestors(i)]
        assert tree.subtree(head) == below
