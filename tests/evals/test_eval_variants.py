from __future__ import annotations

from dragoman.core.text import Span
from evals.variants import NOWHERE, Edit, edit

TEXT = "Tarn sued Ost."


def test_an_unchanged_text_comes_from_itself() -> None:
    variant = edit(TEXT, ())
    assert (variant.text, variant.origins) == (TEXT, tuple(range(len(TEXT))))


def test_edits_are_made_in_the_order_of_the_text() -> None:
    variant = edit(TEXT, [Edit(10, 13, "Velm"), Edit(0, 4, "Osk")])
    assert variant.text == "Osk sued Velm."
    assert len(variant.origins) == len(variant.text)


def test_what_replaces_comes_from_what_it_replaces() -> None:
    longer = edit(TEXT, [Edit(5, 9, "took to court")])
    assert longer.origin(Span(5, 18)) == Span(5, 9)
    shorter = edit(TEXT, [Edit(5, 9, "v")])
    assert shorter.origin(Span(0, len("Tarn v Ost"))).of(TEXT) == "Tarn s" + "ued Ost"


def test_what_is_left_out_and_what_is_inserted_leave_the_rest_in_place() -> None:
    variant = edit(TEXT, [Edit(7, 7, "\u00ad"), Edit(13, 14, "")])
    assert variant.text == "Tarn su\u00aded Ost"
    assert variant.origin(Span(5, 10)).of(TEXT) == "sued"
    assert variant.origin(Span(11, 14)).of(TEXT) == "Ost"


def test_what_is_put_before_the_text_comes_from_nowhere() -> None:
    variant = edit(TEXT, [Edit(0, 0, "NEWS\n")])
    assert set(variant.origins[:5]) == {NOWHERE}
    assert variant.origin(Span(0, 4)) == Span(0, 0)
    assert variant.origin(Span(0, 9)).of(TEXT) == "Tarn"
