"""Fetching from a real server on this machine: what is refused, what is cut short, what comes back."""

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from dragoman.reading import addresses
from dragoman.reading.fetching import fetch
from dragoman.reading.options import ReadOptions

PAGE = b"<html><body><p>The council voted.</p></body></html>"
LOCAL = ReadOptions(allow_private=True, timeout=5, max_bytes=100_000)


class Lake(BaseHTTPRequestHandler):
    """A small site with every kind of trouble."""

    seen: ClassVar[list[dict[str, str]]] = []

    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        Lake.seen.append(dict(self.headers))
        name = self.path.strip("/").partition("/")[0]
        getattr(self, f"go_{name}")()

    def go_page(self) -> None:
        self.answer(Set_Cookie="a=b")

    def go_gzip(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def go_deflate(self) -> None:
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def go_bomb(self) -> None:
        self.answer(gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")

    def go_damaged(self) -> None:
        self.answer(b"\x1f\x8b damaged", Content_Encoding="gzip")

    def go_brotli(self) -> None:
        self.answer(Content_Encoding="br")

    def go_large(self) -> None:
        self.answer(b"a" * 200_000)

    def go_promised(self) -> None:
        self.answer(b"", Content_Length="999999999")

    def go_missing(self) -> None:
        self.answer(status=404)

    def go_picture(self) -> None:
        self.answer(Content_Type="image/png")

    def go_away(self) -> None:
        self.answer(status=302, Location="/page")

    def go_round(self) -> None:
        self.answer(status=301, Location="/round")

    def go_file(self) -> None:
        self.answer(status=302, Location="file:///etc/passwd")

    def go_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Lake)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def codes(url: str, options: ReadOptions = LOCAL) -> list[str]:
    page, problems = fetch(url, options)
    assert page is None
    assert all(problem.where == url and problem.fatal for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize("name", ["page", "gzip", "deflate", "away"])
def test_a_page_comes_back_unpacked(site: str, name: str) -> None:
    page, problems = fetch(f"{site}/{name}", LOCAL)
    assert problems == ()
    assert page is not None
    assert (page.data, page.content_type, page.charset) == (PAGE, "text/html", "utf-8")
    assert page.url == f"{site}/{'page' if name == 'away' else name}"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bomb", "too-large"),
        ("large", "too-large"),
        ("promised", "too-large"),
        ("damaged", "unreadable"),
        ("brotli", "unreadable"),
        ("picture", "unreadable"),
        ("missing", "fetch-failed"),
        ("round", "fetch-failed"),
        ("file", "refused-address"),
    ],
)
def test_trouble_is_one_problem(site: str, name: str, code: str) -> None:
    assert codes(f"{site}/{name}") == [code]


def test_bytes_that_trickle_in_end_with_the_time_limit(site: str) -> None:
    begun = time.monotonic()
    assert codes(f"{site}/slow", ReadOptions(allow_private=True, timeout=0.5)) == ["fetch-failed"]
    assert time.monotonic() - begun < 3


def test_no_cookie_and_no_credential_is_sent(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    Lake.seen.clear()
    for _ in range(2):
        fetch(f"{site}/page", LOCAL)
    assert len(Lake.seen) == 2
    assert not any("Cookie" in headers or "Authorization" in headers for headers in Lake.seen)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://93.184.216.34:22/",
        "http://93.184.216.34:8080/",
        "ftp://93.184.216.34/",
        "http://user:secret@93.184.216.34/",
        "http:///nohost",
    ],
)
def test_private_and_odd_addresses_are_refused(url: str) -> None:
    assert codes(url, ReadOptions(timeout=5)) == ["refused-address"]


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    monkeypatch.setattr(addresses, "refusal", lambda address: None if address == "127.0.0.1" else "private")
    monkeypatch.setattr(
        addresses, "resolve", lambda host, port_: ["127.0.0.1" if host == "lake.example" else "10.0.0.1"]
    )
    monkeypatch.setattr("dragoman.reading.fetching.USUAL_PORTS", (None, 80, 443, port))
    monkeypatch.setattr(
        Lake, "go_away", lambda self: self.answer(status=302, Location=f"http://inner.example:{port}/page")
    )
    assert codes(f"http://lake.example:{port}/away", ReadOptions(timeout=5)) == ["refused-address"]


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "resolve", lambda host, port: ["93.184.216.34", "127.0.0.1"])
    assert codes("http://lake.example/", ReadOptions(timeout=5)) == ["refused-address"]


def test_the_address_that_was_checked_is_the_one_connected_to(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(addresses, "resolve", resolve)
    page, _ = fetch(f"http://no-such-host.invalid:{port}/page", LOCAL)
    assert page is not None and page.data == PAGE
    assert asked == ["no-such-host.invalid"]


def test_a_host_without_an_address_is_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "resolve", lambda host, port: [])
    assert codes("http://lake.example/") == ["fetch-failed"]


def test_nobody_answers(unused_port: int = 1) -> None:
    assert codes(f"http://127.0.0.1:{unused_port}/") == ["fetch-failed"]


@pytest.mark.parametrize("url", ["http://[", "http://a b/", "http://\x00/", "http://" + "a" * 300 + "/", "https://"])
def test_malformed_addresses_are_one_problem(url: str) -> None:
    assert len(codes(url)) == 1
