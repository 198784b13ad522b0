from __future__ import annotations

import pytest

from dragoman.core.claims import EventType
from dragoman.extract.eventtypes import ENCODER_SHARE, LEAST, type_trigger
from dragoman.syntax import Tree
from parsed import parsed
from sentences import tell, where

_, LAYERS = parsed(
    "Tarn attacked the port with arguments",
    """
    Tarn      PROPN NNP 2 nsubj
    attacked  VERB  VBD 0 root attack
    the       DET   DT  4 det
    port      NOUN  NN  2 obj
    with      ADP   IN  6 case
    arguments NOUN  NNS 2 obl argument
    """,
)
TREE = Tree(LAYERS.tokens)


def typed(head: int, shares: dict[EventType, float]) -> EventType | None:
    return type_trigger(TREE, head, shares)[0]


def test_the_lexicon_types_a_word_that_the_encoder_has_no_view_of() -> None:
    assert typed(1, {}) == "ASSAULT"


def test_a_sure_encoder_types_a_word_that_the_lexicon_lacks_and_an_unsure_one_does_not() -> None:
    assert ENCODER_SHARE > LEAST
    assert typed(3, {"AID": 1.0, "ACCUSE": 0.0}) == "AID"
    assert typed(3, {"AID": 0.5}) is None


def test_the_score_joins_what_both_say() -> None:
    _, alone = type_trigger(TREE, 1, {"ASSAULT": 0.0})
    _, together = type_trigger(TREE, 1, {"ASSAULT": 0.8})
    assert together == alone + ENCODER_SHARE * 0.8
    assert type_trigger(TREE, 3, {"AID": 0.1}) == (None, 0.0)


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("Tarn/NNP/nsubj/held held/VBD/root talks/NNS/obj/held", "held", "CONSULT"),
        ("Tarn/NNP/nsubj/held held/VBD/root a/DT/det/cup cup/NN/obj/held", "held", None),
        (
            "Tarn/NNP/nsubj/called called/VBD/root for/IN/case/truce a/DT/det/truce truce/NN/obl/called",
            "called",
            "REQUEST",
        ),
        (
            "Tarn/NNP/nsubj/tried tried/VBD/root to/TO/mark/storm storm/VB/xcomp/tried Selwyn/NNP/obj/storm",
            "tried",
            "ASSAULT",
        ),
    ],
)
def test_what_hangs_on_a_word_decides_what_the_lexicon_says(line: str, word: str, expected: str | None) -> None:
    report, layers = tell(line)
    tree = Tree(layers.tokens)
    assert type_trigger(tree, tree.within(where(report.text, word))[0], {})[0] == expected


def test_an_encoder_that_is_sure_does_not_outweigh_a_sure_entry() -> None:
    _, layers = tell("The/DT/det/embargo embargo/NN/root")
    assert type_trigger(Tree(layers.tokens), 1, {"AID": 1.0}) == ("SANCTION", 1.0)


def test_equal_scores_are_settled_by_name() -> None:
    shares: dict[EventType, float] = {"REJECT": 1.0, "AID": 1.0}
    assert type_trigger(TREE, 3, shares)[0] == "AID"
    assert type_trigger(TREE, 3, dict(reversed(shares.items())))[0] == "AID"
