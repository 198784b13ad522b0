"""A page becomes the text of its article and what it says of itself."""

import time
from typing import Any

import pytest

from dragoman.reading.options import ReadOptions
from dragoman.reading.particulars import Particulars
from dragoman.reading.webpage import read_page

PARAGRAPHS = (
    "The harbour council of Port Arden voted on Tuesday to open the northern quay to ships of the lake states.",
    "Its chairman said that the decision would be reviewed within a year and that nobody should read more into it.",
    "Two ferries had been turned away in spring, and the lake states had protested against it in a joint note.",
)
HEAD = """
<title>Quay to open - Lake Post</title>
<meta property="og:title" content="Council opens northern quay">
<meta property="og:site_name" content="Lake Post">
<meta property="article:published_time" content="2014-07-08T10:00:00Z">
<link rel="canonical" href="/2014/quay">
"""


def page(head: str = HEAD, extra: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = f"<article><h1>Council opens northern quay</h1>{body}{extra}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav>{article}</body></html>"


def read(source: str, **limits: Any) -> tuple[str | None, Particulars, list[str]]:
    text, particulars, problems = read_page(source, "a.html", "https://lake.example/q?x=1", ReadOptions(**limits))
    return text, particulars, [problem.code for problem in problems]


def test_an_article_and_its_particulars() -> None:
    text, particulars, problems = read(page())
    assert problems == []
    assert text is not None and [line for line in PARAGRAPHS if line in text.split("\n")] == list(PARAGRAPHS)
    assert particulars == Particulars(
        title="Council opens northern quay",
        outlet="Lake Post",
        date="2014-07-08",
        url="https://lake.example/2014/quay",
    )


def test_hidden_text_is_not_read() -> None:
    hidden = f"<p style='display:none'>Secret orders: {PARAGRAPHS[0]}</p><p hidden>Secret orders.</p>"
    text, _, _ = read(page(extra=hidden))
    assert text is not None and "Secret" not in text


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Quay", '
            '"datePublished": "2014-07-09", "publisher": {"name": "Holm News"}}]}</script>',
            ("Quay", "Holm News", "2014-07-09"),
        ),
        (
            "<title>Quay opens | Holm News</title><meta name=date content='9 July 2014'>",
            ("Council opens northern quay", None, "2014-07-09"),
        ),
        ('<script type="application/ld+json">{broken</script>', ("Council opens northern quay", None, None)),
        ('<meta name="twitter:site" content="@holmnews">', ("Council opens northern quay", "holmnews", None)),
    ],
)
def test_where_particulars_may_stand(head: str, expected: tuple[str | None, str | None, str | None]) -> None:
    _, particulars, _ = read(page(head))
    assert (particulars.title, particulars.outlet, particulars.date) == expected


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<p></p>", "<!---->", ""]
)
def test_a_page_without_an_article_is_a_problem(source: str) -> None:
    text, _, problems = read(source)
    assert (text, problems) == (None, ["no-article"])


@pytest.mark.parametrize(
    "source",
    ["<div>" * 100_000 + "x", "<b>" * 1_000 + "x", "<p>x</p>" * 150_000, "<table><tr><td>" * 3_000],
    ids=["deep", "bold", "many", "tables"],
)
def test_bombs_are_refused_in_time(source: str) -> None:
    begun = time.process_time()
    text, _, problems = read(f"<html><body>{source}")
    assert text is None
    assert problems == ["too-complex"]
    assert time.process_time() - begun < 10


def test_the_largest_page_that_is_read_takes_bounded_time() -> None:
    paragraphs = "".join(
        f"<p>Sentence number {i} of the council's minutes is about the quay and the ferries.</p>" for i in range(20_000)
    )
    begun = time.process_time()
    text, _, problems = read(f"<html><body><article>{paragraphs}</article></body></html>")
    assert problems == [] and text is not None
    assert time.process_time() - begun < 60


def test_entities_of_the_page_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    text, _, _ = read(
        bomb
        + page(extra="<p>&b; &c; and so the minutes of the meeting came to an end.</p>").removeprefix("<!DOCTYPE html>")
    )
    assert text is not None and "lollol" not in text and "root:" not in text
