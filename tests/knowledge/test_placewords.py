"""The words of place: what they are depends on no list holding another's words by mistake."""

from __future__ import annotations

from dragoman.knowledge.placewords import load_place_words


def test_a_preposition_stands_in_one_list() -> None:
    words = load_place_words()
    assert len(words.placing) == len(words.static) + len(words.goal) + len(words.origin) + len({"on", "over", "for"})


def test_words_are_lemmas_in_small_letters() -> None:
    words = load_place_words()
    everything = words.motion | words.leaving | words.holding | words.site | words.unrest
    assert all(word == word.lower() and word.strip() == word for word in everything)
