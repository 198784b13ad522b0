from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from dragoman.core.claims import Reading
from dragoman.core.reports import Report

GOOD = '[organisations]\ncolumns = ["id", "name", "of"]\nrows = """\ntide.pact | Tide Pact | IGO\n"""\n'
BAD = GOOD.replace("| IGO", "| XXX").replace("Tide Pact", "")
TOLD = (
    "The foreign minister said on Monday that her government would send observers to the border next week. "
    "She told reporters that no soldiers had been sent there, and that none would be sent without a vote."
)


def call(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(BAD, encoding="utf-8")
    return good, bad


def test_check_tells_every_error_and_leaves_with_1(files: tuple[Path, Path]) -> None:
    good, bad = files
    assert call("knowledge", "check", good) == (0, "no errors in 1 file with 1 actors\n", "")
    code, out, _ = call("knowledge", "check", bad)
    assert code == 1
    assert out.startswith(f"{bad}:4: expected something in the column 'name'")
    code, out, _ = call("knowledge", "check", bad, "--json")
    assert code == 1
    assert [error["line"] for error in json.loads(out)["errors"]] == [4]


def test_lookup_answers_in_words_and_as_json(files: tuple[Path, Path]) -> None:
    code, out, _ = call("lookup", "Tide Pact", "--knowledge", files[0])
    assert code == 0
    assert "Tide Pact · organisation · IGO" in out
    code, out, _ = call("lookup", "Lavrov", "--date", "2011-03-02", "--json")
    answer = json.loads(out)
    assert (code, answer["best"]["id"]) == (0, "sergey-lavrov")
    assert answer["best"]["reasons"] and answer["knowledge"]


def test_lookup_misused_leaves_with_2() -> None:
    code, _, err = call("lookup", "Lavrov", "--date", "soon")
    assert code == 2
    assert "expected a day" in err


def test_reading_with_broken_knowledge_tells_all_errors_and_reads_nothing(
    tmp_path: Path, files: tuple[Path, Path]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TOLD, encoding="utf-8")
    code, out, err = call("read", article, "--knowledge", files[1])
    assert (code, out) == (1, "")
    assert "bad.toml:4" in err


def test_reading_takes_the_files_along(
    tmp_path: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(report: Report, layers: bool, *, knowledge: tuple[str, ...] = ()) -> Reading:
        return Reading(report=report, model="fake", knowledge=",".join(knowledge))

    monkeypatch.setattr("dragoman.batch.read_report", read)
    article = tmp_path / "article.txt"
    article.write_text(TOLD, encoding="utf-8")
    code, out, _ = call("read", article, "--json", "--knowledge", files[0], "--date", "2025-05-12")
    assert (code, json.loads(out)["knowledge"]) == (0, str(files[0]))


def test_info_names_the_version_of_the_registry(files: tuple[Path, Path]) -> None:
    def version(*options: str | Path) -> str:
        return str(json.loads(call("info", "--json", *options)[1])["knowledge"])

    assert len(version()) == 12
    assert version() == version() != version("--knowledge", files[0])


def test_build_writes_a_file_and_says_what_came_of_it(tmp_path: Path) -> None:
    dump, out = tmp_path / "dump.json", tmp_path / "out.toml"
    item = {
        "id": "Q9001",
        "labels": {"en": {"value": "Tide Pact"}},
        "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q245065"}}}}]},
    }
    dump.write_text(f"[\n{json.dumps(item)},\n{{half\n]\n", encoding="utf-8")
    code, told, _ = call("knowledge", "build", "--from-wikidata", dump, "--out", out)
    assert code == 0
    assert told.splitlines()[0] == f"1 of 1 items written to {out}"
    assert "broken lines: 1 (the first: 3)" in told
    assert call("knowledge", "check", out)[0] == 0
    assert call("knowledge", "build", "--from-wikidata", dump, "--out", dump)[0] == 2
