"""The same report gives the same bytes: alone, after others, in any number of workers and threads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dragoman.batch import read_all
from dragoman.core.claims import Reading
from dragoman.core.reports import Report
from dragoman.pipeline import Reader
from realmodel import needs_model, real_reports

pytestmark = needs_model


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return real_reports()


@pytest.fixture(scope="module")
def expected(reports: list[Report]) -> dict[str, bytes]:
    """The bytes of each reading, every stage's findings included, read one after the other."""
    reader = Reader.load()
    return {report.doc: encoded(reader.read(report, layers=True)) for report in reports}


def encoded(reading: Reading) -> bytes:
    return msgspec.json.encode(reading)


def test_the_reports_are_real_and_make_claims(expected: dict[str, bytes], reports: list[Report]) -> None:
    readings = [msgspec.json.decode(found, type=Reading) for found in expected.values()]
    assert len(readings) == len(reports) >= 2
    assert sum(bool(reading.claims) for reading in readings) >= len(reports) * 0.8


def test_after_other_reports(reports: list[Report], expected: dict[str, bytes]) -> None:
    reader = Reader.load()
    assert {r.doc: encoded(reader.read(r, layers=True)) for r in reversed(reports)} == expected


@pytest.mark.parametrize("number", [0, 1, -1])
def test_alone(reports: list[Report], expected: dict[str, bytes], number: int) -> None:
    report = reports[number]
    assert encoded(Reader.load().read(report, layers=True)) == expected[report.doc]


@pytest.mark.parametrize("workers", [1, 2])
def test_in_any_number_of_workers(reports: list[Report], expected: dict[str, bytes], workers: int) -> None:
    readings = read_all(((report, ()) for report in reports), layers=True, workers=workers)
    assert [encoded(reading) for reading in readings] == [expected[report.doc] for report in reports]


def test_with_any_number_of_threads(reports: list[Report], tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    rows = ({"doc": report.doc, "date": report.date, "text": report.text} for report in reports)
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    one, four = (printed(source, threads=threads) for threads in (1, 4))
    assert one.count(b"\n") == len(reports)
    assert one == four


def printed(source: Path, *, threads: int) -> bytes:
    """Return what a process of its own prints for the reports of a file."""
    command = [sys.executable, "-m", "dragoman", "read", str(source), "--json", "--layers", "--workers", "1"]
    environment = os.environ | {"OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout
