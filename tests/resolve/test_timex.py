"""Time expressions: what they mean, where they lie against a report's date, and where they stand in a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.core.layers import Layers, Sentence, TimeExpression, Token
from dragoman.core.reports import Report
from dragoman.resolve.timex import find_times, normalise, time_value, timex3_value
from dragoman.resolve.timex_spans import settle_spans

DAY = "2011-06-28"  # a Tuesday


def values(text: str, *expressions: str, day: str | None = DAY, layers: Layers | None = None) -> list[str | None]:
    """Return the ISO values of the expressions in a report of that day."""
    times, position = [], 0
    for expression in expressions:
        position = text.index(expression, position)
        times.append(TimeExpression(position, position + len(expression), "DATE"))
        position += len(expression)
    base = layers or Layers()
    report = Report(doc="a", text=text, date=day)
    found = normalise(report, Layers(sentences=base.sentences, tokens=base.tokens, times=tuple(times)))
    return [time.value.value if time.value else None for time in found]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("Oct. 4, 2025", "2025-10-04"),
        ("4 October 2025", "2025-10-04"),
        ("the 4th of October, 2025", "2025-10-04"),
        ("2011-06-28", "2011-06-28"),
        ("10/4/2025", "2025-10-04"),
        ("28/06/2011", "2011-06-28"),
        ("28.06.2011", "2011-06-28"),
        ("June 2010", "2010-06"),
        ("1998", "1998"),
        ("the 1990s", "1990/1999"),
        ("the 19th century", "1800/1899"),
        ("the third quarter of 2010", "2010-Q3"),
        ("summer 2010", "2010-06/2010-08"),
        ("the first half of 2010", "2010-01/2010-06"),
        ("early 2010", "2010"),
        ("mid-May", "2011-05"),
        ("March", "2011-03"),
        ("October", "2010-10"),
        ("March 3-5", "2011-03-03/2011-03-05"),
        ("from March to May 2009", "2009-03/2009-05"),
        ("1995-97", "1995/1997"),
        ("Tuesday", "2011-06-28"),
        ("Wednesday", "2011-06-22"),
        ("Monday night", "2011-06-27"),
        ("last Friday", "2011-06-24"),
        ("next Friday", "2011-07-08"),
        ("Friday last week", "2011-06-24"),
        ("Saturday, April 23", "2011-04-23"),
        ("today", "2011-06-28"),
        ("tonight", "2011-06-28"),
        ("yesterday", "2011-06-27"),
        ("tomorrow morning", "2011-06-29"),
        ("this morning", "2011-06-28"),
        ("last week", "2011-W25"),
        ("this week", "2011-W26"),
        ("next month", "2011-07"),
        ("last year", "2010"),
        ("earlier this month", "2011-06"),
        ("later this year", "2011"),
        ("the weekend", "2011-06-25/2011-06-26"),
        ("last March", "2011-03"),
        ("last November", "2010-11"),
        ("March last year", "2010-03"),
        ("three days ago", "2011-06-25"),
        ("two weeks ago", "2011-W24"),
        ("a couple of months ago", "2011-04"),
        ("more than four years ago", "2007"),
        ("two decades ago", "1991"),
        ("half a year ago", "2010-12"),
        ("the past three months", "2011-03/2011-06"),
        ("the next two weeks", "2011-W26/2011-W28"),
        ("the last half year", "2010-12/2011-06"),
        ("7:12 am", "2011-06-28T07:12"),
        ("15:00 GMT", "2011-06-28T15:00"),
        ("1500 GMT on Monday", "2011-06-27T15:00"),
        ("5 p.m. EST June 9", "2011-06-09T17:00"),
        ("noon Saturday", "2011-06-25T12:00"),
        ("4 in the morning", "2011-06-28T04:00"),
        ("three days", None),
        ("a two-year period", None),
        ("recently", None),
        ("now", None),
        ("every Friday", None),
        ("several years ago", None),
        ("February 30", None),
    ],
)
def test_value_in_the_past_tense(expression: str, expected: str | None) -> None:
    assert values(f"It happened {expression}", expression) == [expected]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("October", "2011-10"),
        ("March", "2012-03"),
        ("Tuesday", "2011-06-28"),
        ("Wednesday", "2011-06-29"),
        ("July 10", "2011-07-10"),
        ("the weekend", "2011-07-02/2011-07-03"),
        ("the fourth quarter", "2011-Q4"),
    ],
)
def test_a_plan_lies_ahead(expression: str, expected: str) -> None:
    assert values(f"The two sides will meet in {expression}.", expression) == [expected]


def test_a_near_day_needs_no_tense() -> None:
    assert values("Northland set a July 14 deadline", "July 14") == ["2011-07-14"]
    assert values("Northland will keep to the truce of June 2", "June 2") == ["2011-06-02"]


def test_the_last_time_named_is_what_a_day_later_counts_from() -> None:
    text = "The bridge was closed on March 3, 2009. Two days later it reopened. That year it was closed again."
    assert values(text, "March 3, 2009", "Two days later", "That year") == ["2009-03-03", "2009-03-05", "2009"]
    assert values("In 2009 a truce held. Two days later it broke.", "2009", "Two days later") == ["2009", "2011-06-30"]


def test_the_word_before_bounds_the_time() -> None:
    assert values("Troops have held the pass since March.", "March") == ["2011-03/2011-06-28"]
    assert values("Both sides must answer by Friday.", "Friday") == ["2011-06-28/2011-07-01"]
    assert values("The truce will last until August.", "August") == ["2011-06-28/2011-08"]
    assert values("The siege lasted until May.", "May") == ["/2011-05"]
    assert values("They have refused up to now.", "now") == ["/2011-06-28"]
    assert values("They will not leave before Friday's vote.", "Friday") == ["2011-07-01"]


def test_two_ends_make_one_interval() -> None:
    assert values("It rained from March to May", "March", "May") == ["2011-03/2011-05"] * 2
    assert values("sanctions imposed in February and March", "February", "March") == ["2011-02/2011-03"] * 2
    assert values("They met on Monday and in 2009", "Monday", "2009") == ["2011-06-27", "2009"]


def test_without_a_date_only_what_needs_none_has_a_value() -> None:
    assert values("In May 2009 and last week", "May 2009", "last week", day=None) == ["2009-05", None]
    assert values("In May 2009", "May 2009", day="yesterday") == ["2009-05"]


def word(text: str, form: str, head: int, deprel: str, upos: str, xpos: str, lemma: str | None = None) -> Token:
    start = text.index(form)
    return Token(start, start + len(form), 0, lemma or form.lower(), upos, xpos, head, deprel)


def parsed(text: str, *rows: tuple[str, int, str, str, str, str]) -> Layers:
    tokens = tuple(word(text, form, head, deprel, upos, xpos, lemma) for form, head, deprel, upos, xpos, lemma in rows)
    return Layers(sentences=(Sentence(0, len(text), 0, len(tokens), 0, "body"),), tokens=tokens)


def test_the_governing_verb_decides_not_the_nearest() -> None:
    text = "Envoys who resigned will return in October"
    layers = parsed(
        text,
        ("Envoys", 4, "nsubj", "NOUN", "NNS", "envoy"),
        ("who", 2, "nsubj", "PRON", "WP", "who"),
        ("resigned", 0, "acl:relcl", "VERB", "VBD", "resign"),
        ("will", 4, "aux", "AUX", "MD", "will"),
        ("return", 4, "root", "VERB", "VB", "return"),
        ("in", 6, "case", "ADP", "IN", "in"),
        ("October", 4, "obl", "PROPN", "NNP", "October"),
    )
    assert values(text, "October", layers=layers) == ["2011-10"]


def test_an_infinitive_under_a_plan_lies_ahead() -> None:
    text = "She planned to leave in October"
    layers = parsed(
        text,
        ("She", 1, "nsubj", "PRON", "PRP", "she"),
        ("planned", 1, "root", "VERB", "VBD", "plan"),
        ("to", 3, "mark", "PART", "TO", "to"),
        ("leave", 1, "xcomp", "VERB", "VB", "leave"),
        ("in", 5, "case", "ADP", "IN", "in"),
        ("October", 3, "obl", "PROPN", "NNP", "October"),
    )
    assert values(text, "October", layers=layers) == ["2011-10"]


def test_a_finite_past_verb_looks_back() -> None:
    text = "She left in October"
    layers = parsed(
        text,
        ("She", 1, "nsubj", "PRON", "PRP", "she"),
        ("left", 1, "root", "VERB", "VBD", "leave"),
        ("in", 3, "case", "ADP", "IN", "in"),
        ("October", 1, "obl", "PROPN", "NNP", "October"),
    )
    assert values(text, "October", layers=layers) == ["2010-10"]


@pytest.mark.parametrize(
    ("expression", "type", "expected"),
    [
        ("three days", "DURATION", "P3D"),
        ("a year and a half", "DURATION", "P1Y6M"),
        ("two and a half hours", "DURATION", "PT2H30M"),
        ("the next three quarters", "DURATION", "P3Q"),
        ("the weekend", "DURATION", "P2D"),
        ("recently", "DATE", "PAST_REF"),
        ("last week", "DATE", "2011-W25"),
        ("every Friday", "SET", "XXXX-WXX-5"),
        ("Monday night", "TIME", "2011-06-27TNI"),
        ("Monday night", "DATE", "2011-06-27TNI"),
        ("this summer", "DATE", "2011-SU"),
        ("the 1990s", "DATE", "199"),
        ("the past four months", "DURATION", "P4M"),
        ("a few days", "DURATION", "PXD"),
        ("508 BC", "DATE", "BC0508"),
        ("the colour blue", "DATE", None),
    ],
)
def test_timex3_value(expression: str, type: str, expected: str | None) -> None:
    assert timex3_value(expression, date(2011, 6, 28), type=type) == expected  # type: ignore[arg-type]


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in find_times(text)]


def test_finding_by_rule() -> None:
    text = (
        "On Oct. 4, 2025, after a three-day siege, Northland's army may march again next week; a July 10 vote is off."
    )
    assert found(text) == [
        ("Oct. 4, 2025", "DATE"),
        ("three-day", "DURATION"),
        ("next week", "DATE"),
        ("July 10", "DATE"),
    ]


def test_words_that_only_look_like_times() -> None:
    assert found("The second man may march on; 2000 people sat in the sun with a 6-year-old.") == []
    assert found("He left in May and came back in March.") == [("May", "DATE"), ("March", "DATE")]


def test_finding_inside_a_stretch() -> None:
    text = "Monday. Tuesday. Wednesday."
    assert find_times(text, 8, 16) == ((8, 15, "DATE"),)


@pytest.mark.parametrize("iso", ["2011-13", "2011-W60", "/", "2011-05/2011-03", "yesterday", "2011-02-30"])
def test_a_value_that_is_none(iso: str) -> None:
    with pytest.raises(ValueError):
        time_value(iso)


@pytest.mark.parametrize(
    ("iso", "precision", "first", "last"),
    [
        ("2025", "year", "2025-01-01", "2025-12-31"),
        ("2025-Q1", "quarter", "2025-01-01", "2025-03-31"),
        ("2024-02", "month", "2024-02-01", "2024-02-29"),
        ("2025-W14", "week", "2025-03-31", "2025-04-06"),
        ("2025-10-04T15:00", "time", "2025-10-04", "2025-10-04"),
        ("/2025-05", "interval", None, "2025-05-31"),
        ("2025-03/", "interval", "2025-03-01", None),
    ],
)
def test_the_days_that_a_value_covers(iso: str, precision: str, first: str | None, last: str | None) -> None:
    value = time_value(iso)
    assert (value.value, value.precision, value.first, value.last) == (iso, precision, first, last)


PIECES = (
    "last next this the of early late May 31 5 2011 Friday night two weeks ago quarter winter noon : , . - '98 since"
    " before by February 29 Easter BC 348 within in will until year 9999 century day hours – 72 $3"
)


@given(st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=6), st.dates())
def test_any_string_of_time_words_is_read_without_harm(pieces: list[str], day: date) -> None:
    text = " ".join(pieces)
    times = (*(TimeExpression(a, b, kind) for a, b, kind in find_times(text)), TimeExpression(0, len(text), "DATE"))
    result = normalise(Report(doc="a", text=text, date=day.isoformat()), Layers(times=times))
    spans = [(time.start, time.end) for time in result]
    assert spans == sorted(spans)
    assert set(spans) <= {(time.start, time.end) for time in times}
    assert all(time.value == time_value(time.value.value) for time in result if time.value)


def test_september_11_with_its_attacks_is_a_day_of_2001() -> None:
    assert values("since the September 11 attacks", "September 11")[0] == "2001-09-11/2011-06-28"
    assert values("They met on September 11 in the capital.", "September 11") == ["2010-09-11"]


def test_the_next_year_looks_ahead_and_the_next_day_back() -> None:
    text = "On March 3, 2009 it fell. The next day it rose, and over the next year it will fall."
    assert values(text, "March 3, 2009", "The next day", "the next year") == ["2009-03-03", "2009-03-04", "2011/2012"]


def test_an_expression_does_not_run_over_the_end_of_a_sentence() -> None:
    assert found("They left earlier this year. Last week they came back.") == [
        ("earlier this year", "DATE"),
        ("Last week", "DATE"),
    ]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("It fell late Tuesday.", ("late", "Tuesday"), ["late Tuesday"]),
        ("They leave early Thursday morning.", ("Thursday morning",), ["early Thursday morning"]),
        ("It abstained in the March vote.", (), ["March"]),
        ("They march in May 2009.", (), ["May 2009"]),
        ("It was soon or later.", (), []),
        ("It was now or later.", (), ["now"]),
        ("They have held it for at least 20 more years.", ("at least", "20 more years"), ["20 more years"]),
        ("They left the table at noon.", ("the table",), ["noon"]),
        ("It was painted in 1871 – 72 by a pupil.", ("1871",), ["1871", "72"]),
        ("from March to May 2009", ("from March to May 2009",), ["from March to May 2009"]),
        ("in 2009 and 2010", ("2009", "2010"), ["2009", "2010"]),
        ("before the 2004 Summer Games", ("2004",), ["2004"]),
    ],
)
def test_the_grammar_settles_how_far_a_time_reaches(text: str, given: tuple[str, ...], expected: list[str]) -> None:
    times = tuple(TimeExpression(text.index(part), text.index(part) + len(part), "DATE") for part in given)
    assert [text[time.start : time.end] for time in settle_spans(text, Layers(times=times))] == expected


def test_what_was_to_be_done_lay_ahead() -> None:
    text = "They were to be moved on Thursday"
    layers = parsed(
        text,
        ("They", 4, "nsubj:pass", "PRON", "PRP", "they"),
        ("were", 4, "aux:pass", "AUX", "VBD", "be"),
        ("to", 4, "mark", "PART", "TO", "to"),
        ("be", 4, "aux:pass", "AUX", "VB", "be"),
        ("moved", 4, "root", "VERB", "VBN", "move"),
        ("on", 6, "case", "ADP", "IN", "on"),
        ("Thursday", 4, "obl", "PROPN", "NNP", "Thursday"),
    )
    assert values(text, "Thursday", layers=layers) == ["2011-06-30"]
