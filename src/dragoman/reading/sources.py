"""Reads what a source names: a file, a folder, standard input, or an address on the web."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.core.reports import Problem, ProblemCode
from dragoman.reading.building import Arrival, build
from dragoman.reading.decoding import decode
from dragoman.reading.jsonlines import read_lines
from dragoman.reading.options import ReadOptions
from dragoman.reading.particulars import Particulars
from dragoman.reading.sniffing import declared_charset, is_page

STANDARD_INPUT = "-"

_ADDRESS = re.compile(r"(?i:https?)://")
_OTHER_SCHEME = re.compile(r"(?!(?i:https?):)[A-Za-z][A-Za-z0-9+.-]+://")
_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".json", ".json.gz")
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
_GZIP = b"\x1f\x8b"
_OBJECT = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"')


def read_source(source: str, options: ReadOptions) -> Iterator[Arrival]:
    """Yield each report of the source with its problems, `None` in place of one that cannot be read.

    `source` is a path, a folder (read in the order of its names, hidden files left out), `-` for standard input, or an
    http(s) address. Bad input never raises: each piece of it is one problem, and what comes after it is still read.
    """
    if source == STANDARD_INPUT:
        yield from _read_stream(sys.stdin.buffer, "standard input", "stdin", options)
    elif _ADDRESS.match(source):
        yield _read_address(source, options)
    elif _OTHER_SCHEME.match(source):
        yield _failed("refused-address", source, "expected an http or https address, found another scheme")
    else:
        yield from _read_path(source, options)


def _read_path(source: str, options: ReadOptions) -> Iterator[Arrival]:
    """Yield the reports of a file or a folder."""
    try:
        path = Path(source)
        if path.is_dir():
            yield from _read_folder(path, options)
            return
        if not path.exists():
            yield _failed("not-found", source, "expected a file, a folder or an address, found nothing by that name")
            return
        yield from _read_file(path, options)
    except (OSError, ValueError) as error:
        yield _unreadable(source, error)


def _read_folder(folder: Path, options: ReadOptions) -> Iterator[Arrival]:
    """Yield the reports of all files below the folder, in the order of their paths."""
    silent = True
    for path in _files_below(folder):
        silent = False
        if not path.is_file():
            yield _failed("unreadable", str(path), "expected a file; a link, folder or pipe like this is not followed")
            continue
        try:
            yield from _read_file(path, options)
        except (OSError, ValueError) as error:
            yield _unreadable(str(path), error)
    if silent:
        yield _failed("empty", str(folder), "expected a folder with reports, found no file in it")


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield what is no folder below the folder, in order, hidden names left out, and folders that cannot be opened."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(Path(entry.path))
        else:
            yield Path(entry.path)


def _read_file(path: Path, options: ReadOptions) -> Iterator[Arrival]:
    with path.open("rb") as stream:
        yield from _read_stream(stream, str(path), path.as_posix(), options)


def _read_stream(stream: BinaryIO, where: str, doc: str, options: ReadOptions) -> Iterator[Arrival]:
    """Yield the reports of a stream, unpacked where it is packed; its name or its first bytes say what it holds."""
    buffered = _unpacked(io.BufferedReader(cast(io.RawIOBase, stream)) if not hasattr(stream, "peek") else stream)
    try:
        if doc.lower().endswith(_LINES_SUFFIXES) or _OBJECT.match(buffered.peek(64)[:64]):
            silent = True
            for arrival in read_lines(_lines(buffered, options.max_bytes), where, options):
                silent = False
                yield arrival
            if silent:
                yield _failed("empty", where, "expected JSON Lines, found no line")
        else:
            yield _read_bytes(buffered.read(options.max_bytes + 1), where, doc, options)
    except (OSError, EOFError, zlib.error) as error:
        yield _unreadable(where, error)


def _unpacked(stream: BinaryIO) -> io.BufferedReader:
    """Return the stream, through gzip where it begins as gzip does."""
    buffered = cast(io.BufferedReader, stream)
    if buffered.peek(2)[:2] == _GZIP:
        return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))
    return buffered


def _lines(stream: io.BufferedReader, limit: int) -> Iterator[bytes]:
    """Yield the lines, of an overlong one no more than shows that it is."""
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)


def _read_bytes(
    data: bytes,
    where: str,
    doc: str,
    options: ReadOptions,
    *,
    url: str | None = None,
    page: bool = False,
    charset: str | None = None,
) -> Arrival:
    """Return the report of a text or a page."""
    if not data.strip(b" \t\r\n\x0b\x0c"):
        return _failed("empty", where, "expected a report, found an empty file")
    if len(data) > options.max_bytes:
        return _failed("too-large", where, f"expected at most {options.max_bytes:,} bytes, found more; split it")
    text, problems = decode(data, where, charset or declared_charset(data))
    if text is None:
        return None, problems
    given = Particulars(url=url)
    if page or doc.lower().endswith(_PAGE_SUFFIXES) or is_page(text):
        from dragoman.reading.webpage import read_page

        article, given, page_problems = read_page(text, where, url, options)
        problems += page_problems
        if article is None:
            return None, problems
        text = article
    return build(text, where, given, options, doc=doc, problems=problems)


def _read_address(url: str, options: ReadOptions) -> Arrival:
    """Return the report behind an address."""
    from dragoman.reading.fetching import fetch

    fetched, problems = fetch(url, options)
    if fetched is None:
        return None, problems
    if "json" in fetched.content_type:
        return _failed("unreadable", url, "expected a page, found JSON; save it and read the file")
    is_html = "html" in fetched.content_type
    return _read_bytes(fetched.data, url, url, options, url=fetched.url, page=is_html, charset=fetched.charset)


def _unreadable(where: str, error: Exception) -> Arrival:
    found = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
    return _failed("unreadable", where, f"expected a file that can be read, found an error ({found})")


def _failed(code: ProblemCode, where: str, message: str) -> Arrival:
    return None, (Problem(code, where, message),)
