"""The door: `dragoman read`, `lookup`, `knowledge check`, `knowledge build`, `schema`, `info`.

Exit codes: 0 all inputs read · 1 some input could not be read · 2 the command was misused · 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dragoman.exceptions import DragomanError, UsageError

if TYPE_CHECKING:
    from dragoman.batch import Read

PIPE_CLOSED = 141
"""128 + SIGPIPE: whoever read the output has had enough."""

app = typer.Typer(
    name="dragoman",
    help="Read news reports; keep a cited record of who did, said, wants and plans what, on whose word.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How `read` writes its readings."""

    text = "text"
    json = "json"
    gold = "gold"
    html = "html"


class By(StrEnum):
    """How `read` groups the claims that it prints for people."""

    order = "order"
    kind = "kind"
    source = "source"


READ_EPILOG = """\b
Examples:
  dragoman read report.txt                        print the claims, in the order of the text
  dragoman read page.html --by source             grouped by those on whose word they rest
  dragoman read archive/ --json -o readings.jsonl one reading a line, nothing lost
  dragoman read https://example.org/a --format html -o a.html
  cat report.txt | dragoman read - --date 2025-05-12
  dragoman read report.txt --explain 3            why the third claim is what it is

\b
Exit codes: 0 all inputs read, 1 some input could not be read, 2 misuse, 130 interrupted."""


def _print_version(wanted: bool) -> None:
    if wanted:
        from dragoman import __version__

        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


@app.command(epilog=READ_EPILOG)
def read(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, http(s) addresses; - is standard input."),
    ],
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of publication, in place of what the input says.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet, in place of what the input says.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TITLE", help="Title, in place of what the input says.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One reading a line, nothing lost: --format json.")] = False,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="For people, for programs, for scoring, or a page.")
    ] = None,
    by: Annotated[By, typer.Option(help="How to group the claims that are printed as text.")] = By.order,
    layers: Annotated[bool, typer.Option("--layers", help="Add what the stages found, with offsets.")] = False,
    explain: Annotated[
        str | None,
        typer.Option(metavar="CLAIM", help="Say why one claim is what it is: its number, or how its id begins."),
    ] = None,
    knowledge: Annotated[
        list[str] | None, typer.Option("--knowledge", metavar="FILE", help="Lay your own actors over those that ship.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read. Unset: as many as cores where it pays.")
    ] = None,
    progress: Annotated[bool, typer.Option("--progress/--no-progress", help="Show progress on a terminal.")] = True,
) -> None:
    """Read reports and print what each says that somebody did, said, wants and plans."""
    from dragoman.batch import take_in
    from dragoman.reading import ReadOptions
    from dragoman.running import Run, check_output

    with _errors():
        chosen = _format(format, as_json)
        for option, given in (("--layers", layers), ("--explain", explain is not None)):
            if given and chosen in (Format.gold, Format.html):
                raise UsageError(f"{option} goes with --format text or json, found {chosen.value}")
        if layers and explain is not None:
            raise UsageError("--explain goes without --layers: it shows of them what made the claim; leave one out")
        check_output(output, sources)
        run = Run(
            format=chosen.value,
            by=by.value,
            output=output,
            show_progress=progress,
            explain=explain,
            knowledge=tuple(knowledge or ()),
        )
        options = ReadOptions(date=date, outlet=outlet, title=title)
        read = _reading_with(knowledge)
        raise typer.Exit(run.read(take_in(sources, options), layers=layers, workers=workers, read=read))


