"""Readings printed for people: a calm page of claims, each with its words, its parties, its source and its place.

3  wants · against · MOBILIZE
   the return of foreign troops to the strait
   who    Ilse Marren (UNK) “she” → Karsenia (UNK)
   when   2025-10
   where  Arvel Strait
   word   media reports (MED) › Ilse Marren (UNK) · “condemned”
   at     412–466
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from msgspec import Struct
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.core.claims import Claim, Participant, Reading
from dragoman.core.explanations import Explanation
from dragoman.core.layers import Layers
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.display import (
    OUTLET,
    By,
    grouped,
    heading,
    is_whole_quotation,
    line,
    offsets,
    other_words,
    particulars,
    party,
    qualifiers,
    quoted_spans,
    split_quoted,
)

WIDTH = 100
"""Columns at most: longer lines are hard to read, and a file should not depend on the window it was made in."""

KIND_STYLE = {"did": "bold cyan", "said": "bold blue", "wants": "bold magenta", "plans": "bold yellow"}
LABEL_STYLE = "dim"
QUOTED_STYLE = "bold italic"


class RenderOptions(Struct, frozen=True, kw_only=True):
    """How to print: the grouping, whether to use colours, and the columns to fill (never more than `WIDTH`)."""

    by: By = "order"
    colour: bool = False
    width: int = WIDTH


def render(reading: Reading, options: RenderOptions) -> str:
    """Return the reading as text for people, ending in a blank line; empty where no report could be read."""
    if reading.report is None:
        return ""
    return _printed(_parts(reading, options.by), options)


def render_explanation(explanation: Explanation, report: Report, options: RenderOptions) -> str:
    """Return the trace of one claim as text for people, ending in a blank line; grouping plays no part."""
    return _printed(_trace(explanation, report), options)


def _printed(parts: Iterable[RenderableType], options: RenderOptions) -> str:
    console = Console(
        file=StringIO(),
        force_terminal=options.colour,
        color_system="auto" if options.colour else None,
        width=min(options.width, WIDTH),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    # Tables fill their last column with spaces; nobody wants those in a file.
    return "\n".join(row.rstrip() for row in capture.get().split("\n")) + "\n"


def _parts(reading: Reading, by: By) -> Iterator[RenderableType]:
    yield Text(heading(reading), style="bold")
    yield Text(" · ".join(particulars(reading)), style="dim")
    quoted = quoted_spans(reading)
    for name, members in grouped(reading.claims, by):
        if name:
            yield Text(f"\n{name} ({len(members)})", style="bold underline")
        for number, claim in members:
            yield Text("")
            yield _claim(number, claim, quoted)
    if reading.layers is not None and reading.report is not None:
        yield from _layers(reading.report.text, reading.layers)


def _claim(number: int, claim: Claim, quoted: tuple[Span, ...]) -> RenderableType:
    fields = _grid(6)
    for label, value in _fields(claim):
        fields.add_row(Text(label, style=LABEL_STYLE), value)
    block = _grid(3, justify="right")
    block.add_row(Text(str(number), style="dim"), Group(_title(claim), _content(claim, quoted), fields))
    return block


def _grid(first: int, *, justify: str = "left") -> Table:
    """Return a table without lines: a narrow first column, and one for the rest, wrapped under itself."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(min_width=first, justify="right" if justify == "right" else "left", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _title(claim: Claim) -> Text:
    return Text.assemble((claim.kind, KIND_STYLE[claim.kind]), *(f" · {word}" for word in qualifiers(claim)))


def _content(claim: Claim, quoted: tuple[Span, ...]) -> Text:
    """Return the claim's words; those that the report puts in quotation marks are set off."""
    pieces = split_quoted(claim.content, quoted)
    content = Text()
    for words, is_quoted in pieces:
        content.append(line(words), style=QUOTED_STYLE if is_quoted else "")
    return Text.assemble("“", content, "”") if is_whole_quotation(pieces) else content


def _fields(claim: Claim) -> Iterator[tuple[str, Text]]:
    if claim.actors or claim.recipients:
        yield "who", _who(claim)
    if claim.when is not None:
        yield "when", _with_words(claim.when.time.value, claim.when.citation.exact if claim.when.citation else None)
    if claim.where is not None:
        place = claim.where.place
        name = f"{place.name} ({place.country})" if place.country else place.name
        words = claim.where.citation.exact
        yield "where", _with_words(name, None if words.casefold() == place.name.casefold() else words)
    yield "word", _word(claim)
    yield "at", Text(offsets(claim.content), style="dim")


def _who(claim: Claim) -> Text:
    actors = Text(", ").join(_party(participant) for participant in claim.actors)
    if not claim.recipients:
        return actors
    recipients = Text(", ").join(_party(participant) for participant in claim.recipients)
    return Text.assemble(actors, " → " if claim.actors else "→ ", recipients)


def _word(claim: Claim) -> Text:
    """Return on whose word the claim rests, outermost source first, and the words that attribute it."""
    if not claim.source:
        return Text(OUTLET, style="dim")
    chain = Text(" › ").join(_party(participant) for participant in claim.source)
    return Text.assemble(chain, (f" · “{line(claim.cue.exact)}”", "dim")) if claim.cue else chain


def _party(participant: Participant) -> Text:
    return _with_words(party(participant), other_words(participant))


def _with_words(value: str, words: str | None) -> Text:
    return Text.assemble(line(value), (f" “{line(words)}”", "dim")) if words else Text(line(value))


def _layers(text: str, layers: Layers) -> Iterator[RenderableType]:
    """Yield what the stages found, a heading and a list for each layer that holds anything."""
    from dragoman.layerlist import layer_rows

    for name, rows in layer_rows(text, layers):
        yield Text(f"\n{name} ({len(rows)})", style="bold underline")
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", style="dim", no_wrap=True)
        table.add_column(overflow="fold", max_width=48)
        table.add_column(overflow="fold", style="dim")
        for row in rows:
            table.add_row(*(Text(line(cell)) for cell in row))
        yield Padding(table, (0, 0, 0, 2))


def _trace(explanation: Explanation, report: Report) -> Iterator[RenderableType]:
    """Yield the claim's title, then a row for every value with the lines that say why under it."""
    from dragoman.explained import explanation_rows

    claim = explanation.claim
    yield Text(f"Claim {explanation.number} of {line(report.doc)} · {claim.id}", style="bold")
    yield Text.assemble(_title(claim), "\n")
    rows = _grid(12)
    for label, (value, *why) in explanation_rows(explanation):
        lines = [Text(value), *(Text(words, style="dim") for words in why)]
        rows.add_row(Text(label, style=LABEL_STYLE), Group(*lines))
    yield rows
