from __future__ import annotations

import pytest

from dragoman.extract.labels import PLOVER
from training.examples import Offsets, bio, plover_ids, sentences_of, tokenised

TEXT = "Tarn left. Marren stayed\nRain fell"


def test_a_text_is_cut_into_words_with_their_offsets() -> None:
    forms, spans = tokenised("Tarn left.")
    assert (forms, spans) == (["Tarn", "left", "."], [(0, 4), (5, 9), (9, 10)])


def test_sentences_end_at_stops_before_capitals_and_at_paragraphs() -> None:
    forms, spans = tokenised(TEXT)
    found = [forms[first:last] for first, last in sentences_of(TEXT, spans)]
    assert found == [["Tarn", "left", "."], ["Marren", "stayed"], ["Rain", "fell"]]


def test_a_stop_before_a_small_letter_ends_no_sentence() -> None:
    _, spans = tokenised("No. he left")
    assert sentences_of("No. he left", spans) == [(0, 3)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 4, (0, 1)), (0, 9, (0, 2)), (2, 6, (0, 2)), (4, 5, None), (9, 11, (2, 3)), (40, 50, None), (3, 3, None)],
)
def test_a_stretch_covers_the_words_that_it_shares_a_character_with(
    start: int, end: int, expected: tuple[int, int] | None
) -> None:
    assert Offsets([(0, 4), (5, 9), (9, 10)]).covered(start, end) == expected


def test_a_span_is_written_as_bio_labels_and_leaves_earlier_ones_alone() -> None:
    labels: list[str | None] = ["O", "O", None, "O"]
    bio(labels, 1, 3, "PER")
    assert labels == ["O", "B-PER", "I-PER", "O"]
    bio(labels, 2, 4, "ORG")
    assert labels == ["O", "B-PER", "I-PER", "O"]


def test_types_become_indices_in_the_label_set() -> None:
    assert [PLOVER[i] for i in plover_ids(["NONE", "ASSAULT"])] == ["NONE", "ASSAULT"]
    with pytest.raises(ValueError):
        plover_ids(["YIELD"])
