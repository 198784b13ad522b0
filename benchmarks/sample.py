"""Chooses the reports to measure on: real ones of 400 to 500 words where there are any, else written ones."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.core.reports import Report

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "reports"
"""Where the report collections lie beside a checkout; they are no part of the repository."""

SHORTEST, LONGEST = 400, 500
PARTIES = ("Arvenia", "Belmora", "Corland", "Dravia", "Estria", "Fenmark", "Galdova", "Harsund")
SENTENCES = (
    "{a}'s foreign minister said on Monday that {b} had moved two brigades to the border.",
    "“We will answer every violation of the truce,” the minister told reporters in the capital.",
    "Officials in {b}, who asked not to be named, denied the report and called it unhelpful.",
    "The two governments are due to meet in {c} in October, according to a joint statement.",
    "{c} has urged both sides to withdraw their forces and offered to host the talks.",
    "Opposition leaders in {a} rejected the plan, saying that it might lead to new sanctions.",
    "On Friday police arrested forty people who had protested outside the parliament.",
    "It was not clear whether {b} would allow observers to enter the contested valley.",
)
"""Frames of made-up news about made-up countries: enough of every kind of claim to keep all stages busy."""


class StoredReport(Struct, frozen=True):
    """One line of a report collection."""

    doc: str
    text: str
    date: str | None = None

    def as_report(self) -> Report:
        """Return the report that the line holds."""
        return Report(doc=self.doc, text=self.text, date=self.date)


class Sample(Struct, frozen=True):
    """The reports of a run, and what they are called in its results."""

    name: str
    reports: tuple[Report, ...]

    @property
    def mean_words(self) -> float:
        """The mean number of words, counted between spaces."""
        return sum(len(report.text.split()) for report in self.reports) / max(1, len(self.reports))


def choose_sample(file: Path | None, count: int, folder: Path = REPORTS) -> Sample:
    """Return at most `count` reports: the file's, else of the right length from the folder, else written ones."""
    if file is not None:
        return Sample(file.name, tuple(_read(file))[:count])
    collections = sorted(folder.glob("*.jsonl.gz"))
    fitting = [report for path in collections for report in _read(path) if SHORTEST <= _length(report) <= LONGEST]
    if fitting:
        names = ", ".join(path.name.partition(".")[0] for path in collections)
        return Sample(f"{SHORTEST}–{LONGEST} words, from {names}", _spread(fitting, count))
    return Sample("written for the purpose", tuple(write_report(number) for number in range(count)))


def _read(path: Path) -> Iterator[Report]:
    """Yield the reports of a JSON Lines file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.splitlines():
        if line.strip():
            yield msgspec.json.decode(line, type=StoredReport).as_report()


def _length(report: Report) -> int:
    return len(report.text.split())


def _spread(reports: Sequence[Report], count: int) -> tuple[Report, ...]:
    """Return `count` reports at even distances, so that every collection has its share."""
    taken = min(count, len(reports))
    return tuple(reports[index * len(reports) // taken] for index in range(taken))


def write_report(number: int) -> Report:
    """Return a made-up report of about 450 words; each number gives another one, the same on every machine."""
    sentences: list[str] = []
    length = 0
    while length < (SHORTEST + LONGEST) // 2:
        turn = number + len(sentences)
        a, b, c = (PARTIES[(turn + step) % len(PARTIES)] for step in range(3))
        sentences.append(SENTENCES[turn % len(SENTENCES)].format(a=a, b=b, c=c))
        length += len(sentences[-1].split())
    paragraphs = (" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))
    return Report(doc=f"written-{number}", text="\n\n".join(paragraphs), date="2025-06-16")
