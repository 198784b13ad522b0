from __future__ import annotations

from dragoman.core.layers import Attribution, Layers
from dragoman.core.text import Span
from evals.attribution import compare, evaluate
from evals.scores import Tally
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored

TEXT = "“Ferries will stop,” the harbour master said on Tuesday. Dockers warned: no ship would sail."


def attribution(source: str | None, cue: str, *contents: str, depth: int = 0) -> Attribution:
    def find(part: str) -> Span:
        return Span(TEXT.index(part), TEXT.index(part) + len(part))

    return Attribution(
        (find(source),) if source else (), (find(cue),), tuple(find(part) for part in contents), depth=depth
    )


FERRIES = attribution("the harbour master", "said", "“Ferries will stop,”")
DOCKERS = attribution("Dockers", "warned", "no ship would sail")


def test_the_same_attributions_are_all_right() -> None:
    tallies = compare(TEXT, [FERRIES, DOCKERS], [DOCKERS, FERRIES])
    assert tallies["linked"] == tallies["linked exact"] == tallies["content exact"] == Tally(2, 2, 2)
    assert tallies["content words"] == Tally(10, 10, 10)


def test_punctuation_at_the_edges_counts_unless_it_is_put_aside() -> None:
    bare = attribution("the harbour master", "said", "Ferries will stop")
    tallies = compare(TEXT, [FERRIES], [bare])
    assert tallies["content exact"] == Tally(0, 1, 1)
    assert tallies["content exact, punctuation aside"] == Tally(1, 1, 1)
    assert tallies["linked"] == Tally(1, 1, 1)


def test_a_cue_of_punctuation_alone_stays() -> None:
    colon = attribution("Dockers", ":", "no ship would sail")
    assert compare(TEXT, [colon], [colon])["cue exact, punctuation aside"] == Tally(1, 1, 1)


def test_whitespace_and_parts_of_words_make_a_difference_in_characters_at_most() -> None:
    ragged = attribution("the harbour maste", "said ", "“Ferries will stop,”")
    tallies = compare(TEXT, [FERRIES], [ragged])
    assert tallies["source exact"] == tallies["cue exact, characters"] == Tally(1, 1, 1)
    assert tallies["source exact, characters"] == Tally(0, 1, 1)


def test_stretches_without_a_gap_are_one() -> None:
    split = attribution("the harbour master", "said", "“Ferries will", "stop,”")
    tallies = compare(TEXT, [FERRIES], [split])
    assert tallies["content exact"] == tallies["linked exact"] == Tally(1, 1, 1)
    assert tallies["content exact, characters"] == Tally(0, 2, 1)


def test_linked_asks_for_the_right_source_and_cue() -> None:
    crossed = attribution("Dockers", "said", "“Ferries will stop,”")
    sourceless = attribution(None, "said", "“Ferries will stop,”")
    other_cue = attribution("the harbour master", "warned", "“Ferries will stop,”")
    for wrong in (crossed, sourceless, other_cue):
        assert compare(TEXT, [FERRIES], [wrong])["linked"] == Tally(0, 1, 1)
    assert compare(TEXT, [sourceless], [sourceless])["linked"] == Tally(1, 1, 1)


def test_linked_asks_for_half_of_the_content() -> None:
    half = attribution("Dockers", "warned", "no ship")
    little = attribution("Dockers", "warned", "no")
    assert compare(TEXT, [DOCKERS], [half])["linked"].hit == 1
    assert compare(TEXT, [DOCKERS], [little])["linked"].hit == 0


def test_only_outermost_predictions_are_compared(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    gold = {"source": [[21, 39]], "cue": [[40, 44]], "content": [[0, 20]]}
    document = {"id": "a", "text": TEXT, "date": "2025-06-16", "attributions": [gold]}
    write_corpus("attribution/polnear.dev.jsonl.gz", [document])
    nested = attribution("Dockers", "warned", "no ship would sail", depth=1)
    rows = scored(evaluate(make_setup(FakeSystem({"a": Layers(attributions=(FERRIES, nested))}))))
    linked = next(row for row in rows if row.metric == "linked")
    assert (linked.value, linked.precision, linked.recall, linked.count) == (1.0, 1.0, 1.0, 1)
