"""What the stages found in one report, as rows for people: offsets, the report's words, what they were taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.core.layers import Attribution, Event, Layers, Mention, TimeExpression, Token, Toponym
from dragoman.core.text import Span

Row = tuple[str, str, str]


def layer_rows(text: str, layers: Layers) -> Iterator[tuple[str, list[Row]]]:
    """Yield (layer, rows) for each layer that holds anything; a row is (offsets, words, what they were taken for)."""
    everything = (
        ("sentences", [_row(text, item.start, item.end, item.kind) for item in layers.sentences]),
        ("tokens", [_row(text, item.start, item.end, _syntax(text, item, layers.tokens)) for item in layers.tokens]),
        ("quotations", [_row(text, q.start, q.end, "" if q.closed else "never closed") for q in layers.quotations]),
        (
            "attributions",
            [row for n, item in enumerate(layers.attributions) for row in _parts(text, n, item)],
        ),
        ("mentions", [_row(text, item.start, item.end, _mention(item)) for item in layers.mentions]),
        ("toponyms", [_row(text, item.start, item.end, _toponym(item)) for item in layers.toponyms]),
        ("times", [_row(text, item.start, item.end, _time(item)) for item in layers.times]),
        ("events", [_row(text, item.start, item.end, _event(item)) for item in layers.events]),
    )
    yield from ((name, rows) for name, rows in everything if rows)


def _row(text: str, start: int, end: int, detail: str) -> Row:
    return f"{start}–{end}", text[start:end], detail


def _syntax(text: str, token: Token, tokens: tuple[Token, ...]) -> str:
    head = tokens[token.head]
    governor = "root" if head is token else text[head.start : head.end]
    return f"{token.upos} {token.deprel} ← {governor}"


def _parts(text: str, number: int, item: Attribution) -> Iterable[Row]:
    """Yield one row for each stretch of an attribution; its number links source, cue and content."""
    within = f" in {item.parent}" if item.parent >= 0 else ""
    named: tuple[tuple[str, tuple[Span, ...]], ...] = (
        ("source", item.source),
        ("cue", item.cue),
        ("content", item.content),
    )
    for part, spans in named:
        for span in spans:
            yield _row(text, span.start, span.end, f"{part} of {number}{within}")


def _mention(item: Mention) -> str:
    who = f" {item.entity.name} ({item.entity.country}) {item.entity.id}" if item.entity else ""
    chain = f" chain {item.chain}" if item.chain >= 0 else ""
    return f"{item.type} {item.form}{chain}{who}"


def _toponym(item: Toponym) -> str:
    return f"{item.use} {item.place.name} ({item.place.country or '–'})" if item.place else item.use


def _time(item: TimeExpression) -> str:
    return f"{item.type} {item.value.value}" if item.value else f"{item.type} unresolved"


def _event(item: Event) -> str:
    return f"{item.category or 'word'} {item.type or 'no type'} {item.score:.2f} factuality {item.factuality:+.1f}"
