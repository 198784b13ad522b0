"""The format of authored reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.authored import AuthoredError, AuthoredReport, authored, read_authored

REPORT = """# border-01
Velmia's foreign minister, Orta Kelm, said on Tuesday that Norvania had moved troops to the border.
> did MOBILIZE | Norvania had *moved troops to the border | Norvania | - | Kelm
"It may not stop there," he added.
> said not possible | It may not *stop there | he | ^Norvania | he
Kelm, citing diplomats, does not oppose talks, and Norvania opposes talks.
> wants:accepts CONSULT | *talks | Kelm | Norvania | diplomats > Kelm
> wants:against CONSULT | opposes *talks | Norvania#1 | - | Norvania
"""


def read(tmp_path: Path, text: str) -> list[AuthoredReport]:
    path = tmp_path / "reports.txt"
    path.write_text(text, encoding="utf-8")
    return list(read_authored(path))


def test_claims_name_words_of_their_report(tmp_path: Path) -> None:
    [report] = read(tmp_path, REPORT)
    words = report.words
    moved, stop, accepted, opposed = report.claims
    assert (report.name, len(report.sentences)) == ("border-01", 3)
    assert (words[moved.head], moved.label, moved.event, moved.certainty) == ("moved", "did", "MOBILIZE", "certain")
    assert [words[i] for i in (*moved.actors, *moved.sources)] == ["Norvania", "Kelm"]
    assert (words[stop.head], stop.negated, stop.certainty, stop.event) == ("stop", True, "possible", "NONE")
    assert [words[i] for i in stop.recipients] == ["Norvania"] and stop.recipients[0] < report.sentences[0][1]
    assert (accepted.label, [words[i] for i in accepted.sources]) == ("accepts", ["diplomats", "Kelm"])
    assert opposed.head > accepted.head and words[opposed.head] == "talks"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("> did | had *moved troops | Norvania | -", "expected 5 fields"),
        ("> did | had moved troops | Norvania | - | -", "one \\*"),
        ("> did | had *sent troops | Norvania | - | -", "content in the sentence"),
        ("> wants | had *moved troops | Norvania | - | -", "expected did, said"),
        ("> did DANCE | had *moved troops | Norvania | - | -", "DANCE"),
        ("> did | had *moved troops | Kastoria | - | -", "a word of the sentence"),
        ("> did | had *moved troops | ^Norvania | - | -", "one word for each party"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(AuthoredError, match=rf"reports\.txt:3: .*{message}"):
        read(tmp_path, f"# one\nNorvania had moved troops.\n{line}\n")


def test_a_report_has_a_name_first(tmp_path: Path) -> None:
    with pytest.raises(AuthoredError, match=r"reports\.txt:1: expected `# name"):
        read(tmp_path, "Norvania had moved troops.\n")


def test_the_shipped_reports_are_sound() -> None:
    reports = list(authored())
    assert len({report.name for report in reports}) == len(reports) > 100
    assert sum(len(report.claims) for report in reports) > 2000
