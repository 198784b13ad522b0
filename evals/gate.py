"""Keeps every figure at or above its floor: pinned in `baseline.json`, each with the hash of what it was measured on.

A floor moves up freely and down only when asked. A figure on a changed corpus is another figure: its floor counts as
lowered. A floor whose figure was not measured fails the gate, unless that is allowed by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from evals.scores import Row, Score

BASELINE = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.001
"""How far a figure may lie below its floor: floors are rounded to four digits, and readings are the same anywhere."""

DIGITS = 4


class Floor(Struct, frozen=True):
    """The least value of a figure (for an error, the greatest), and the hash of its corpus."""

    value: float
    sha256: str


Floors = dict[str, Floor]


class Baseline(Struct, frozen=True):
    """The floors of the full run and of the quick one, by the key of their score."""

    full: Floors = {}
    quick: Floors = {}


class Verdict(Struct, frozen=True):
    """What the gate says: what fails, what was let pass unmeasured, and how many figures were held to a floor."""

    failures: tuple[str, ...]
    unmeasured: tuple[str, ...]
    checked: int

    @property
    def passed(self) -> bool:
        """Whether something was checked and nothing fails: a gate that compares nothing holds nothing."""
        return not self.failures and self.checked > 0


def read_baseline(path: Path) -> Baseline:
    """Return the floors of the file, none where it is not there yet."""
    return msgspec.json.decode(path.read_bytes(), type=Baseline) if path.is_file() else Baseline()


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write the floors in the order of their keys, so that a change shows as a change of lines."""
    ordered = Baseline(dict(sorted(baseline.full.items())), dict(sorted(baseline.quick.items())))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n")


def check(rows: Sequence[Row], floors: Floors, evaluations: Collection[str], *, allow_missing: bool = False) -> Verdict:
    """Return the verdict over the floors of the given evaluations."""
    scores = {row.key: row for row in rows if isinstance(row, Score)}
    due = {key: floor for key, floor in floors.items() if key.partition("/")[0] in evaluations}
    unmeasured = tuple(sorted(due.keys() - scores.keys()))
    failures = [line for key in due if key in scores for line in _shortfalls(scores[key], due[key])]
    if not allow_missing:
        failures += [f"{key}: not measured, though it has a floor" for key in unmeasured]
    return Verdict(tuple(failures), unmeasured if allow_missing else (), len(due) - len(unmeasured))


def _shortfalls(score: Score, floor: Floor) -> Iterator[str]:
    """Yield what is wrong with the score, in one line."""
    if score.sha256 != floor.sha256:
        yield f"{score.key}: measured on {score.sha256[:12]}, the floor is for {floor.sha256[:12]}"
    elif _below(score, floor, TOLERANCE):
        side = "above" if score.lower_is_better else "below"
        yield f"{score.key}: {score.value:.4f} is {side} its floor {floor.value:.4f}"


def _below(score: Score, floor: Floor, tolerance: float = 0.0) -> bool:
    """Return whether the score is worse than the floor by more than the tolerance."""
    worse_by = score.value - floor.value if score.lower_is_better else floor.value - score.value
    return worse_by > tolerance


def raise_floors(rows: Sequence[Row], floors: Floors, *, allow_lower: bool) -> tuple[Floors, tuple[str, ...]]:
    """Return the floors at the scores measured, and the keys left as they were because they would have been lowered.

    Floors without a score in `rows` stay.
    """
    updated, refused = dict(floors), []
    for score in rows:
        if not isinstance(score, Score):
            continue
        floor = Floor(round(score.value, DIGITS), score.sha256)
        before = floors.get(score.key)
        if before is None or allow_lower or (before.sha256 == score.sha256 and not _below(score, before, TOLERANCE)):
            updated[score.key] = _better(before, floor, score) if before and not allow_lower else floor
        else:
            refused.append(score.key)
    return updated, tuple(refused)


def _better(before: Floor, floor: Floor, score: Score) -> Floor:
    """Return the stricter of two floors on the same corpus: a loss within the tolerance must not add up over runs."""
    return before if _below(score, before) else floor
