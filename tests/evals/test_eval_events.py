from __future__ import annotations

from dragoman.core.layers import Event, Layers
from evals.events import best_type, evaluate, tally_types
from evals.scores import Tally
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored


def event(kind: str | None, score: float = 0.5) -> Event:
    return Event(0, 1, 0, "OCCURRENCE", kind, score, 3.0)


def test_the_best_scored_typed_event_speaks_for_the_sentence() -> None:
    assert best_type([event("AID", 0.4), event(None, 0.9), event("AGREE", 0.6)]) == "AGREE"
    assert best_type([event(None, 0.9)]) is None


def test_both_later_types_stand_for_yield() -> None:
    assert tally_types(["YIELD", "YIELD", "AID"], ["CONCEDE", "RETREAT", None]) == {
        "AID": Tally(0, 0, 1),
        "YIELD": Tally(2, 2, 2),
    }


def test_types_and_false_events(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    plv = [{"id": str(n), "text": text, "event": kind} for n, (text, kind) in enumerate([("a", "AID"), ("b", "AID")])]
    write_corpus("events/plv.held.jsonl.gz", plv)
    grades = [("s", "0"), ("t", "0"), ("u", "4"), ("v", None)]
    write_corpus(
        "events/cameo_pairs.held.jsonl.gz", [{"id": text, "text": text, "penta": grade} for text, grade in grades]
    )
    seen = {"a": "AID", "t": "AGREE", "u": "ASSAULT", "v": "AID"}
    system = FakeSystem({text: Layers(events=(event(kind),)) for text, kind in seen.items()})
    rows = {row.metric: row for row in scored(evaluate(make_setup(system, split="held")))}
    assert (rows["type, micro"].precision, rows["type, micro"].recall) == (1.0, 0.5)
    assert (rows["false events"].value, rows["false events"].count) == (0.5, 2)
    assert rows["false events"].lower_is_better
    assert (rows["events seen"].value, rows["events seen"].count) == (1.0, 1)
