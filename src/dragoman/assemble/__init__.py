"""From layers to claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import cast

from msgspec import Struct

from dragoman.assemble.clock import Clock
from dragoman.assemble.deciding import Decided, Ruled
from dragoman.assemble.judging import Judged, judge
from dragoman.assemble.participants import Cast, Sourced
from dragoman.assemble.predicated import Phrases, Predicated, weighed
from dragoman.assemble.propositions import Proposition, propositions
from dragoman.assemble.quoting import quoted
from dragoman.assemble.scenes import Scenes
from dragoman.assemble.typing import Typist
from dragoman.core.claims import Claim, EventType, Kind, Location, When
from dragoman.core.entities import Entity
from dragoman.core.ids import claim_id
from dragoman.core.layers import Layers
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from dragoman.syntax import Tree

LEXICON = 4.0
"""What a type that the event lexicon gives counts beside the encoder's, in nats."""
__all__ = ["Assembled", "assemble", "assembled"]


class Assembled(Struct, frozen=True):
    """A claim with the decisions that made it."""

    claim: Claim
    proposition: Proposition
    judged: Judged
    event: Decided[EventType | None]
    sourced: Sourced
    actors: Decided[Phrases]
    recipients: Decided[Phrases]
    when: Ruled[When | None]
    where: Ruled[Location | None]


def assemble(report: Report, layers: Layers, *, model: str, describe: Callable[[Span], Entity]) -> tuple[Claim, ...]:
    """Return the claims of a report in the order of its text; `assembled` says how each came about."""
    return tuple(each.claim for each in assembled(report, layers, model=model, describe=describe))


def assembled(report: Report, layers: Layers, *, model: str, describe: Callable[[Span], Entity]) -> Iterator[Assembled]:
    """Yield the claims of a report in the order of its text, each with the decisions that made it.

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
    yield from _claims(report, layers, tree, typist, predicated, parties, found, model)


def _event(proposition: Proposition, kind: Kind, typist: Typist, predicated: Predicated) -> Decided[EventType | None]:
    """Return the PLOVER type: of the act for what is said in judgement of somebody, else of the proposition."""
    ruled = _ruled_event(proposition, kind, typist)
    predication = predicated.of(proposition.head)
    if predication is None:
        return Decided(ruled.value, ruled)
    # That the lists know no type says little: they are short.
    named = Ruled(ruled.value or "NONE", ruled.reason, ruled.word)
    best = weighed(predication.types, named, LEXICON if ruled.value else 0.0)
    return Decided(None if best.value == "NONE" else cast("EventType", best.value), ruled, best.votes)


def _ruled_event(proposition: Proposition, kind: Kind, typist: Typist) -> Ruled[EventType | None]:
    cue = proposition.chain[-1].cue_head if proposition.chain else -1
    if kind == "said" and cue >= 0:
        act, _ = typist.type_of(cue)
        if act in {"ACCUSE", "SUPPORT", "THREATEN"}:
            return Ruled(act, "the type of its cue, which judges somebody", cue)
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
) -> Iterator[Assembled]:
    clock, scenes = Clock(report, layers, tree, found), Scenes(report, layers, tree)
    sha256, seen = report.sha256, Counter[tuple[int, int]]()
    for proposition in found:
        span = proposition.span
        judged = judge(proposition, tree, typist, predicated)
        event = _event(proposition, judged.kind, typist, predicated)
        sourced = parties.sources(proposition)
        acting, receiving = parties.cast(proposition, judged.kind, event.value, told=sourced.inner.value)
        actors, recipients = parties.participants(acting.value), parties.participants(receiving.value)
        cue = next((item.cue[0] for item in reversed(proposition.chain) if item.cue), None)
        when = clock.when(proposition, judged.kind)
        where = scenes.where(proposition, judged.kind, event.value, actors, recipients)
        claim = Claim(
            id=claim_id(sha256=sha256, start=span.start, end=span.end, ordinal=seen[span.start, span.end], model=model),
            kind=judged.kind,
            content=cite(report.text, span, sha256),
            source=sourced.chain,
            cue=cite(report.text, cue, sha256) if cue and sourced.chain else None,
            quoted=quoted(span, layers) if sourced.chain else "none",
            actors=actors,
            recipients=recipients,
            event=event.value,
            stance=judged.stance,
            polarity=judged.polarity.value,
            certainty=judged.certainty.value,
            when=when.value,
            where=where.value,
        )
        yield Assembled(claim, proposition, judged, event, sourced, acting, receiving, when, where)
        seen[span.start, span.end] += 1
