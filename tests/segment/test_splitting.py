"""Where a sentence ends, and where a stop ends nothing."""

import pytest

from dragoman.segment.splitting import split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ode and Lt. Col. Pell met Mr. Tarn.",
        "GEN. ODE spoke to the council.",
        "The U.S. State Department sent a note.",
        "The U.N. envoy met J. R. Pell and Anna B. Tarn.",
        "It met on Jan. 4 and again on Sept. 12 at 4 p.m. GMT.",
        "Resolution No. 2 passed, see p. 14 of it.",
        "St. Brannoc's mayor, of Pell Corp. Holdings, paid 3.5 million.",
        "They waited ... and left.",
        "“Why now?” asked the envoy.",
        "“Why now?” Foreign Minister Ode asked on Monday.",
        "The mayor (elected in May. it was close) resigned.",
        "He visited Arden.com and v. large sites e.g. Pell.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He went to the U.S.", "The envoy stayed."),
        ("They left at 4 p.m.", "Police said nothing."),
        ("Talks began in Jan.", "Officials were absent."),
        ("He said no.", "Mr. Ode agreed."),
        ("“We agree.", "It is late,” he said."),
        ("He called it “a bomb.”", "The envoy laughed."),
        ("`` We agree . ''", "He left ."),
        ("“ We agree . ”", "He left ."),
        ("„We agree.“", "He left."),
        ("«We agree.»", "He left."),
        ("»We agree.«", "He left."),
        ("« We agree. »", "He left."),
        ("``We agree.''", "He left."),
        ("He left.", "”We agree,” she said."),
        ("He left.", "''We agree,'' she said."),
        ("He left.", "»We agree,« she said."),
        ("He asked why?", "Nobody knew."),
        ("“Go!”", "“Stay!”"),
        ("He left (at last).", "(Editing by Ann Pell)"),
        ("They waited...", "Nobody came."),
        ("It fell in 2012.", "al-Nahr reported it."),
        ("It rose.[4]", "Then it fell."),
        ("It cost much.", "$3 billion was paid."),
        ("So said I.", "He agreed."),
        ("Votes: 40.", "12 were against."),
        ("The answer was no.", "Ode left."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_a_missing_space_is_seen_before_a_word_that_begins_sentences() -> None:
    assert split("He said so.The envoy left. See Pell.Com for more.") == [
        "He said so.",
        "The envoy left.",
        "See Pell.Com for more.",
    ]
