"""Lines are paragraphs, unless a machine wrapped them."""

from textwrap import fill

import pytest

from dragoman.segment.paragraphs import is_wrapped, paragraphs

STORY = (
    "The harbour council of Port Arden voted on Tuesday to open the quay to ships of the lake states, ending a "
    "dispute that began when two ferries were turned away. Its chairman said that the decision would be reviewed in "
    "a year and that nobody should read more into it than the words allow."
)


def of(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\u2028"])
def test_each_line_is_a_paragraph(newline: str) -> None:
    assert of(f" One line. {newline}Another. ") == ["One line.", "Another."]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_lines_are_joined_and_blank_lines_part_them(width: int) -> None:
    wrapped = fill(STORY, width)
    assert of(f"{wrapped}\n\n{wrapped}\n") == [wrapped, wrapped]


def test_a_short_line_ends_a_paragraph_of_wrapped_text() -> None:
    wrapped = fill(STORY, 64)
    assert of(f"{wrapped}\n{wrapped}") == [wrapped, wrapped]


def test_sentences_on_lines_of_their_own_are_not_joined() -> None:
    lines = [
        "The council met on Tuesday in Port Arden and voted.",
        "Nobody was against it, its chairman said.",
        "He left.",
    ]
    assert of("\n".join(lines)) == lines


def test_lists_are_not_joined() -> None:
    lines = [f"- Point {i} of the agenda asks the council to open quay number {i}" for i in range(6)]
    assert of("\n".join(lines)) == lines


def test_a_text_is_wrapped_where_its_lines_have_one_width() -> None:
    assert is_wrapped(fill(STORY, 64))
    assert not is_wrapped(STORY) and not is_wrapped(f"{STORY}\n{STORY}\n{STORY}")
