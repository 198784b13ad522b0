"""Reads one report: the shortest way in for a program."""

from __future__ import annotations

from dragoman.batch import read_report
from dragoman.core.claims import Reading
from dragoman.core.ids import text_sha256
from dragoman.core.reports import Report


def read(report: str | Report, *, date: str | None = None, outlet: str | None = None, layers: bool = False) -> Reading:
    """Return what one report says: its claims, each cited, and the problems that stood in the way.

    A bare text is named after its hash. A `Report` is read as it is, and `date` (`YYYY-MM-DD`) and `outlet` are not
    looked at. The model is loaded at the first call and kept; raises `ModelError` when it cannot be.
    """
    if isinstance(report, str):
        report = Report(doc=text_sha256(report)[:16], text=report, date=date, outlet=outlet)
    return read_report(report, layers)
