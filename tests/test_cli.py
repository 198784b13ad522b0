import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import fakes
from dragoman import __version__
from dragoman.cli import app
from dragoman.schema import schema_text

ARTICLE = (
    "The foreign minister said on Monday that her government would send observers to the border next week. "
    "She told reporters that no soldiers had been sent there, and that none would be sent without a vote in parliament."
)


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.batch.read_report", fakes.read)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def call(*arguments: str | Path, input: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)
    return result.exit_code, result.stdout, result.stderr


def test_version() -> None:
    assert call("--version") == (0, f"dragoman {__version__}\n", "")


@pytest.mark.parametrize("command", ["read", "schema", "info"])
def test_every_command_explains_itself_and_speaks_json(command: str) -> None:
    code, out, _ = call(command, "--help")
    assert code == 0
    assert "Example" in out and "--json" in out


def test_read_prints_claims_for_people(article: Path) -> None:
    code, out, _ = call("read", article, "--date", "2025-05-12", "--outlet", "Harbour Wire")
    assert code == 0
    assert "Harbour Wire · 2025-05-12" in out and "  1  did" in out


def test_read_takes_standard_input() -> None:
    code, out, _ = call("read", "-", "--json", "--date", "2025-05-12", input=ARTICLE)
    assert code == 0
    assert json.loads(out)["report"]["text"] == ARTICLE


def test_json_and_format_json_are_the_same(article: Path) -> None:
    assert call("read", article, "--json") == call("read", article, "--format", "json")


def test_output_goes_to_the_file(article: Path, tmp_path: Path) -> None:
    code, out, _ = call("read", article, "--format", "html", "-o", tmp_path / "page.html")
    assert (code, out) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_claim_is_explained(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.batch.read_report", fakes.read_with_layers)
    code, out, _ = call("read", article, "--explain", "1")
    assert code == 0 and out.startswith("Claim 1 of hand · ")
    code, out, _ = call("read", article, "--explain", "1", "--json")
    explanation = json.loads(out)
    assert (code, explanation["number"]) == (0, 1)
    assert call("read", article, "--explain", explanation["claim"]["id"][:6], "--json")[:2] == (0, out)


def test_a_missing_file_does_not_keep_the_others_from_being_read(article: Path, tmp_path: Path) -> None:
    code, out, err = call("read", tmp_path / "gone.txt", article, "--json")
    assert code == 1
    assert [bool(json.loads(line)["report"]) for line in out.splitlines()] == [False, True]
    assert err.startswith("not read: ") and "gone.txt" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--json", "--format", "html"], "leave one out"),
        (["--format", "gold", "--layers"], "--layers goes with"),
        (["--format", "html", "--explain", "1"], "--explain goes with"),
        (["--layers", "--explain", "1"], "leave one out"),
        (["--explain", "40"], "found 40"),
        (["--date", "soon"], "as YYYY-MM-DD"),
        (["--by", "colour"], "'colour'"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_misuse_is_two_and_says_what_to_do(article: Path, arguments: list[str], message: str) -> None:
    code, out, err = call("read", article, *arguments)
    assert (code, out) == (2, "")
    assert message in err and "Traceback" not in err


def test_read_without_a_source_is_misuse() -> None:
    assert call("read")[0] == 2


def test_a_missing_model_is_one_line(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.batch.read_report", fakes.no_model)
    code, out, err = call("read", article)
    assert (code, out) == (1, "")
    assert err.startswith("dragoman: expected the model file") and len(err.splitlines()) == 1


def test_schema_is_printed_or_written(tmp_path: Path) -> None:
    assert call("schema") == (0, schema_text(), "")
    assert call("schema", "--json", "-o", tmp_path / "new" / "schema.json")[0] == 0
    assert (tmp_path / "new" / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_info_names_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {"dragoman": __version__, "model": "m1", "packages": {"msgspec": "0.22.0"}}
    monkeypatch.setattr("dragoman.about.versions", lambda knowledge: (facts, True))
    code, out, _ = call("info", "--json")
    assert (code, json.loads(out)) == (0, facts)
    code, out, _ = call("info")
    assert out == f"{'dragoman':<22}{__version__}\n{'model':<22}m1\npackages\n{'  msgspec':<22}0.22.0\n"


def test_info_without_a_usable_model_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.about.versions", lambda knowledge: ({"model": "not usable", "packages": {}}, False))
    assert call("info")[0] == 1


def test_a_closed_pipe_ends_quietly() -> None:
    command = f"{sys.executable} -m dragoman schema | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=_environment())
    assert done.stdout == "{\n"
    assert done.stderr == ""
    assert done.returncode in (0, 141)  # 0 where the pipe took everything before it closed


def test_interrupt_before_anything_is_read_leaves_without_a_traceback() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "dragoman", "read", "-"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=_environment()) as process:
        with pytest.raises(subprocess.TimeoutExpired):  # it waits for standard input
            process.wait(timeout=1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err


def _environment() -> dict[str, str]:
    source = str(Path(__file__).parents[1] / "src")
    return {**os.environ, "PYTHONPATH": source}
