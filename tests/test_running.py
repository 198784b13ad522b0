import io
import json
from pathlib import Path

import msgspec
import pytest

import fakes
from dragoman.core.explanations import Explanation
from dragoman.core.reports import Problem, Report
from dragoman.exceptions import ModelError, UsageError
from dragoman.export import from_json
from dragoman.reading.building import Arrival
from dragoman.running import Run, check_output, wants_colour

ONE: Arrival = (Report(doc="one.txt", text="one said no."), ())
TWO: Arrival = (Report(doc="two.txt", text="two said no."), ())
THREE: Arrival = (Report(doc="three.txt", text="third said no."), ())
GONE: Arrival = (None, (Problem("not-found", "gone.txt", "expected a file,\nfound none"),))
NOTED: Arrival = (ONE[0], (Problem("date-unknown", "one.txt", "expected a date, found none", fatal=False),))


def run(format: str, output: Path | None = None, explain: str | None = None) -> Run:
    return Run(format=format, by="order", output=output, show_progress=True, explain=explain)  # type: ignore[arg-type]


def test_all_read_is_zero_and_json_is_one_reading_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("json").read([ONE, TWO], workers=1, read=fakes.read) == 0
    out, err = capsys.readouterr()
    assert [reading.report.doc for reading in map(from_json, out.splitlines()) if reading.report] == [
        "one.txt",
        "two.txt",
    ]
    assert err == ""


def test_some_unread_is_one_and_each_problem_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("json").read([GONE, ONE], workers=1, read=fakes.read) == 1
    out, err = capsys.readouterr()
    assert err == "not read: gone.txt: expected a file, found none [not-found]\n"
    assert json.loads(out.splitlines()[0])["problems"][0]["code"] == "not-found"
    assert len(out.splitlines()) == 2


def test_a_note_does_not_fail_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("gold").read([NOTED], workers=1, read=fakes.read) == 0
    assert capsys.readouterr().err.startswith("note: one.txt: ")


def test_gold_has_a_line_only_for_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    run("gold").read([GONE, ONE], workers=1, read=fakes.read)
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["doc"] == "one.txt"


def test_piped_text_has_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    run("text").read([ONE], workers=1, read=fakes.read)
    out = capsys.readouterr().out
    assert out.startswith("one.txt\n") and "\x1b" not in out


def test_output_file_is_utf8_with_the_same_bytes_everywhere(tmp_path: Path) -> None:
    report = Report(doc="é.txt", text="“é” said no.")
    run("json", tmp_path / "out.jsonl").read([(report, ())], workers=1, read=fakes.read)
    written = (tmp_path / "out.jsonl").read_bytes()
    assert written.endswith(b"\n") and b"\r" not in written and "“é”".encode() in written


def test_interrupt_keeps_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("json").read([ONE, TWO, THREE], workers=1, read=fakes.interrupt) == 130
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err == "interrupted after 2 readings, which are written\n"


def test_interrupted_page_holds_what_was_read(tmp_path: Path) -> None:
    assert run("html", tmp_path / "p.html").read([ONE, TWO, THREE], workers=1, read=fakes.interrupt) == 130
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert 'id="r2"' in page and 'id="r3"' not in page
    assert page.endswith("</html>\n")


def test_without_a_model_nothing_is_half_written(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ModelError):
        run("html").read([ONE], workers=1, read=fakes.no_model)
    assert capsys.readouterr().out == ""


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("one")
    with pytest.raises(UsageError, match="would be overwritten"):
        check_output(report, ["-", "https://example.org/", str(report)])
    check_output(tmp_path / "new.txt", [str(report)])


def test_output_needs_a_folder_that_exists(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"):
        check_output(tmp_path / "missing" / "out.txt", [])
    with pytest.raises(UsageError, match="expected a file"):
        check_output(tmp_path, [])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_problems_stand_above_the_progress_of_a_long_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert run("json", tmp_path / "out.jsonl").read([ONE, TWO, GONE, THREE], workers=1, read=fakes.read) == 1
    shown = terminal.getvalue()
    assert "not read: gone.txt: expected a file, found none [not-found]\n" in shown
    assert "4 read" in shown and "1 read" not in shown


def test_no_progress_where_the_output_goes_to_the_same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = Terminal()
    monkeypatch.setattr("sys.stderr", errors)
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr("dragoman.running._width", lambda stream: 80)
    run("text").read([ONE, TWO, THREE], workers=1, read=fakes.read)
    assert errors.getvalue() == ""


def test_colours_on_a_terminal_unless_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert wants_colour(Terminal()) and not wants_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Terminal())


def test_a_claim_is_explained_in_place_of_the_claims(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("text", explain="1").read([ONE], workers=1, read=fakes.read_with_layers) == 0
    out = capsys.readouterr().out
    assert out.startswith("Claim 1 of hand · ") and "[actor Corland] shelled" in out
    assert "rule     the type of its head: “shelled”" in out


def test_an_explanation_is_one_line_of_json_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("json", explain="1").read([ONE, GONE, TWO], workers=1, read=fakes.read_with_layers) == 1
    lines = capsys.readouterr().out.splitlines()
    found = [msgspec.json.decode(line, type=Explanation) for line in lines]
    assert [each.claim.content.exact for each in found] == ["Corland shelled Selwyn"] * 2


def test_a_claim_that_no_report_has_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="--explain: expected a claim's number"):
        run("text", explain="7").read([ONE, TWO], workers=1, read=fakes.read_with_layers)
    assert capsys.readouterr().out == ""
    assert run("text", explain="7").read([GONE], workers=1, read=fakes.read_with_layers) == 1
