from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.core.entities import Place
from dragoman.core.layers import Layers, Mention, Sentence, Toponym
from dragoman.core.reports import Report
from dragoman.exceptions import KnowledgeError
from dragoman.knowledge import load_place_rows, load_registry
from dragoman.resolve.gazetteer import CityIndex, Gazetteer
from dragoman.resolve.toponym_spans import settle_toponyms
from dragoman.resolve.toponyms import resolve_toponyms

GAZETTEER = Gazetteer.load()
COUNTRIES = [row.one("code") for row in load_place_rows() if row.section == "countries"]


def places(text: str, *names: str, dateline: str | None = None) -> list[Place | None]:
    spans = [re.search(re.escape(name), text) for name in names]
    toponyms = tuple(Toponym(span.start(), span.end(), "literal") for span in spans if span)
    report = Report(doc="d", text=text, dateline=dateline)
    return [t.place for t in resolve_toponyms(report, Layers(toponyms=toponyms), GAZETTEER)]


def key(place: Place | None) -> tuple[str, str | None, str]:
    assert place is not None
    return place.name, place.country, place.precision


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Chile", ("Chile", "CHL", "country")),
        ("the U.S.", ("United States", "USA", "country")),
        ("Peruvian", ("Peru", "PER", "country")),
        ("Bagram Airbase", ("Bagram", "AFG", "point")),
        ("Golan Heights", ("Golan Heights", "SYR", "region")),
        ("the Strait of Hormuz", ("Strait of Hormuz", None, "sea")),
        ("the Middle East", ("Middle East", None, "region")),
        ("Texas", ("Texas", "USA", "region")),
        ("Scotland", ("Scotland", "GBR", "region")),
        ("Samarkand", ("Samarkand", "UZB", "city")),
        ("Lockerbie, Scotland", ("Lockerbie", "GBR", "city")),
        ("eastern Aleppo", ("eastern Aleppo", "SYR", "region")),
    ],
)
def test_a_place_is_found_with_country_and_precision(name: str, found: tuple[str, str | None, str]) -> None:
    assert key(GAZETTEER.find(name)) == found


@pytest.mark.parametrize("name", ["", "Xyzzyville", "turkey", "the", ", ", "EU's", "US"])
def test_what_is_no_place_of_the_file_is_not_made_one(name: str) -> None:
    place = GAZETTEER.find(name)
    assert place is None or place.precision in ("country", "region")


@given(st.sampled_from(COUNTRIES))
def test_every_state_is_a_place_with_coordinates(code: str) -> None:
    place = GAZETTEER.find(load_registry().actors[code].name)
    assert place is not None
    assert place.country == code
    assert place.latitude is not None


@given(st.text(max_size=40))
def test_no_name_breaks_the_look_up(name: str) -> None:
    place = GAZETTEER.find(name)
    assert place is None or place.name


def test_the_largest_namesake_is_meant_unless_the_report_says_otherwise() -> None:
    assert key(GAZETTEER.find("Cordoba")) != key(GAZETTEER.find("Cordoba", prefer=("ESP",)))
    assert key(GAZETTEER.find("Cordoba", prefer=("ESP",)))[1] == "ESP"


def test_the_countries_of_the_report_choose_between_namesakes() -> None:
    text = "Spain mourned. In Cordoba people prayed, all Spain watched."
    assert key(places(text, "Cordoba", "Spain")[0])[1] == "ESP"


def test_what_follows_after_a_comma_decides_first() -> None:
    assert [key(p)[1] for p in places("They met in Paris, Texas, on Friday.", "Paris")] == ["USA"]


def test_the_capital_of_a_state_is_its_city() -> None:
    assert key(places("Shots fell in the Libyan capital.", "the Libyan capital")[0])[:2] == ("Tripoli", "LBY")


def test_a_phrase_is_the_place_named_in_it() -> None:
    text = "Fighting reached an area northwest of Hama."
    assert key(places(text, "an area northwest of Hama")[0])[1] == "SYR"


def test_an_unknown_name_stays_without_a_place() -> None:
    assert places("Nothing is known of Xyzzyville.", "Xyzzyville") == [None]


def test_georgia_is_the_state_of_the_union_beside_its_cities() -> None:
    text = "Voters in Georgia and in Florida queued."
    assert key(places(text, "Georgia", "Florida")[0])[1] == "USA"
    assert key(places("Georgia and Russia talked.", "Georgia", "Russia")[0])[1] == "GEO"


def test_a_damaged_index_says_what_to_do() -> None:
    with pytest.raises(KnowledgeError, match="build_gazetteer"):
        CityIndex(b"something else", file="cities.gaz")


def settled(text: str, *names: str) -> list[str]:
    """Return the toponyms of a one-sentence report of which the encoder has found these."""
    spans = [re.search(re.escape(name), text) for name in names]
    toponyms = tuple(Toponym(*span.span(), "literal") for span in spans if span)
    layers = Layers(sentences=(Sentence(0, len(text), 0, 0, 0, "body"),), toponyms=toponyms)
    return [text[t.start : t.end] for t in settle_toponyms(Report(doc="d", text=text), layers, GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Fighting spread in the Middle East.", ("Middle", "East"), ["Middle East"]),
        ("Troops raided the West Bank.", ("West",), ["West Bank"]),
        ("Ships left the Strait of Hormuz and the Golan Heights.", ("Heights",), ["Golan Heights"]),
        ("Planes struck the Chilean capital.", ("Chilean",), ["Chilean capital"]),
        ("From Samarkand they flew; Samarkand was quiet.", ("Samarkand",), ["Samarkand", "Samarkand"]),
        ("Peru, Chile agreed.", ("Peru", "Chile"), ["Peru", "Chile"]),
        ("Xyzzyville Council met.", ("Xyzzyville",), ["Xyzzyville"]),
    ],
)
def test_names_are_settled(text: str, names: tuple[str, ...], expected: list[str]) -> None:
    assert settled(text, *names) == expected


def test_a_mention_of_a_place_is_a_toponym() -> None:
    text = "Envoys met in Samarkand."
    layers = Layers(mentions=(Mention(14, 23, 3, "LOC", "name"), Mention(0, 6, 0, "LOC", "name")))
    (found,) = settle_toponyms(Report(doc="d", text=text), layers, GAZETTEER)
    assert (text[found.start : found.end], found.use) == ("Samarkand", "literal")


def test_an_organisation_s_letters_are_no_town() -> None:
    assert GAZETTEER.find("NATO") is None
    assert GAZETTEER.find("U.N.") is None
