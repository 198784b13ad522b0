"""Base forms by table and by rule."""

from __future__ import annotations

import pytest

from dragoman.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "xpos", "expected"),
    [
        ("was", "VBD", "be"),
        ("'ve", "VBP", "have"),
        ("n't", "RB", "not"),
        ("wo", "MD", "will"),
        ("held", "VBD", "hold"),
        ("withdrew", "VBD", "withdraw"),
        ("found", "VB", "found"),
        ("found", "VBD", "find"),
        ("accused", "VBN", "accuse"),
        ("deploying", "VBG", "deploy"),
        ("deployed", "VBN", "deploy"),
        ("expelled", "VBD", "expel"),
        ("visited", "VBD", "visit"),
        ("ceding", "VBG", "cede"),
        ("agreed", "VBD", "agree"),
        ("denied", "VBD", "deny"),
        ("dying", "VBG", "die"),
        ("urging", "VBG", "urge"),
        ("shelled", "VBD", "shell"),
        ("threatens", "VBZ", "threaten"),
        ("vetoes", "VBZ", "veto"),
        ("seizes", "VBZ", "seize"),
        ("crises", "NNS", "crisis"),
        ("gunmen", "NNS", "gunman"),
        ("embassies", "NNS", "embassy"),
        ("viruses", "NNS", "virus"),
        ("houses", "NNS", "house"),
        ("politics", "NNS", "politics"),
        ("critics", "NNS", "critic"),
        ("worse", "JJR", "bad"),
        ("largest", "JJS", "large"),
        ("earlier", "RBR", "early"),
        ("them", "PRP", "they"),
        ("Nations", "NNPS", "Nations"),
    ],
)
def test_base_form(word: str, xpos: str, expected: str) -> None:
    assert lemma(word, xpos) == expected


def test_capitals_at_the_head_of_a_sentence_do_not_matter() -> None:
    assert lemma("Protesting", "VBG") == lemma("protesting", "VBG") == "protest"


def test_odd_forms_come_back_unharmed() -> None:
    assert [lemma(word, "VBG") for word in ("", "ing", "x", "—")] == ["", "ing", "x", "—"]
