"""Reads one report, or says why one of its claims is what it is: the shortest way in for a program."""

from __future__ import annotations

from dragoman.batch import read_arrival, read_report
from dragoman.core.claims import Claim, Reading
from dragoman.core.explanations import Explanation
from dragoman.core.ids import text_sha256
from dragoman.core.reports import Report


def read(report: str | Report, *, date: str | None = None, outlet: str | None = None, layers: bool = False) -> Reading:
    """Return what one report says: its claims, each cited, and the problems that stood in the way.

    A text is read as a file that holds it, and named after its hash; `date` (`YYYY-MM-DD`) and `outlet` take the place
    of what it says of itself. A `Report` is read as it is: they are not looked at. The model is loaded at the first
    call and kept. Raises `ModelError` when there is none, `UsageError` when the date is no day.
    """
    if isinstance(report, Report):
        return read_report(report, layers)
    from dragoman.reading import ReadOptions
    from dragoman.reading.building import build
    from dragoman.reading.decoding import without_surrogates
    from dragoman.reading.particulars import Particulars

    text, problems = without_surrogates(report, "text")
    options = ReadOptions(date=date, outlet=outlet)
    arrival = build(text, "text", Particulars(), options, doc=text_sha256(text)[:16], problems=problems)
    return read_arrival(arrival, layers, read_report)


def explain(report: Report | Reading, claim: Claim | str | int) -> Explanation:
    """Return why a claim is what it is: for each value the rule behind it, the encoder's scores, and who prevailed.

    `claim` is the claim, its number in the print from 1, its id or how that begins. A report, or a reading without
    layers, is read (again) with the shipped model. Raises `UsageError` when there is no such claim.
    """
    from dragoman.explaining import explain as explained

    reading = report if isinstance(report, Reading) else read(report, layers=True)
    if reading.layers is None and reading.report is not None:
        reading = read(reading.report, layers=True)
    return explained(reading, claim)
