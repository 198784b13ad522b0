import base64
import hashlib
import re
from html.parser import HTMLParser

from dragoman.core.claims import Reading
from dragoman.core.reports import Problem, Report
from dragoman.page import to_html
from handmade import READING, READING_WITH_LAYERS, REPORT, TEXT, UNREAD, make_claim, party


class Page(HTMLParser):
    """Collects what a browser would see: tags, ids, links, and the words of the report's own column."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.article, self._inside, self._number = "", False, False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]
        self._inside = self._inside or tag == "article"
        self._number = tag == "a" and given.get("class") == "number"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        self._number = self._number and tag != "a"

    def handle_data(self, data: str) -> None:
        if self._inside and not self._number:
            self.article += data


def test_the_whole_text_is_shown_once() -> None:
    assert Page(to_html([READING])).article == TEXT


def test_overlapping_and_nested_claims_keep_the_text_whole() -> None:
    claims = (make_claim("offered talks"), make_claim("talks in October"), make_claim("had offered talks in October."))
    page = Page(to_html([Reading(report=REPORT, claims=claims)]))
    assert page.article == TEXT
    assert {"r1c1", "r1c2", "r1c3", "r1t1", "r1t2", "r1t3"} <= set(page.ids)


def test_links_lead_both_ways_and_ids_are_unique() -> None:
    page = Page(to_html([READING, READING_WITH_LAYERS]))
    assert len(page.ids) == len(set(page.ids))
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert {"r1", "r2", "r1c2", "r1t2", "r2c3", "r2t3"} <= inner


def test_every_cited_party_time_and_place_links_to_its_words() -> None:
    html = to_html([READING])
    assert f'<a href="#r1o{TEXT.index("October")}" title="October">2025-10</a>' in html
    assert f'<a href="#r1o{TEXT.index("She said")}" title="She">Ilse Marren (UNK)</a>' in html


def test_page_runs_nothing_and_loads_nothing() -> None:
    page = Page(to_html([READING, UNREAD]))
    assert not {"script", "img", "link", "iframe", "form", "base", "object", "svg"} & set(page.tags)
    assert not {name for name in page.attributes if name.startswith("on")} | (page.attributes & {"src", "style"})


def test_policy_allows_only_the_style_sheet_that_is_there() -> None:
    html = to_html([READING])
    style = html.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    assert "@import" not in style and "url(" not in style


def test_hostile_report_is_only_text() -> None:
    evil = "</style><script>alert(1)</script> \"'> &amp; \x00\x1b"
    report = Report(doc=evil, text=evil + " he said", title=evil, outlet=evil, date=evil, url="javascript:alert(1)")
    claim = make_claim(evil, text=report.text, actors=(party("he", evil, evil, text=report.text),))
    problem = Problem("unreadable", evil, evil)
    page = Page(to_html([Reading(report=report, claims=(claim,), problems=(problem,), model=evil)]))
    assert "script" not in page.tags
    assert not [link for link in page.links if not link.startswith("#")]
    assert page.article == report.text.replace("\x00", "�").replace("\x1b", "�")


def test_web_address_is_a_link_that_gives_nothing_away() -> None:
    assert '<a href="https://example.org/strait" rel="noopener noreferrer nofollow">' in to_html([READING])


def test_what_could_not_be_read_is_listed_with_its_problem() -> None:
    html = to_html([READING, UNREAD])
    assert re.search(r'<section class="report" id="r2".*cat\.png: expected text, found binary data', html, re.DOTALL)


def test_same_readings_same_bytes() -> None:
    assert to_html([READING, UNREAD]) == to_html([READING, UNREAD])


def test_no_readings_still_make_a_page() -> None:
    assert "<title>0 reports – Dragoman</title>" in to_html([])
