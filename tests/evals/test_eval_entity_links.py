from __future__ import annotations

import pytest

from dragoman.core.claims import Reading
from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers, Mention
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge import load_registry
from evals.entities import evaluate
from evals.entity_links import DatedDocument, LinkCounts, NamedActor, Titles, count_links, named_actors
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored

TITLES = Titles(load_registry())
TEXT = "Chile called. Port Selwyn slept."


def mention(start: int, end: int, id: str, country: str = "CHL") -> Mention:
    return Mention(start, end, 0, "ORG", "name", entity=Entity(id, "x", "state", country))


def counts(*mentions: Mention) -> LinkCounts:
    gold = [NamedActor(Span(0, 5), "Chile"), NamedActor(Span(14, 25), "Port Selwyn")]
    return count_links(TEXT, gold, Layers(mentions=mentions), TITLES)


def test_links_count_by_whether_the_registry_has_whom_a_name_means() -> None:
    assert counts() == LinkCounts(known=1, others=1)
    assert counts(mention(0, 5, "CHL"), mention(14, 25, NIL)) == LinkCounts(1, 1, 1, 1, 0)
    assert counts(mention(0, 5, "PER"), mention(14, 25, "CHL")) == LinkCounts(1, 1, 0, 1, 1)


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("United States", "USA"),
        ("Chileans", "CHL"),
        ("Government of the United Kingdom", "GBR.gov"),
        ("Ministry of Interior (Saudi Arabia)", "SAU.interior"),
        ("Chile national football team", None),
    ],
)
def test_a_title_means_the_actor_that_goes_by_it(title: str, id: str | None) -> None:
    actor = TITLES.actor(title)
    assert (actor.id if actor else None) == id


def test_a_people_is_right_where_its_country_is() -> None:
    actor = TITLES.registry.actors["CHL"]
    assert TITLES.means(mention(0, 8, NIL), actor, "Chileans")
    assert not TITLES.means(mention(0, 5, NIL), actor, "Chile")


def document() -> dict[str, object]:
    entity = {"start": 0, "end": 5, "type": "place", "minspan": "1", "wiki": "Chile"}
    other = {"start": 14, "end": 25, "type": "place", "minspan": "1,2", "wiki": None}
    return {"doc": "g", "text": TEXT, "date": "2011-01-01", "sents": [[0, 13], [14, 32]], "entities": [entity, other]}


def test_only_names_with_an_article_are_gold() -> None:
    import msgspec

    assert named_actors(msgspec.convert(document(), DatedDocument)) == [NamedActor(Span(0, 5), "Chile")]


def test_the_rows_stand_beside_those_of_the_corpus(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_corpus("entities/gum.dev.jsonl.gz", [document()])
    reading = Reading(Report(doc="g", text=TEXT), layers=Layers(mentions=(mention(0, 5, "CHL"),)))
    rows = scored(evaluate(make_setup(FakeSystem(readings=(reading,)))))
    values = {row.metric: (row.value, row.count) for row in rows}
    assert values["in the registry, linked right"] == (1.0, 1)
    assert values["in the registry, linked right, end to end"] == (1.0, 1)
    assert values["not in it, wrongly linked"] == (0.0, 0)
