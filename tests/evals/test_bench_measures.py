from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from benchmarks.__main__ import main
from benchmarks.figures import Figure, Unmeasured
from benchmarks.machine import describe_machine, peak_memory
from benchmarks.sample import choose_sample, write_report
from benchmarks.shares import measure_shares
from benchmarks.speed import measure_speed, run_shifts
from benchmarks.startup import measure_startup
from dragoman.core.reports import Report
from fakesystem import WriteCorpus

REPORTS = [write_report(number) for number in range(4)]


def load_sleeper() -> Callable[[Report], object]:
    return lambda report: time.sleep(0.02)


def load_nothing() -> Callable[[Report], object]:
    raise RuntimeError("no weights")


def load_deadly() -> Callable[[Report], object]:
    sys.exit(3)


def test_written_reports_have_the_right_length_and_are_the_same_every_time() -> None:
    assert 400 <= len(write_report(3).text.split()) <= 500
    assert write_report(3) == write_report(3) != write_report(4)


def test_sample_takes_reports_of_the_right_length_from_every_collection(
    write_corpus: WriteCorpus, tmp_path: Path
) -> None:
    for name, lengths in (("east", [450, 20, 410]), ("west", [900, 480])):
        lines = [{"doc": f"{name}-{length}", "text": "word " * length} for length in lengths]
        write_corpus(f"{name}.jsonl.gz", lines)
    sample = choose_sample(None, 2, tmp_path)
    assert [report.doc for report in sample.reports] == ["east-450", "east-410"]
    sample = choose_sample(None, 10, tmp_path)
    assert [report.doc for report in sample.reports] == ["east-450", "east-410", "west-480"]
    assert sample.name == "400–500 words, from east, west"


def test_sample_is_the_file_given_or_written(write_corpus: WriteCorpus, tmp_path: Path) -> None:
    path = write_corpus("mine.jsonl", [{"doc": "a", "text": "Two words"}, {"doc": "b", "text": "One"}])
    assert choose_sample(path, 1).reports == (Report("a", "Two words"),)
    assert choose_sample(path, 5).mean_words == 1.5
    assert choose_sample(None, 3, tmp_path / "none").name == "written for the purpose"


@pytest.mark.parametrize("workers", [1, 2])
def test_speed_counts_every_report_once(workers: int) -> None:
    speed, memory = measure_speed(REPORTS, workers, load_sleeper)
    assert isinstance(speed, Figure) and isinstance(memory, Figure)
    assert 0 < speed.value < workers / 0.02
    assert speed.note.startswith("4 reports in") and memory.value > 1


@pytest.mark.parametrize(
    ("load", "reason"), [(load_nothing, "RuntimeError: no weights"), (load_deadly, "the worker process died")]
)
def test_worker_that_cannot_read_is_no_speed(load: Callable[[], Callable[[Report], object]], reason: str) -> None:
    assert list(measure_speed(REPORTS, 1, load)) == [Unmeasured("speed, 1 worker", reason)]


def test_one_worker_s_failure_frees_the_other() -> None:
    errors = [shift.error for shift in run_shifts(REPORTS, 2, load_nothing)]
    assert "RuntimeError: no weights" in errors and all(errors)


def test_startup_is_the_median_of_calls_after_the_first() -> None:
    echo = (sys.executable, "-c", "import sys; print(open(sys.argv[-1]).read()[:9], sys.argv[1])")
    later, first = measure_startup(REPORTS[0], 2, echo)
    assert isinstance(later, Figure) and later.note == "median of 2 calls" and later.value > 0
    assert isinstance(first, Figure) and first.value > 0


def test_failed_start_says_what_the_command_said() -> None:
    failing = (sys.executable, "-c", "import sys; sys.exit('no weights')")
    assert list(measure_startup(REPORTS[0], 1, failing)) == [
        Unmeasured("start to first claim", "exit code 1: no weights")
    ]


def test_shares_add_up_over_reports() -> None:
    rows = list(measure_shares(REPORTS[:2], lambda report: {"segment": 0.001, "extract": 0.003}))
    assert [(row.name, round(row.value), row.note) for row in rows if isinstance(row, Figure)] == [
        ("share of segment", 25, "1.00 ms a report"),
        ("share of extract", 75, "3.00 ms a report"),
    ]
    assert isinstance(next(measure_shares(REPORTS, None)), Unmeasured)


def test_machine_is_named() -> None:
    machine = describe_machine()
    assert machine.processor and machine.cores >= 1 and machine.python.startswith("3.")
    assert peak_memory() > 1_000_000


@pytest.mark.parametrize("as_json", [True, False])
def test_command_prints_what_was_measured_and_what_was_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    rows = (Figure("speed, 1 worker", 12.5, "reports/s"), Unmeasured("share of each stage", "no stopwatch"))
    monkeypatch.setattr("benchmarks.__main__.measure", lambda sample, quick: iter(rows))
    assert main(["--quick", *(["--json"] if as_json else [])]) == 1
    out = capsys.readouterr().out
    if as_json:
        assert [row["name"] for row in msgspec.json.decode(out)["measurements"]] == [row.name for row in rows]
    else:
        assert "12.50" in out and "not measured: no stopwatch" in out


def test_missing_file_of_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--reports", str(tmp_path / "none.jsonl")])
