from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dragoman.core.claims import Claim, Reading
from dragoman.core.layers import Layers
from dragoman.core.reports import Report
from dragoman.core.text import Span
from evals.coded import Coded
from evals.corpora import Corpus
from evals.events import (
    CameoSentence,
    PlvSentence,
    Prediction,
    evaluate,
    is_hit,
    main,
    marked_spans,
    score_false_events,
    score_folds,
    score_types,
    tally_types,
)
from evals.scores import Score, Tally
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored
from handmade import make_claim, party

CORPUS = Corpus("hand", Path("hand"), "0")
MARKED = "<s>Tarn</s> fed <t>Ost</t>."
TEXT = "Tarn fed Ost."
TARN, OST = (Span(0, 4),), (Span(9, 12),)


def coded(kind: str, actors: Sequence[Any] = (), recipients: Sequence[Any] = (), *, deed: bool = True) -> Coded:
    return Coded(kind, tuple(actors), tuple(recipients), deed, 0)


def feeding(doc: str, **fields: Any) -> Reading:
    """Return the reading of a report that says that Tarn fed Ost."""
    known: dict[str, Any] = {
        "actors": (party("Tarn", "Tarn", text=TEXT),),
        "recipients": (party("Ost", "Ost", text=TEXT),),
        "event": "AID",
    }
    claims: tuple[Claim, ...] = (make_claim(TEXT, text=TEXT, **(known | fields)),)
    return Reading(Report(doc, TEXT), claims, layers=Layers())


def values(rows: Sequence[Score]) -> dict[str, float]:
    return {row.metric: row.value for row in rows}


# ---- the type of a sentence ------------------------------------------------------------------------------------------


def test_both_later_types_stand_for_yield() -> None:
    assert tally_types(["YIELD", "YIELD", "AID"], ["CONCEDE", "RETREAT", None]) == {
        "AID": Tally(0, 0, 1),
        "YIELD": Tally(2, 2, 2),
    }


def test_marked_parties_are_stretches_of_the_text_without_tags() -> None:
    assert marked_spans(MARKED, "s") == list(TARN)
    assert marked_spans(MARKED, "t") == list(OST)
    assert marked_spans("<t>Ost</t> and <t>Vell</t>", "t") == [Span(0, 3), Span(8, 12)]
    assert marked_spans(TEXT, "s") == []


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (coded("AID", [TARN], [OST]), True),
        (coded("AID", [OST], [TARN]), False),
        (coded("AID", [TARN]), False),
        (coded("ACCUSE", [TARN], [OST]), False),
    ],
)
def test_a_hit_has_the_type_and_stands_between_the_marked_parties(event: Coded, expected: bool) -> None:
    assert is_hit(PlvSentence("1", TEXT, "AID", MARKED), event) is expected


def test_a_hit_may_have_either_later_type_of_yield() -> None:
    assert is_hit(PlvSentence("1", TEXT, "YIELD", MARKED), coded("RETREAT", [TARN], [OST]))


def test_a_sentence_without_an_event_costs_recall_alone() -> None:
    sentences = [PlvSentence(id, TEXT, "AID", MARKED) for id in ("right", "no parties", "none", "unread")]
    predicted = {"right": coded("AID", [TARN], [OST]), "no parties": coded("AID"), "none": None}
    micro, macro, dyad = score_types(sentences, predicted, CORPUS)
    assert (micro.precision, micro.recall, micro.count) == (1.0, 0.5, 4)
    assert macro.value == micro.value
    assert (dyad.metric, dyad.precision, dyad.recall) == ("dyad and type, micro", 0.5, 0.25)


# ---- false events ----------------------------------------------------------------------------------------------------


def shares(event: Coded | None, *, grade: str = "0", spans: Sequence[Any] = (("S", 0, 4, ""), ("T", 9, 12, ""))) -> Any:
    """Return the shares of one sentence: of false events for a statement, else of events seen, in each way to count."""
    sentence = CameoSentence("1", TEXT, grade, tuple(spans))
    rows = values(list(score_false_events([sentence], {"1": [event] if event else []}, CORPUS)))
    prefix = "false events, " if grade == "0" else "events seen, "
    return tuple(rows[prefix + name] for name in ("the pair", "the source", "speech acts too", "any"))


def test_a_deed_between_the_marked_parties_is_false_in_every_way() -> None:
    assert shares(coded("AID", [TARN], [OST])) == (1, 1, 1, 1)
    assert shares(None) == (0, 0, 0, 0)


