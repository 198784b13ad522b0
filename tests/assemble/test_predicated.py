"""The encoder's word on claims, weighed against the rules."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.assemble.deciding import Ruled
from dragoman.assemble.predicated import CERTAIN, DOUBTFUL, NOBODY, SPELT, Predicated, weigh, weighed
from dragoman.core.layers import Layers, Predication
from dragoman.syntax import Tree
from sentences import tell

LINE = (
    "Minister/NNP/nsubj/said Tarn/NNP/flat/Minister said/VBD/root Belmora/NNP/nsubj/left and/CC/cc/Corland "
    "Corland/NNP/conj/Belmora left/VBD/ccomp/said/RETREAT ."
)
MINISTER, TARN, BELMORA, CORLAND, LEFT = 0, 1, 3, 5, 6


def predication(score: float = 0.9, **roles: tuple[tuple[int, float], ...]) -> Predication:
    nobody = ((LEFT, 1.0),)
    played = {name: roles.get(name, nobody) for name in ("actors", "recipients", "sources", "outer")}
    return Predication(
        LEFT, "did", score, {"did": score}, 0.0, {"certain": 1.0}, {"NONE": 1.0}, **played, first=3, last=6
    )


def test_what_is_claimed_ends_before_the_stop() -> None:
    report, _ = tell(LINE)
    judge = predicated(replace(predication(), last=7))
    span = judge.span(LEFT)
    assert span is not None and span.of(report.text) == "Belmora and Corland left"


def players(found: tuple[tuple[int, float], ...], ruled: tuple[int, ...] = (), weight: float = 1.0) -> tuple[int, ...]:
    return predicated(predication()).players(LEFT, found, Ruled(ruled, "by rule"), weight).value


def predicated(*found: Predication) -> Predicated:
    _, layers = tell(LINE)
    layers = replace(layers, predications=found)
    return Predicated(layers, Tree(layers.tokens))


@pytest.mark.parametrize(
    ("ruled", "weight", "answer"),
    [("said", 0.0, "did"), ("said", 0.3, "did"), ("said", 0.5, "said"), ("did", 9.0, "did"), ("plans", 9.0, "plans")],
)
def test_a_rule_counts_as_much_as_its_weight(ruled: str, weight: float, answer: str) -> None:
    assert weigh({"did": 0.6, "said": 0.4}, ruled, weight) == answer


@pytest.mark.parametrize(
    ("ruled", "weight", "winner"), [("did", 1.0, "both"), ("said", 1.0, "rule"), ("said", 0.1, "encoder")]
)
def test_a_decision_says_who_prevailed(ruled: str, weight: float, winner: str) -> None:
    decided = weighed({"did": 0.6, "said": 0.4}, Ruled(ruled, "by rule"), weight)
    assert decided.votes is not None
    assert (decided.votes.winner, decided.ruled.value) == (winner, ruled)


def test_a_party_against_the_rule_s_is_the_encoder_s() -> None:
    judge = predicated(predication())
    votes = judge.players(LEFT, ((BELMORA, 0.9),), Ruled((CORLAND,), "by rule"), 1.0).votes
    assert votes is not None and (votes.winner, votes.shares) == ("encoder", {BELMORA: 0.9})


def test_shares_count_among_themselves() -> None:
    assert weigh({"did": 0.06, "said": 0.04}, "said", 0.3) == weigh({"did": 0.6, "said": 0.4}, "said", 0.3) == "did"


@pytest.mark.parametrize("by_rule", [True, False])
def test_without_predications_the_rules_decide(by_rule: bool) -> None:
    assert predicated().heads(LEFT, by_rule=by_rule) is by_rule
    assert Predicated(Layers(), Tree(())).span(LEFT) is None


def test_a_rule_needs_the_encoder_not_to_doubt_it() -> None:
    assert predicated(predication(CERTAIN)).heads(LEFT, by_rule=False)
    assert not predicated(predication(CERTAIN - 0.01)).heads(LEFT, by_rule=False)
    assert predicated(predication(DOUBTFUL)).heads(LEFT, by_rule=True)
    assert not predicated(predication(DOUBTFUL - 0.01)).heads(LEFT, by_rule=True)
    assert not predicated(predication()).heads(BELMORA, by_rule=True)


def test_the_encoder_says_where_a_claim_begins_and_ends() -> None:
    report, _ = tell(LINE)
    span = predicated(predication()).span(LEFT)
    assert span and span.of(report.text) == "Belmora and Corland left"
    assert predicated(predication(SPELT - 0.01)).span(LEFT) is None


def test_a_word_stands_for_its_phrase() -> None:
    assert players(((TARN, 0.9),)) == (MINISTER,)


def test_who_else_is_likely_takes_part_too() -> None:
    assert players(((BELMORA, 0.5), (CORLAND, 0.4), (TARN, 0.1)), weight=0.0) == (BELMORA, CORLAND)


def test_nobody_may_be_the_answer() -> None:
    found = ((LEFT, 0.9), (BELMORA, 0.1))
    assert players(found) == ()
    assert players(found, (BELMORA, CORLAND), weight=3.0) == (BELMORA, CORLAND)
    assert NOBODY < 0
