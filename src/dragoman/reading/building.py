"""Builds a report from a text and all that is known of it, or says why the text makes none."""

from __future__ import annotations

import re

from dragoman.core.reports import Furniture, Problem, Report
from dragoman.reading.dates import day_in_path, day_of
from dragoman.reading.furniture import find_furniture
from dragoman.reading.language import other_language
from dragoman.reading.options import ReadOptions
from dragoman.reading.particulars import Particulars, find_particulars, find_title

Arrival = tuple[Report | None, tuple[Problem, ...]]

FEWEST_WORDS = 12
"""A text below holds no sentence with a context to judge it by."""

_WORD = re.compile(r"[^\W_]+")


def build(
    text: str, where: str, given: Particulars, options: ReadOptions, *, doc: str, problems: tuple[Problem, ...] = ()
) -> Arrival:
    """Return the report, or `None` with the problem that stands in the way.

    What is said of the report counts in this order: the caller's options, the input's own fields (`given`), the text,
    for the date the name of the input.
    """
    if (problem := _unfit(text, where, options)) is not None:
        return None, (*problems, problem)
    furniture = find_furniture(text)
    own = find_particulars(text, furniture)
    if (problem := _not_prose(text, where, furniture)) is not None:
        return None, (*problems, problem)
    date, date_problems = _date(given.date, own.date, where, options)
    title = options.title or given.title or own.title
    report = Report(
        doc=doc,
        text=text,
        date=date,
        title=title,
        outlet=options.outlet or given.outlet or own.outlet,
        url=given.url or own.url,
        dateline=own.dateline,
        title_span=(find_title(text, title) if title else None) or own.title_span,
        furniture=furniture,
    )
    return report, (*problems, *date_problems)


def _unfit(text: str, where: str, options: ReadOptions) -> Problem | None:
    """Return the problem of a text that is empty or too large."""
    if not text.strip():
        return Problem("empty", where, "expected a report, found no text")
    if len(text) > options.max_characters:
        found = f"{len(text):,}"
        return Problem(
            "too-large",
            where,
            f"expected a text of at most {options.max_characters:,} characters, found {found}; split it",
        )
    return None


def _not_prose(text: str, where: str, furniture: tuple[Furniture, ...]) -> Problem | None:
    """Return the problem of a text that holds too few words, or words of another language."""
    story = _story(text, furniture)
    count = sum(1 for _, _ in zip(_WORD.finditer(story), range(FEWEST_WORDS), strict=False))
    if count < FEWEST_WORDS:
        return Problem("too-short", where, f"expected at least {FEWEST_WORDS} words of a report, found {count}")
    if (language := other_language(story)) is not None:
        return Problem("language", where, f"expected a report in English, found {language}; translate it first")
    return None


def _story(text: str, furniture: tuple[Furniture, ...]) -> str:
    """Return the text without its furniture."""
    position = 0
    pieces: list[str] = []
    for piece in furniture:
        pieces.append(text[position : piece.start])
        position = piece.end
    return " ".join([*pieces, text[position:]])


def _date(
    given: str | None, own: str | None, where: str, options: ReadOptions
) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the day of publication and the problems with it; both problems leave the report readable."""
    if options.date is not None:
        return options.date, ()
    stated = day_of(given) if given else None
    date = stated or own or day_in_path(where)
    problems: list[Problem] = []
    if given and stated is None:
        used = f"read {date} elsewhere" if date else "read none elsewhere"
        problems.append(
            Problem(
                "bad-date",
                where,
                f"expected a date as YYYY-MM-DD, found {given[:40]!r}; {used}: set --date",
                fatal=False,
            )
        )
    elif date is None:
        problems.append(
            Problem(
                "date-unknown",
                where,
                "expected a day of publication, found none; relative times stay open: set --date",
                fatal=False,
            )
        )
    return date, tuple(problems)
