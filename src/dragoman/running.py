"""One run of `dragoman read`: readings in, lines out, problems aside, and the exit code that sums it up."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from dragoman.batch import Read, read_all
from dragoman.core.claims import Reading
from dragoman.display import By, line, problem_line
from dragoman.exceptions import UsageError
from dragoman.export import to_gold, to_json

if TYPE_CHECKING:
    from rich.progress import Progress

    from dragoman.reading.building import Arrival

Format = Literal["text", "json", "gold", "html"]
INTERRUPTED = 128 + signal.SIGINT
PROGRESS_FROM = 2
"""Readings after which progress is worth showing: one report is read before anybody could look at a bar."""


def check_output(output: Path | None, sources: Sequence[str]) -> None:
    """Raise `UsageError` when the output cannot be written, or is one of the inputs and would overwrite it."""
    if output is None:
        return
    if output.is_dir():
        raise UsageError(f"--output: expected a file, found the folder {output}")
    if not output.absolute().parent.is_dir():
        raise UsageError(f"--output: there is no folder {output.absolute().parent}; make it first")
    if any(os.path.exists(source) and output.exists() and os.path.samefile(source, output) for source in sources):
        raise UsageError(f"--output: {output} is also an input, and would be overwritten; name another file")


class Run:
    """Writes each reading as it comes. Whatever stops the run, what was read until then has been written."""

    def __init__(
        self,
        *,
        format: Format,
        by: By,
        output: Path | None,
        show_progress: bool,
        explain: str | None = None,
        knowledge: Sequence[str] = (),
    ) -> None:
        self._format, self._by, self._output, self._show_progress = format, by, output, show_progress
        self._explain, self._explained, self._knowledge = explain, 0, knowledge
        self._failed = False
        self._count = 0
        self._held: list[Reading] = []

    def read(
        self,
        arrivals: Iterable[Arrival],
        *,
        layers: bool = False,
        workers: int | None = None,
        read: Read | None = None,
    ) -> int:
        """Read all reports and return the exit code: 0, 1 where some input could not be read, 130 when interrupted.

        Raises `UsageError` where a claim is to be explained that none of the reports has, or of which several could be.
        """
        readings = read_all(arrivals, layers=layers or self._explain is not None, workers=workers, read=read)
        with _opened(self._output) as stream, self._progress() as progress:
            interrupted = False
            try:
                for reading in readings:
                    self._take(reading, stream, progress)
            except KeyboardInterrupt:
                interrupted = True
                self._say(f"interrupted after {self._count} readings, which are written", progress)
            self._finish(stream)
        if self._explain is not None and not (self._explained or self._failed or interrupted):
            raise UsageError(
                f"--explain: expected a claim's number in the print, or how its id begins, found {self._explain}"
            )
        return INTERRUPTED if interrupted else int(self._failed)

    def _take(self, reading: Reading, stream: IO[str], progress: Progress | None) -> None:
        self._count += 1
        self._failed |= any(problem.fatal for problem in reading.problems)
        self._report_problems(reading, progress)
        if self._format == "html":
            self._held.append(reading)
        else:
            stream.write(self._written(reading, stream))
            stream.flush()
        if progress is not None:
            _advance(progress, self._count)

    def _written(self, reading: Reading, stream: IO[str]) -> str:
        if self._explain is not None:
            return self._why(reading, self._explain, stream)
        if self._format == "json":
            return to_json(reading) + "\n"
        if self._format == "gold":
            gold = to_gold(reading)
            return gold + "\n" if gold else ""
        from dragoman.render import RenderOptions, render

        colour = wants_colour(stream)
        return render(reading, RenderOptions(by=self._by, colour=colour, width=_width(stream)))

    def _why(self, reading: Reading, which: str, stream: IO[str]) -> str:
        """Return the explanation of a claim, nothing where the reading has no such claim."""
        from dragoman.explaining import explain, find_claim
        from dragoman.render import RenderOptions, render_explanation

        if reading.report is None or find_claim(reading, which) is None:
            return ""
        self._explained += 1
        explanation = explain(reading, which, knowledge=self._knowledge)
        if self._format == "json":
            return to_json(explanation) + "\n"
        options = RenderOptions(colour=wants_colour(stream), width=_width(stream))
        return render_explanation(explanation, reading.report, options)

    def _finish(self, stream: IO[str]) -> None:
        """Write what could only be written whole: the page."""
        if self._format == "html":
            from dragoman.page import to_html

            stream.write(to_html(self._held))
            stream.flush()

    def _report_problems(self, reading: Reading, progress: Progress | None) -> None:
        for problem in reading.problems:
            self._say(problem_line(problem), progress)

    def _say(self, message: str, progress: Progress | None) -> None:
        """Print one line on standard error, above the progress bar where there is one."""
        if progress is not None and progress.live.is_started:
            progress.console.print(line(message), markup=False, highlight=False, soft_wrap=True)
        else:
            print(line(message), file=sys.stderr)

    @contextmanager
    def _progress(self) -> Iterator[Progress | None]:
        """Give a progress display, where standard error is a terminal and the output does not go to it as well."""
        seen = self._show_progress and sys.stderr.isatty() and (self._output is not None or not sys.stdout.isatty())
        if not seen:
            yield None
            return
        progress = _make_progress()
        try:
            yield progress
        finally:
            progress.stop()


def _make_progress() -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} read"), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task("reading", total=None)
    return progress


def _advance(progress: Progress, count: int) -> None:
    progress.update(progress.task_ids[0], completed=count)
    if count >= PROGRESS_FROM and not progress.live.is_started:
        progress.start()


def wants_colour(stream: IO[str]) -> bool:
    """Return whether to colour what goes to the stream: a terminal that is not dumb, and NO_COLOR unset or empty."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width(stream: IO[str]) -> int:
    from dragoman.render import WIDTH

    return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else WIDTH


@contextmanager
def _opened(output: Path | None) -> Iterator[IO[str]]:
    """Give the stream to write to. Always UTF-8 and `\\n`, so that the bytes are the same on every machine."""
    if output is not None:
        with output.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")  # an old terminal shows ? for what it lacks
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    yield sys.stdout
