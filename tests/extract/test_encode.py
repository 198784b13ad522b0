from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exceptions import ModelError
from dragoman.extract.encode import (
    CLS,
    MAX_PIECES,
    MAX_PIECES_PER_WORD,
    SEP,
    SHAPES,
    SPECIAL_SHAPE,
    UNK,
    Window,
    WordPieces,
    pack,
    shape,
)
from fakeruntime import write_vocabulary


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("talks", "lower"),
        ("Cairo", "title"),
        ("I", "title"),
        ("NATO", "upper"),
        ("U.S.", "upper"),
        ("al-Assad", "mixed"),
        ("McCall", "mixed"),
        ("1,300", "digit"),
        ("12th", "digit"),
        ("”", "punctuation"),
        ("--", "punctuation"),
        ("語", "other"),
        ("Élan", "title"),
        ("", "punctuation"),
    ],
)
def test_a_word_keeps_its_shape_beside_the_uncased_vocabulary(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


# ---- windows ------------------------------------------------------------------------------------------------------


def test_a_window_lays_out_pieces_shapes_words_and_sentences() -> None:
    windows = list(pack([(0, 2), (2, 3)], [(7, 8), (9,), (10,)], [1, 0, 5]))
    assert windows == [
        Window(
            first=0,
            last=3,
            pieces=[CLS, 7, 8, 9, 10, SEP],
            shapes=[SPECIAL_SHAPE, 1, 1, 0, 5, SPECIAL_SHAPE],
            starts=[1, 3, 4],
            ends=[2, 3, 4],
            sentences=[0, 0, 1],
        )
    ]


def test_a_sentence_that_does_not_fit_opens_the_next_window() -> None:
    pieces = [(5,)] * 300
    windows = list(pack([(0, 200), (200, 260), (260, 300)], pieces, [0] * 300))
    assert [(window.first, window.last) for window in windows] == [(0, 200), (200, 300)]


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    windows = list(pack([(0, 100)], [(5, 5, 5)] * 100, [0] * 100))
    assert [(window.first, window.last) for window in windows] == [(0, 84), (84, 100)]  # 84 × 3 + 2 = 254


def test_the_limit_of_each_window_can_be_set() -> None:
    pieces = [(5,)] * 12
    windows = list(pack([(0, 3), (3, 6), (6, 9), (9, 12)], pieces, [0] * 12, limit=lambda n: 5 if n == 0 else 99))
    assert [(window.first, window.last) for window in windows] == [(0, 3), (3, 12)]


@pytest.mark.parametrize(("limit", "count"), [(8, 1), (7, 2)])
def test_a_window_is_filled_to_its_limit_the_special_pieces_included(limit: int, count: int) -> None:
    assert len(list(pack([(0, 3), (3, 6)], [(5,)] * 6, [0] * 6, limit=lambda _: limit))) == count


def test_no_sentences_give_no_windows() -> None:
    assert list(pack([], [], [])) == []


@given(st.lists(st.lists(st.integers(1, 60), max_size=40), max_size=12), st.integers(10, MAX_PIECES))
def test_windows_hold_every_word_once_in_order_within_the_limit(sizes: list[list[int]], limit: int) -> None:
    lengths = [length for sentence in sizes for length in sentence]
    pieces = [(i + 1000,) * length for i, length in enumerate(lengths)]
    bounds = [sum(len(sentence) for sentence in sizes[:n]) for n in range(len(sizes) + 1)]
    sentences = [(bounds[n], bounds[n + 1]) for n in range(len(sizes))]
    windows = list(pack(sentences, pieces, [0] * len(pieces), limit=lambda _: limit))
    assert [i for window in windows for i in range(window.first, window.last)] == list(range(len(lengths)))
    for window in windows:
        assert len(window.pieces) == len(window.shapes) <= MAX_PIECES
        assert len(window.pieces) <= limit or len(set(window.sentences)) == 1  # one sentence alone may be longer
        held = [window.pieces[a : b + 1] for a, b in zip(window.starts, window.ends, strict=True)]
        assert held == [list(pieces[i]) for i in range(window.first, window.last)]
        assert len(window.sentences) == len(held)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=400))
def test_words_of_one_sentence_number_in_a_window_stand_in_one_sentence(sizes: list[int]) -> None:
    sentences = [(0, len(sizes) // 3), (len(sizes) // 3, len(sizes))]
    for window in pack(sentences, [(5,) * size for size in sizes], [0] * len(sizes)):
        for number in set(window.sentences):
            inside = [window.first + i for i, other in enumerate(window.sentences) if other == number]
            assert len({i >= len(sizes) // 3 for i in inside}) == 1


# ---- word pieces ----------------------------------------------------------------------------------------------------


def test_equal_words_give_equal_pieces_whatever_stands_beside_them(tmp_path: Path) -> None:
    word_pieces = WordPieces(str(write_vocabulary(tmp_path, ["talks", "cease", "##fire"])))
    alone = word_pieces(["ceasefire"])
    assert word_pieces(["talks", "ceasefire", "talks"]) == [word_pieces(["talks"])[0], *alone, *word_pieces(["talks"])]
    assert len(alone[0]) == 2


def test_case_is_left_to_the_shapes(tmp_path: Path) -> None:
    word_pieces = WordPieces(str(write_vocabulary(tmp_path, ["talks"])))
    assert word_pieces(["TALKS"]) == word_pieces(["talks"])


def test_quotation_marks_are_one_piece_however_they_are_typed(tmp_path: Path) -> None:
    word_pieces = WordPieces(str(write_vocabulary(tmp_path, ["“", "”", "`", "'"])))
    opening, closing = word_pieces(["“", "”"])
    assert word_pieces(["``", "„", "«"]) == [opening] * 3
    assert word_pieces(["''", "»"]) == [closing] * 2
    assert len(opening) == len(closing) == 1
    assert opening != closing != word_pieces(["'"])[0]


def test_every_word_has_at_least_one_piece_and_at_most_a_dozen(tmp_path: Path) -> None:
    word_pieces = WordPieces(str(write_vocabulary(tmp_path, ["a", "##a"])))
    assert word_pieces(["\u200b", "a" * 90]) == [(UNK,), word_pieces(["a" * 12])[0]]
    assert len(word_pieces(["a" * 90])[0]) == MAX_PIECES_PER_WORD


def test_a_missing_vocabulary_is_a_model_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nothere\.json"):
        WordPieces(str(tmp_path / "nothere.json"))
