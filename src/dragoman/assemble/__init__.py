"""From layers to claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import cast

from dragoman.assemble.clock import Clock
from dragoman.assemble.judging import judge
from dragoman.assemble.participants import Cast
from dragoman.assemble.predicated import Predicated, weigh
from dragoman.assemble.propositions import Proposition, propositions
from dragoman.assemble.quoting import quoted
from dragoman.assemble.scenes import Scenes
from dragoman.assemble.typing import Typist
from dragoman.core.claims import Claim, EventType, Kind
from dragoman.core.entities import Entity
from dragoman.core.ids import claim_id
from dragoman.core.layers import Layers
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from dragoman.syntax import Tree

LEXICON = 5.0
"""What a type that the event lexicon gives counts beside the encoder's, in nats."""
__all__ = ["assemble"]


def assemble(report: Report, layers: Layers, *, model: str, describe: Callable[[Span], Entity]) -> tuple[Claim, ...]:
    """Return the claims of a report in the order of its text.

    `model` is the version of the weights; `describe` says whom any stretch of the report names.

    1. cut the sentences into propositions
    2. judge each: kind, stance, polarity, certainty
    3. cast its participants
    4. add type, time and place
    """
    tree = Tree(layers.tokens)
    typist = Typist(layers, tree)
    predicated = Predicated(layers, tree)
    found = propositions(layers, tree, typist, predicated)
    parties = Cast(report, layers, tree, typist, describe, predicated)
    return tuple(_claims(report, layers, tree, typist, predicated, parties, found, model))


def _event(proposition: Proposition, kind: Kind, typist: Typist, predicated: Predicated) -> EventType | None:
    """Return the PLOVER type: of the act for what is said in judgement of somebody, else of the proposition."""
    ruled = _ruled_event(proposition, kind, typist)
    predication = predicated.of(proposition.head)
    if predication is None:
        return ruled
    # That the lists know no type says little: they are short.
    best = weigh(predication.types, ruled or "NONE", LEXICON if ruled else 0.0)
    return None if best == "NONE" else cast("EventType", best)


def _ruled_event(proposition: Proposition, kind: Kind, typist: Typist) -> EventType | None:
    cue = proposition.chain[-1].cue_head if proposition.chain else -1
    if kind == "said" and cue >= 0:
        act, _ = typist.type_of(cue)
        if act in {"ACCUSE", "SUPPORT", "THREATEN"}:
            return act
    return typist.event_of(proposition.head)


def _claims(
    report: Report,
    layers: Layers,
    tree: Tree,
    typist: Typist,
    predicated: Predicated,
    parties: Cast,
    found: list[Proposition],
    model: str,
) -> Iterator[Claim]:
    clock, scenes = Clock(report, layers, tree, found), Scenes(report, layers, tree)
    sha256, seen = report.sha256, Counter[tuple[int, int]]()
    for proposition in found:
        span = proposition.span
        judged = judge(proposition, layers, tree, typist, predicated)
        event = _event(proposition, judged.kind, typist, predicated)
        source = parties.sources(proposition)
        actors, recipients = parties.cast(proposition, judged.kind, event)
        cue = next((item.cue[0] for item in reversed(proposition.chain) if item.cue), None)
        yield Claim(
            id=claim_id(sha256=sha256, start=span.start, end=span.end, ordinal=seen[span.start, span.end], model=model),
            kind=judged.kind,
            content=cite(report.text, span, sha256),
            source=source,
            cue=cite(report.text, cue, sha256) if cue and source else None,
            quoted=quoted(span, layers) if source else "none",
            actors=actors,
            recipients=recipients,
            event=event,
            stance=judged.stance,
            polarity=judged.polarity,
            certainty=judged.certainty,
            when=clock.when(proposition, judged.kind),
            where=scenes.where(proposition, judged.kind, event, actors, recipients),
        )
        seen[span.start, span.end] += 1
