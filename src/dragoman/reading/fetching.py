"""Fetches one page from a public address: nothing private, nothing endless, nothing that unpacks without bound."""

from __future__ import annotations

import socket
import time
import zlib
from collections.abc import Iterable, Iterator

import httpcore
import httpx
from msgspec import Struct

from dragoman.core.reports import Problem
from dragoman.reading.guarding import FetchRefused, GuardedBackend, GuardedTransport
from dragoman.reading.options import ReadOptions

MAX_REDIRECTS = 5
USUAL_PORTS = (None, 80, 443)
_SCHEMES = frozenset({"http", "https"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
)
_HEADERS = {
    "User-Agent": "dragoman (reads news reports)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}


class Page(Struct, frozen=True):
    """What came back: the address after all redirects, the unpacked bytes, and what the server called them."""

    url: str
    data: bytes
    content_type: str
    charset: str | None


def fetch(url: str, options: ReadOptions) -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the page at the address, or `None` with the problem that says why not. Raises nothing."""
    deadline = time.monotonic() + options.timeout
    try:
        with _client(options, deadline) as client:
            return _follow(client, url, options, deadline), ()
    except FetchRefused as refused:
        return None, (Problem(refused.code, url, refused.message),)
    except socket.gaierror:
        found = "no address by that name"
        return None, (
            Problem("fetch-failed", url, f"expected a host that can be found, found {found}; check the address"),
        )
    except (httpx.TimeoutException, httpcore.TimeoutException):
        found = f"none within {options.timeout:g} seconds"
        return None, (Problem("fetch-failed", url, f"expected an answer, found {found}; try again, or save the page"),)
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        OSError,
        ValueError,
    ) as error:
        found = str(error) or type(error).__name__
        return None, (Problem("fetch-failed", url, f"expected a page, found an error ({found}); check the address"),)


def _client(options: ReadOptions, deadline: float) -> httpx.Client:
    """Return a client without cookies, proxies or credentials of its own, whose connections are guarded."""
    transport = GuardedTransport(GuardedBackend(deadline=deadline, allow_private=options.allow_private))
    return httpx.Client(
        transport=transport, headers=_HEADERS, trust_env=False, follow_redirects=False, timeout=options.timeout
    )


def _follow(client: httpx.Client, url: str, options: ReadOptions, deadline: float) -> Page:
    """Return the page at the end of the redirects; each address on the way is checked."""
    target = httpx.URL(url)
    for _ in range(MAX_REDIRECTS + 1):
        _check_url(target, options)
        client.cookies.clear()
        with client.stream("GET", target) as response:
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return _page(response, str(target), options, deadline)
            target = target.join(response.headers["location"])
    raise FetchRefused("fetch-failed", f"expected at most {MAX_REDIRECTS} redirects, found more; use the final address")


def _check_url(url: httpx.URL, options: ReadOptions) -> None:
    """Raise `FetchRefused` for an address that is not plain http(s) on its usual port."""
    if url.scheme not in _SCHEMES or not url.host:
        raise FetchRefused("refused-address", f"expected an http or https address, found {str(url)[:200]!r}")
    if url.userinfo:
        raise FetchRefused("refused-address", "expected an address without user name or password, found one with them")
    if not options.allow_private and url.port not in USUAL_PORTS:
        raise FetchRefused("refused-address", f"expected port 80 or 443, found port {url.port}")


def _page(response: httpx.Response, url: str, options: ReadOptions, deadline: float) -> Page:
    """Return the page of an answer that is one."""
    if response.status_code != 200:
        raise FetchRefused(
            "fetch-failed", f"expected the page (200), found status {response.status_code}; check the address"
        )
    content_type = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if not content_type.startswith(_READABLE):
        raise FetchRefused(
            "unreadable", f"expected HTML, text or JSON Lines, found {content_type[:80]!r}; convert it to text first"
        )
    data = b"".join(_bounded(response, options.max_bytes, deadline))
    return Page(url, data, content_type, response.charset_encoding)


def _bounded(response: httpx.Response, limit: int, deadline: float) -> Iterator[bytes]:
    """Yield the unpacked body; stops with `FetchRefused` once it has grown beyond the limit, or time is up."""
    if int(response.headers.get("content-length") or 0) > limit:
        raise _too_large(limit)
    size = 0
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    for chunk in _unpacked(response.iter_raw(), encoding, limit):
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("time is up")
        yield chunk


def _unpacked(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """Yield the chunks unpacked; stops with `FetchRefused` at one that would grow beyond the limit by itself."""
    if encoding in ("identity", ""):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchRefused("unreadable", f"expected a page packed with gzip or deflate, found {encoding[:40]!r}")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for chunk in chunks:
            yield unpacker.decompress(chunk, limit)
            if unpacker.unconsumed_tail:
                raise _too_large(limit)
    except zlib.error as error:
        raise FetchRefused("unreadable", f"expected a page packed with {encoding}, found damaged data") from error


def _too_large(limit: int) -> FetchRefused:
    return FetchRefused(
        "too-large", f"expected a page of at most {limit:,} bytes, found more; pass the article as text"
    )
