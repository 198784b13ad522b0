"""Stretches of a report's stored text, and the citations that lead back to them."""

from __future__ import annotations

from msgspec import Struct

CONTEXT = 32
"""Characters of context kept on each side of a quotation, enough to find it again in a text that has shifted."""


class Span(Struct, frozen=True, order=True):
    """A stretch of the stored text: `text[start:end]`, counted in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers.

        >>> Span(0, 6).of("Moscow said no.")
        'Moscow'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Citation(Struct, frozen=True):
    """A quotation that can be checked: `text[start:end] == exact` in the text whose SHA-256 is `sha256`."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    sha256: str

    @property
    def span(self) -> Span:
        """The stretch of text that is quoted."""
        return Span(self.start, self.end)


def cite(text: str, span: Span, sha256: str) -> Citation:
    """Return the citation of `span` in `text`.

    Raises `ValueError` when the span is empty or leaves the text: nothing may be cited that is not there.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"expected a span inside a text of {len(text)} characters, found {span.start}–{span.end}")
    return Citation(
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        sha256=sha256,
    )
