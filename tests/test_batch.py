from collections.abc import Iterator

import pytest

import fakes
from dragoman import batch
from dragoman.batch import default_workers, read_all, read_report, take_in
from dragoman.core.claims import Reading
from dragoman.core.reports import Problem, Report
from dragoman.exceptions import ModelError
from dragoman.reading import ReadOptions
from dragoman.reading.building import Arrival
from handmade import NOTE

UNREADABLE: Arrival = (None, (Problem("not-found", "gone.txt", "expected a file, found none"),))


def arrivals(*words: str) -> list[Arrival]:
    return [(Report(doc=f"{word}.txt", text=f"{word} said no."), ()) for word in words]


def firsts(readings: Iterator[Reading]) -> list[str]:
    return [reading.claims[0].content.exact if reading.claims else "" for reading in readings]


def test_readings_come_in_the_order_of_the_inputs_with_problems_in_their_place() -> None:
    items = [*arrivals("one"), UNREADABLE, *arrivals("two")]
    assert firsts(read_all(items, workers=1, read=fakes.read)) == ["one", "", "two"]


def test_several_processes_give_the_same_readings_in_the_same_order() -> None:
    items = [*arrivals(*(f"w{number}" for number in range(12))), UNREADABLE, *arrivals("last")]
    alone = list(read_all(items, workers=1, read=fakes.read))
    assert list(read_all(items, workers=2, read=fakes.read)) == alone


def test_unset_workers_read_few_reports_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_pool", None)  # starting a process would fail
    items = arrivals(*(f"w{number}" for number in range(batch.READ_AT_ONCE)))
    assert len(list(read_all(items, read=fakes.read))) == batch.READ_AT_ONCE


def test_unset_workers_lose_nothing_where_they_hand_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "default_workers", lambda: 1)
    words = [f"w{number}" for number in range(batch.READ_AT_ONCE + 3)]
    assert firsts(read_all(arrivals(*words), read=fakes.read)) == words


def test_problems_of_the_way_in_come_before_those_of_the_reading() -> None:
    ((report, _),) = arrivals("one")
    (reading,) = read_all([(report, (NOTE,))], workers=1, read=fakes.read)
    assert reading.problems == (NOTE,)
    assert len(reading.claims) == 1


def test_a_report_with_a_fatal_problem_is_kept_but_not_read() -> None:
    ((report, _),) = arrivals("one")
    fatal = Problem("language", "one.txt", "expected English, found French")
    assert list(read_all([(report, (fatal,))], workers=1, read=fakes.read)) == [
        Reading(report=report, problems=(fatal,))
    ]


def test_a_process_that_the_system_ends_costs_only_the_report_at_fault() -> None:
    readings = list(read_all(arrivals("one", "deadly", "two"), workers=2, read=fakes.read_or_die))
    assert firsts(iter(readings)) == ["one", "", "two"]
    assert [problem.code for problem in readings[1].problems] == ["unreadable"]


def test_a_missing_model_stops_everything() -> None:
    with pytest.raises(ModelError, match="model"):
        list(read_all(arrivals("one"), workers=1, read=fakes.no_model))
    with pytest.raises(ModelError, match="model"):
        list(read_all(arrivals("one", "two"), workers=2, read=fakes.no_model))


def test_a_stage_that_fails_becomes_a_problem_that_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Report, *, layers: bool) -> Reading:
        raise IndexError("list index out of range")

    monkeypatch.setattr(batch, "_reader", lambda: broken)
    reading = read_report(Report(doc="one.txt", text="one"), False)
    (problem,) = reading.problems
    assert (problem.code, problem.where, problem.fatal) == ("unreadable", "one.txt", True)
    assert "test_batch.py" in problem.message and "IndexError" in problem.message


def test_an_input_that_gives_nothing_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.reading.read_source", lambda source, options: iter(()))
    ((report, problems),) = take_in(["folder/"], ReadOptions())
    assert report is None
    assert [(problem.code, problem.where) for problem in problems] == [("empty", "folder/")]


def test_workers_by_default_are_bounded() -> None:
    assert 1 <= default_workers() <= batch.MOST_WORKERS
