from __future__ import annotations

from pathlib import Path

from dragoman.export import to_gold
from evals.gold import evaluate, find_gold
from evals.scores import Skip
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored
from handmade import READING, REPORT, UNREAD


def test_claims_are_scored_as_they_are_written_out(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_corpus("gold/reports.jsonl", [{"doc": REPORT.doc, "date": REPORT.date, "text": REPORT.text}])
    write_corpus("gold/claims.jsonl", to_gold(READING) or "")
    found = list(evaluate(make_setup(FakeSystem(readings=[UNREAD, READING]))))
    rows = {row.metric: row for row in scored(found)}
    assert len(rows) == len(found)
    assert (rows["found"].value, rows["usable"].value, rows["found"].count) == (1.0, 1.0, 3)
    assert (rows["rare: stance not for"].value, rows["right: kind"].value) == (1.0, 1.0)


def test_a_report_that_was_not_read_misses_its_claims(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_corpus("gold/reports.jsonl", [{"doc": REPORT.doc, "text": REPORT.text}])
    write_corpus("gold/claims.jsonl", to_gold(READING) or "")
    rows = {row.metric: row for row in scored(evaluate(make_setup(FakeSystem(readings=[UNREAD]))))}
    assert (rows["found"].value, rows["found"].count) == (0.0, 3)


def test_gold_lies_in_the_data_folder_or_beside_it(write_corpus: WriteCorpus, tmp_path: Path) -> None:
    corpora = tmp_path / "corpora"
    corpora.mkdir()
    assert find_gold(corpora) is None
    for name in ("reports.jsonl", "claims.jsonl"):
        write_corpus(f"gold/{name}", [])
    assert find_gold(corpora) == tmp_path / "gold"
    for name in ("reports.jsonl", "claims.jsonl"):
        write_corpus(f"corpora/gold/{name}", [])
    assert find_gold(corpora) == corpora / "gold"


def test_missing_gold_is_a_named_skip(make_setup: MakeSetup) -> None:
    [row] = evaluate(make_setup())
    assert isinstance(row, Skip) and (row.evaluation, row.corpus) == ("claims", "gold")