@app.command(epilog="\b\nExample:\n  dragoman schema -o dragoman.schema.json")
def schema(
    as_json: Annotated[bool, typer.Option("--json", help="The schema is JSON anyway; accepted for evenness.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
) -> None:
    """Print the JSON Schema of everything that `read --json` writes."""
    from dragoman.schema import schema_text

    with _errors():
        if output is None:
            print(schema_text(), end="", flush=True)
        else:
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_text(schema_text(), encoding="utf-8", newline="\n")


@app.command(epilog="\b\nExamples:\n  dragoman info\n  dragoman info --json")
def info(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    knowledge: Annotated[
        list[str] | None, typer.Option("--knowledge", metavar="FILE", help="With your own actors over those that ship.")
    ] = None,
) -> None:
    """Print the versions that a result depends on: Dragoman, its model and actors, Python and the packages."""
    from dragoman.about import versions

    with _errors():
        facts, usable = versions(tuple(knowledge or ()))
        print(_info_json(facts) if as_json else _info_text(facts), flush=True)
        raise typer.Exit(0 if usable else 1)


LOOKUP_EPILOG = """\b
Examples:
  dragoman lookup Lavrov --date 2011-03-02
  dragoman lookup Moscow --context "He arrived in Moscow on Friday." --json"""


@app.command(epilog=LOOKUP_EPILOG)
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or a phrase that names somebody.")],
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day on which it is used.")] = None,
    context: Annotated[str | None, typer.Option(metavar="TEXT", help="A sentence in which it stands.")] = None,
    knowledge: Annotated[
        list[str] | None, typer.Option("--knowledge", metavar="FILE", help="Lay your own actors over those that ship.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Print whom a name means, why, how sure that is, and whom else it could mean."""
    from dragoman.knowing import print_lookup

    with _errors():
        print_lookup(name, date=date, context=context, knowledge=tuple(knowledge or ()), as_json=as_json)


knowledge_app = typer.Typer(
    help="Check a knowledge file of your own, or build one from a Wikidata dump.", no_args_is_help=True,
    rich_markup_mode=None,
)  # fmt: skip
app.add_typer(knowledge_app, name="knowledge")


@knowledge_app.command(
    "check", epilog="\b\nExample:\n  dragoman knowledge check my.toml\n\n\b\nExit codes: 0 no errors, 1 errors."
)
def knowledge_check(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Knowledge files, the uppermost layer last.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Print every error of knowledge files, with its line."""
    from dragoman.knowing import check_knowledge

    with _errors():
        raise typer.Exit(check_knowledge(files, as_json=as_json))


@knowledge_app.command(
    "build", epilog="\b\nExample:\n  dragoman knowledge build --from-wikidata latest-all.json.bz2 --out wikidata.toml"
)
def knowledge_build(
    from_wikidata: Annotated[
        Path, typer.Option("--from-wikidata", metavar="DUMP", help="A JSON dump: .json, .json.gz or .json.bz2.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Write the knowledge file here.")],
    as_json: Annotated[bool, typer.Option("--json", help="Say as JSON what came of it.")] = False,
    progress: Annotated[bool, typer.Option("--progress/--no-progress", help="Show progress on a terminal.")] = True,
) -> None:
    """Write a knowledge file with the actors of a Wikidata dump."""
    from dragoman.knowing import build_knowledge
    from dragoman.running import check_output

    with _errors():
        check_output(out, [str(from_wikidata)])
        raise typer.Exit(build_knowledge(from_wikidata, out, as_json=as_json, show_progress=progress))


def _reading_with(knowledge: list[str] | None) -> Read | None:
    """Return how to read with the files laid over what ships, checked once before any report; `None` without files."""
    if not knowledge:
        return None
    from functools import partial

    from dragoman.batch import read_report
    from dragoman.knowledge import load_registry

    load_registry(knowledge)
    return partial(read_report, knowledge=tuple(knowledge))


def _info_json(facts: dict[str, Any]) -> str:
    import msgspec

    return msgspec.json.encode(facts).decode()


def _info_text(facts: dict[str, Any]) -> str:
    rows = {**facts, "packages": ""} | {f"  {name}": version for name, version in facts["packages"].items()}
    return "\n".join(f"{name:<22}{value}".rstrip() for name, value in rows.items())


def _format(chosen: Format | None, as_json: bool) -> Format:
    if as_json and chosen not in (None, Format.json):
        raise UsageError(f"--json means --format json, found --format {chosen.value} beside it; leave one out")
    return Format.json if as_json else chosen or Format.text


class _errors:
    """Turns what went wrong into one line on standard error and an exit code."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, UsageError):
            _leave(str(error), 2)
        if isinstance(error, KeyboardInterrupt):
            raise typer.Exit(128 + signal.SIGINT) from None
        if isinstance(error, BrokenPipeError):
            _close_output()
            raise typer.Exit(PIPE_CLOSED) from None
        if isinstance(error, (DragomanError, OSError)):
            _leave(str(error), 1)


def _leave(message: str, code: int) -> NoReturn:
    print(f"dragoman: {message}", file=sys.stderr)
    raise typer.Exit(code) from None


def _close_output() -> None:
    """Point standard output at nothing, so that the interpreter does not fail once more when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command line and exit."""
    app()
