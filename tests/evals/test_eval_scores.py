from __future__ import annotations

from evals.scores import Tally, f1_score, pair_greedily, tally_sets, total


def test_tally_gives_precision_recall_and_f1() -> None:
    tally = Tally(hit=2, predicted=4, gold=5)
    assert (tally.precision, tally.recall, round(tally.f1, 3)) == (0.5, 0.4, 0.444)


def test_nothing_predicted_and_nothing_gold_is_zero() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_sets_count_an_item_once() -> None:
    assert tally_sets(["a", "a", "b"], ["b", "b", "c"]) == Tally(1, 2, 2)


def test_total_sums_field_by_field() -> None:
    assert total([Tally(1, 2, 3), Tally(4, 5, 6)]) == Tally(5, 7, 9)


def test_pairs_are_one_to_one_and_the_greatest_overlap_goes_first() -> None:
    assert pair_greedily([(0.6, 0, 0), (0.9, 0, 1), (0.7, 1, 1), (0.5, 1, 0)]) == [(0, 1), (1, 0)]


def test_equal_overlaps_fall_to_the_lower_indices_whatever_their_order() -> None:
    assert pair_greedily([(0.5, 1, 0), (0.5, 0, 1), (0.5, 0, 0)]) == [(0, 0)]


def test_score_names_itself() -> None:
    score = f1_score("time", "gum.dev", "strict", Tally(1, 1, 2), "ab")
    assert (score.key, score.count, score.precision, score.recall) == ("time/gum.dev/strict", 2, 1.0, 0.5)
