"""How examples become numbers, windows and batches."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from pathlib import Path

import pytest

for needed in ("torch", "transformers"):
    pytest.importorskip(needed, reason=f"the train extra is not installed ({needed})")

import torch

from dragoman.extract.encode import MASK, SHAPES, SPECIAL_SHAPE, Window, WordPieces, pack
from dragoman.extract.labels import Labels
from fakeruntime import write_vocabulary
from training.batches import CASELESS, HIDDEN, Prepared, collate, label_sets, plan, prepare, schedule, wearing
from training.corpora import CORPORA
from training.examples import IGNORE, Example, plover_ids
from training.phases import BASE, PHASES

LABELS = Labels(xpos=("NNP", "VBD"), deprel=("nsubj", "root"))
UNKNOWN = math.nan
PASSES = 4.0


def example() -> Example:
    return Example(
        "hand",
        ["Tarn", "left", "Marren", "met", "NATO"],
        [(0, 2), (2, 5)],
        {"xpos": ["NNP", "VBD", "NNP", "VBD", None], "entity": ["B-PER", "O", "B-PER", "O", "B-NEW"]},
        heads=[1, 1, 3, 3, 3],
        relations=["nsubj", "root", "nsubj", "root", "obj"],
        links=[IGNORE, 0, 3, IGNORE, 3],
        factuality=[UNKNOWN, 3.0, UNKNOWN, -1.0, UNKNOWN],
        plover=[(1, 2, plover_ids(["RETREAT"])), (2, 5, plover_ids(["CONSULT", "AGREE"])), (0, 5, (0,))],
    )


@pytest.fixture
def word_pieces(tmp_path: Path) -> WordPieces:
    return WordPieces(str(write_vocabulary(tmp_path, ["tarn", "left", "marren", "met", "na", "##to", "norvania"])))


@pytest.fixture
def prepared(word_pieces: WordPieces) -> Prepared:
    return prepare(example(), LABELS, word_pieces)


def windows(prepared: Prepared, limit: int = 99) -> list[tuple[Prepared, Window]]:
    cut = pack(prepared.example.sentences, prepared.pieces, prepared.shapes, limit=lambda _: limit)
    return [(prepared, window) for window in cut]


class Never(random.Random):
    """Chance that never takes away the case of a window's words."""

    def random(self) -> float:
        return 1.0


class Always(Never):
    def random(self) -> float:
        return 0.0


# ---- numbers --------------------------------------------------------------------------------------------------------


def test_labels_become_indices_and_what_is_unknown_is_ignored(prepared: Prepared) -> None:
    assert prepared.tags["xpos"] == [0, 1, 0, 1, IGNORE]
    assert prepared.tags["entity"] == [1, 0, 1, 0, IGNORE]
    assert prepared.relations == [0, 1, 0, 1, IGNORE]
    assert [SHAPES[i] for i in prepared.shapes] == ["title", "lower", "title", "lower", "upper"]
    assert [len(pieces) for pieces in prepared.pieces] == [1, 1, 1, 1, 2]


def test_label_sets_hold_what_the_treebanks_use_in_alphabetical_order() -> None:
    bare = Example("bare", ["x"], [(0, 1)], {"entity": ["O"]})
    labels = label_sets({"trees": [example()], "names": [bare]})
    assert (labels.xpos, labels.deprel) == (("NNP", "VBD"), ("nsubj", "obj", "root"))


# ---- batches --------------------------------------------------------------------------------------------------------


def test_a_batch_lays_windows_side_by_side_and_pads_the_shorter(prepared: Prepared) -> None:
    batch = collate(windows(prepared, limit=6), LABELS, Never())
    assert batch.mask.tolist() == [[1, 1, 1, 1, 0, 0], [1, 1, 1, 1, 1, 1]]
    assert batch.words.tolist() == [[True, True, False], [True, True, True]]
    assert batch.starts.tolist() == [[1, 2, 0], [1, 2, 3]]
    assert batch.ends.tolist() == [[1, 2, 0], [1, 2, 4]]
    assert batch.sentences.tolist() == [[0, 0, -1], [0, 0, 0]]
    assert batch.tags["entity"].tolist() == [[1, 0, IGNORE], [1, 0, IGNORE]]
    assert batch.tags["time"].tolist() == [[IGNORE] * 3] * 2  # a layer that the corpus lacks


def test_heads_and_links_count_from_the_window_and_those_outside_it_are_ignored(prepared: Prepared) -> None:
    batch = collate(windows(prepared, limit=6), LABELS, Never())
    assert batch.heads.tolist() == [[1, 1, IGNORE], [1, 1, 1]]
    assert batch.links.tolist() == [[IGNORE, 0, IGNORE], [1, IGNORE, 1]]


