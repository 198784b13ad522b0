"""How inputs are read: what the caller knows better than the page, and how much of it is taken in."""

from __future__ import annotations

from msgspec import Struct

from dragoman.exceptions import UsageError
from dragoman.reading.dates import day_of

MEGABYTE = 1_000_000


class ReadOptions(Struct, frozen=True, kw_only=True):
    """What to set in every report, and the limits of an input.

    `date` (`YYYY-MM-DD`), `outlet` and `title` override what the input says of itself. `max_bytes` limits a page, a
    text file or a line of JSON Lines, after unpacking; `max_characters` the text of a report; `max_elements` and
    `max_depth` a page. `timeout` is in seconds and covers one address with all its redirects. `allow_private` lets
    an address lead into private networks and to any port: for tests, and for archives at home.
    """

    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    max_bytes: int = 20 * MEGABYTE
    max_characters: int = 1_000_000
    max_elements: int = 100_000
    max_depth: int = 200
    timeout: float = 20.0
    allow_private: bool = False

    def __post_init__(self) -> None:
        """Raise `UsageError` for a date that is none."""
        if self.date is not None and day_of(self.date) != self.date:
            raise UsageError(f"expected a date as YYYY-MM-DD, found {self.date!r}")
