"""Who takes part in a proposition: who does it, and whom it is done to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.assemble.deciding import NOWHERE, Decided, Ruled
from dragoman.assemble.predicated import Phrases, Predicated
from dragoman.assemble.propositions import Proposition
from dragoman.assemble.roles import Roles
from dragoman.assemble.typing import Typist
from dragoman.core.claims import EventType, Kind, Participant
from dragoman.core.entities import Entity
from dragoman.core.layers import Attribution, Layers
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from dragoman.knowledge.cues import load_cues
from dragoman.syntax import Tree

MOST = 3
"""Participants given of each kind, at most."""
SOURCE, OUTER, ACTOR, RECIPIENT = 1.0, 5.0, 2.0, 2.0
"""What the rules' answers count beside the encoder's probabilities, in nats."""
SYMMETRIC = {"CONSULT", "COOPERATE", "AGREE"}
"""Types whose other side ("with …") takes part as an actor."""


class Sourced(Struct, frozen=True):
    """The source chain, outermost first, and how it was decided: who told it, and on whose word in turn."""

    chain: tuple[Participant, ...]
    inner: Decided[Phrases]
    outer: Decided[Phrases]


class Cast:
    """Finds participants in one report: each is a phrase of the text, named by its mention if it has one."""

    def __init__(
        self,
        report: Report,
        layers: Layers,
        tree: Tree,
        typist: Typist,
        describe: Callable[[Span], Entity],
        predicated: Predicated,
    ) -> None:
        self._predicated = predicated
        self._text, self._sha256, self._tree = report.text, report.sha256, tree
        self._describe, self._nouns = describe, load_cues().speech.nouns
        self._roles = Roles(layers, tree, typist)

    def participant(self, head: int, span: Span | None = None) -> Participant:
        """Return the participant that the phrase of `head` names."""
        span = span or self._tree.span(self._tree.phrase(head))
        mention = self._roles.mentions.get(head)
        entity = mention.entity if mention and mention.entity else self._describe(span)
        if entity.kind == "place":
            # A place that takes part in a claim stands for those who govern there.
            entity = self._describe(span)
        return Participant(
            citation=cite(self._text, span, self._sha256), name=entity.name, country=entity.country, entity=entity.id,
            score=entity.score, reasons=entity.reasons,
        )  # fmt: skip

    def sources(self, proposition: Proposition) -> Sourced:
        """Return the source chain, outermost first.

        Wishes and plans told inside speech belong to their holder, who acts; told by the outlet, they rest on him.
        """
        chain = [item for item in proposition.chain if item.source_head >= 0]
        speaking = [item for item in chain if item.attitude == "said"] or chain[-1:]
        speaking = [item for n, item in enumerate(speaking) if n == 0 or self._adds_word(item, speaking[n - 1])]
        spans = {item.source_head: item.source[0] for item in speaking}
        heads = tuple(item.source_head for item in speaking)
        cue = speaking[-1].cue_head if speaking else NOWHERE
        inner, outer = self._told(proposition.head, Ruled(heads[-1:], _reason(speaking, proposition), cue), heads[:-1])
        players = (*(i for i in outer.value if inner.value and i != inner.value[0]), *inner.value)
        return Sourced(tuple(self.participant(i, spans.get(i)) for i in players), inner, outer)

    def _told(self, head: int, inner: Ruled[Phrases], above: Phrases) -> tuple[Decided[Phrases], Decided[Phrases]]:
        """Return who told it and whose word they passed on: with the encoder's votes, at most one of each."""
        outer = Ruled(above, "the links above that add somebody's word" if above else "no link above adds a word")
        predication = self._predicated.of(head)
        if predication is None:
            return Decided(inner.value, inner), Decided(outer.value, outer)
        told = self._predicated.players(head, predication.sources, inner, SOURCE)
        passed = self._predicated.players(head, predication.outer, outer, OUTER)
        return replace(told, value=told.value[:1]), replace(passed, value=passed.value[:1])

    def _adds_word(self, item: Attribution, outer: Attribution) -> bool:
        """Return whether an inner link is somebody else's word: not the speaker's own again, nor that of a thing."""
        inner, above = self._roles.mentions.get(item.source_head), self._roles.mentions.get(outer.source_head)
        if item.source_head == outer.source_head or (inner and above and inner.chain == above.chain):
            return False
        return inner is not None or self._tree.tokens[item.source_head].lemma in self._nouns

    def cast(
        self, proposition: Proposition, kind: Kind, event: EventType | None, *, told: Phrases = ()
    ) -> tuple[Decided[Phrases], Decided[Phrases]]:
        """Return the heads of the phrases that name actors and recipients; `told` is the innermost source.

        Whoever says what is only said acts by saying it.
        """
        actors, recipients = self._by_rule(proposition, kind, event)
        predication = self._predicated.of(proposition.head)
        if predication is None:
            acting, receiving = Decided(actors.value, actors), Decided(recipients.value, recipients)
        else:
            acting = self._believed(proposition.head, predication.actors, actors, ACTOR)
            receiving = self._believed(proposition.head, predication.recipients, recipients, RECIPIENT)
        if kind == "said" and told:
            acting = replace(acting, value=told)
        others = tuple(i for i in receiving.value if i not in acting.value)
        return acting, receiving if others == receiving.value else replace(receiving, value=others)

    def _believed(
        self, head: int, found: Sequence[tuple[int, float]], ruled: Ruled[Phrases], weight: float
    ) -> Decided[Phrases]:
        decided = self._predicated.players(head, found, ruled, weight)
        return replace(decided, value=tuple(dict.fromkeys(j for i in decided.value for j in self._roles.spread(i))))

    def _by_rule(
        self, proposition: Proposition, kind: Kind, event: EventType | None
    ) -> tuple[Ruled[Phrases], Ruled[Phrases]]:
        actors, recipients = self._played(proposition, kind)
        if event in SYMMETRIC and (
            both := [i for i in self._roles.partners(proposition.head) if i not in actors.value]
        ):
            others = tuple(i for i in recipients.value if i not in both)
            actors = Ruled((*actors.value, *both), f"{actors.reason}, and those they do it with", actors.word)
            recipients = Ruled(others, f"{recipients.reason}, without those who act too", recipients.word)
        return actors, recipients

    def _played(self, proposition: Proposition, kind: Kind) -> tuple[Ruled[Phrases], Ruled[Phrases]]:
        """Return who acts and to whom, by what kind of claim it is."""
        head, inner = proposition.head, proposition.chain[-1] if proposition.chain else None
        speaker = next((item for item in reversed(proposition.chain) if item.source_head >= 0), None)
        if kind == "said" and speaker is not None:
            spoken_of = tuple(i for i in self._roles.subjects(head) if i != speaker.source_head)
            return (
                Ruled((speaker.source_head,), "who says it", speaker.cue_head),
                Ruled(spoken_of, "the subject of what is said", head),
            )
        if kind == "wants" and inner and inner.source_head >= 0:
            return (
                Ruled((self._roles.owner(inner.source_head),), "who wishes", inner.cue_head),
                Ruled(tuple(self._roles.demanded_of(proposition, inner)), "whom the wish falls on", inner.cue_head),
            )
        if kind == "plans" and inner and inner.attitude == "plans" and inner.source_head >= 0 and proposition.direct:
            return (
                Ruled((self._roles.owner(inner.source_head),), "who plans", inner.cue_head),
                Ruled(tuple(self._roles.objects(head)), "objects that can act", head),
            )
        if proposition.nominal:
            return (
                Ruled(tuple(self._roles.nominal_actors(head)), "whose event the noun is: owner, “by”, “between”", head),
                Ruled(tuple(self._roles.nominal_recipients(head)), "whom the noun's prepositions name", head),
            )
        acting, receiving = ("the subject", "objects that can act")
        if self._roles.is_passive(head):
            acting, receiving = "the agent of a passive, or actors inside its subject", "the subject of a passive"
        return (
            Ruled(tuple(self._roles.actors(head)), acting, head),
            Ruled(tuple(self._roles.objects(head)), receiving, head),
        )

    def participants(self, heads: Iterable[int]) -> tuple[Participant, ...]:
        """Return the participants that these phrases name, each once."""
        found: dict[Span, Participant] = {}
        for head in heads:
            participant = self.participant(head)
            found.setdefault(participant.citation.span, participant)
        return tuple(found.values())[:MOST]


def _reason(speaking: Sequence[Attribution], proposition: Proposition) -> str:
    """Return in plain words how the rule came to the innermost source."""
    if speaking:
        return "who says it" if speaking[-1].attitude == "said" else "whose wish or plan it is, and no other source"
    return "no link of its chain names a source" if proposition.chain else "it rests on no attribution"
