from hypothesis import given
from hypothesis import strategies as st

from dragoman.core.claims import Reading
from dragoman.core.reports import Problem
from dragoman.core.text import Span
from dragoman.display import (
    OUTLET,
    block,
    grouped,
    is_whole_quotation,
    line,
    numbered,
    other_words,
    particulars,
    party,
    problem_line,
    qualifiers,
    quoted_spans,
    split_quoted,
)
from handmade import NO_TROOPS, OFFER, OPPOSES, READING, TEXT, make_claim, quote, span
from handmade import party as make_party

ESCAPES = "\x1b[2J\x07\x9b1A\u202etxt\u2066"


def test_line_disarms_terminal_escapes_and_direction_overrides() -> None:
    assert line(ESCAPES) == "�[2J��1A�txt�"


@given(st.text())
def test_shown_text_keeps_its_length_so_that_offsets_stay_true(text: str) -> None:
    assert len(line(text)) == len(block(text)) == len(text)
    assert "\n" not in line(text) and "\x1b" not in block(text)


def test_block_keeps_line_breaks() -> None:
    assert block("one\ntwo\tthree") == "one\ntwo three"


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    assert numbered((NO_TROOPS, OFFER, OPPOSES)) == ((1, OFFER), (2, OPPOSES), (3, NO_TROOPS))


def test_grouping_by_kind_keeps_the_numbers() -> None:
    groups = grouped(READING.claims, "kind")
    assert [(name, [number for number, _ in members]) for name, members in groups] == [
        ("did", [3]),
        ("wants", [2]),
        ("plans", [1]),
    ]


def test_grouping_by_source_uses_the_innermost_one_or_the_report() -> None:
    own = make_claim("Harbour Wire")
    chain = make_claim("said", source=(make_party("Media reports", "media reports", "MED"), make_party("She", "Ilse")))
    assert [name for name, _ in grouped((own, chain), "source")] == [OUTLET, "Ilse (UNK)"]


def test_a_plain_claim_has_no_qualifiers() -> None:
    assert qualifiers(make_claim("talks")) == ()


def test_qualifiers_name_stance_negation_doubt_and_event() -> None:
    claim = make_claim("talks", kind="wants", stance="against", polarity="-", certainty="possible", event="CONSULT")
    assert qualifiers(claim) == ("against", "negated", "possible", "CONSULT")


def test_words_that_differ_from_the_name_are_shown() -> None:
    assert other_words(make_party("She", "Ilse Marren")) == "She"
    assert other_words(make_party("Ilse Marren", "Marren")) is None
    assert party(make_party("She", "Ilse Marren", "NGO")) == "Ilse Marren (NGO)"


def test_quoted_words_are_found_without_layers() -> None:
    assert [words.of(TEXT) for words in quoted_spans(READING)] == ["we oppose foreign soldiers"]


def test_content_is_cut_at_the_quotation() -> None:
    content = quote('She said "we oppose foreign soldiers" on')
    pieces = split_quoted(content, [span("we oppose foreign soldiers")])
    assert pieces == [('She said "', False), ("we oppose foreign soldiers", True), ('" on', False)]
    assert not is_whole_quotation(pieces)


def test_content_inside_a_quotation_is_quoted_whole() -> None:
    assert is_whole_quotation(split_quoted(quote("foreign soldiers"), [span("we oppose foreign soldiers")]))


def test_quotation_elsewhere_leaves_the_content_alone() -> None:
    assert split_quoted(quote("foreign soldiers"), [Span(0, 4)]) == [("foreign soldiers", False)]


def test_particulars_say_what_is_known() -> None:
    assert particulars(READING) == ("Harbour Wire", "2025-05-12", "strait-1", "3 claims")
    assert particulars(Reading(report=None)) == ()
    broken = Reading(report=READING.report, problems=(Problem("unreadable", "strait-1", "a stage failed"),))
    assert particulars(broken)[-1] == "not read"


def test_problem_is_one_line_whatever_it_holds() -> None:
    problem = Problem("unreadable", "a\x1b.txt", "expected text,\nfound none", fatal=False)
    assert problem_line(problem) == "note: a�.txt: expected text, found none [unreadable]"
