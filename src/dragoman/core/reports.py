"""Reports as they are stored, and what went wrong on the way in."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dragoman.core.ids import text_sha256
from dragoman.core.text import Span

ProblemCode = Literal[
    "empty",
    "binary",
    "encoding",
    "too-large",
    "no-article",
    "too-short",
    "language",
    "date-unknown",
    "bad-json",
    "bad-date",
    "not-found",
    "refused-address",
    "fetch-failed",
    "unreadable",
    "too-complex",
]
FurnitureKind = Literal["wire-header", "dateline", "byline", "caption", "updated", "label", "boilerplate"]


class Problem(Struct, frozen=True):
    """Something that could not be read as hoped. `fatal` problems leave an input without claims.

    `where` names the input (a file, a line of it, a URL); `message` says what was expected, what was found, what to do.
    """

    code: ProblemCode
    where: str
    message: str
    fatal: bool = True


class Furniture(Struct, frozen=True):
    """A stretch of the stored text that is no part of the story: a wire header, a caption, a byline."""

    start: int
    end: int
    kind: FurnitureKind


class Report(Struct, frozen=True):
    """One article. `text` is stored as read and never altered: all offsets count its Unicode code points.

    `date` is the day of publication (`YYYY-MM-DD`) or `None` when unknown; `dateline` the place named at its head.
    """

    doc: str
    text: str
    date: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    dateline: str | None = None
    title_span: Span | None = None
    furniture: tuple[Furniture, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the stored text: the version that citations name."""
        return text_sha256(self.text)
