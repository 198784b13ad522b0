"""What belongs to the page and not to the story, kind by kind."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import find_furniture

STORY = "The council of Port Arden voted to open the quay."


def found(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in find_furniture(text)]


@pytest.mark.parametrize(
    ("kind", "furniture"),
    [
        ("wire-header", "PORT ARDEN | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN (Reuters) -"),
        ("wire-header", "PORT ARDEN, Isle | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN, Isle (Reuters) --"),
        ("wire-header", "PORT ARDEN/HOLM | Mon Jul 7, 2014 7:12 pm GMT PORT ARDEN/HOLM (Reuters) -"),
        ("wire-header", "Mon Jul 7, 2014 7:12 am EDT"),
        ("wire-header", "Monday 7 July 2014 00.05 BST"),
        ("dateline", "PORT ARDEN (AP) —"),
        ("dateline", "PORT ARDEN, July 7 —"),
        ("dateline", "PORT ARDEN, Isle —"),
        ("dateline", "PORT ARDEN, Isle, July 7 (Xinhua) --"),
        ("dateline", "Port Arden, Isle (CNN) --"),
        ("dateline", "(CNN) --"),
        ("dateline", "HOLM —"),
        ("byline", "By the Lake Wire Staff"),
        ("byline", "By Ada Pell, CNN"),
        ("byline", "By Ada Pell and Bo Tarn, Special to CNN"),
        ("byline", "By Ada Pell Lake Correspondent"),
        ("updated", "Page last updated at 12:34 GMT, Monday, 7 July 2014"),
        ("updated", "7 July 2014 Last updated at 12:34 GMT"),
        ("updated", "(Update 1:25 a.m. Port Arden, 6:25 p.m. ET)"),
        ("label", "STORY HIGHLIGHTS"),
        ("label", "NEW:"),
        ("caption", "Credit: Lakepress/Ada Pell"),
    ],
)
def test_before_the_story(kind: str, furniture: str) -> None:
    assert found(f"{furniture} {STORY}") == [(kind, furniture)]


@pytest.mark.parametrize(
    "furniture",
    [
        "PORT ARDEN | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN (Reuters) -",
        "By Ada Pell and Bo Tarn, Special to CNN",
        "Page last updated at 12:34 GMT, Monday, 7 July 2014",
        "Follow Ada Pell on Twitter @adapell.",
    ],
)
@pytest.mark.parametrize(
    ("sign", "typed"), [(" ", "  "), (" ", "\u00a0"), (" ", " \t"), ("p", "p\u00ad"), (" ", "\u200b ")]
)
def test_furniture_is_found_however_it_is_typed(furniture: str, sign: str, typed: str) -> None:
    (plain,) = found(f"{furniture} {STORY}")
    (other,) = found(f"{furniture} {STORY}".replace(sign, typed))
    assert (other[0], other[1].replace(typed, sign)) == plain


@pytest.mark.parametrize(
    ("kind", "furniture"),
    [
        ("boilerplate", "We welcome comments that advance the story."),
        ("boilerplate", "Click here for more."),
        ("boilerplate", "Read more about the lake."),
        ("boilerplate", "Copyright 2014 Lake Media."),
        ("boilerplate", "This material may not be published or rewritten."),
        ("boilerplate", "All rights reserved."),
        ("boilerplate", "© 2014 Lake Media"),
        ("boilerplate", "Sign up for our newsletter."),
        ("boilerplate", "Follow Ada Pell on Twitter @adapell."),
        ("boilerplate", "This discussion is now closed."),
        ("boilerplate", "Share this"),
        ("boilerplate", "Send us your pictures and videos."),
        ("byline", "(Reporting by Ada Pell; Editing by Bo Tarn)"),
        ("byline", "Ada Pell and Bo Tarn contributed to this report."),
        ("byline", "Pell reported from Holm."),
        ("caption", "REUTERS/Ada Pell"),
    ],
)
def test_after_the_story(kind: str, furniture: str) -> None:
    assert found(f"{STORY}\n{furniture}") == [(kind, furniture)]
    assert found(f"{STORY}\n{furniture}\n") == [(kind, furniture)]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The minister said the report must not be published before the vote.",
        "Readers were asked to read the treaty - all of it - on Monday.",
        "The council (led by Ode) -- the oldest -- met.",
        "By Monday the talks had failed.",
        "The talks (on fish) - held in May - failed.",
        "Lake Council (LC) - a body of nine - met in Holm.",
        "NATO said on Monday that it would leave.",
        "The opinion was published on Monday by the court.",
        "Protesters used Twitter to follow the news.",
        "The editor reported from home that all rights were respected.",
        "He signed up for the army in 1999.",
        "The comment is free, he said, and facts are sacred.",
    ],
)
def test_the_story_itself_is_no_furniture(text: str) -> None:
    assert found(text) == []


def test_title_and_link_lines() -> None:
    text = f"TITLE: Quay to open: council LINK: http://lake.example/1\n{STORY}"
    assert found(text) == [("label", "TITLE:"), ("label", "LINK: http://lake.example/1")]


def test_a_dateline_behind_highlights_is_found_by_its_credit() -> None:
    text = f"Talks fail in the lake states Vote is due on Friday Port Arden, Isle (CNN) -- {STORY}"
    assert found(text) == [("dateline", "Port Arden, Isle (CNN) --")]


def test_bullets_stand_apart_from_what_they_announce() -> None:
    text = f"* Talks fail * Vote is due By Ada Pell PORT ARDEN, July 7 (Reuters) - {STORY}"
    assert found(text) == [
        ("label", "*"),
        ("label", "*"),
        ("byline", "By Ada Pell"),
        ("dateline", "PORT ARDEN, July 7 (Reuters) -"),
    ]


def test_a_caption_before_the_header() -> None:
    caption = "A ferry leaves the quay of Port Arden, July 6, 2014."
    text = f"{caption}\nPORT ARDEN | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN (Reuters) - {STORY}"
    assert found(text)[0] == ("caption", caption)


def test_comments_run_to_the_end() -> None:
    comments = "Views expressed in the comments do not represent those of the Lake Post.\nWhat nonsense!\nIndeed."
    assert found(f"{STORY * 4}\n{comments}") == [("boilerplate", comments)]


def test_bylines_of_several_words_on_their_own_line() -> None:
    assert found(f"Quay to open\nBy Ada Pell and Bo Tarn | Lake Post\n{STORY}") == [
        ("byline", "By Ada Pell and Bo Tarn | Lake Post")
    ]


WORDS = (
    "By TITLE: LINK: (CNN)~-- HOLM | Mon~Jul~7,~2014 7:12~am * Credit: Updated a . (Reporting~by ) Read~more July "
    "\n \ud800"
)
PIECES = st.sampled_from([word.replace("~", " ") for word in WORDS.split(" ")])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES).map(" ".join), st.text()))
def test_furniture_of_any_text_is_in_order_and_inside_it(text: str) -> None:
    position = 0
    for piece in find_furniture(text):
        assert position <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end] == text[piece.start : piece.end].strip()
        position = piece.end


HOSTILE = (
    '" “a~ ( [ A A~ AB~ Aa~ By~A~ By~Aa~Bb,~ *~A~ .~ a.~ 1 1:00~ (Reporting~ Updated~1:00~ Credit:~A REUTERS/ Mon~ '
    "Jul~7,~2014~ x\n \n A/ (CNN)~ Aa,~ you~ TITLE:~ reach~ A- ©~"
)


@pytest.mark.parametrize("piece", [piece.replace("~", " ") for piece in HOSTILE.split(" ")])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    text = (piece * 300_000)[:300_000]
    begun = time.process_time()
    find_furniture(text)
    assert time.process_time() - begun < 6
