"""Teaches word vectors whose means over a stretch tell stretches of like meaning from others.

The teacher is the MiniLM that the network started from, a sentence encoder. The pupil need not give its vectors, only
its likenesses: the cosines between all stretches of a batch (similarity-preserving distillation, Tung & Mori 2019).
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from dragoman.extract.encode import CLS, SEP
from training.model import Batch, Network

MOST = 96
"""Stretches of a batch that are compared, at most: their pairs grow with the square."""
LEAST_WORDS = 3
Stretch = tuple[int, int, int]
"""Window, first word, last word of a stretch."""


def stretches(batch: Batch) -> list[Stretch]:
    """Return the contents of claims and the sentences of a batch, contents first."""
    ends = {(row, head): word for row, head, word, _ in batch.parties["last"].tolist()}
    found = [
        (row, first, ends[row, head]) for row, head, first, _ in batch.parties["first"].tolist() if (row, head) in ends
    ]
    for row, numbers in enumerate(batch.sentences.tolist()):
        known = [i for i, number in enumerate(numbers) if number >= 0]
        for number in sorted({numbers[i] for i in known}):
            inside = [i for i in known if numbers[i] == number]
            found.append((row, inside[0], inside[-1]))
    return [item for item in found if item[2] - item[1] + 1 >= LEAST_WORDS][:MOST]


def taught(teacher: torch.nn.Module, batch: Batch, found: Sequence[Stretch]) -> Tensor:
    """Return the teacher's unit vector of every stretch, read alone: the mean over its word pieces."""
    pieces = [
        [CLS, *batch.pieces[row, batch.starts[row, first] : batch.ends[row, last] + 1].tolist(), SEP]
        for row, first, last in found
    ]
    length = max(map(len, pieces))
    ids = torch.tensor([line + [0] * (length - len(line)) for line in pieces], device=batch.pieces.device)
    mask = torch.tensor([[1] * len(line) + [0] * (length - len(line)) for line in pieces], device=ids.device)
    with torch.no_grad(), torch.autocast(ids.device.type, dtype=torch.bfloat16):
        states = teacher(input_ids=ids, attention_mask=mask).last_hidden_state.float()
    return F.normalize((states * mask.unsqueeze(-1)).sum(1), dim=-1)


def learned(network: Network, words: Tensor, found: Sequence[Stretch]) -> Tensor:
    """Return the network's unit vector of every stretch: the mean of its words' vectors."""
    vectors = network.sense(words)
    return F.normalize(torch.stack([vectors[row, first : last + 1].mean(0) for row, first, last in found]), dim=-1)


def sense_loss(network: Network, teacher: torch.nn.Module, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Return, as `sense`, how far the likenesses of the batch's stretches are from the teacher's; none for too few."""
    found = stretches(batch)
    if len(found) < 2:
        return {}
    ours, theirs = learned(network, words, found), taught(teacher, batch, found)
    apart = ~torch.eye(len(found), dtype=torch.bool, device=ours.device)
    return {"sense": F.mse_loss((ours @ ours.T)[apart], (theirs @ theirs.T)[apart])}
