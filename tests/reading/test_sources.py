"""Every kind of input, good and bad: reports come back, bad input is one clear problem, the others are still read."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.core.reports import Problem, Report
from dragoman.core.text import Span
from dragoman.reading import ReadOptions, read_source

STORY = (
    "The harbour council of Port Arden voted on Tuesday to open the northern quay to ships of the lake states. "
    "Its chairman said that the decision would be reviewed within a year."
)
DATED = ReadOptions(date="2014-07-08")


def read(source: object, options: ReadOptions = DATED) -> tuple[list[Report], list[Problem]]:
    arrivals = list(read_source(str(source), options))
    reports = [report for report, _ in arrivals if report is not None]
    return reports, [problem for _, problems in arrivals for problem in problems]


def file(folder: Path, content: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def line(**fields: object) -> str:
    return json.dumps({"doc": "r1", "date": "2014-07-08", "text": STORY, **fields})


# ---- texts ----


def test_a_text_is_stored_as_it_is(tmp_path: Path) -> None:
    text = f"  Quay to open\r\n\r\n{STORY}\t\n"
    path = file(tmp_path, "\ufeff" + text)
    (report,), problems = read(path)
    assert problems == []
    assert (report.doc, report.text, report.date) == (path.as_posix(), text, "2014-07-08")
    assert (report.title, report.title_span) == ("Quay to open", Span(2, 14))


def test_what_the_text_says_of_itself(tmp_path: Path) -> None:
    text = f"Quay to open\n\nPORT ARDEN, Isle | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN, Isle (Reuters) - {STORY}"
    (report,), problems = read(file(tmp_path, text), ReadOptions())
    assert problems == []
    assert (report.outlet, report.date, report.dateline) == ("Reuters", "2014-07-07", "PORT ARDEN, Isle")
    assert text[report.furniture[-1].end :].strip() == STORY


def test_options_come_before_all(tmp_path: Path) -> None:
    options = ReadOptions(date="2001-02-03", outlet="Holm News", title="Other")
    (report,), _ = read(file(tmp_path, line(outlet="Lake Post", title="Quay"), "a.jsonl"), options)
    assert (report.date, report.outlet, report.title, report.title_span) == ("2001-02-03", "Holm News", "Other", None)


def test_the_date_in_a_file_name(tmp_path: Path) -> None:
    (report,), problems = read(file(tmp_path, STORY, "2014-07-09 quay.txt"), ReadOptions())
    assert (report.date, problems) == ("2014-07-09", [])


def test_a_title_line_with_its_link(tmp_path: Path) -> None:
    text = f"TITLE: Quay to open: council LINK: https://lake.example/quay\n{STORY}"
    (report,), _ = read(file(tmp_path, text))
    assert report.title_span is not None
    assert report.title_span.of(text) == report.title == "Quay to open: council"
    assert report.url == "https://lake.example/quay"


def test_an_unknown_date_is_told_and_the_report_is_read(tmp_path: Path) -> None:
    (report,), (problem,) = read(file(tmp_path, STORY), ReadOptions())
    assert report.date is None
    assert (problem.code, problem.fatal) == ("date-unknown", False)


def test_another_encoding_is_told_and_the_report_is_read(tmp_path: Path) -> None:
    (report,), (problem,) = read(file(tmp_path, f"{STORY} “Señor”".encode("cp1252")))
    assert report.text.endswith("“Señor”")
    assert (problem.code, problem.fatal) == ("encoding", False)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01" * 200, "binary"),
        (b"Ten words only.", "too-short"),
        (b"One two three four five six seven eight nine ten.", "too-short"),
        (b"Read more. " * 50, "too-short"),
        ("Der Rat der Stadt hat am Dienstag beschlossen, den Kai für Schiffe zu öffnen. ".encode() * 4, "language"),
        (b"a" * 60_000, "too-large"),
        (b"<html><body><nav>Home</nav></body></html>", "no-article"),
        (b"<html>" + b"<div>" * 9_000, "too-complex"),
        (b"\x1f\x8b damaged", "unreadable"),
        (gzip.compress(STORY.encode())[:-12], "unreadable"),
        (gzip.compress(b"a" * 10_000_000), "too-large"),
    ],
)
def test_bad_input_is_one_clear_problem_and_the_rest_is_read(tmp_path: Path, content: bytes, code: str) -> None:
    bad = file(tmp_path, content, "a.txt")
    file(tmp_path, STORY, "b.txt")
    options = ReadOptions(date="2014-07-08", max_bytes=50_000)
    (report,), (problem,) = read(tmp_path, options)
    assert report.doc.endswith("b.txt")
    assert (problem.code, problem.where, problem.fatal) == (code, str(bad), True)
    assert problem.message.startswith("expected ") and "\n" not in problem.message


def test_fifty_megabytes_of_one_line(tmp_path: Path) -> None:
    reports, (problem,) = read(file(tmp_path, b"word " * 10_000_000))
    assert (reports, problem.code) == ([], "too-large")


def test_too_many_characters(tmp_path: Path) -> None:
    reports, (problem,) = read(file(tmp_path, STORY * 9), ReadOptions(max_characters=1000))
    assert (reports, problem.code) == ([], "too-large")


# ---- files and folders ----


@pytest.mark.parametrize("source", ["no-such-file.txt", "no/such/folder", "x" * 5000, "a\x00b", ""])
def test_nothing_by_that_name(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reports, (problem,) = read(source)
    assert reports == []
    assert problem.code in ("not-found", "unreadable", "empty")


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "a.txt", ".hidden.txt", "sub/b.txt", ".git/config"):
        file(tmp_path, STORY, name)
    reports, problems = read(tmp_path)
    assert [Path(report.doc).relative_to(tmp_path).as_posix() for report in reports] == ["a.txt", "c.txt", "sub/b.txt"]
    assert problems == []


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in read(tmp_path)[1]] == ["empty"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    file(tmp_path, STORY)
    assert len(read(tmp_path)[0]) == 1


def test_what_is_no_file_in_a_folder_is_a_problem_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "closed").mkdir()
    os.mkfifo(tmp_path / "pipe")
    file(tmp_path, STORY, "z.txt")
    scandir = os.scandir

    def guarded(folder: Path) -> object:
        if folder.name == "closed":
            raise PermissionError
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    reports, problems = read(tmp_path)
    assert len(reports) == 1
    assert [(problem.code, Path(problem.where).name) for problem in problems] == [
        ("unreadable", "broken"),
        ("unreadable", "closed"),
        ("unreadable", "pipe"),
    ]


# ---- JSON Lines ----


def test_the_fields_of_a_line(tmp_path: Path) -> None:
    text = f"  {STORY}\r\n  ''Quoted.'' \u00a0"
    path = file(tmp_path, line(text=text, title="Quay", outlet="Lake Post", url="https://lake.example/1"), "a.jsonl")
    (report,), problems = read(path, ReadOptions())
    assert problems == []
    assert (report.doc, report.date, report.text) == ("r1", "2014-07-08", text)
    assert (report.title, report.outlet, report.url) == ("Quay", "Lake Post", "https://lake.example/1")


@pytest.mark.parametrize(
    "bad",
    [
        "{broken",
        "[1]",
        '"text"',
        "null",
        "NaN",
        "\x00",
        '{"doc": "x"}',
        '{"text": 7}',
        '{"text": "a", "date": []}',
        "[" * 50_000,
        '{"a":' * 20_000,
        "1" * 5_000,
    ],
    ids=range(12),
)
def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path, bad: str) -> None:
    path = file(tmp_path, "\n".join([line(doc="r1"), "", bad, line(doc="r2")]), "a.jsonl")
    reports, (problem,) = read(path)
    assert [report.doc for report in reports] == ["r1", "r2"]
    assert (problem.code, problem.where) == ("bad-json", f"{path}:3")
    assert "\n" not in problem.message


def test_a_line_that_is_not_utf8(tmp_path: Path) -> None:
    reports, (problem,) = read(file(tmp_path, b'{"text": "\xff"}\n' + line().encode(), "a.jsonl"))
    assert len(reports) == 1 and problem.code == "bad-json"


def test_an_overlong_line_is_one_problem(tmp_path: Path) -> None:
    content = line(text="a" * 90_000) + "\n" + line(doc="r2")
    (report,), (problem,) = read(file(tmp_path, content, "a.jsonl"), ReadOptions(date="2014-07-08", max_bytes=20_000))
    assert (report.doc, problem.code, problem.where[-2:]) == ("r2", "too-large", ":1")


def test_packed_lines(tmp_path: Path) -> None:
    path = file(tmp_path, gzip.compress((line() + "\n" + line(doc="r2")).encode()), "a.jsonl.gz")
    assert [report.doc for report in read(path)[0]] == ["r1", "r2"]


def test_packed_lines_that_break_off(tmp_path: Path) -> None:
    path = file(tmp_path, gzip.compress((line() + "\n").encode())[:-6], "a.jsonl.gz")
    reports, problems = read(path)
    assert [problem.code for problem in problems] == ["unreadable"]
    assert len(reports) <= 1


def test_a_bad_date_is_told_and_the_report_is_read(tmp_path: Path) -> None:
    (report,), (problem,) = read(file(tmp_path, line(date="someday"), "a.jsonl"), ReadOptions())
    assert (report.date, problem.code, problem.fatal) == (None, "bad-date", False)


def test_half_a_surrogate_pair_moves_no_offset(tmp_path: Path) -> None:
    content = '{"doc": "r1", "date": "2014-07-08", "text": "\\ud83d ' + STORY + '"}'
    (report,), (problem,) = read(file(tmp_path, content, "a.jsonl"))
    assert report.text == f"\ufffd {STORY}"
    assert problem.code == "encoding"


# ---- standard input ----


@pytest.mark.parametrize(
    ("content", "doc"),
    [
        (STORY, "stdin"),
        (line(), "r1"),
        (f"<html><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>", "stdin"),
    ],
)
def test_standard_input_is_known_by_its_beginning(content: str, doc: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    (report,), problems = read("-")
    assert problems == []
    assert report.doc == doc
    assert report.text.startswith("The harbour council")


# ---- addresses ----


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/a", "https://localhost/a", "ftp://lake.example/a", "file:///etc/passwd"]
)
def test_refused_addresses(url: str) -> None:
    reports, (problem,) = read(url)
    assert (reports, problem.code, problem.where) == ([], "refused-address", url)


# ---- anything ----


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.gz", "a"]))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    path = file(tmp_path_factory.getbasetemp(), content, name)
    arrivals = list(read_source(str(path), DATED))
    assert arrivals
    for report, problems in arrivals:
        assert report is not None or any(problem.fatal for problem in problems)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_in_a_line_raises_or_changes(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = file(tmp_path_factory.getbasetemp(), line(text=f"{STORY} {text}"), "any.jsonl")
    ((report, problems),) = read_source(str(path), DATED)
    assert report is not None or [problem.code for problem in problems] == ["language"]
    if report is not None:
        assert len(report.text) == len(STORY) + 1 + len(text)
        assert all(0 <= piece.start < piece.end <= len(report.text) for piece in report.furniture)
