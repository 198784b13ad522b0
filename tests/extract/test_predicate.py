"""What the encoder's scores say of the words' claims."""

from __future__ import annotations

import numpy as np

from dragoman.extract.labels import CERTAINTIES, CLAIMS, PLOVER, POLARITIES, ROLES, Labels
from dragoman.extract.predicate import LEAST_CLAIM, predications
from dragoman.extract.runtime import Scores

LABELS = Labels(xpos=(), deprel=())
WORDS = 4


def one_hot(names: tuple[str, ...], name: str) -> list[float]:
    return [float(other == name) for other in names]


def scores(claims: dict[int, dict[str, float]], roles: dict[str, dict[int, dict[int, float]]] | None = None) -> Scores:
    """Scores of four words: `claims` by word and label, `roles` by head and word; the rest claims nothing."""
    found: Scores = {
        "claim": np.array([[claims.get(i, {"none": 1.0}).get(name, 0.0) for name in CLAIMS] for i in range(WORDS)]),
        "polarity": np.array([one_hot(POLARITIES, "+")] * WORDS),
        "certainty": np.array([one_hot(CERTAINTIES, "certain")] * WORDS),
        "deed": np.array([one_hot(PLOVER, "NONE")] * WORDS),
    }
    for role in ROLES:
        found[role] = np.eye(WORDS)
        for head, players in (roles or {}).get(role, {}).items():
            found[role][head] = [players.get(i, 0.0) for i in range(WORDS)]
    return found


def test_words_that_hardly_claim_anything_are_passed_over() -> None:
    claims = {1: {"none": 1 - LEAST_CLAIM / 2, "did": LEAST_CLAIM / 2}, 2: {"none": 0.4, "did": 0.5, "said": 0.1}}
    [found] = predications(scores(claims), LABELS, 10)
    assert (found.token, found.label, found.score) == (12, "did", 0.6)
    assert found.shares == {"did": 0.5, "said": 0.1}


def test_who_plays_a_role_is_counted_from_the_reports_first_word() -> None:
    roles = {"actor": {2: {0: 0.7, 2: 0.25, 3: 0.05}}, "source": {2: {2: 1.0}}}
    [found] = predications(scores({2: {"did": 1.0}}, roles), LABELS, 10)
    assert found.actors == ((10, 0.7), (12, 0.25))
    assert found.sources == ((12, 1.0),)


def test_a_content_holds_its_head() -> None:
    roles = {"first": {2: {3: 0.6, 1: 0.4}}, "last": {2: {0: 0.6, 3: 0.4}}}
    [found] = predications(scores({2: {"did": 1.0}}, roles), LABELS, 10)
    assert (found.first, found.last) == (11, 13)


def test_weights_that_know_no_claims_give_none() -> None:
    assert list(predications({"upos": np.zeros((WORDS, 2))}, LABELS, 0)) == []
