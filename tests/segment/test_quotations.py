"""Quotation marks in pairs, nested, lonely, and running over paragraphs."""

import pytest

from dragoman.segment.paragraphs import paragraphs
from dragoman.segment.quotations import find_quotations


def quoted(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.closed) for q in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    "text",
    [
        "“We agree,” he said.",
        '"We agree," he said.',
        "`` We agree, '' he said.",
        "''We agree,'' he said.",
        "‘We agree,’ he said.",
        "'We agree,' he said.",
        "` We agree,' he said.",
        "”We agree,” he said.",
        "«We agree,» he said.",
        "“We agree,“ he said.",
        "„We agree,“ he said.",
        "„We agree,” he said.",
        "«We agree,» he said.",
        "»We agree,« he said.",
        "« We agree, » he said.",
        "``We agree,'' he said.",
        '(He said: "We agree,")',
    ],
)
def test_every_kind_of_marks(text: str) -> None:
    assert quoted(text) == [("We agree,", True)]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' council doesn't meet in the '90s.",
        "The workers’ council doesn’t meet in the ’90s.",
        "It is 6\" wide and 5' long.",
        "Rock ’n’ roll, ‘em all",
        "No marks at all.",
        "“”",
    ],
)
def test_apostrophes_and_measures_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_single_marks_stand_inside_double_ones() -> None:
    assert quoted("“He said ‘never’ to us,” she said.") == [("He said ‘never’ to us,", True), ("never", True)]


def test_a_plural_possessive_closes_no_single_quotation() -> None:
    assert quoted("‘The workers’ council met,’ she said.") == [("The workers’ council met,", True)]


def test_a_quotation_runs_on_where_each_paragraph_opens_with_a_mark() -> None:
    text = "He said: “One thing.\n“Another.\n“A third.”\nHe left. “Bye.”"
    assert quoted(text) == [("One thing.", True), ("Another.", True), ("A third.", True), ("Bye.", True)]


def test_a_quotation_runs_on_to_the_mark_that_closes_it() -> None:
    assert quoted("“Some look east.\nOthers look west.\nWe build,” he said. “Now.”") == [
        ("Some look east.", True),
        ("Others look west.", True),
        ("We build,", True),
        ("Now.", True),
    ]


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert quoted("“We agree, he said.\nThe talks go on.\n“Now,” he said.") == [
        ("We agree, he said.", False),
        ("Now,", True),
    ]


def test_a_chain_that_nothing_closes_is_open_in_every_paragraph() -> None:
    assert quoted("“One.\n“Two.\nThe end.") == [("One.", False), ("Two.", False)]


def test_a_stray_mark_takes_nothing_of_a_long_paragraph() -> None:
    assert quoted("A stray “ mark. " + "The talks go on. " * 50) == []


def test_a_stray_mark_does_not_reach_far_away_marks() -> None:
    assert quoted("A stray “mark.\n" + "The talks go on.\n" * 9 + "It is 6” wide.") == [("mark.", False)]


def test_a_closing_mark_alone_quotes_nothing() -> None:
    assert quoted("We agree,” he said. “Now,” he said.") == [("Now,", True)]


def test_a_mark_that_opens_again_ends_the_quotation_before() -> None:
    assert quoted("“We go. “We must,” he said.") == [("We go.", False), ("We must,", True)]
