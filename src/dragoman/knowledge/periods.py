"""Periods that texts name without their years, read from `periods.toml`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dragoman.knowledge.tables import read_tables


@cache
def load_periods() -> dict[str, str]:
    """Return the ISO interval of each period by its names, in lower case.

    Raises `KnowledgeError`, with file and line, for a table of the wrong shape and for a name that stands twice.
    """
    intervals: dict[str, str] = {}
    for row in read_tables(files("dragoman.knowledge") / "periods.toml"):
        for name in row.many("names"):
            if name in intervals:
                raise row.error(f"expected each name once, found {name!r} again")
            intervals[name] = row.one("interval")
    return intervals
