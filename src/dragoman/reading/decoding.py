"""Turns bytes into text, says where that went wrong, and refuses what is no text at all."""

from __future__ import annotations

import codecs
import re

from dragoman.core.reports import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.002
"""Share of control characters from which bytes count as binary: text has next to none, images and programs 10%."""
_SAMPLE = 65_536
_REPLACED_SHARE = 0.02
"""Share of undecodable bytes up to which the text is read as broken UTF-8 and not as another encoding."""
_HIGH = re.compile(rb"[\x80-\xff]")
_ENGLISH_HIGH_SHARE = 0.05
"""Share of bytes beyond ASCII below which a text is Western: English has no more, and they tell no encodings apart."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of the bytes, or `None` with the problem that says why there is none.

    A byte order mark decides, then UTF-8, then the `declared` encoding of a page, then what the bytes look like.
    Nothing but the mark is taken away.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, where)
    if _is_binary(data):
        return None, (_binary(where),)
    for encoding in ("utf-8", declared or "utf-8"):
        try:
            return data.decode(encoding), ()
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(data, where)


def without_surrogates(text: str, where: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text with U+FFFD in place of lone surrogates, so that no offset moves and it can be written out."""
    if _SURROGATE.search(text) is None:
        return text, ()
    return _SURROGATE.sub("\ufffd", text), (_encoding(where, "half a surrogate pair", "put U+FFFD in its place"),)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > max(2, _CONTROL_SHARE * len(sample))


def _decode_as(data: bytes, encoding: str, where: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text in the encoding that its mark promises."""
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), (
            _encoding(where, f"bytes that are not {encoding}", "read them as U+FFFD"),
        )


def _guess(data: bytes, where: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of bytes that are not UTF-8: broken UTF-8 where little is amiss, else what they look like."""
    replaced = data.decode("utf-8", "replace")
    multibyte = sum(1 for character in replaced if character > "\x7f" and character != "\ufffd")
    broken = replaced.count("\ufffd")
    if multibyte > broken and broken < _REPLACED_SHARE * len(replaced):
        return replaced, (_encoding(where, "bytes that are not UTF-8", "read them as U+FFFD"),)
    encoding = _likely_encoding(data[:_SAMPLE])
    return data.decode(encoding, "replace"), (_encoding(where, "another encoding", f"read it as {encoding}"),)


def _likely_encoding(sample: bytes) -> str:
    """Return the encoding that the bytes look like: Windows-1252 for English with its few accents and curly quotes."""
    if len(_HIGH.findall(sample)) < _ENGLISH_HIGH_SHARE * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None and best.encoding not in ("ascii", "utf_8") else "cp1252"


def _binary(where: str) -> Problem:
    return Problem("binary", where, "expected text, HTML or JSON Lines, found binary data; convert it to text first")


def _encoding(where: str, found: str, done: str) -> Problem:
    return Problem(
        "encoding", where, f"expected UTF-8, found {found}; {done}: check the names in the claims", fatal=False
    )
