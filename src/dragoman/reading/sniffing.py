"""Knows a page, and the encoding it declares, by its first bytes: a text is read without loading any parser."""

from __future__ import annotations

import re

_LOOKS_LIKE_PAGE = re.compile(
    r"\A\ufeff?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|\?xml|html|head|body|article|main|div|p|h1|section|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Return whether the text begins as an HTML page does."""
    return _LOOKS_LIKE_PAGE.match(text[:4000]) is not None


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page declares in its first bytes, or `None`."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None
