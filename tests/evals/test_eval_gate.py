from __future__ import annotations

from pathlib import Path

import pytest

from evals.gate import Baseline, Floor, check, raise_floors, read_baseline, write_baseline
from evals.scores import Score, Skip

KEY = "time/gum.dev/strict"


def score(value: float, sha256: str = "a" * 64, *, lower_is_better: bool = False) -> Score:
    return Score("time", "gum.dev", "strict", value, 10, sha256, lower_is_better=lower_is_better)


def floors(value: float) -> dict[str, Floor]:
    return {KEY: Floor(value, "a" * 64)}


def test_figure_at_its_floor_passes_within_the_tolerance() -> None:
    assert check([score(0.6995)], floors(0.7), ["time"]).passed


def test_figure_below_its_floor_fails_and_says_so() -> None:
    verdict = check([score(0.69)], floors(0.7), ["time"])
    assert not verdict.passed
    assert verdict.failures == ("time/gum.dev/strict: 0.6900 is below its floor 0.7000",)


def test_error_above_its_floor_fails() -> None:
    assert not check([score(0.8, lower_is_better=True)], floors(0.7), ["time"]).passed
    assert check([score(0.6, lower_is_better=True)], floors(0.7), ["time"]).passed


def test_changed_corpus_fails_however_good_the_figure() -> None:
    verdict = check([score(0.9, "b" * 64)], floors(0.7), ["time"])
    assert verdict.failures == ("time/gum.dev/strict: measured on bbbbbbbbbbbb, the floor is for aaaaaaaaaaaa",)


def test_unmeasured_floor_fails_unless_it_is_let_pass() -> None:
    rows = [Skip("time", "gum.dev", "no file")]
    assert check(rows, floors(0.7), ["time"]).failures == ("time/gum.dev/strict: not measured, though it has a floor",)
    both = floors(0.7) | {"time/gum.dev/value": Floor(0.5, "a" * 64)}
    verdict = check([score(0.7)], both, ["time"], allow_missing=True)
    assert verdict.passed and verdict.unmeasured == ("time/gum.dev/value",)


def test_gate_that_compares_nothing_does_not_hold() -> None:
    assert not check([score(0.9)], {}, ["time"]).passed
    assert not check([], floors(0.7), ["time"], allow_missing=True).passed


def test_floors_of_other_evaluations_are_not_due() -> None:
    due_elsewhere = floors(0.7) | {"syntax/ewt.dev/LAS": Floor(0.85, "c" * 64)}
    assert check([score(0.7)], due_elsewhere, ["time"]).passed


def test_floors_rise_and_are_not_lowered_unasked() -> None:
    assert raise_floors([score(0.81234)], floors(0.7), allow_lower=False) == (floors(0.8123), ())
    assert raise_floors([score(0.6)], floors(0.7), allow_lower=False) == (floors(0.7), (KEY,))
    assert raise_floors([score(0.6)], floors(0.7), allow_lower=True) == (floors(0.6), ())


def test_losses_within_the_tolerance_do_not_add_up() -> None:
    assert raise_floors([score(0.6995)], floors(0.7), allow_lower=False) == (floors(0.7), ())


def test_new_figure_gets_a_floor_and_others_stay() -> None:
    kept = {"syntax/ewt.dev/LAS": Floor(0.85, "c" * 64)}
    assert raise_floors([score(0.7)], kept, allow_lower=False) == (kept | floors(0.7), ())


def test_changed_corpus_counts_as_lowering() -> None:
    _, refused = raise_floors([score(0.9, "b" * 64)], floors(0.7), allow_lower=False)
    assert refused == (KEY,)


@pytest.mark.parametrize("part", ["full", "quick"])
def test_baseline_comes_back_as_written(tmp_path: Path, part: str) -> None:
    path = tmp_path / "baseline.json"
    assert read_baseline(path) == Baseline()
    write_baseline(path, Baseline(**{part: floors(0.7)}))
    assert getattr(read_baseline(path), part) == floors(0.7)
