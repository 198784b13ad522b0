"""What a cue makes of its content."""

from __future__ import annotations

import pytest

from dragoman.attitudes import attitude_of, is_negated, prepositions
from dragoman.knowledge.cues import load_cues
from dragoman.syntax import Tree
from sentences import tell, where


def attitude(line: str, word: str) -> str:
    """Return the attitude of a word, with `not` before it where it is denied."""
    report, layers = tell(line)
    tree = Tree(layers.tokens)
    found, negated = attitude_of(tree, tree.within(where(report.text, word))[0], load_cues())
    return f"not {found}" if negated else found


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("Tarn/NNP/nsubj/urged urged/VBD/root Marren/NNP/obj/urged", "urged", "for"),
        ("Tarn/NNP/nsubj/said said/VBD/root so/RB/advmod/said", "said", "said"),
        ("Tarn/NNP/nsubj/called called/VBD/root for/IN/case/talks talks/NNS/obl/called", "called", "for"),
        ("Tarn/NNP/nsubj/called called/VBD/root Marren/NNP/obj/called", "called", "said"),
        ("Tarn/NNP/nsubj/warned warned/VBD/root of/IN/case/war war/NN/obl/warned", "warned", "said"),
        ("Tarn/NNP/nsubj/warned warned/VBD/root against/IN/case/war war/NN/obl/warned", "warned", "against"),
        ("Tarn/NNP/nsubj/opposes opposes/VBZ/root war/NN/obj/opposes", "opposes", "against"),
        (
            "Tarn/NNP/nsubj/opposed is/VBZ/cop/opposed opposed/VBN/root to/IN/case/war war/NN/obl/opposed",
            "opposed",
            "against",
        ),
        ("Tarn/NNP/nsubj/weighs weighs/VBZ/root war/NN/obj/weighs", "weighs", "considers"),
        ("Tarn/NNP/nsubj/ready is/VBZ/cop/ready ready/JJ/root", "ready", "accepts"),
        ("Tarn/NNP/nsubj/due is/VBZ/cop/due due/JJ/root", "due", "plans"),
        ("Tarn/NNP/nsubj/vowed vowed/VBD/root revenge/NN/obj/vowed", "vowed", "plans"),
        (
            "Marren/NNP/nmod:poss/appeal 's/POS/case/Marren appeal/NN/root for/IN/case/calm calm/NN/nmod/appeal",
            "appeal",
            "for",
        ),
    ],
)
def test_a_word_alone_or_with_its_preposition(line: str, word: str, expected: str) -> None:
    assert attitude(line, word) == expected


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("Tarn/NNP/nsubj/voiced voiced/VBD/root opposition/NN/obj/voiced", "voiced", "against"),
        ("Tarn/NNP/nsubj/stands stands/VBZ/root ready/JJ/xcomp/stands", "stands", "accepts"),
        ("Tarn/NNP/nsubj/made made/VBD/root cakes/NNS/obj/made", "made", "said"),
        ("Tarn/NNP/nsubj/ate ate/VBD/root opposition/NN/obj/ate", "ate", "said"),
    ],
)
def test_a_carrying_verb_has_the_attitude_of_its_complement(line: str, word: str, expected: str) -> None:
    assert attitude(line, word) == expected


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        (
            "Tarn/NNP/nsubj/oppose does/VBZ/aux/oppose not/RB/advmod/oppose oppose/VB/root",
            "oppose",
            "accepts",
        ),
        ("Tarn/NNP/nsubj/object would/MD/aux/object n't/RB/advmod/object object/VB/root", "object", "accepts"),
        (
            "Tarn/NNP/nsubj/support can/MD/aux/support not/RB/advmod/support support/VB/root",
            "support",
            "against",
        ),
        (
            "Tarn/NNP/nsubj/accept will/MD/aux/accept never/RB/advmod/accept accept/VB/root",
            "accept",
            "against",
        ),
        ("Tarn/NNP/nsubj/ready is/VBZ/cop/ready not/RB/advmod/ready ready/JJ/root", "ready", "against"),
        ("Tarn/NNP/nsubj/asking is/VBZ/aux/asking not/RB/advmod/asking asking/VBG/root", "asking", "not for"),
        ("Tarn/NNP/nsubj/plan does/VBZ/aux/plan not/RB/advmod/plan plan/VB/root", "plan", "not plans"),
        ("Tarn/NNP/nsubj/say did/VBD/aux/say not/RB/advmod/say say/VB/root", "say", "not said"),
    ],
)
def test_a_denied_objection_accepts_a_denied_acceptance_objects_a_denied_wish_stays_one(
    line: str, word: str, expected: str
) -> None:
    assert attitude(line, word) == expected


def test_no_is_no_particle_of_the_verb() -> None:
    _, layers = tell("Tarn/NNP/nsubj/took took/VBD/root no/DT/det/side side/NN/obj/took")
    tree = Tree(layers.tokens)
    assert not is_negated(tree, 1)
    assert not is_negated(tree, 3)


def test_prepositions_are_those_of_a_word_and_of_its_complements() -> None:
    _, layers = tell(
        "Tarn/NNP/nsubj/spoke spoke/VBD/root out/RP/compound:prt/spoke against/IN/case/war war/NN/obl/spoke "
        "in/IN/case/Selwyn Selwyn/NNP/nmod/war"
    )
    assert prepositions(Tree(layers.tokens), 1) == {"out", "against"}


def test_the_prepositions_of_the_whole_cue_count_too() -> None:
    report, layers = tell("Tarn/NNP/nsubj/warned warned/VBD/root against/IN/mark/delay delay/NN/root")
    tree, cues = Tree(layers.tokens), load_cues()
    assert attitude_of(tree, 1, cues)[0] == "said"
    assert attitude_of(tree, 1, cues, where(report.text, "warned against"))[0] == "against"
