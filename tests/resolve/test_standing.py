from __future__ import annotations

import re
from typing import Literal

import pytest

from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers, Mention, MentionType, Sentence, Toponym
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge import load_registry
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.linking import describe_in, link
from dragoman.resolve.standing import is_on_sport

REGISTRY = load_registry()
MATCH = (
    "The match began late. A goal from a penalty was scored before halftime, the goalkeeper of Chile watched, and the "
    "referee let the coach of Peru rage. In the semifinals of the cup the striker scored again. Chile won."
)


def linked(text: str, words: str, type: MentionType, use: Literal["literal", "associative"] | None = None) -> Entity:
    """Return the entity of the last of those words, by the use that the model sees in them."""
    start = [found.start() for found in re.finditer(re.escape(words), text)][-1]
    mention = Mention(start, start + len(words), 0, type, "name")
    toponyms = (Toponym(start, start + len(words), use),) if use else ()
    layers = Layers(sentences=(Sentence(0, len(text), 0, 0, 0, "body"),), mentions=(mention,), toponyms=toponyms)
    report = Report(doc="d", text=text, date="2011-06-28")
    entity = link(report, layers, REGISTRY, gazetteer=Gazetteer.load())[0].entity
    assert entity is not None
    return entity


@pytest.mark.parametrize(("capital", "code"), [("Moscow", "RUS"), ("Quito", "ECU"), ("Washington", "USA")])
def test_a_capital_is_a_place_or_its_government_by_its_use(capital: str, code: str) -> None:
    government = linked(f"{capital} protested.", capital, "LOC", "associative")
    place = linked(f"He slept in {capital}.", capital, "LOC", "literal")
    assert (government.id, government.kind) == (code, "state")
    assert (place.id, place.kind, place.country, place.name) == (NIL, "place", code, capital)


def test_without_a_use_the_word_before_a_capital_decides() -> None:
    assert linked("He slept in Quito.", "Quito", "ORG").kind == "place"
    assert linked("He wrote to Quito.", "Quito", "ORG").kind == "state"


def test_a_state_is_itself_wherever_it_stands() -> None:
    assert linked("He slept in Chile.", "Chile", "LOC", "literal").id == "CHL"


@pytest.mark.parametrize("words", ["northern Chile", "Paris, France"])
def test_a_part_of_a_state_and_a_place_in_one_are_not_the_state(words: str) -> None:
    entity = linked(f"He slept in {words}.", words, "LOC", "literal")
    assert (entity.id, entity.kind) == (NIL, "place")


def test_a_state_in_a_report_on_sport_is_its_team() -> None:
    team = linked(MATCH, "Chile", "ORG")
    assert (team.id, team.kind, team.country) == (NIL, "organisation", "CHL")
    assert linked("Chile won the war.", "Chile", "ORG").id == "CHL"


def test_one_word_of_sport_makes_no_report_on_sport() -> None:
    assert is_on_sport(MATCH, REGISTRY)
    assert not is_on_sport("The coach with the ministers reached its goal.", REGISTRY)


def test_a_place_that_takes_part_stands_for_its_government() -> None:
    text = "He slept in Quito."
    place = linked(text, "Quito", "LOC", "literal")
    mention = Mention(12, 17, 0, "LOC", "name", entity=place)
    report = Report(doc="d", text=text)
    described = describe_in(report, Layers(mentions=(mention,)), REGISTRY, gazetteer=Gazetteer.load())
    assert described(Span(12, 17)).id == "ECU"
