"""Final stops dropped from training examples."""

from __future__ import annotations

import random
from dataclasses import replace

from training.examples import IGNORE, Example
from training.stops import without_stops


def example() -> Example:
    return Example(
        "hand",
        ["Tarn", "left", ".", "Marren", "met", "NATO", "."],
        [(0, 3), (3, 7)],
        {"upos": ["PROPN", "VERB", "PUNCT", "PROPN", "VERB", "PROPN", "PUNCT"]},
        heads=[1, 1, 1, 4, 4, 4, 4],
        relations=["nsubj", "root", "punct", "nsubj", "root", "obj", "punct"],
        links=[IGNORE, IGNORE, IGNORE, 4, IGNORE, 4, IGNORE],
        factuality=[0.0, 1.0, 0.0, 0.0, 2.0, 0.0, 0.0],
        plover=[(0, 3, (1,)), (4, 5, (2,)), (3, 7, (3,))],
        parties={"actor": [(4, (3,))]},
    )


def test_all_labels_move_along() -> None:
    bare = without_stops(example(), 1.0, random.Random(1))
    assert bare.words == ["Tarn", "left", "Marren", "met", "NATO"]
    assert bare.sentences == [(0, 2), (2, 5)]
    assert bare.tags["upos"] == ["PROPN", "VERB", "PROPN", "VERB", "PROPN"]
    assert (bare.heads, bare.relations) == ([1, 1, 3, 3, 3], ["nsubj", "root", "nsubj", "root", "obj"])
    assert (bare.links, bare.factuality) == ([IGNORE, IGNORE, 3, IGNORE, 3], [0.0, 1.0, 0.0, 2.0, 0.0])
    assert bare.plover == [(0, 2, (1,)), (3, 4, (2,)), (2, 5, (3,))]
    assert bare.parties == {"actor": [(3, (2,))]}


def test_none_is_dropped_at_no_share() -> None:
    one = example()
    assert without_stops(one, 0.0, random.Random(1)) is one


def test_a_stop_that_a_label_points_at_stays() -> None:
    held = replace(example(), parties={"last": [(4, (6,))]})
    assert without_stops(held, 1.0, random.Random(1)).words == ["Tarn", "left", "Marren", "met", "NATO", "."]


def test_a_lone_stop_stays() -> None:
    lone = Example("hand", ["."], [(0, 1)])
    assert without_stops(lone, 1.0, random.Random(1)) is lone
