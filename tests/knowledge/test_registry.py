from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge import load_registry
from dragoman.knowledge.loading import build_registry
from dragoman.knowledge.registry import CLASSES, Registry
from dragoman.knowledge.tables import read_tables

STATES = """[states]
columns = ["id", "name", "names", "adjectives", "capitals", "seats", "wikidata"]
rows = '''
# Two invented states
VRN | Varnland | Republic of Varnland | Varnish | Port Selwyn | Amber House |
OST | Ostrava Islands | | Ostravan | Quay | |
'''
"""
PEOPLE = """[people]
columns = ["name", "of", "spellings", "terms"]
rows = '''
Ilse Marren | VRN | Ilze Marren | president 2001-03-01..2005-02-28
Tomas Brandt | VRN | | president 2005-03..2009; foreign_minister 2003..2004
Anna Marren | OST | =Anna | president 2004-01-01..
'''
"""
WORDS = """[offices]
columns = ["office", "sector", "phrases"]
rows = '''
president | GOV | president
'''

[bodies]
columns = ["body", "name", "kind", "sector", "phrases"]
rows = '''
gov | Government of {state} | government | GOV | government
'''
"""


def build(tmp_path: Path, *texts: str) -> Registry:
    rows = []
    for number, text in enumerate(texts):
        path = tmp_path / f"file{number}.toml"
        path.write_text(text, encoding="utf-8")
        rows += list(read_tables(path))
    return build_registry(rows)


@pytest.fixture
def small(tmp_path: Path) -> Registry:
    return build(tmp_path, STATES, PEOPLE, WORDS)


@pytest.mark.parametrize(
    ("word", "code"),
    [("Varnland", "VRN"), ("the Republic of Varnland", "VRN"), ("Varnland's", "VRN"), ("Ostravans", "OST")],
)
def test_a_state_goes_by_its_names_adjectives_and_people(small: Registry, word: str, code: str) -> None:
    state = small.state_of(word)
    assert state is not None
    assert state.id == code


def test_a_proper_name_needs_its_capitals(small: Registry) -> None:
    assert small.find("varnland") is None


def test_capital_and_seat_stand_for_state_and_government(small: Registry) -> None:
    capital, seat = small.capital_of("Port Selwyn"), small.government_of("the Amber House")
    assert capital is not None
    assert capital.id == "VRN"
    assert seat is not None
    assert (seat.id, seat.name) == ("VRN.gov", "Government of Varnland")


@pytest.mark.parametrize(
    ("date", "name"), [("2001-03-01", "Ilse Marren"), ("2005-03-31", "Tomas Brandt"), ("2009-12-31", "Tomas Brandt")]
)
def test_an_office_is_held_by_who_held_it_that_day(small: Registry, date: str, name: str) -> None:
    holder = small.holder("president", "VRN", date=date)
    assert holder is not None
    assert holder.name == name


@pytest.mark.parametrize("date", ["2000-12-31", "2010-01-01"])
def test_nobody_holds_an_office_outside_the_terms_known(small: Registry, date: str) -> None:
    assert small.holder("president", "VRN", date=date) is None


def test_a_rough_date_that_leaves_two_holders_names_nobody(tmp_path: Path) -> None:
    people = PEOPLE.replace("2001-03-01..2005-02-28", "2001..2005")
    assert build(tmp_path, STATES, people, WORDS).holder("president", "VRN", date="2005-06-01") is None


def test_a_surname_is_that_of_its_one_bearer(small: Registry) -> None:
    person = small.person("Brandt")
    assert person is not None
    assert person.name == "Tomas Brandt"


def test_a_surname_with_an_office_is_that_of_who_held_it(small: Registry) -> None:
    for office, name in (("president", "Ilse Marren"), ("foreign_minister", "Tomas Brandt")):
        surname = name.split()[-1]
        actor = small.person(surname, date="2002-01-01", office=office)
        assert actor is not None
        assert actor.name == name


def test_a_kingdom_is_one_by_its_full_name() -> None:
    assert REGISTRY.actors["JOR"].is_kingdom
    assert not REGISTRY.actors["FRA"].is_kingdom


def test_a_family_name_marked_in_the_table_replaces_the_last_word(small: Registry) -> None:
    person = small.person("Marren", date="2004-05-01")
    assert person is not None
    assert person.name == "Ilse Marren"


