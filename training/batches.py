"""Cuts examples into windows and lays windows side by side, in an order that a seed decides."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from dragoman.extract.encode import MASK, MAX_PIECES, SHAPES, Window, WordPieces, pack, shape
from dragoman.extract.labels import CLAIM_TAGS, ROLES, Labels
from training.corpora import CORPORA
from training.examples import IGNORE, Example
from training.model import TAGS, Batch
from training.stops import without_stops
from training.swapping import swap_states

CASELESS = 0.06
"""Share of windows read with the case of their words lost (headlines, shouting, careless typing)."""
HIDDEN = 0.04
"""Share of words hidden behind the mask piece, so that labels are learned from what stands around a word too."""
SWAPPED = 0.4
"""Share of examples read with the names of their states swapped."""


@dataclass
class Prepared:
    """An example with its word pieces and label ids."""

    example: Example
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    tags: dict[str, list[int]]
    relations: list[int] | None


Wear = Callable[[Prepared, random.Random], Prepared]
"""Makes an example look otherwise; its labels stay."""


def read_corpora(folder: Path, split: str = "train") -> dict[str, list[Example]]:
    """Return the examples of every corpus by name."""
    return {name: list(read(folder, split)) for name, read in CORPORA.items()}


def label_sets(corpora: dict[str, list[Example]]) -> Labels:
    """Return the label sets, with the treebanks' own tags and relations in alphabetical order."""
    trees = [example for examples in corpora.values() for example in examples if example.relations is not None]
    xpos = sorted({label for example in trees for label in example.tags["xpos"] if label})
    deprel = sorted({label for example in trees for label in example.relations or ()})
    return Labels(xpos=tuple(xpos), deprel=tuple(deprel))


def prepare(example: Example, labels: Labels, word_pieces: WordPieces) -> Prepared:
    """Return the example with everything turned into numbers."""
    index = {
        name: {label: i for i, label in enumerate(getattr(labels, name))} for name in (*TAGS, *CLAIM_TAGS, "deprel")
    }
    tags = {
        name: [index[name].get(label, IGNORE) if label is not None else IGNORE for label in values]
        for name, values in example.tags.items()
    }
    relations = [index["deprel"].get(name, IGNORE) for name in example.relations] if example.relations else None
    return Prepared(example, word_pieces(example.words), [shape(word) for word in example.words], tags, relations)


def swap(item: Prepared, word_pieces: WordPieces, chance: random.Random) -> Prepared:
    """Return the example with the names of its states swapped; its labels stay."""
    words = swap_states(item.example.words, chance)
    return replace(item, pieces=word_pieces(words), shapes=[shape(word) for word in words])


def wearing(labels: Labels, word_pieces: WordPieces, stopless: float = 0.0) -> Wear:
    """Return what makes an example look otherwise each time it is read: other states, and some stops missing."""

    def wear(item: Prepared, chance: random.Random) -> Prepared:
        if stopless:
            bare = without_stops(item.example, stopless, chance)
            item = item if bare is item.example else prepare(bare, labels, word_pieces)
        # Invented states are always exchanged for real ones, others each time.
        swapped = chance.random() < SWAPPED or item.example.corpus == "authored"
        return swap(item, word_pieces, chance) if swapped else item

    return wear


