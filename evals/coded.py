"""From claims to events as those who count events code them: who did what to whom, with a PLOVER type.

    claims, layers → coded events → the main event of a sentence

A claim gives up to two: what it tells as an act, and the speech act of the words that attribute it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from dragoman.core.claims import Claim, Participant, Reading
from dragoman.core.layers import Event, Layers
from dragoman.core.text import Span
from dragoman.syntax import Tree

COOPERATION = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
FORCE = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
Party = tuple[Span, ...]
"""All stretches of a sentence that name one party."""


class Coded(Struct, frozen=True):
    """An event as those who count events code one.

    `deed` is whether a claim tells that it was done, false for plans and speech acts; `depth` counts the steps from the
    root of the sentence down to it.
    """

    type: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    deed: bool
    depth: int

    def is_between(self, sources: Sequence[Span], targets: Sequence[Span]) -> bool:
        """Return whether an actor touches a source and a recipient a target; nothing marked is touched by anybody.

        Where nobody has it done to them, as in a meeting, another actor may be the target.
        """
        return any(
            _touches(actor, sources) and _touches(other, targets)
            for actor in self.actors
            for other in self.recipients or self.actors
            if other != actor
        )

    def is_by(self, sources: Sequence[Span]) -> bool:
        """Return whether an actor touches a source; nothing marked is touched by anybody."""
        return any(_touches(actor, sources) for actor in self.actors)


def _touches(party: Party, marked: Sequence[Span]) -> bool:
    return not marked or any(one.overlaps(other) for one in party for other in marked)


def code_events(reading: Reading, layers: Layers) -> list[Coded]:
    """Return the coded events of a reading: of each claim its act, and the speech act of its cue.

    "Tarn condemned Ost for shelling the port" gives ASSAULT by Ost on the port and ACCUSE by Tarn on Ost.
    """
    tree = Tree(layers.tokens)
    return [event for claim in reading.claims for event in _coded(claim, reading.claims, layers.events, tree)]


def _coded(claim: Claim, claims: Sequence[Claim], events: Sequence[Event], tree: Tree) -> Iterator[Coded]:
    if kind := act_of(claim):
        depth = _depth(tree, claim.content.span)
        yield Coded(kind, *_parties(claim.actors, claim.recipients, claims), claim.kind == "did", depth)
    if claim.cue and claim.source and (spoken := cue_type(claim, events)):
        others = (*claim.recipients, *claim.actors)
        yield Coded(spoken, *_parties(claim.source[-1:], others, claims), False, _depth(tree, claim.cue.span))


def act_of(claim: Claim) -> str | None:
    """Return the PLOVER type of what a claim tells as an act, `None` where it tells of none.

    PLOVER types what is done today: who promises cooperation agrees, who refuses it rejects, who announces force
    threatens, who demands requests. A claim names the type of what lies ahead instead.
    """
    if claim.kind == "wants":
        return {"for": "REQUEST", "accepts": "AGREE", "against": "REJECT"}.get(claim.stance or "")
    if claim.kind == "plans":
        return _announced(claim)
    return claim.event if claim.polarity == "+" else None


def _announced(claim: Claim) -> str | None:
    if claim.event in COOPERATION:
        return "AGREE" if claim.polarity == "+" else "REJECT"
    if claim.polarity == "-":
        return None
    return "THREATEN" if claim.event in FORCE else claim.event


def cue_type(claim: Claim, events: Sequence[Event]) -> str | None:
    """Return the type of the speech act that attributes a claim: ACCUSE for "condemned", `None` for "said"."""
    if claim.cue is None:
        return None
    inside = [event for event in events if event.type and claim.cue.span.overlaps(Span(event.start, event.end))]
    return max(inside, key=lambda event: event.score).type if inside else None


def _parties(
    actors: Sequence[Participant], recipients: Sequence[Participant], claims: Sequence[Claim]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the stretches of each actor and of each recipient; nobody is both.

    A name found in another claim of the sentence counts too: where "he" acts, so does the one whom "he" stands for.
    """
    where: dict[str, set[Span]] = {}
    for one in (one for claim in claims for one in (*claim.source, *claim.actors, *claim.recipients)):
        where.setdefault(one.name, set()).add(one.citation.span)
    acting = dict.fromkeys(one.name for one in actors)
    suffering = dict.fromkeys(one.name for one in recipients if one.name not in acting)
    return tuple(tuple(sorted(where[name])) for name in acting), tuple(tuple(sorted(where[name])) for name in suffering)


def _depth(tree: Tree, span: Span) -> int:
    """Return how many steps the topmost word of a stretch stands below the root of its sentence."""
    return min((len(list(tree.ancestors(i))) for i in tree.within(span)), default=len(tree.tokens))


def main_event(events: Iterable[Coded]) -> Coded | None:
    """Return the event nearest to the root of its sentence, the first of equals; `None` when there is none."""
    return min(events, key=lambda event: event.depth, default=None)