def test_another_first_name_is_another_person(small: Registry) -> None:
    assert small.person("Olga Brandt", date="2006-01-01") is None


def test_a_country_rules_out_people_of_others(small: Registry) -> None:
    assert small.person("Brandt", country="OST") is None


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (STATES.replace("OST |", "VRN |"), 6, "no other row has"),
        (STATES.replace("| Quay | |", "| Quay |"), 6, "expected 7 cells"),
        (STATES.replace("| Quay |", "| Port Selwyn |"), 6, "capitals"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(KnowledgeError, match=words) as caught:
        build(tmp_path, text, WORDS)
    assert caught.value.line == line
    assert caught.value.file == "file0.toml"


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("president 2005-13..", "a day of the calendar"),
        ("president 2005", "expected dates"),
        ("president 2006-01-01..2005-12-31", "first date before"),
        ("president@moon 2006..", "'moon'"),
    ],
)
def test_dates_and_owners_of_offices_are_checked(tmp_path: Path, terms: str, words: str) -> None:
    people = PEOPLE.replace("president 2001-03-01..2005-02-28", terms)
    with pytest.raises(KnowledgeError, match=words) as caught:
        build(tmp_path, STATES, people, WORDS)
    assert caught.value.line == 4


def test_a_file_that_is_no_toml_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="expected a TOML file"):
        build(tmp_path, "states = [")


# ---- The registry that ships --------------------------------------------------------------------------------------

REGISTRY = load_registry()
ALL_STATES = [actor for actor in REGISTRY.actors.values() if actor.kind == "state"]


@given(st.sampled_from(ALL_STATES))
def test_every_state_is_found_by_its_name(state) -> None:  # type: ignore[no-untyped-def]
    found = REGISTRY.state_of(state.name)
    assert found is not None
    assert found.id == state.id


@given(st.sampled_from(ALL_STATES))
def test_every_state_has_a_government_of_its_own(state) -> None:  # type: ignore[no-untyped-def]
    body = REGISTRY.body("mfa", state.id)
    assert body.country == state.id
    assert body.kind == "government"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("the U.N.", "IGO"),
        ("UN Security Council", "IGO"),
        ("Nato", "IGO"),
        ("the West", "IGO"),
        ("Arab League", "IGO"),
        ("Amnesty International", "NGO"),
        ("Hezbollah", "NSA"),
        ("ISIL", "NSA"),
        ("the Taliban", "AFG"),
        ("Reuters", "MED"),
        ("Xinhua", "CHN"),
        ("the State Department", "USA"),
        ("the Pentagon", "USA"),
    ],
)
def test_well_known_actors_have_their_codes(name: str, country: str) -> None:
    actor = REGISTRY.find(name)
    assert actor is not None
    assert actor.country == country


@pytest.mark.parametrize("word", ["who", "us", "it", "aids", "is", "time"])
def test_common_words_are_nobodys_name(word: str) -> None:
    assert REGISTRY.find(word) is None


def test_spellings_of_one_name_are_one_person() -> None:
    names = ["Muammar Gaddafi", "Moammar Gadhafi", "Muammar Qaddafi", "Gadhafi", "Moamer Kadhafi"]
    assert {found.id for name in names if (found := REGISTRY.person(name))} == {"muammar-gaddafi"}


@pytest.mark.parametrize(("date", "country"), [("2000-06-01", "EGY"), ("2010-06-01", "IGO"), ("2013-06-01", "EGY")])
def test_an_office_for_a_body_of_states_counts_while_it_lasts(date: str, country: str) -> None:
    actor = REGISTRY.find("Amr Moussa")
    assert actor is not None
    assert REGISTRY.country_at(actor, date) == country


def test_a_council_counts_to_its_country_from_the_day_it_governs() -> None:
    actor = REGISTRY.find("National Transitional Council")
    assert actor is not None
    assert [REGISTRY.country_at(actor, date) for date in ("2011-06-07", "2011-09-14")] == ["NSA", "LBY"]


def test_every_code_is_a_states_or_a_class() -> None:
    codes = {actor.country for actor in REGISTRY.actors.values()}
    assert codes - CLASSES <= {state.id for state in ALL_STATES}


@pytest.mark.parametrize("name", ["Ahmed", "May", "Arabia"])
def test_a_given_name_or_a_month_names_nobody_alone(name: str) -> None:
    assert REGISTRY.person(name, date="2017-06-01") is None
