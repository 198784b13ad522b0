"""Identifiers that follow from content alone: the same input gives the same id on every machine."""

from __future__ import annotations

import hashlib


def text_sha256(text: str) -> str:
    """Return the SHA-256 of the stored text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def claim_id(*, sha256: str, start: int, end: int, ordinal: int, model: str) -> str:
    """Return a claim's id: 16 hexadecimal digits from the text version, the content's span and the model version.

    `ordinal` counts the claims that share one content span (two sources may assert the same words).
    """
    key = f"{sha256}:{start}:{end}:{ordinal}:{model}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
