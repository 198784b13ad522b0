"""The whole cut: what it promises for any text, and what each kind of sentence looks like."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.core.reports import Furniture, Report
from dragoman.core.text import Span
from dragoman.segment import segment

PIECES = st.sampled_from(
    "“ ” \" `` '' ‘ ’ ' ` . ... !? U.S. Gen. No.~2 word Word 3.5 ( ) [ — é 語 𝄞 e\u0301 _ \x00 \ud800".replace(
        "~", "\xa0"
    ).split(" ")
)
GAPS = st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\x85", "\xa0", " ", "\t", ""])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join))


def sentences(text: str, *furniture: Furniture, title: Span | None = None) -> list[tuple[str, str]]:
    report = Report("r1", text, furniture=furniture, title_span=title)
    return [(s.kind, text[s.start : s.end]) for s in segment(report).sentences]


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=4))
def test_any_text_is_covered_in_order_and_once(text: str, cuts: list[tuple[int, int]]) -> None:
    furniture = tuple(Furniture(a, b, "label") for a, b in cuts)
    found = segment(Report("r1", text, furniture=furniture, title_span=Span(2, 9)))
    covered = [False] * len(text)
    position = word = paragraph = 0
    for sentence in found.sentences:
        assert position <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        assert sentence.first == word and sentence.paragraph >= paragraph
        assert all(sentence.start <= w.start < w.end <= sentence.end for w in found.words[word : sentence.last])
        covered[sentence.start : sentence.end] = [True] * (sentence.end - sentence.start)
        position, word, paragraph = sentence.end, sentence.last, sentence.paragraph
    assert word == len(found.words)
    assert all(a.end <= b.start for a, b in zip(found.words, found.words[1:], strict=False))
    assert all(covered[i] for i, character in enumerate(text) if not character.isspace())


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_quotations_of_any_text_lie_inside_it_in_order(text: str) -> None:
    found = segment(Report("r1", text)).quotations
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“" * 100_000,
        "“a " * 50_000,
        "'" * 100_000,
        "''" * 100_000,
        "s’ a" * 50_000,
        "[" * 50_000 + "]" * 50_000,
        "." * 300_000,
        ". " * 150_000,
        "!?" * 150_000 + "x",
        ". [1]" * 60_000,
        ". ''" * 60_000,
        "word " * 200_000,
        "x" * 1_000_000,
        "U.S. " * 150_000,
        "A? B C " * 60_000,
        " " * 1_000_000,
        ("w" * 59 + "\n") * 15_000,
        "\n" * 500_000,
        ". " + " " * 500_000,
        "“x\n" * 50_000,
    ],
    ids=range(21),
)
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    begun = time.process_time()
    segment(Report("r1", text))
    assert time.process_time() - begun < 8, "a hostile text must not hold up the others"


def test_furniture_and_title_are_sentences_of_their_own_kind() -> None:
    text = "Lake talks resume\n\nPORT ARDEN | Tue May 6, 2014 PORT ARDEN - The delegations met. They agreed."
    header = Furniture(19, text.index("The delegations"), "wire-header")
    assert sentences(text, header, title=Span(0, 17)) == [
        ("title", "Lake talks resume"),
        ("furniture", "PORT ARDEN | Tue May 6, 2014 PORT ARDEN -"),
        ("body", "The delegations met."),
        ("body", "They agreed."),
    ]


def test_furniture_over_several_paragraphs_stays_one_sentence() -> None:
    text = "He left.\nShare this.\nPrint it. Click here."
    assert sentences(text, Furniture(9, len(text), "boilerplate")) == [
        ("body", "He left."),
        ("furniture", "Share this.\nPrint it. Click here."),
    ]


def test_paragraphs_are_numbered_in_the_order_of_the_text() -> None:
    found = segment(Report("r1", "One. Two.\nThree.\n\nFour.")).sentences
    assert [s.paragraph for s in found] == [0, 0, 1, 2]


def test_words_are_those_of_their_sentence() -> None:
    text = "Ode didn't go. Ilm did."
    found = segment(Report("r1", text))
    assert [[w.of(text) for w in found.words[s.first : s.last]] for s in found.sentences] == [
        ["Ode", "did", "n't", "go", "."],
        ["Ilm", "did", "."],
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff"])
def test_a_text_without_words_gives_no_more_than_it_holds(text: str) -> None:
    assert len(segment(Report("r1", text)).sentences) == (1 if text.strip() else 0)
