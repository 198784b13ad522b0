"""Turns a page into the text of its article, one paragraph a line."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.core.reports import Problem
from dragoman.reading.building import FEWEST_WORDS
from dragoman.reading.hidden import strip_hidden
from dragoman.reading.metadata import page_particulars
from dragoman.reading.options import ReadOptions
from dragoman.reading.particulars import Particulars

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>|<!ENTITY[^>]*>", re.IGNORECASE | re.DOTALL)
_NUL = "\x00"


def read_page(
    source: str, where: str, url: str | None, options: ReadOptions
) -> tuple[str | None, Particulars, tuple[Problem, ...]]:
    """Return the article's text and what the page says of itself; `None` with the problem where there is no article."""
    page = _parse(source)
    if page is None:
        return None, Particulars(), (_no_article(where),)
    if (problem := _complexity(page, where, options)) is not None:
        return None, Particulars(), (problem,)
    particulars = page_particulars(page, url)
    strip_hidden(page)
    text = _article(page)
    return text, particulars, () if text else (_no_article(where),)


def _parse(source: str) -> HtmlElement | None:
    """Return the page's tree. Entities declared by the page itself are not expanded, nothing is fetched."""
    parser = HTMLParser(huge_tree=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    cleaned = _DOCTYPE.sub("", _DECLARATION.sub("", source.replace(_NUL, "")))
    try:
        return document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _complexity(page: HtmlElement, where: str, options: ReadOptions) -> Problem | None:
    """Return the problem of a page that is built to be hard to read, `None` for any other."""
    elements = depth = deepest = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        deepest = max(deepest, depth)
        if deepest > options.max_depth or elements > options.max_elements:
            found = (
                f"{deepest} levels" if deepest > options.max_depth else f"more than {options.max_elements:,} elements"
            )
            expected = f"at most {options.max_depth} levels and {options.max_elements:,} elements"
            return Problem(
                "too-complex", where, f"expected a page of {expected}, found {found}; pass the article as text"
            )
    return None


def _article(page: HtmlElement) -> str | None:
    """Return the article's text, paragraphs on lines of their own, `None` where the page has none."""
    from trafilatura import extract

    try:
        text = extract(page, output_format="txt", include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None  # a page that its parser accepts can still break the extraction: there is no article to be had
    return text.strip() if isinstance(text, str) and len(text.split()) >= FEWEST_WORDS else None


def _no_article(where: str) -> Problem:
    return Problem("no-article", where, "expected a page with an article, found none; pass the article as text")
