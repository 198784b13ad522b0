"""What the tests need that read with the trained model: the model itself, and real reports."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dragoman.core.reports import Report
from dragoman.extract.runtime import MODEL_DIR

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "reports"
EXAMPLES = ROOT / "examples" / "reports.jsonl"
EACH = 5
"""Reports taken from each file: twenty from four."""
LONGEST = 6_000
"""Characters: longer reports take the time of several and show nothing more."""

needs_model = [
    pytest.mark.model,
    pytest.mark.skipif(
        not (MODEL_DIR / "model.onnx").is_file(), reason="src/dragoman/model/model.onnx is absent: run `make train`"
    ),
]


def real_reports() -> list[Report]:
    """Return twenty real reports where they lie beside the repository, else those of the examples."""
    files = sorted(REPORTS.glob("*.jsonl.gz"))
    rows = [row for file in files for row in _short(gzip.decompress(file.read_bytes()).decode())[:EACH]]
    return [
        Report(doc=row["doc"], text=row["text"], date=row["date"], title=row.get("title"), outlet=row.get("outlet"))
        for row in rows or _short(EXAMPLES.read_text(encoding="utf-8"))
    ]


def _short(lines: str) -> list[dict[str, str]]:
    rows = (json.loads(line) for line in lines.splitlines())
    return [row for row in rows if len(row["text"]) <= LONGEST]
