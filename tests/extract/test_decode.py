"""The decoders against every possible answer on small inputs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from dragoman.extract.decode import FORBIDDEN, best_path, bio_constraints, spans, tree, usual_relation

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source")
CONSTRAINTS = bio_constraints(LABELS)
SCORES = st.floats(-9, 9, width=32)


def matrix(rows: int, columns: int) -> st.SearchStrategy[NDArray[np.float64]]:
    row = st.lists(SCORES, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(lambda values: np.array(values).reshape(rows, columns))


# ---- paths ----------------------------------------------------------------------------------------------------------


def test_an_inside_label_needs_its_own_kind_before_it() -> None:
    allowed = {(a, b) for i, a in enumerate(LABELS) for j, b in enumerate(LABELS) if CONSTRAINTS[i, j] == 0}
    assert ("B-cue", "I-cue") in allowed and ("I-cue", "I-cue") in allowed and ("I-cue", "B-cue") in allowed
    assert not {("O", "I-cue"), ("B-source", "I-cue"), ("I-source", "I-cue")} & allowed
    assert {before for before, after in allowed if after == "O"} == set(LABELS)


def test_a_strong_inside_label_draws_the_opening_one_with_it() -> None:
    scores = np.array([[1.0, 0.5, 0, 0, 0], [0, 0, 4, 0, 0], [2, 0, 0, 0, 0]])
    assert [LABELS[i] for i in best_path(scores, CONSTRAINTS)] == ["B-cue", "I-cue", "O"]


def test_learned_transitions_count_beside_the_scores() -> None:
    transitions = np.zeros((2, 2))
    transitions[1, 1] = -3
    assert best_path(np.array([[0.0, 1.0], [0.0, 1.0]]), transitions) in ([0, 1], [1, 0])


def test_an_empty_window_has_an_empty_path() -> None:
    assert best_path(np.zeros((0, len(LABELS))), CONSTRAINTS) == []


def is_allowed(path: Sequence[int]) -> bool:
    opened = [0, *path]  # as if an O stood before the first word
    return all(CONSTRAINTS[a, b] > FORBIDDEN / 2 for a, b in pairwise(opened))


def value(path: Sequence[int], scores: NDArray[np.float64], transitions: NDArray[np.float64]) -> float:
    steps = sum(transitions[a, b] for a, b in pairwise(path))
    return float(sum(scores[i, label] for i, label in enumerate(path)) + steps)


@given(st.integers(1, 4).flatmap(lambda n: matrix(n, len(LABELS))), matrix(len(LABELS), len(LABELS)))
@settings(max_examples=40, deadline=None)
def test_the_best_path_is_the_best_of_all_allowed_ones(
    scores: NDArray[np.float64], learned: NDArray[np.float64]
) -> None:
    transitions = learned + CONSTRAINTS
    path = best_path(scores, transitions)
    assert is_allowed(path)
    best = max(value(p, scores, transitions) for p in product(range(len(LABELS)), repeat=len(scores)) if is_allowed(p))
    assert value(path, scores, transitions) == pytest.approx(best)


# ---- spans ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("O O", []),
        ("B-cue", [(0, 1, "cue")]),
        ("O B-cue I-cue O", [(1, 3, "cue")]),
        ("B-cue B-cue", [(0, 1, "cue"), (1, 2, "cue")]),
        ("B-cue B-source I-source", [(0, 1, "cue"), (1, 3, "source")]),
        ("I-cue I-cue", [(0, 2, "cue")]),
        ("B-cue I-source", [(0, 1, "cue"), (1, 2, "source")]),
    ],
)
def test_spans_are_read_off_a_path(path: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(spans([LABELS.index(label) for label in path.split()], LABELS)) == expected


# ---- trees ----------------------------------------------------------------------------------------------------------


def is_tree(heads: Sequence[int]) -> bool:
    """Return whether one word is its own head and every other leads to it."""
    roots = [i for i, head in enumerate(heads) if head == i]
    reached = set(roots)
    for _ in heads:
        reached |= {i for i, head in enumerate(heads) if head in reached}
    return len(roots) == 1 and len(reached) == len(heads)


def worth(heads: Sequence[int], arcs: NDArray[np.float64]) -> float:
    return float(sum(arcs[i, head] for i, head in enumerate(heads)))


def test_best_heads_that_form_a_tree_are_kept() -> None:
    arcs = np.array([[0.0, 5, 0], [0, 5, 0], [0, 5, 0]])
    assert tree(arcs) == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    # Words 0 and 1 choose each other, word 2 the root: 1 loses less by hanging on 2 than 0 does.
    arcs = np.array([[-9.0, 5, 1], [5, -9, 3], [0, 0, 4]])
    assert tree(arcs) == [1, 2, 2]


def test_two_words_that_would_both_be_root_leave_one() -> None:
    arcs = np.array([[5.0, 1], [2, 5]])
    assert tree(arcs) == [0, 0]


def test_the_likeliest_root_gives_way_where_the_whole_is_better() -> None:
    arcs = np.full((5, 5), -50.0)
    arcs[np.diag_indices(5)] = [9, 8, 7, 6, 0]
    arcs[:4, 4] = 5.0
    assert tree(arcs) == [4, 4, 4, 4, 4]


@given(st.integers(1, 5).flatmap(lambda n: matrix(n, n)))
@settings(max_examples=60, deadline=None)
def test_the_tree_is_the_best_of_all_trees(arcs: NDArray[np.float64]) -> None:
    heads = tree(arcs)
    assert is_tree(heads)
    best = max(worth(h, arcs) for h in product(range(len(arcs)), repeat=len(arcs)) if is_tree(h))
    assert worth(heads, arcs) == pytest.approx(best, abs=1e-6)


@given(st.integers(1, 30), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 1e4]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_any_scores_give_a_tree_with_one_root(size: int, seed: int, scale: float, tied: bool) -> None:
    arcs = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32) * np.float32(scale)
    assert is_tree(tree(np.round(arcs / scale) if tied else arcs))


@pytest.mark.parametrize(
    ("upos", "head", "before", "expected"),
    [
        ("NOUN", "VERB", True, "nsubj"),
        ("PROPN", "VERB", False, "obj"),
        ("NOUN", "NOUN", True, "compound"),
        ("NOUN", "NOUN", False, "nmod"),
        ("ADJ", "NOUN", True, "amod"),
        ("ADJ", "VERB", False, "xcomp"),
        ("VERB", "NOUN", False, "acl"),
        ("VERB", "VERB", False, "advcl"),
        ("PUNCT", "VERB", False, "punct"),
        ("ADP", "NOUN", True, "case"),
    ],
)
def test_the_usual_relation_of_two_parts_of_speech(upos: str, head: str, before: bool, expected: str) -> None:
    assert usual_relation(upos, head, before=before) == expected