def schedule(
    prepared: dict[str, list[Prepared]],
    wear: Wear,
    passes: Mapping[str, float],
    seed: int,
    scale: float = 1.0,
) -> list[tuple[Prepared, Window]]:
    """Return every window of a phase in its order; `scale` multiplies the passes over each corpus."""
    chance = random.Random(seed)
    rounds = max(1, math.ceil(max(passes.values()) * scale))
    order: list[tuple[Prepared, Window]] = []
    for _ in range(rounds):
        windows = []
        for name, times in passes.items():
            share = times * scale / rounds
            for item in prepared[name]:
                # A corpus with fewer passes than rounds takes part in a random share of them.
                if chance.random() < share:
                    worn = wear(item, chance)
                    windows += _cut(worn, chance.randint(MAX_PIECES // 3, MAX_PIECES))
        chance.shuffle(windows)
        order += windows
    return order


def _cut(item: Prepared, most: int) -> list[tuple[Prepared, Window]]:
    """Return the windows of an example; the first holds at most `most` pieces, so cuts fall elsewhere each time."""

    def limit(number: int) -> int:
        return most if number == 0 else MAX_PIECES

    return [(item, window) for window in pack(item.example.sentences, item.pieces, item.shapes, limit=limit)]


def plan(order: Sequence[tuple[Prepared, Window]], *, pieces: int, pool: int = 64) -> list[list[int]]:
    """Return the indices of the windows of each batch: pools of windows, sorted by length, cut, and shuffled."""
    found: list[list[int]] = []
    for start in range(0, len(order), pool):
        indices = sorted(range(start, min(start + pool, len(order))), key=lambda i: len(order[i][1].pieces))
        groups: list[list[int]] = [[]]
        for i in indices:
            if groups[-1] and (len(groups[-1]) + 1) * len(order[i][1].pieces) > pieces:
                groups.append([])
            groups[-1].append(i)
        random.Random(start).shuffle(groups)
        found += groups
    return found


def collate(members: Sequence[tuple[Prepared, Window]], labels: Labels, chance: random.Random) -> Batch:
    """Return one batch of padded windows."""
    count = len(members)
    length = max(len(window.pieces) for _, window in members)
    width = max(len(window.starts) for _, window in members)
    batch = Batch(
        pieces=_filled(count, length), shapes=_filled(count, length), mask=_filled(count, length),
        starts=_filled(count, width), ends=_filled(count, width), sentences=_filled(count, width, fill=-1),
        words=torch.zeros(count, width, dtype=torch.bool),
        tags={name: _filled(count, width, fill=IGNORE) for name in (*TAGS, *CLAIM_TAGS)},
        heads=_filled(count, width, fill=IGNORE),
        relations=_filled(count, width, fill=IGNORE), links=_filled(count, width, fill=IGNORE),
        factuality=torch.full((count, width), math.nan), plover=_filled(0, 3), plover_types=torch.zeros(0, 0),
        parties={role: _filled(0, 4) for role in ROLES},
    )  # fmt: skip
    ranges, types = [], []
    parties: dict[str, list[list[int]]] = {role: [] for role in ROLES}
    for row, (item, window) in enumerate(members):
        _fill(batch, row, item, window, chance)
        for first, last, allowed in item.example.plover:
            if window.first <= first and last <= window.last:
                ranges.append([row, first - window.first, last - window.first])
                types.append([float(i in allowed) for i in range(len(labels.plover))])
        for role, played in item.example.parties.items():
            parties[role] += _played(played, row, window)
    batch.parties = {role: torch.tensor(rows) if rows else batch.parties[role] for role, rows in parties.items()}
    if ranges:
        batch.plover, batch.plover_types = torch.tensor(ranges), torch.tensor(types)
    return batch


def _played(played: Sequence[tuple[int, Sequence[int]]], row: int, window: Window) -> list[list[int]]:
    """Return (window, head of a claim, word that plays the role, how many do) for what lies inside the window."""
    first, last = window.first, window.last
    return [
        [row, head - first, word - first, len(words)]
        for head, words in played
        if first <= head < last and all(first <= word < last for word in words)
        for word in words
    ]


def _filled(*size: int, fill: int = 0) -> Tensor:
    return torch.full(size, fill, dtype=torch.long)


def _within(targets: Sequence[int], first: int, last: int) -> list[int]:
    """Return word indices counted from the window's first word, `IGNORE` for those outside it."""
    return [t - first if first <= t < last else IGNORE for t in targets[first:last]]


def _fill(batch: Batch, row: int, item: Prepared, window: Window, chance: random.Random) -> None:
    n, w, first, last = len(window.pieces), len(window.starts), window.first, window.last
    batch.pieces[row, :n] = torch.tensor(_hidden(window, chance))
    batch.shapes[row, :n] = torch.tensor(_worn(window.shapes, chance))
    batch.mask[row, :n] = 1
    batch.starts[row, :w] = torch.tensor(window.starts)
    batch.ends[row, :w] = torch.tensor(window.ends)
    batch.sentences[row, :w] = torch.tensor(window.sentences)
    batch.words[row, :w] = True
    for name, values in item.tags.items():
        batch.tags[name][row, :w] = torch.tensor(values[first:last])
    if item.example.heads is not None and item.relations is not None:
        batch.heads[row, :w] = torch.tensor(_within(item.example.heads, first, last))
        batch.relations[row, :w] = torch.tensor(item.relations[first:last])
    if item.example.links is not None:
        batch.links[row, :w] = torch.tensor(_within(item.example.links, first, last))
    if item.example.factuality is not None:
        batch.factuality[row, :w] = torch.tensor(item.example.factuality[first:last])


def _hidden(window: Window, chance: random.Random) -> list[int]:
    pieces = list(window.pieces)
    for start, end in zip(window.starts, window.ends, strict=True):
        if chance.random() < HIDDEN:
            pieces[start : end + 1] = [MASK] * (end + 1 - start)
    return pieces


def _worn(shapes: list[int], chance: random.Random) -> list[int]:
    if chance.random() >= CASELESS:
        return shapes
    lost = SHAPES.index(chance.choice(("lower", "title", "upper")))
    cased = {SHAPES.index(name) for name in ("lower", "title", "upper", "mixed")}
    return [lost if value in cased else value for value in shapes]
