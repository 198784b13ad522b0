"""The documentation is tested like code: what it says exists, and what exists is said."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
import typer

import dragoman
from dragoman.cli import app
from dragoman.core.reports import ProblemCode

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
READING = (DOCS / "reading.md").read_text(encoding="utf-8")
CODE_SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
MODEL = list((ROOT / "src" / "dragoman" / "model").glob("*.onnx"))


def refresh_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh_docs", ROOT / "scripts" / "refresh_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("code", get_args(ProblemCode))
def test_every_problem_is_explained(code: str) -> None:
    assert f"\n| `{code}` |" in READING


@pytest.mark.parametrize("name", dragoman.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    if name == "__version__":
        name = "dragoman --version"
    assert any(name in span for span in CODE_SPAN.findall(READING)), f"docs/reading.md does not name `{name}`"


def test_every_command_and_option_is_documented() -> None:
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"dragoman {name}" in READING
        options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
        missing = [
            option for option in options if option not in READING and option.replace("--", "--no-") not in READING
        ]
        assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in DOCS.glob("*.md") if page.name != "index.md" and f"({page.name})" not in index] == []


def test_every_make_command_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    development = (DOCS / "development.md").read_text(encoding="utf-8")
    commands = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    assert [name for name in commands if name != "help" and f"make {name}`" not in development] == []


def test_every_module_has_its_place_in_the_architecture() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "dragoman"
    names = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    hidden = {"__init__", "__main__", "lemma_tables"}
    assert sorted(name for name in names - hidden if f"`{name}`" not in page) == []


def test_a_block_shows_what_its_command_prints() -> None:
    page = "before\n<!-- run: echo one; echo two -->\nstale\n<!-- /run -->\nafter\n"
    shown = "```console\n$ echo one; echo two\none\ntwo\n```\n"
    fresh = f"before\n<!-- run: echo one; echo two -->\n{shown}<!-- /run -->\nafter\n"
    assert refresh_docs().refreshed(page) == fresh
    assert refresh_docs().refreshed(fresh) == fresh


def test_check_says_which_page_is_stale_and_leaves_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- run: echo one -->\n<!-- /run -->\n", encoding="utf-8")
    module = refresh_docs()
    assert module.main(["--check", str(page)]) == 1
    assert "out of date" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == "<!-- run: echo one -->\n<!-- /run -->\n"
    assert module.main([str(page)]) == 0
    assert module.main(["--check", str(page)]) == 0


@pytest.mark.model
@pytest.mark.skipif(not MODEL, reason="no trained model")
def test_output_shown_in_the_documentation_is_current() -> None:
    assert refresh_docs().main(["--check", *(str(page) for page in PAGES)]) == 0
