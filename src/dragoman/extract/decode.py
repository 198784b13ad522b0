"""Reads spans, chains and trees out of the encoder's scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]
FORBIDDEN = -1e4


def bio_constraints(labels: Sequence[str]) -> Floats:
    """Return a labels × labels matrix with `FORBIDDEN` where one label may not follow another: `I-x` needs `x` before."""
    matrix = np.zeros((len(labels), len(labels)))
    for j, after in enumerate(labels):
        if after.startswith("I-"):
            for i, before in enumerate(labels):
                if before[2:] != after[2:]:
                    matrix[i, j] = FORBIDDEN
    return matrix


def best_path(scores: Floats, transitions: Floats) -> list[int]:
    """Return the best label sequence of an n × labels score matrix under the transitions (Viterbi 1967).

    The first label may not be an `I-`: the row of `O` in `transitions` says which labels may open a sequence.
    """
    if not len(scores):
        return []
    value = scores[0] + np.where(transitions[0] <= FORBIDDEN / 2, FORBIDDEN, 0)
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        reached = value[:, None] + transitions
        back[i] = reached.argmax(0)
        value = reached.max(0) + scores[i]
    path = [int(value.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(path: Sequence[int], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, last word + 1, kind) of every BIO span in a label sequence; a stray `I-` opens a span."""
    kind, first = "", 0
    for i, label in enumerate([*(labels[value] for value in path), "O"]):
        if kind and (label[:2] != "I-" or label[2:] != kind):
            yield first, i, kind
            kind = ""
        if label != "O" and not kind:
            kind, first = label[2:], i


def tree(arcs: Floats) -> list[int]:
    """Return the head of each word of one sentence from its n × n arc scores; exactly one word is its own head.

    Takes every word's best head where that is a tree already; else finds the best tree (Chu & Liu 1965, Edmonds 1967)
    for each of the three likeliest roots and keeps the best.
    """
    heads = [int(head) for head in arcs.argmax(1)]
    if _is_tree(heads):
        return heads
    own = np.diag(arcs)
    roots = np.argsort(-own, kind="stable")[:3]
    found = [_arborescence(arcs, int(root)) for root in roots]
    totals = [sum(arcs[i, head] for i, head in enumerate(heads)) for heads in found]
    return found[int(np.argmax(totals))]


def _is_tree(heads: Sequence[int]) -> bool:
    if sum(head == i for i, head in enumerate(heads)) != 1:
        return False
    safe: set[int] = {i for i, head in enumerate(heads) if head == i}
    for i in range(len(heads)):
        walked = []
        while i not in safe:
            if i in walked:
                return False
            walked.append(i)
            i = heads[i]
        safe.update(walked)
    return True


def _arborescence(arcs: Floats, root: int) -> list[int]:
    """Return the heads of the best tree whose root is `root`."""
    scores = arcs.T.astype(float).copy()  # scores[head, dependent]
    np.fill_diagonal(scores, -np.inf)
    scores[:, root] = -np.inf
    heads = _edmonds(scores, root)
    heads[root] = root
    return heads


def _edmonds(scores: Floats, root: int) -> list[int]:
    n = len(scores)
    heads = [int(scores[:, i].argmax()) if i != root else -1 for i in range(n)]
    cycle = _cycle(heads, root)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [i for i in range(n) if i not in inside]
    number = {node: k for k, node in enumerate(outside)}
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    enter: dict[int, tuple[int, float]] = {}
    leave: dict[int, int] = {}
    total = sum(scores[heads[node], node] for node in cycle)
    for a in outside:
        for b in outside:
            smaller[number[a], number[b]] = scores[a, b]
        best = max(cycle, key=lambda node: (scores[a, node] - scores[heads[node], node], -node))
        smaller[number[a], merged] = total + scores[a, best] - scores[heads[best], best]
        enter[a] = (best, 0.0)
        best = max(cycle, key=lambda node: (scores[node, a], -node))
        smaller[merged, number[a]] = scores[best, a]
        leave[a] = best
    inner = _edmonds(smaller, number[root])
    result = list(heads)
    for a in outside:
        if a != root:
            head = inner[number[a]]
            result[a] = leave[a] if head == merged else outside[head]
    opened = outside[inner[merged]]
    entry = enter[opened][0]
    result[entry] = opened
    return result


def _cycle(heads: Sequence[int], root: int) -> list[int]:
    done: set[int] = {root}
    for start in range(len(heads)):
        walked: list[int] = []
        i = start
        while i not in done and i not in walked:
            walked.append(i)
            i = heads[i]
        if i in walked:
            return walked[walked.index(i) :]
        done.update(walked)
    return []
