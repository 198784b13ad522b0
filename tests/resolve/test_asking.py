from __future__ import annotations

import pytest

from dragoman.core.entities import NIL
from dragoman.exceptions import UsageError
from dragoman.knowledge import load_registry
from dragoman.resolve.asking import ask
from dragoman.resolve.gazetteer import Gazetteer

REGISTRY, GAZETTEER = load_registry(), Gazetteer.load()


def test_a_name_shared_by_two_gives_the_other_as_alternative() -> None:
    best, others = ask("Clinton", registry=REGISTRY, gazetteer=GAZETTEER, date="2010-06-01")
    assert best.name == "Hillary Clinton"
    assert "Bill Clinton" in [other.name for other in others]
    assert all(other.score < best.score and other.reasons for other in others)


def test_a_capital_is_read_in_its_context() -> None:
    best, others = ask("Quito", registry=REGISTRY, gazetteer=GAZETTEER, context="The envoy slept in Quito on Friday.")
    assert (best.id, best.kind, best.country) == (NIL, "place", "ECU")
    assert [other.id for other in others] == ["ECU"]


def test_people_named_in_full_in_the_context_count() -> None:
    context = "Russian Foreign Minister Sergei Lavrov spoke. Later the Russian minister left."
    best, _ = ask("the Russian minister", registry=REGISTRY, gazetteer=GAZETTEER, date="2011-03-02", context=context)
    assert best.name == "Sergey Lavrov"


def test_a_name_that_the_context_lacks_is_misuse() -> None:
    with pytest.raises(UsageError, match="Quito"):
        ask("Quito", registry=REGISTRY, gazetteer=GAZETTEER, context="The envoy slept.")
