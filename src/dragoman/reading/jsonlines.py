"""Reads reports from JSON Lines: one object a line, `{"doc", "date", "text"}` with optional title, outlet and url."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.core.reports import Problem
from dragoman.reading.building import Arrival, build
from dragoman.reading.decoding import without_surrogates
from dragoman.reading.options import ReadOptions
from dragoman.reading.particulars import Particulars

_FIELDS = ("doc", "date", "title", "outlet", "url")


def read_lines(lines: Iterable[bytes], where: str, options: ReadOptions) -> Iterator[Arrival]:
    """Yield what each line gives. A line that is broken is a problem that names its number; the others are read."""
    for number, line in enumerate(lines, start=1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield read_line(line, f"{where}:{number}", options)


def read_line(line: bytes, where: str, options: ReadOptions) -> Arrival:
    """Return the report of one line. Its text is stored as given: offsets that were made elsewhere stay true."""
    if len(line) > options.max_bytes:
        return None, (
            Problem("too-large", where, f"expected a line of at most {options.max_bytes:,} bytes, found more"),
        )
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _bad(where, f"a byte that is not UTF-8 at {error.start}")
    except json.JSONDecodeError as error:
        return _bad(where, f"{error.msg.lower()} at column {error.colno}")
    except (ValueError, RecursionError):
        return _bad(where, "nesting or numbers beyond all bounds")
    return read_record(record, where, options)


def read_record(record: Any, where: str, options: ReadOptions) -> Arrival:
    """Return the report of one decoded object."""
    if not isinstance(record, dict):
        return _bad(where, f"no object but {type(record).__name__}")
    if not isinstance(record.get("text"), str):
        return _bad(where, 'no "text", or one that is no string')
    wrong = [name for name in _FIELDS if not isinstance(record.get(name), str | int | None)]
    if wrong:
        return _bad(where, f'a "{wrong[0]}" that is no string')
    fields = {name: _field(record.get(name)) for name in _FIELDS}
    text, problems = without_surrogates(record["text"], where)
    given = Particulars(title=fields["title"], outlet=fields["outlet"], date=fields["date"], url=fields["url"])
    return build(text, where, given, options, doc=fields["doc"] or where, problems=problems)


def _field(value: str | int | None) -> str | None:
    """Return the field as text that can be written out, `None` where it is empty."""
    if value is None:
        return None
    return without_surrogates(str(value), "")[0].strip() or None


def _bad(where: str, found: str) -> Arrival:
    return None, (
        Problem("bad-json", where, f'expected one JSON object a line with "doc", "date" and "text", found {found}'),
    )
