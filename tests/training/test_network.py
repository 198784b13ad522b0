"""What teaches the network: the chain's loss against every possible path, and the losses of a batch."""

from __future__ import annotations

import math
import random
from itertools import pairwise, product
from pathlib import Path

import pytest

for needed in ("torch", "transformers"):
    pytest.importorskip(needed, reason=f"the train extra is not installed ({needed})")

import torch

from dragoman.extract.encode import WordPieces, pack
from dragoman.extract.labels import ROLES, Labels
from fakeruntime import write_vocabulary
from training.batches import collate, prepare
from training.examples import IGNORE, Example, plover_ids
from training.model import Batch, Network, Transitions, losses, read
from training.train import WEIGHTS

LABELS = Labels(xpos=("NN", "VBD"), deprel=("nsubj", "root"))


def taught(network: Network, one: Batch) -> dict[str, torch.Tensor]:
    return losses(network, one, read(network, one))


def test_the_chain_loss_is_the_share_of_the_gold_path_among_all() -> None:
    torch.manual_seed(1)
    chain = Transitions(3)
    chain.scores.data = torch.randn(3, 3)
    emissions, gold = torch.randn(1, 4, 3), (0, 2, 2, 1)
    transitions, scores = chain.scores.tolist(), emissions[0].tolist()

    def worth(path: tuple[int, ...]) -> float:
        steps = sum(transitions[a][b] for a, b in pairwise(path))
        return float(steps + sum(row[label] for row, label in zip(scores, path, strict=True)))

    every = [math.exp(worth(path)) for path in product(range(3), repeat=4)]
    expected = -math.log(math.exp(worth(gold)) / sum(every)) / 4
    assert chain.loss(emissions, torch.tensor([gold])).item() == pytest.approx(expected, abs=1e-5)


def test_padding_at_the_end_does_not_count() -> None:
    torch.manual_seed(1)
    chain, emissions = Transitions(3), torch.randn(1, 4, 3)
    padded = chain.loss(emissions, torch.tensor([[0, 2, IGNORE, IGNORE]]))
    alone = chain.loss(emissions[:, :2], torch.tensor([[0, 2]]))
    assert padded.item() == pytest.approx(alone.item(), abs=1e-6)


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(7)
    return Network(LABELS)


def batch(folder: Path, example: Example) -> Batch:
    item = prepare(example, LABELS, WordPieces(str(write_vocabulary(folder, ["rain", "fell"]))))
    windows = [(item, window) for window in pack(example.sentences, item.pieces, item.shapes)]
    return collate(windows, LABELS, random.Random(1))


def test_every_layer_of_a_full_example_is_taught(network: Network, tmp_path: Path) -> None:
    layers: dict[str, list[str | None]] = {
        "attribution": ["B-source", "B-cue"], "entity": ["B-PER", "O"], "toponym": ["O", "O"], "time": ["O", "O"],
        "event": ["O", "STATE"], "upos": ["NOUN", "VERB"], "xpos": ["NN", "VBD"],
        "claim": ["none", "did"], "polarity": [None, "+"], "certainty": [None, "certain"], "deed": [None, "AID"],
    }  # fmt: skip
    full = Example(
        "hand",
        ["Rain", "fell"],
        [(0, 2)],
        layers,
        heads=[1, 1],
        relations=["nsubj", "root"],
        links=[1, IGNORE],
        factuality=[math.nan, 3.0],
        plover=[(1, 2, plover_ids(["AID"]))],
        parties={role: [(1, (0,))] for role in ROLES},
    )
    found = taught(network, batch(tmp_path, full))
    assert found.keys() == WEIGHTS.keys() - {"sense"}
    assert all(0 < value.item() < math.inf for value in found.values())
    sum(found.values()).backward()
    assert all(p.grad is None or bool(torch.isfinite(p.grad).all()) for p in network.parameters())


def test_layers_that_a_corpus_lacks_teach_nothing(network: Network, tmp_path: Path) -> None:
    bare = Example("hand", ["Rain", "fell"], [(0, 2)], {"entity": ["O", "O"]})
    assert taught(network, batch(tmp_path, bare)).keys() == {"entity"}


@pytest.mark.parametrize("allowed", [["NONE"], ["AID"], ["ACCUSE", "REJECT"]])
def test_a_typed_range_has_a_finite_loss_however_long_it_is(
    network: Network, tmp_path: Path, allowed: list[str]
) -> None:
    words = ["Rain", "fell"] * 60
    long = Example("hand", words, [(0, 120)], {}, plover=[(0, 120, plover_ids(allowed))])
    found = taught(network, batch(tmp_path, long))
    assert 0 < found["plover"].item() < math.inf
