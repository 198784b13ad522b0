"""Likeness of meaning, taught by the sentence encoder."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

for needed in ("torch", "transformers"):
    pytest.importorskip(needed, reason=f"the train extra is not installed ({needed})")

import torch
from torch import Tensor, nn

from dragoman.extract.labels import ROLES
from training.model import SENSE, Batch
from training.sense import LEAST_WORDS, MOST, learned, sense_loss, stretches, taught

WIDTH = 8


class Teacher(nn.Module):  # type: ignore[misc]
    """Gives every word piece a vector of its own, whatever stands around it."""

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> SimpleNamespace:
        return SimpleNamespace(last_hidden_state=nn.functional.one_hot(input_ids, 200).float())


def batch(numbers: list[list[int]], contents: dict[int, tuple[int, int, int]] | None = None) -> Batch:
    """A batch of one-piece words; `contents` gives (head, first, last) by window."""
    rows, width = len(numbers), len(numbers[0])
    starts = torch.arange(1, width + 1).repeat(rows, 1)
    played = contents or {}
    parties = {role: torch.zeros(0, 4, dtype=torch.long) for role in ROLES}
    if played:
        parties["first"] = torch.tensor([[row, head, first, 1] for row, (head, first, _) in played.items()])
        parties["last"] = torch.tensor([[row, head, last, 1] for row, (head, _, last) in played.items()])
    empty = torch.zeros(rows, width, dtype=torch.long)
    return Batch(
        pieces=torch.arange(rows * (width + 2)).view(rows, -1), shapes=empty, mask=empty, starts=starts, ends=starts,
        sentences=torch.tensor(numbers), words=empty, tags={}, heads=empty, relations=empty, links=empty,
        factuality=empty, plover=empty, plover_types=empty, parties=parties,
    )  # fmt: skip


def test_contents_come_before_sentences_and_padding_is_neither() -> None:
    one = batch([[0, 0, 0, 1, 1, 1, -1], [0, 0, 0, 0, 0, 0, 0]], {1: (2, 1, 4)})
    assert stretches(one) == [(1, 1, 4), (0, 0, 2), (0, 3, 5), (1, 0, 6)]


def test_short_and_many_stretches_are_left_out() -> None:
    assert stretches(batch([[0] * (LEAST_WORDS - 1) + [1] * LEAST_WORDS])) == [
        (0, LEAST_WORDS - 1, 2 * LEAST_WORDS - 2)
    ]
    assert len(stretches(batch([[0, 0, 0]] * (MOST + 5)))) == MOST


def test_the_teacher_reads_a_stretch_alone() -> None:
    one = batch([[0, 0, 0, 1, 1, 1]])
    vectors = taught(Teacher(), one, [(0, 0, 2), (0, 3, 5)])
    assert vectors[0].nonzero().flatten().tolist() == [1, 2, 3, 101, 102]
    assert vectors.norm(dim=1).tolist() == pytest.approx([1, 1])


def test_equal_likenesses_cost_nothing() -> None:
    network = SimpleNamespace(sense=lambda words: words)
    one = batch([[0, 0, 0, 1, 1, 1]])
    theirs = taught(Teacher(), one, [(0, 0, 2), (0, 3, 5)])
    words = theirs.repeat_interleave(3, 0).unsqueeze(0)
    assert learned(network, words, [(0, 0, 2), (0, 3, 5)]) == pytest.approx(theirs)  # type: ignore[arg-type]
    assert float(sense_loss(network, Teacher(), one, words)["sense"]) == pytest.approx(0)  # type: ignore[arg-type]
    assert float(sense_loss(network, Teacher(), one, torch.ones_like(words))["sense"]) > 0.1  # type: ignore[arg-type]


def test_one_stretch_alone_teaches_nothing() -> None:
    assert sense_loss(SimpleNamespace(), Teacher(), batch([[0, 0, 0]]), torch.zeros(1)) == {}  # type: ignore[arg-type]
    assert SENSE > 0