def test_factuality_is_a_number_or_nothing(prepared: Prepared) -> None:
    batch = collate(windows(prepared), LABELS, Never())
    assert torch.isnan(batch.factuality).tolist() == [[True, False, True, False, True]]
    assert batch.factuality[0, 1] == 3


def test_typed_ranges_are_taken_where_they_lie_inside_a_window(prepared: Prepared) -> None:
    batch = collate(windows(prepared, limit=6), LABELS, Never())
    assert batch.plover.tolist() == [[0, 1, 2], [1, 0, 3]]  # the one over both windows is in neither
    allowed = [[LABELS.plover[i] for i, value in enumerate(row) if value] for row in batch.plover_types.tolist()]
    assert allowed == [["RETREAT"], ["AGREE", "CONSULT"]]


def test_some_windows_lose_the_case_of_their_words(prepared: Prepared) -> None:
    plain, worn = (collate(windows(prepared), LABELS, chance()).shapes[0].tolist() for chance in (Never, Always))
    assert [SHAPES[i] for i in plain[1:-1]] == ["title", "lower", "title", "lower", "upper", "upper"]
    assert len(set(worn[1:-1])) == 1
    assert worn[0] == worn[-1] == SPECIAL_SHAPE
    assert 0 < CASELESS < 0.5


# ---- order ----------------------------------------------------------------------------------------------------------


def counted(prepared: Prepared, word_pieces: WordPieces, seed: int, scale: float = 1.0) -> list[tuple[int, int]]:
    order = schedule({"attribution": [prepared]}, wearing(LABELS, word_pieces), {"attribution": PASSES}, seed, scale)
    return [(window.first, window.last) for _, window in order]


def test_the_seed_alone_decides_the_order(prepared: Prepared, word_pieces: WordPieces) -> None:
    corpora = {name: [prepared] * 3 for name in CORPORA}
    wear = wearing(LABELS, word_pieces)
    assert schedule(corpora, wear, BASE.passes, 7) == schedule(corpora, wear, BASE.passes, 7)
    assert schedule(corpora, wear, BASE.passes, 7) != schedule(corpora, wear, BASE.passes, 8)


def test_every_corpus_of_a_phase_has_a_reader() -> None:
    assert all(phase.passes.keys() <= CORPORA.keys() for phase in PHASES)
    assert {name for phase in PHASES for name in phase.passes} == CORPORA.keys()


def test_a_corpus_is_read_about_as_often_as_it_says(prepared: Prepared, word_pieces: WordPieces) -> None:
    found = [len(counted(prepared, word_pieces, seed)) for seed in range(60)]
    assert sum(found) / len(found) == pytest.approx(PASSES, rel=0.15)
    halved = [len(counted(prepared, word_pieces, seed, 0.5)) for seed in range(60)]
    assert sum(halved) / len(halved) == pytest.approx(PASSES / 2, rel=0.3)


def test_invented_states_are_always_exchanged(word_pieces: WordPieces) -> None:
    written = replace(example(), corpus="authored", words=["Norvania", "left", "Velmia", "met", "NATO"])
    item = prepare(written, LABELS, word_pieces)
    for one, _ in schedule({"claims": [item]}, wearing(LABELS, word_pieces), {"claims": 5}, 7):
        assert one.pieces != item.pieces and one.example.words == written.words


def test_who_plays_a_role_is_taken_where_all_stand_inside_a_window(prepared: Prepared) -> None:
    played: dict[str, list[tuple[int, tuple[int, ...]]]] = {
        "actor": [(1, (0,)), (3, (2, 4)), (3, (0,))],
        "recipient": [(3, (3,))],
    }
    item = replace(prepared, example=replace(prepared.example, parties=played))
    batch = collate(windows(item, limit=6), LABELS, Never())
    assert batch.parties["actor"].tolist() == [[0, 1, 0, 1], [1, 1, 0, 2], [1, 1, 2, 2]]
    assert batch.parties["recipient"].tolist() == [[1, 1, 1, 1]]
    assert batch.parties["source"].tolist() == []


def test_some_words_are_hidden(prepared: Prepared) -> None:
    batch = collate(windows(prepared), LABELS, Always())
    assert set(batch.pieces[0, 1:-1].tolist()) == {MASK}
    assert 0 < HIDDEN < 0.2


def test_a_plan_takes_every_window_once_and_keeps_batches_small(prepared: Prepared) -> None:
    order = windows(prepared, limit=6) * 50
    groups = plan(order, pieces=24)
    assert sorted(i for group in groups for i in group) == list(range(100))
    assert all(len(group) * max(len(order[i][1].pieces) for i in group) <= 24 for group in groups)
    assert plan(order, pieces=24) == groups


def test_a_window_larger_than_a_batch_has_one_of_its_own(prepared: Prepared) -> None:
    assert sorted(plan(windows(prepared, limit=6), pieces=1)) == [[0], [1]]