def test_a_deed_of_the_source_on_nobody_is_not_between_the_pair() -> None:
    assert shares(coded("AID", [TARN])) == (0, 1, 1, 1)


def test_a_deed_of_somebody_else_is_only_any() -> None:
    assert shares(coded("AID", [OST], [TARN])) == (0, 0, 0, 1)


def test_a_speech_act_counts_where_speech_acts_do() -> None:
    assert shares(coded("ACCUSE", [TARN], [OST], deed=False)) == (0, 0, 1, 0)


def test_an_appeal_is_a_statement() -> None:
    assert shares(coded("REQUEST", [TARN], [OST])) == (0, 0, 0, 0)
    assert shares(coded("REQUEST", [TARN], [OST]), grade="3") == (0, 0, 0, 0)


def test_where_one_party_is_marked_the_other_may_be_anybody() -> None:
    assert shares(coded("AID", [TARN], [OST]), spans=[("S", 0, 4, "")]) == (1, 1, 1, 1)
    assert shares(coded("AID", [TARN]), spans=[("S", 0, 4, "")]) == (0, 1, 1, 1)


def test_the_same_events_are_looked_for_where_there_are_some() -> None:
    assert shares(coded("AID", [TARN], [OST]), grade="2") == (1, 1, 1, 1)
    assert shares(None, grade="2") == (0, 0, 0, 0)


# ---- from the corpora to rows ----------------------------------------------------------------------------------------


def test_sentences_are_read_as_reports_and_scored(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    plv = [{"id": id, "text": TEXT, "event": "AID", "marked": MARKED} for id in ("fed", "silent")]
    write_corpus("events/plv.held.jsonl.gz", plv)
    spans = [["S", 0, 4, "Tarn"], ["T", 9, 12, "Ost"]]
    grades = [("said", "0"), ("did", "0"), ("gave", "2"), ("ungraded", None)]
    cameo = [{"id": id, "text": TEXT, "penta": grade, "spans": spans} for id, grade in grades]
    write_corpus("events/cameo_pairs.held.jsonl.gz", cameo)
    readings = [feeding("fed"), feeding("said", kind="said", event=None), feeding("did"), feeding("gave")]
    rows = {row.metric: row for row in scored(evaluate(make_setup(FakeSystem(readings=readings), split="held")))}
    assert (rows["type, micro"].precision, rows["type, micro"].recall) == (1.0, 0.5)
    assert rows["dyad and type, micro"].precision == 1.0
    false, seen = rows["false events, the pair"], rows["events seen, the pair"]
    assert (false.value, false.count, false.lower_is_better) == (0.5, 2, True)
    assert (seen.value, seen.count, seen.lower_is_better) == (1.0, 1, False)


def test_the_quick_run_reads_sentences_from_all_over_the_corpus(
    write_corpus: WriteCorpus, make_setup: MakeSetup
) -> None:
    write_corpus("events/plv.held.jsonl.gz", [{"id": str(n), "text": TEXT, "event": "AID"} for n in range(11)])
    rows = scored(evaluate(make_setup(FakeSystem(readings=[feeding("10")]), split="held", quick=True)))
    assert (rows[0].count, rows[0].recall) == (3, 1 / 3)


# ---- folds -----------------------------------------------------------------------------------------------------------


def write_predictions(path: Path) -> list[Prediction]:
    predictions = [Prediction("1", 0, coded("AID", [TARN], [OST])), Prediction("2", 3, None)]
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in predictions))
    return predictions


def test_folds_are_scored_on_the_sentences_that_they_read(write_corpus: WriteCorpus, tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": TEXT, "event": "AID", "marked": MARKED} for n in range(1, 4)]
    write_corpus("events/plv.train.jsonl.gz", rows)
    micro, _, dyad = score_folds(tmp_path, write_predictions(tmp_path / "folds.jsonl"))
    assert (micro.corpus, micro.count) == ("plv.train (2 folds held out)", 2)
    assert (micro.precision, micro.recall, dyad.recall) == (1.0, 0.5, 0.5)


def test_the_command_prints_the_scores_of_a_file(
    write_corpus: WriteCorpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_corpus("events/plv.train.jsonl.gz", [{"id": "1", "text": TEXT, "event": "AID", "marked": MARKED}])
    write_predictions(tmp_path / "folds.jsonl")
    assert main(["--data", str(tmp_path), "--folds", str(tmp_path / "folds.jsonl")]) == 0
    assert "type, micro" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--folds", str(tmp_path / "none.jsonl")])
    assert "none.jsonl" in capsys.readouterr().err
