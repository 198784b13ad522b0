from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.words import words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania's envoy doesn’t object.", ["Ruritania", "'s", "envoy", "does", "n’t", "object", "."]),
        ("They cannot, and can't, agree", ["They", "can", "not", ",", "and", "ca", "n't", ",", "agree"]),
        ("The U.S. and Mr. Tarn", ["The", "U.S.", "and", "Mr.", "Tarn"]),
        ("at 7:12 a.m. on the 12th", ["at", "7:12", "a.m.", "on", "the", "12th"]),
        ("1,300 troops for 2.5bn", ["1,300", "troops", "for", "2.5bn"]),
        ("cease-fire -- or so...", ["cease", "-", "fire", "--", "or", "so", "..."]),
        ("``No,'' she said", ["``", "No", ",", "''", "she", "said"]),
        ("see https://example.org/a?b=c now", ["see", "https://example.org/a?b=c", "now"]),
        ("write to press.desk@example.org.", ["write", "to", "press.desk@example.org", "."]),
        ("(o-r+x@example.co.uk)", ["(", "o-r+x@example.co.uk", ")"]),
        ("at @example today", ["at", "@", "example", "today"]),
        ("J. Smith of example.com", ["J.", "Smith", "of", "example.com"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_part_of_a_text_is_cut_with_offsets_in_the_whole() -> None:
    text = "Tarn left. Marren stayed."
    assert [text[a:b] for a, b in words(text, 11, 24)] == ["Marren", "stayed"]


@given(st.text())
def test_words_are_in_order_and_leave_only_white_space(text: str) -> None:
    position = 0
    for start, end in words(text):
        assert position <= start < end
        assert text[position:start].strip() == ""
        position = end
    assert text[position:].strip() == ""


@pytest.mark.parametrize("piece", ["a.b.", "a-", "a+", "a_", "a@", ".@", "a@b-", "é.", "Mr.", "1.", "n't", "A. ", "@"])
def test_cutting_takes_time_in_proportion_to_the_text(piece: str) -> None:
    # The alternative for mail addresses once tried every word of such a run anew: 20 s for this length.
    began = time.perf_counter()
    assert words(piece * 40_000)
    assert time.perf_counter() - began < 2
