from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from dragoman.core.layers import Layers, Segmentation, TimeExpression
from dragoman.core.reports import Report
from dragoman.core.times import TimeValue
from dragoman.exceptions import ModelError
from evals.__main__ import main
from evals.gate import BASELINE, read_baseline
from evals.suite import EVALUATIONS
from fakesystem import FakeSystem, MakeSetup, WriteCorpus

Run = Callable[..., int]
FRIDAY = TimeExpression(8, 14, "DATE", TimeValue("2025-06-13", "day", "2025-06-13", "2025-06-13"))
DOCUMENT = {
    "doc": "g",
    "dct": "2025-06-16",
    "text": "It rained on Friday.",
    "timex": [{"start": 13, "end": 19, "type": "DATE", "value": "2025-06-13"}],
}


@pytest.fixture
def run(write_corpus: WriteCorpus, tmp_path: Path) -> Run:
    """Return a function that runs the command over one document with one time, which is found or not."""
    write_corpus("time/tempeval3.dev.jsonl.gz", [DOCUMENT])

    def call(*arguments: str, found: bool = True) -> int:
        times = (msgspec.structs.replace(FRIDAY, start=13, end=19),) if found else (FRIDAY,)
        system = FakeSystem({"g": Layers(times=times)})
        paths = ("--data", str(tmp_path), "--baseline", str(tmp_path / "baseline.json"))
        return main([*paths, "--only", "time", *arguments], system=system)

    return call


def test_table_names_scores_hashes_and_skips(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    out = capsys.readouterr().out
    assert "tempeval3.dev" in out and "strict" in out and "1.000" in out
    assert "skipped time, gum.dev: no file time/gum.dev.jsonl.gz in the data folder" in out


def test_json_holds_scores_and_skips(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json") == 0
    rows = msgspec.json.decode(capsys.readouterr().out)
    assert {row["type"] for row in rows} == {"score", "skip"}
    assert rows[0]["metric"] == "strict" and rows[0]["value"] == pytest.approx(1)


def test_gate_holds_what_the_baseline_pins(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--gate") == 1  # no floors yet
    assert run("--update-baseline") == 0
    assert run("--gate") == 0
    assert run("--gate", found=False) == 1
    assert "is below its floor" in capsys.readouterr().err.replace("\n", " ")


def test_floor_is_lowered_only_when_asked(run: Run) -> None:
    assert run("--update-baseline") == 0
    assert run("--update-baseline", found=False) == 1
    assert run("--gate") == 0
    assert run("--update-baseline", "--allow-lower", found=False) == 0
    assert run("--gate", found=False) == 0


def test_quick_run_has_floors_of_its_own(run: Run) -> None:
    assert run("--update-baseline") == 0
    assert run("--quick", "--gate") == 1


def test_unknown_name_and_missing_folder_are_refused(tmp_path: Path) -> None:
    for arguments in (["--data", str(tmp_path), "--only", "spelling"], ["--data", str(tmp_path / "none")]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 2


def test_reader_that_cannot_be_used_is_one_line(
    write_corpus: WriteCorpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Unusable(FakeSystem):
        def extract(self, report: Report, segmentation: Segmentation) -> Layers:
            raise ModelError("expected weights, found none")

    write_corpus("time/tempeval3.dev.jsonl.gz", [DOCUMENT])
    assert main(["--data", str(tmp_path), "--only", "time"], system=Unusable()) == 2
    assert "nothing scored: expected weights, found none" in capsys.readouterr().err


def test_every_evaluation_skips_by_name_on_an_empty_folder(make_setup: MakeSetup) -> None:
    assert {row.evaluation for evaluate in EVALUATIONS.values() for row in evaluate(make_setup())} == set(EVALUATIONS)


def test_committed_floors_belong_to_known_evaluations() -> None:
    baseline = read_baseline(BASELINE)
    assert {key.partition("/")[0] for key in [*baseline.full, *baseline.quick]} <= set(EVALUATIONS)
