"""What `dragoman lookup` and `dragoman knowledge` do: one question or one file, an answer in words or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.display import line

if TYPE_CHECKING:
    from dragoman.exceptions import KnowledgeError
    from dragoman.knowledge.wikidata import Built


def print_lookup(name: str, *, date: str | None, context: str | None, knowledge: Sequence[str], as_json: bool) -> None:
    """Print whom a name means, and why."""
    from dragoman.lookups import answer_lines, look_up

    answer = look_up(name, date=date, context=context, knowledge=knowledge)
    _print_json(answer) if as_json else print("\n".join(map(line, answer_lines(answer))), flush=True)


def check_knowledge(paths: Sequence[str], *, as_json: bool) -> int:
    """Print every error of the files with its line, and return the exit code: 0 without errors, 1 with some."""
    from dragoman.knowledge.checking import check_files

    checked = check_files(paths)
    errors, actors = checked.errors, checked.actors
    if as_json:
        _print_json({"files": list(paths), "actors": actors, "errors": [_error(error) for error in errors]})
    else:
        for error in errors:
            print(line(str(error)))
        told = f"{len(errors)} error{'s' * (len(errors) != 1)}" if errors else "no errors"
        print(f"{told} in {len(paths)} file{'s' * (len(paths) != 1)} with {actors} actors", flush=True)
    return int(bool(errors))


def _error(error: KnowledgeError) -> dict[str, Any]:
    return {"file": error.file, "line": error.line, "message": error.message}


def build_knowledge(dump: Path, out: Path, *, as_json: bool, show_progress: bool) -> int:
    """Write the actors of a Wikidata dump to a knowledge file, say what came of it, and return the exit code."""
    from dragoman.knowledge import load_registry
    from dragoman.knowledge.wikidata import build

    with _progress(dump, show_progress) as report_progress:
        built = build(dump, out, load_registry(), report_progress=report_progress)
    if as_json:
        _print_json(built)
    else:
        print("\n".join(_built_lines(built, out)), flush=True)
    return 0


def _built_lines(built: Built, out: Path) -> Iterator[str]:
    yield f"{sum(built.rows.values())} of {built.items} items written to {out}"
    yield from (f"  {section:<16}{count}" for section, count in built.rows.items())
    yield f"left out: {built.without_country} without a known country, {built.shared_names} names that others have"
    if built.broken:
        lines = ", ".join(map(str, built.first_broken))
        yield f"broken lines: {built.broken} (the first: {lines})"


@contextmanager
def _progress(dump: Path, wanted: bool) -> Iterator[Callable[[int], None] | None]:
    """Give a function to tell of bytes read, with a bar on a terminal; the dump is read twice."""
    if not (wanted and sys.stderr.isatty() and dump.is_file()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=2 * dump.stat().st_size)
        yield lambda count: progress.advance(task, count)


def _print_json(value: Any) -> None:
    import msgspec

    print(msgspec.json.encode(value).decode(), flush=True)
