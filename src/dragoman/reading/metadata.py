"""Reads what a page says of itself in its head: title, outlet, day of publication, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from dragoman.reading.dates import day_in_path, day_of
from dragoman.reading.particulars import Particulars

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:site")
_DATES = tuple(
    "article:published_time og:published_time datepublished date dc.date dc.date.issued dcterms.created pubdate "
    "publishdate publish-date publish_date sailthru.date parsely-pub-date cxenseparse:recs:publishtime "
    "originalpublicationdate article.published release_date".split()
)
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage")
LONGEST_LINKED_DATA = 500_000


def page_particulars(page: HtmlElement, url: str | None) -> Particulars:
    """Return title, outlet, date and address as the page's own metadata give them; `url` is where it was fetched."""
    meta = _meta(page)
    linked = _article_data(page)
    title = _first(meta, _TITLES) or _text(linked.get("headline")) or _heading(page) or _page_title(page)
    outlet = _first(meta, _OUTLETS[:1]) or _publisher(linked) or _first(meta, _OUTLETS[1:])
    address = _canonical(page, url) or url
    dates = [linked.get("datePublished"), *(meta.get(name) for name in _DATES), *_times(page)]
    found = (day_of(value) for value in dates if isinstance(value, str))
    date = next((day for day in found if day), None) or (day_in_path(address) if address else None)
    return Particulars(title=title, outlet=outlet.lstrip("@") if outlet else None, date=date, url=address)


def _meta(page: HtmlElement) -> dict[str, str]:
    """Return the content of the page's meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content[:1000])
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((_text(meta[name]) for name in names if _text(meta.get(name))), None)


def _text(value: Any) -> str | None:
    """Return the value as one line of text, `None` where it is none."""
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _article_data(page: HtmlElement) -> dict[str, Any]:
    """Return the first JSON-LD object that describes the article; broken ones are passed over."""
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads((script.text or "")[:LONGEST_LINKED_DATA])
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if _ARTICLE.search(str(item.get("@type"))) and ("datePublished" in item or "headline" in item):
                return item
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD script, those of its graph too."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def _publisher(linked: dict[str, Any]) -> str | None:
    publisher = linked.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _heading(page: HtmlElement) -> str | None:
    """Return the text of the page's only first-level heading."""
    headings = [heading for _, heading in zip(range(2), page.iter("h1"), strict=False)]
    return _text(headings[0].text_content()) if len(headings) == 1 else None


def _page_title(page: HtmlElement) -> str | None:
    """Return the page's title without the name of the site behind it."""
    title = next((_text(element.text) for element in page.iter("title")), None)
    return _SITE_SUFFIX.sub("", title) if title else None


def _times(page: HtmlElement) -> Iterator[str]:
    """Yield the times that are marked as such, those marked as the day of publication first."""
    times = [element for _, element in zip(range(50), page.iter("time"), strict=False)]
    marked = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    yield from (time.get("datetime") or time.text_content()[:100] for time in marked + times[:1])


def _canonical(page: HtmlElement, url: str | None) -> str | None:
    """Return the address that the page calls its own."""
    for link in page.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical" and link.get("href"):
            try:
                address = urljoin(url or "", link.get("href", "").strip())
            except ValueError:
                return None
            return address if address.startswith(("http://", "https://")) else None
    return None
