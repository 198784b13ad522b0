"""Reads spans, chains and trees out of the encoder's scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]
FORBIDDEN = -1e4


def bio_constraints(labels: Sequence[str]) -> Floats:
    """Return a labels × labels matrix, `FORBIDDEN` where one label may not follow another: `I-x` needs `x` before."""
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

    Takes every word's best head where that is a tree already; else finds the best tree (Chu & Liu 1965, Edmonds 1967).
    """
    heads = [int(head) for head in arcs.argmax(1)]
    if _is_tree(heads):
        return heads
    return [i if head == len(arcs) else head for i, head in enumerate(_best_tree(arcs))]


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


def _best_tree(arcs: Floats) -> list[int]:
    """Return the heads of the best tree of n words; the root's head is n, a node above all words."""
    n = len(arcs)
    scores = np.full((n + 1, n + 1), -np.inf)  # scores[head, dependent]
    scores[:n, :n] = arcs.T
    np.fill_diagonal(scores, -np.inf)
    # Each root pays so much that no tree with two of them can win over one with a single root.
    scores[n, :n] = np.diag(arcs) - (n + 1) * (1 + float(arcs.max()) - float(arcs.min()))
    return _edmonds(scores, n)[:n]


def _edmonds(scores: Floats, root: int) -> list[int]:
    """Return the heads of the best tree below `root`, by contracting one cycle after the other."""
    heads = [int(head) for head in scores.argmax(0)]
    inside = sorted(_cycle(heads, root))
    if not inside:
        return heads
    outside = sorted(set(range(len(scores))) - set(inside))
    merged = len(outside)
    entering = scores[np.ix_(outside, inside)] - scores[[heads[node] for node in inside], inside]
    leaving = scores[np.ix_(inside, outside)]
    smaller = np.full((merged + 1, merged + 1), -np.inf)
    smaller[:merged, :merged] = scores[np.ix_(outside, outside)]
    smaller[:merged, merged] = entering.max(1)
    smaller[merged, :merged] = leaving.max(0)
    inner = _edmonds(smaller, outside.index(root))
    for k, node in enumerate(outside):
        heads[node] = inside[leaving[:, k].argmax()] if inner[k] == merged else outside[inner[k]]
    opened = inner[merged]
    heads[inside[entering[opened].argmax()]] = outside[opened]
    return heads


def _cycle(heads: Sequence[int], root: int) -> list[int]:
    """Return the nodes of one cycle, none where all heads lead to `root`, whose own head counts for nothing."""
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


_FUNCTIONS = {
    "PUNCT": "punct", "DET": "det", "ADP": "case", "AUX": "aux", "SCONJ": "mark", "PART": "mark", "CCONJ": "cc",
    "ADV": "advmod",
}  # fmt: skip
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}


def usual_relation(upos: str, head_upos: str, *, before: bool) -> str:
    """Return the commonest relation between two parts of speech, the dependent before or after its head.

    >>> usual_relation("PROPN", "VERB", before=True), usual_relation("NOUN", "NOUN", before=False)
    ('nsubj', 'nmod')
    """
    if upos in _FUNCTIONS:
        return _FUNCTIONS[upos]
    if upos in _NOMINAL:
        if head_upos in _NOMINAL:
            return "compound" if before else "nmod"
        return "nsubj" if before else "obj"
    if upos == "ADJ":
        return "amod" if head_upos in _NOMINAL else "xcomp"
    return "acl" if head_upos in _NOMINAL else "advcl"
