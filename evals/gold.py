"""Reads the gold reports from beginning to end and scores the claims as `dragoman read --format gold` writes them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from dragoman.export import to_gold
from evals.claims import ClaimsScore, GoldDocument, score_claims
from evals.corpora import Setup, file_sha256, read_records
from evals.scores import Row, Score, Skip, f1_score

EVALUATION = "claims"
CORPUS = "gold"


class GoldReport(Struct, frozen=True):
    """A report of the gold set."""

    doc: str
    text: str


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield found, usable, rare values and fields over the gold reports."""
    folder = find_gold(setup.data)
    if folder is None:
        yield Skip(EVALUATION, CORPUS, "no gold/reports.jsonl with gold/claims.jsonl in the data folder or beside it")
        return
    texts = {report.doc: report.text for report in read_records(folder / "reports.jsonl", GoldReport)}
    gold = read_records(folder / "claims.jsonl", GoldDocument)
    lines = [line for reading in setup.system.read(folder / "reports.jsonl") if (line := to_gold(reading))]
    predicted = [msgspec.json.decode(line, type=GoldDocument) for line in lines]
    score = score_claims(texts, gold, {document.doc: document.claims for document in predicted})
    yield from as_rows(score, gold_sha256(folder))


def find_gold(data: Path) -> Path | None:
    """Return the folder of the gold files: `gold` in the data folder, else beside it; `None` when neither has them."""
    for folder in (data / "gold", data.parent / "gold"):
        if all((folder / name).is_file() for name in ("reports.jsonl", "claims.jsonl")):
            return folder
    return None


def gold_sha256(folder: Path) -> str:
    """Return one hash for both gold files."""
    both = file_sha256(folder / "reports.jsonl") + file_sha256(folder / "claims.jsonl")
    return hashlib.sha256(both.encode()).hexdigest()


def as_rows(score: ClaimsScore, sha256: str) -> Iterator[Score]:
    """Yield a row for each figure: first the two that decide, then kinds, rare values, and the fields of matches."""
    tallies = {"found": score.found, "usable": score.usable}
    tallies |= {f"kind {name}": tally for name, tally in score.kinds.items()}
    tallies |= {f"rare: {name}": tally for name, tally in score.rare.items()}
    for metric, tally in tallies.items():
        yield f1_score(EVALUATION, CORPUS, metric, tally, sha256)
    for name, (right, asked) in score.fields.items():
        yield Score(EVALUATION, CORPUS, f"right: {name}", right / max(1, asked), asked, sha256)
