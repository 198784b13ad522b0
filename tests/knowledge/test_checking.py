from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge import load_registry
from dragoman.knowledge.checking import check_files

GOOD = '''# Actors of our own
[groups]
columns = ["id", "name", "of", "kind", "sector", "names", "dates"]
rows = """
dawn.front | Dawn Front | NSA | armed_group | REB | Sons of Dawn | 2010..2014
dawn.party | Dawn Party | KEN | party | PTY | Sons of Dawn | 2015..
"""

[names]
columns = ["id", "names"]
rows = """
KEN | Land of Harbours
sergey-lavrov | Sergej Lavrovius
"""

[people]
columns = ["name", "of", "terms"]
rows = """
Ilse Tarn | KEN | president 2030-01-01..
"""
'''


def write(folder: Path, text: str, name: str = "my.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def errors(folder: Path, text: str) -> list[tuple[int | None, str]]:
    checked = check_files([write(folder, text)])
    return [(error.line, error.message) for error in checked.errors]


def rows(section: str, columns: str, *lines: str) -> str:
    listed = ", ".join(f'"{column}"' for column in columns.split())
    return "\n".join([f"[{section}]", f"columns = [{listed}]", 'rows = """', *lines, '"""', ""])


def test_a_users_actors_are_added_names_too_and_the_version_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert check_files([path]).errors == ()
    registry, shipped = load_registry([path]), load_registry()
    front = registry.find("Dawn Front")
    assert front is not None and (front.kind, front.country) == ("armed_group", "NSA")
    kenya = registry.find("Land of Harbours")
    assert kenya is not None and kenya.id == "KEN"
    minister = registry.find("Sergej Lavrovius")
    assert minister is not None and minister.id == "sergey-lavrov"
    holder = registry.holder("president", "KEN", date="2031-01-01")
    assert holder is not None and holder.name == "Ilse Tarn"
    assert registry.version != shipped.version
    assert shipped.find("Dawn Front") is None


def test_a_shared_name_is_who_was_there_on_the_day(tmp_path: Path) -> None:
    registry = load_registry([write(tmp_path, GOOD)])
    for date, name in (("2012-05-01", "Dawn Front"), ("2016-05-01", "Dawn Party")):
        found = registry.find("Sons of Dawn", date=date)
        assert found is not None and found.name == name


def test_a_known_id_is_replaced_and_the_uppermost_file_wins(tmp_path: Path) -> None:
    columns = "id name of sector"
    one = write(tmp_path, rows("organisations", columns, "nato | The Pact | IGO | MIL"), "one.toml")
    two = write(tmp_path, rows("organisations", columns, "nato | The League | IGO | MIL"), "two.toml")
    found = load_registry([one, two]).actors["nato"]
    assert (found.name, found.names) == ("The League", ())


def test_a_users_name_comes_before_the_shipped_one(tmp_path: Path) -> None:
    text = rows("organisations", "id name of sector", "nato.our | NATO | NGO | SOC")
    found = load_registry([write(tmp_path, text)]).find("NATO")
    assert found is not None and found.id == "nato.our"


def test_all_errors_are_told_each_with_its_line_and_nothing_is_loaded(tmp_path: Path) -> None:
    text = "".join(
        (
            rows("people", "name of terms", "Ilse Tarn | XXX | president 2010-02-31..", "Orlo | KEN | dreamer 2010.."),
            rows("moons", "id", "a"),
            rows("groups", "id name of kind sector colour", "a | A Front | NSA | army | REB |", "b | B"),
        )
    )
    found = errors(tmp_path, text)
    assert [line for line, _ in found] == [4, 4, 4, 5, 7, 12, 15, 16]
    for number, words in enumerate(
        ("calendar", "'XXX'", "'XXX'", "'dreamer'", "[moons]", "'colour'", "'army'", "expected 6 cells")
    ):
        assert any(words in message for _, message in found), (number, words, found)
    with pytest.raises(KnowledgeError) as caught:
        load_registry([str(tmp_path / "my.toml")])
    assert len(caught.value.each()) == len(found)
    assert str(caught.value).count("my.toml:") == len(found)


@pytest.mark.parametrize(
    ("section", "columns", "lines", "line", "words"),
    [
        ("organisations", "id name of", ["a | A Pact | IGO", "a | B Pact | IGO"], 5, "no other row has"),
        ("organisations", "id name of", ["a | A Pact | IGO", "b | A Pact | IGO"], 5, "'A Pact' of 'a' again"),
        ("organisations", "id name of", ["a b | A Pact | IGO"], 4, "an id of letters"),
        ("organisations", "id name of", ["a | | IGO"], 4, "something in the column 'name'"),
        ("organisations", "id name of wikidata", ["a | A Pact | IGO | 77"], 4, "a Wikidata id"),
        ("organisations", "id name of sector", ["a | A Pact | IGO | XYZ"], 4, "a PLOVER sector"),
        ("organisations", "id name of dates", ["a | A Pact | IGO | 2010..2009"], 4, "first date before the last"),
        ("organisations", "id name", ["a | A Pact"], 1, "a column 'of'"),
        ("states", "id name", ["Tarnland | Tarnland"], 4, "three capitals"),
        ("names", "id names", ["nobody.here | Tarn"], 4, "the id of an actor"),
        ("members", "id members", ["un | nobody.here 2010.."], 4, "the id of an actor"),
        ("parts", "id part_of", ["un | un.sc"], 4, "un → un.sc → un"),
        ("parts", "id part_of", ["un | un"], 4, "un → un"),
    ],
)
def test_each_rule_names_its_line(
    tmp_path: Path, section: str, columns: str, lines: list[str], line: int, words: str
) -> None:
    assert [(at, words in message) for at, message in errors(tmp_path, rows(section, columns, *lines))] == [
        (line, True)
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[groups\n", 1, "expected a TOML file"),
        ("[groups]\nrows = 'x'\n", 1, "`columns` and `rows`"),
        ("[groups]\ncolumns = 1\nrows = 'x'\n", 1, "a list of names"),
        ('[groups]\ncolumns = ["id", "name", "of"]\nrows = """\n"""\nnote = 1\n', 1, "'note'"),
    ],
)
def test_a_file_of_another_form_is_told_of(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = errors(tmp_path, text)
    assert found[0][0] == line
    assert words in found[0][1]


def test_a_file_that_is_not_there_is_an_error_of_that_file(tmp_path: Path) -> None:
    checked = check_files([str(tmp_path / "none.toml")])
    assert [error.file for error in checked.errors] == [str(tmp_path / "none.toml")]


def test_a_users_holder_of_an_office_comes_before_the_shipped_one(tmp_path: Path) -> None:
    text = rows("people", "name of terms", "Ilse Tarn | RUS | foreign_minister 2024..")
    registry = load_registry([write(tmp_path, text)])
    for date, name in (("2023-05-01", "Sergey Lavrov"), ("2024-05-01", "Ilse Tarn")):
        holder = registry.holder("foreign_minister", "RUS", date=date)
        assert holder is not None and holder.name == name
