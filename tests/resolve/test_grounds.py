from __future__ import annotations

from dragoman.core.entities import NIL, Entity
from dragoman.resolve import grounds
from dragoman.resolve.grounds import Ground, because, besides, unknown

ORLO = Entity(NIL, "Orlo", "person", "KEN")


def test_every_score_is_a_probability_and_every_ground_has_words() -> None:
    found = [ground for ground in vars(grounds).values() if isinstance(ground, Ground)]
    assert found
    assert all(0 <= ground.score <= 1 and ground.words for ground in found)


def test_one_ground_replaces_those_before() -> None:
    entity = because(because(ORLO, grounds.NAME), grounds.BRANCH, "KEN")
    assert (entity.score, entity.reasons) == (0.85, ("branch in KEN, which the report is about",))


def test_two_grounds_are_as_sure_as_both_together() -> None:
    entity = besides(because(ORLO, Ground(0.5, "a")), Ground(0.5, "b {}"), "c")
    assert (entity.score, entity.reasons) == (0.25, ("b c", "a"))


def test_nobody_known_is_as_sure_as_his_country() -> None:
    assert unknown(ORLO, in_words=True).score > unknown(ORLO, in_words=False).score > 0
    assert unknown(Entity(NIL, "Orlo", "person", "UNK"), in_words=True).score == 0
