"""Names of states exchanged in training words."""

from __future__ import annotations

import random

import pytest

from training.authored import STATES
from training.swapping import swap_states

SENTENCE = "Norvania and Velmia said Norvanian troops left Norvik as Norvanians and the Velmish cheered".split()


@pytest.mark.parametrize("seed", range(5))
def test_an_invented_state_gives_way_to_a_real_one_all_through(seed: int) -> None:
    words = swap_states(SENTENCE, random.Random(seed))
    invented = {*STATES, *(word for pair in STATES.values() for word in pair)}
    assert len(words) == len(SENTENCE) and not invented & set(words)
    assert words[SENTENCE.index("Norvanian")] == words[SENTENCE.index("Norvanians")].removesuffix("s")


def test_the_same_state_is_put_all_through() -> None:
    words = swap_states(["France", "met", "French", "growers"], random.Random(1))
    assert words == ["China", "met", "Chinese", "growers"]


def test_other_words_stay_where_they_are() -> None:
    words = swap_states(SENTENCE, random.Random(3))
    assert [
        w for w, old in zip(words, SENTENCE, strict=True) if w == old
    ] == "and said troops left as and the cheered".split()


def test_part_of_a_longer_name_is_no_name() -> None:
    kept = ["Saudi", "Arabia", "met"]
    assert swap_states(kept, random.Random(1)) == kept


def test_the_same_chance_gives_the_same_swap() -> None:
    assert swap_states(SENTENCE, random.Random(4)) == swap_states(SENTENCE, random.Random(4))
