from __future__ import annotations

import pytest

from dragoman.exceptions import UsageError
from dragoman.lookups import answer_lines, look_up


def test_an_answer_says_who_why_and_what_is_known() -> None:
    answer = look_up("Lavrov", date="2011-03-02")
    assert (answer.best.id, answer.facts) == (
        "sergey-lavrov",
        ("foreign minister of Russia 2004-03-09.. (on that day)",),
    )
    lines = list(answer_lines(answer))
    assert lines[0] == "Lavrov, on 2011-03-02"
    assert "surname of Sergey Lavrov, in office on 2011-03-02" in lines[2]


def test_members_are_those_of_the_day() -> None:
    def members(date: str) -> str:
        return look_up("NATO", date=date).facts[-1]

    assert "FIN" not in members("2023-04-03")
    assert "FIN" in members("2023-04-05")


def test_a_part_says_of_what() -> None:
    assert look_up("UN Security Council").facts[0] == "part of United Nations"


def test_alternatives_stand_below() -> None:
    lines = list(answer_lines(look_up("Moscow")))
    assert "could also be" in lines
    assert any("place" in line for line in lines[lines.index("could also be") :])


@pytest.mark.parametrize(("name", "date"), [("", None), ("Lavrov", "2011-02-31"), ("Lavrov", "2011"), ("Lavrov", "x")])
def test_no_name_and_no_day_are_misuse(name: str, date: str | None) -> None:
    with pytest.raises(UsageError, match="expected a"):
        look_up(name, date=date)
