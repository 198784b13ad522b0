from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.core.claims import Reading
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.export import to_gold
from evals.robustness import HEADLINE, WAYS, DatedReport, describe, evaluate, read_gold, read_ways, tell_in
from evals.scores import Skip
from evals.variants import edit
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored
from handmade import make_claim, party

TEXT = 'The harbour ministry said “we oppose it”.\nMarren said: "Nobody\'s boats left."\n'
DOC = "harbour"


class Lines(FakeSystem):
    """Claims of every line of a file's reports that it is said, so long as `knows` knows the line."""

    def __init__(self, knows: Callable[[str], bool] = lambda line: True) -> None:
        super().__init__()
        self.knows = knows

    def read(self, path: Path) -> Iterator[Reading]:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record["text"]
            claims = tuple(
                make_claim(
                    stretch, kind="said", text=text, actors=(party(stretch.split()[0], "Ilse Marren", text=text),)
                )
                for stretch in text.splitlines()
                if stretch and self.knows(stretch)
            )
            title = Span(0, text.index("\n"))
            yield Reading(Report(record["doc"], text, date=record["date"], title_span=title), claims)


@pytest.fixture
def gold(write_corpus: WriteCorpus) -> None:
    [reading] = Lines().read(write_corpus("plain.jsonl", [{"doc": DOC, "date": "2025-06-13", "text": TEXT}]))
    write_corpus("gold/reports.jsonl", [{"doc": DOC, "date": "2025-06-13", "text": TEXT}])
    write_corpus("gold/claims.jsonl", to_gold(reading) or "")


@pytest.mark.parametrize(
    ("way", "text"),
    [
        ("plain", TEXT),
        ("curly quotes", "The harbour ministry said “we oppose it”.\nMarren said: “Nobody’s boats left.”\n"),
        ("straight quotes", 'The harbour ministry said "we oppose it".\nMarren said: "Nobody\'s boats left."\n'),
        ("PTB quotes", "The harbour ministry said ``we oppose it''.\nMarren said: ``Nobody's boats left.''\n"),
        ("no last stops", 'The harbour ministry said “we oppose it”\nMarren said: "Nobody\'s boats left"\n'),
        ("headline in capitals", HEADLINE + TEXT),
        ("doubled spaces", TEXT.replace(" ", "  ")),
        ("soft hyphens", TEXT.replace("ministry", "mini\u00adstry")),
    ],
)
def test_ways_of_typing(way: str, text: str) -> None:
    assert edit(TEXT, WAYS[way](TEXT, None)).text == text


def test_a_known_title_is_put_in_capitals_where_it_stands() -> None:
    text = "Große harbours\n\nNothing else."
    assert edit(text, WAYS["headline in capitals"](text, Span(0, 14))).text == "GROßE HARBOURS\n\nNothing else."


@pytest.mark.usefixtures("gold")
def test_a_reader_that_does_not_mind_loses_nothing(make_setup: MakeSetup) -> None:
    rows = {row.metric: row for row in scored(evaluate(make_setup(Lines())))}
    assert len(rows) == 2 + 4 * (len(WAYS) - 1)
    for way in WAYS:
        assert (rows[f"found: {way}"].value, rows[f"usable: {way}"].value) == pytest.approx((1, 1)), way
    assert all(row.value == 0 and row.lower_is_better for metric, row in rows.items() if " lost: " in metric)


@pytest.mark.usefixtures("gold")
def test_a_reader_that_minds_loses_by_the_way(make_setup: MakeSetup) -> None:
    rows = {row.metric: row.value for row in scored(evaluate(make_setup(Lines(lambda line: "``" not in line))))}
    assert (rows["found: PTB quotes"], rows["found lost: PTB quotes"]) == pytest.approx((0, 1))
    assert rows["usable lost: curly quotes"] == 0


def test_claims_are_told_in_the_gold_text() -> None:
    variant = edit(TEXT, WAYS["soft hyphens"](TEXT, None))
    claim = make_claim(
        "ministry".replace("st", "\u00adst") + " said",
        text=variant.text,
        actors=(party("mini\u00adstry", "x", text=variant.text),),
    )
    [told] = tell_in(TEXT, variant, Reading(Report(DOC, variant.text), (claim,)))
    assert (told.content, told.start, told.end) == ("ministry said", 12, 25)
    assert told.actors[0].text == "ministry"


def test_a_claim_of_a_headline_put_before_is_one_too_many() -> None:
    variant = edit(TEXT, WAYS["headline in capitals"](TEXT, None))
    [told] = tell_in(TEXT, variant, Reading(Report(DOC, variant.text), (make_claim("DIPLOMACY", text=variant.text),)))
    assert (told.content, told.start, told.end) == ("", 0, 0)


@pytest.mark.usefixtures("gold")
def test_what_is_lost_is_shown(tmp_path: Path) -> None:
    reports, gold = read_gold(tmp_path / "gold", quick=False)
    lines = list(describe(reports, gold, dict(read_ways(Lines(lambda line: "\u00ad" not in line), reports))))
    lost = [line for line in lines if "not found" in line]
    assert len(lost) == 1 and "The harbour ministry" in lost[0]
    assert f"  {DOC}: 2 → 1 claims" in lines


def test_quick_run_takes_reports_from_all_over_the_file(write_corpus: WriteCorpus, tmp_path: Path) -> None:
    reports = [DatedReport(f"r{i}", "text", "2025-06-13") for i in range(10)]
    write_corpus("gold/reports.jsonl", reports)
    write_corpus("gold/claims.jsonl", [{"doc": report.doc, "claims": []} for report in reports])
    chosen, gold = read_gold(tmp_path / "gold", quick=True)
    assert [report.doc for report in chosen] == [document.doc for document in gold] == ["r0", "r3", "r6", "r9"]


def test_missing_gold_is_a_named_skip(make_setup: MakeSetup) -> None:
    [row] = evaluate(make_setup())
    assert isinstance(row, Skip) and (row.evaluation, row.corpus) == ("robustness", "gold")
