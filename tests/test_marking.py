from hypothesis import given
from hypothesis import strategies as st

from dragoman.core.text import Span
from dragoman.marking import Mark, segments

LENGTH = 30
spans = st.tuples(st.integers(-3, LENGTH + 3), st.integers(-3, LENGTH + 3)).map(lambda pair: Span(*sorted(pair)))
marks = st.lists(st.builds(Mark, spans, st.sampled_from(["a", "b", "c d"])), max_size=12)


def cut(*marks: tuple[int, int, str]) -> list[tuple[int, int, tuple[str, ...]]]:
    pieces = segments(10, [Mark(Span(start, end), kind) for start, end, kind in marks])
    return [(piece.span.start, piece.span.end, piece.kinds) for piece in pieces]


def test_no_marks_leave_one_piece() -> None:
    assert cut() == [(0, 10, ())]


def test_nested_marks() -> None:
    assert cut((0, 10, "a"), (3, 5, "b")) == [(0, 3, ("a",)), (3, 5, ("a", "b")), (5, 10, ("a",))]


def test_equal_marks_name_each_kind_once() -> None:
    assert cut((2, 4, "a x"), (2, 4, "x b")) == [(0, 2, ()), (2, 4, ("a", "x", "b")), (4, 10, ())]


def test_empty_text_has_no_pieces() -> None:
    assert segments(0, [Mark(Span(0, 3), "a")]) == []


@given(marks)
def test_pieces_cover_the_text_and_carry_exactly_what_holds(marks: list[Mark]) -> None:
    pieces = segments(LENGTH, marks)
    assert [piece.span.start for piece in pieces] == [0, *(piece.span.end for piece in pieces[:-1])]
    assert pieces[-1].span.end == LENGTH
    for piece in pieces:
        for at in range(piece.span.start, piece.span.end):
            holding = {name for mark in marks if mark.span.start <= at < mark.span.end for name in mark.kind.split()}
            assert set(piece.kinds) == holding
