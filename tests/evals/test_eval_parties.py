from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.core.text import Span
from dragoman.knowledge import load_registry
from evals.parties import OTHERS, STATES, Sentence, State, read_sentences

TARN = State("TRN", "Tarn", "Tarnish", "Tarnport")
ISLES = State("ISL", "the Eastern Isles", "Islander", "Ostwick")
UK, US = (next(state for state in STATES if state.code == code) for code in ("UKR", "USA"))


def about(pattern: str, a: State = TARN, b: State = ISLES) -> str:
    return Sentence(pattern, False).about(a, b).text


def test_states_are_put_by_name_adjective_and_capital() -> None:
    assert about("[A cap] told [B] that [B adj] and [A adj] ships had met.") == (
        "Tarnport told the Eastern Isles that Islander and Tarnish ships had met."
    )


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[B] left.", "The Eastern Isles left."),
        ("“[B] left,” he said.", "“The Eastern Isles left,” he said."),
        ("He said: “[B] left.”", "He said: “The Eastern Isles left.”"),
        ("He called “[B] game” off.", "He called “the Eastern Isles game” off."),
        ("[B]'s navy met [A]'s.", "The Eastern Isles' navy met Tarn's."),
        ("[a B adj] boat sank [a A adj] one.", "An Islander boat sank a Tarnish one."),
    ],
)
def test_grammar_follows_the_state(pattern: str, text: str) -> None:
    assert about(pattern) == text


def test_articles_follow_the_sound() -> None:
    assert about("In [a A adj] port lay [a B adj] boat.", UK, US) == "In a Ukrainian port lay a U.S. boat."


def test_a_stretch_has_the_same_origins_whichever_the_states() -> None:
    sentence = Sentence("[B]'s navy met [A]'s ships.", False)
    one, other = sentence.about(TARN, ISLES), sentence.about(ISLES, TARN)
    for words in ("navy met", "ships."):
        places = [
            variant.origins[start : start + len(words)]
            for variant in (one, other)
            for start in (variant.text.index(words),)
        ]
        assert places[0] == places[1]
    assert set(one.origins[0:17]) == set(other.origins[0:4]) == {0}
    assert one.origin(Span(0, 18)) == other.origin(Span(0, 6))


def test_forty_others_stand_once_in_either_place() -> None:
    for sentence in list(read_sentences())[:20]:
        a, b, others = sentence.choose_states()
        rest = sorted(state.code for state in STATES if state not in (a, b))
        assert len(rest) == len(others) == OTHERS == 40
        assert sorted(one.code for one, _ in others) == sorted(two.code for _, two in others) == rest
        assert all(one != two for one, two in others)


def test_parts_say_whether_a_sentence_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "sentences.txt"
    path.write_text("# A note.\n\n## new\n[A] met [B].\n## seen in training\n[B] met [A].\n", encoding="utf-8")
    assert list(read_sentences(path)) == [Sentence("[A] met [B].", False), Sentence("[B] met [A].", True)]


def test_committed_sentences_name_two_states_each() -> None:
    sentences = list(read_sentences())
    assert len({sentence.pattern for sentence in sentences}) == 500
    for sentence in sentences:
        text = sentence.about(TARN, ISLES).text
        assert "[" not in text, text
        assert all(re.search(rf"\[(a )?{party}\b", sentence.pattern) for party in "AB"), sentence


def test_registry_knows_every_state_by_the_names_that_are_put() -> None:
    registry = load_registry()
    for state in STATES:
        for found in (
            registry.state_of(state.name),
            registry.state_of(state.adjective),
            registry.capital_of(state.capital),
        ):
            assert found is not None and found.id == state.code, state
