"""Who takes part in a proposition: who does it, and whom it is done to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.assemble.predicated import Predicated
from dragoman.assemble.propositions import Proposition
from dragoman.assemble.typing import Typist
from dragoman.core.claims import EventType, Kind, Participant
from dragoman.core.entities import Entity
from dragoman.core.layers import Attribution, Layers, Mention
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from dragoman.knowledge.cues import load_cues
from dragoman.knowledge.nouns import load_actor_nouns
from dragoman.syntax import Tree

MOST = 3
"""Participants given of each kind, at most."""
SOURCE, OUTER, ACTOR, RECIPIENT = 2.0, 5.0, 3.0, 3.0
"""What the rules' answers count beside the encoder's probabilities, in nats."""
SYMMETRIC = {"CONSULT", "COOPERATE", "AGREE"}
"""Types whose other side ("with …") takes part as an actor."""
ACTING = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}
RECIPIENT_PREPOSITIONS = {"against", "to", "on", "upon", "at", "with", "for", "of", "from", "toward", "towards", "into"}


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
        self._typist, self._describe = typist, describe
        self._times = {i for time in layers.times for i in tree.within(Span(time.start, time.end))}
        self._nouns, self._cues = load_actor_nouns(), load_cues()
        self._mentions: dict[int, Mention] = {}
        for mention in layers.mentions:
            self._mentions.setdefault(mention.head, mention)

    def participant(self, head: int, span: Span | None = None) -> Participant:
        """Return the participant that the phrase of `head` names."""
        span = span or self._tree.span(self._tree.phrase(head))
        mention = self._mentions.get(head)
        entity = mention.entity if mention and mention.entity else self._describe(span)
        return Participant(
            citation=cite(self._text, span, self._sha256), name=entity.name, country=entity.country, entity=entity.id
        )

    def sources(self, proposition: Proposition) -> tuple[Participant, ...]:
        """Return the source chain, outermost first.

        Wishes and plans told inside speech belong to their holder, who acts; told by the outlet, they rest on him.
        """
        chain = [item for item in proposition.chain if item.source_head >= 0]
        speaking = [item for item in chain if item.attitude == "said"] or chain[-1:]
        speaking = [item for n, item in enumerate(speaking) if n == 0 or self._adds_word(item, speaking[n - 1])]
        spans = {item.source_head: item.source[0] for item in speaking}
        heads = [item.source_head for item in speaking]
        predication = self._predicated.of(proposition.head)
        if predication is not None:
            inner = self._predicated.players(proposition.head, predication.sources, heads[-1:], SOURCE)[:1]
            outer = self._predicated.players(proposition.head, predication.outer, heads[:-1], OUTER)[:1]
            heads = [*(i for i in outer if inner and i != inner[0]), *inner]
        return tuple(self.participant(i, spans.get(i)) for i in heads)

    def _adds_word(self, item: Attribution, outer: Attribution) -> bool:
        """Return whether an inner link is somebody else's word: not the speaker's own again, nor that of a thing."""
        inner, above = self._mentions.get(item.source_head), self._mentions.get(outer.source_head)
        if item.source_head == outer.source_head or (inner and above and inner.chain == above.chain):
            return False
        return inner is not None or self._tree.tokens[item.source_head].lemma in self._cues.speech.nouns

    def cast(
        self, proposition: Proposition, kind: Kind, event: EventType | None
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Return actors and recipients of a proposition."""
        actors, recipients = self._by_rule(proposition, kind, event)
        predication = self._predicated.of(proposition.head)
        if predication is not None:
            actors = self._believed(proposition.head, predication.actors, actors, ACTOR)
            recipients = self._believed(proposition.head, predication.recipients, recipients, RECIPIENT)
        recipients = [i for i in recipients if i not in actors]
        return self._participants(actors), self._participants(recipients)

    def _believed(
        self, head: int, found: Sequence[tuple[int, float]], ruled: Sequence[int], weight: float
    ) -> list[int]:
        heads = self._predicated.players(head, found, ruled, weight)
        return list(dict.fromkeys(j for i in heads for j in self._spread(i)))

    def _by_rule(
        self, proposition: Proposition, kind: Kind, event: EventType | None
    ) -> tuple[Sequence[int], Sequence[int]]:
        inner = proposition.chain[-1] if proposition.chain else None
        speaker = next((item.source_head for item in reversed(proposition.chain) if item.source_head >= 0), None)
        if kind == "said" and speaker is not None:
            actors: Sequence[int] = [speaker]
            recipients = [i for i in self._subjects(proposition.head) if i not in actors]
        elif kind == "wants" and inner and inner.source_head >= 0:
            actors = [self._owner(inner.source_head)]
            recipients = self._demanded_of(proposition, inner)
        elif kind == "plans" and inner and inner.attitude == "plans" and inner.source_head >= 0 and proposition.direct:
            actors, recipients = [self._owner(inner.source_head)], self._objects(proposition.head)
        elif proposition.nominal:
            actors, recipients = self._nominal_actors(proposition.head), self._nominal_recipients(proposition.head)
        else:
            actors, recipients = self._actors(proposition.head), self._objects(proposition.head)
        if event in SYMMETRIC:
            both = [i for i in self._with(proposition.head) if i not in actors]
            actors, recipients = [*actors, *both], [i for i in recipients if i not in both]
        return actors, recipients

    def _participants(self, heads: Iterable[int]) -> tuple[Participant, ...]:
        found: dict[Span, Participant] = {}
        for head in heads:
            participant = self.participant(head)
            found.setdefault(participant.citation.span, participant)
        return tuple(found.values())[:MOST]

    def _subjects(self, head: int) -> list[int]:
        """Return the subjects of a clause, its own or the one it shares, relative pronouns replaced."""
        tree, seen = self._tree, set()
        i = head
        while i not in seen:
            seen.add(i)
            subject = next(tree.dependents(i, "nsubj", "csubj"), None)
            if subject is not None:
                return self._spread(subject)
            token = tree.tokens[i]
            if token.deprel.startswith("acl"):
                return self._spread(token.head)
            if token.deprel.partition(":")[0] not in {"conj", "advcl", "xcomp", "parataxis"} or token.head == i:
                return []
            if token.deprel == "xcomp" or (token.deprel.startswith(("advcl", "obl")) and self._is_of(i)):
                # "urged Moscow to leave", "accused Moscow of leaving": the object of the verb above would leave.
                controlled = next(tree.dependents(token.head, "obj", "iobj"), None)
                if controlled is not None and controlled < i:
                    return self._spread(controlled)
            i = token.head
        return []

    def _is_of(self, i: int) -> bool:
        return any(
            self._tree.tokens[j].lemma in {"of", "for", "from"} for j in self._tree.dependents(i, "mark", "case")
        )

    def _spread(self, head: int) -> list[int]:
        """Return a phrase's head with its conjuncts, each turned to the actor that it stands for."""
        tree = self._tree
        head = tree.antecedent(head)
        if tree.tokens[head].lemma.lower() == "both":
            clause = tree.tokens[head].head
            if tree.tokens[clause].deprel == "conj":
                return self._subjects(tree.tokens[clause].head)
        joined = [i for i in tree.conjuncts(head) if i != head and tree.tokens[i].upos in {"NOUN", "PROPN", "PRON"}]
        return [self._owner(i) for i in (head, *joined) if tree.tokens[i].upos in ACTING]

    def _owner(self, head: int) -> int:
        """Return the actor behind an act: "Western attempts" are the West's, "NATO's redeployment" is NATO's."""
        token = self._tree.tokens[head]
        if token.lemma.lower() in self._nouns.quantity:
            for i in self._tree.dependents(head, "nmod", "obl"):
                if any(self._tree.tokens[j].lemma == "of" for j in self._tree.dependents(i, "case")):
                    return i
        if token.upos != "NOUN" or self._nouns.names_actor(token.lemma.lower()) or head in self._mentions:
            return head
        named = [i for i in self._tree.dependents(head, "nmod:poss", "amod", "compound") if i in self._mentions]
        return named[0] if named else head

    def _is_passive(self, head: int) -> bool:
        return self._tree.has(head, "nsubj:pass", "aux:pass") or (
            self._tree.tokens[head].deprel == "acl" and self._tree.tokens[head].xpos == "VBN"
        )

    def _agents(self, head: int) -> list[int]:
        found = []
        for i in self._tree.dependents(head, "obl", "nmod"):
            by = any(self._tree.tokens[j].lemma == "by" for j in self._tree.dependents(i, "case"))
            if self._tree.tokens[i].deprel == "obl:agent" or (by and self._may_act(i)):
                found += self._spread(i)
        return found

    def _actors(self, head: int) -> list[int]:
        if self._tree.tokens[head].upos == "NOUN" and self._tree.has(head, "cop"):
            # "It was a surrender by the rebels".
            return self._nominal_actors(head) or self._subjects(head)
        if not self._is_passive(head):
            return [actor for i in self._subjects(head) for actor in self._behind(i)]
        agents = self._agents(head)
        # "A summit between X and Y will be held": the parties stand inside the subject.
        within = [a for i in self._subjects(head) if not self._may_act(i) for a in self._nominal_actors(i)]
        return agents or within

    def _behind(self, subject: int) -> list[int]:
        """Return who acts where the subject is itself an event: "talks between X and Y resumed", "violence erupted"."""
        if self._may_act(subject) or self._tree.tokens[subject].upos != "NOUN":
            return [subject]
        return self._nominal_actors(subject) or ([] if self._typist.type_of(subject)[0] else [subject])

    def _objects(self, head: int) -> list[int]:
        """Return whom a clause tells something done to: objects that can act, else actors inside the object."""
        tree = self._tree
        if self._is_passive(head):
            return [i for i in self._subjects(head) if self._may_act(i)]
        found: list[int] = []
        for i in tree.dependents(head, "obj", "iobj", "obl", "xcomp"):
            token = tree.tokens[i]
            cases = {tree.tokens[j].lemma for j in tree.dependents(i, "case")}
            if token.deprel == "xcomp":
                found += self._objects(i) if not found else []
            elif token.deprel.startswith("obl") and not cases & RECIPIENT_PREPOSITIONS:
                continue
            elif self._may_act(i):
                found += [j for j in self._spread(i) if self._may_act(j)]
            elif token.deprel == "obj":
                found += self._inside(i)
        return list(dict.fromkeys(found))

    def _inside(self, head: int) -> list[int]:
        """Return the actors inside the phrase of a thing: "sanctions against Libya", "Libya's membership"."""
        tree = self._tree
        return [
            i
            for i in tree.dependents(head, "nmod", "nmod:poss", "amod", "compound")
            if i in self._mentions and self._may_act(i)
        ]

    def _with(self, head: int) -> list[int]:
        """Return the other side of a meeting or an agreement."""
        tree, found = self._tree, []
        for i in [head, *tree.dependents(head, "obj", "obl")]:
            for j in tree.dependents(i, "obl", "nmod"):
                cases = {tree.tokens[k].lemma for k in tree.dependents(j, "case")}
                if cases & {"with", "between", "among"} and self._may_act(j):
                    found += self._spread(j)
        return found

    def _demanded_of(self, proposition: Proposition, inner: Attribution) -> list[int]:
        """Return whom a wish falls on: the cue's object, else the subject of what is wished."""
        tree = self._tree
        found: list[int] = []
        if inner.cue_head >= 0:
            for i in tree.dependents(inner.cue_head, "obj", "iobj", "obl"):
                if self._may_act(i) and not proposition.span.contains(tree.span([i])):
                    found += self._spread(i)
        if not found and not proposition.nominal:
            found = [i for i in self._subjects(proposition.head) if i != inner.source_head and self._may_act(i)]
        if not found:
            inside = self._nominal_actors(proposition.head) if proposition.nominal else []
            found = inside or self._objects(proposition.head)
        return [i for i in found if i != inner.source_head]

    def _nominal_actors(self, head: int) -> list[int]:
        """Return who carries out a nominal event: its possessor, a "by" phrase, or an adjective of nationality."""
        tree = self._tree
        by = self._agents(head)
        if by:
            return by
        found = [
            i
            for i in tree.dependents(head, "nmod:poss", "amod", "compound")
            if i in self._mentions and self._may_act(i)
        ]
        return found[:1] or [j for i in self._between(head) for j in self._spread(i)]

    def _between(self, head: int) -> Iterator[int]:
        for i in self._tree.dependents(head, "nmod"):
            if any(self._tree.tokens[j].lemma == "between" for j in self._tree.dependents(i, "case")):
                yield i

    def _nominal_recipients(self, head: int) -> list[int]:
        tree, found = self._tree, []
        for i in tree.dependents(head, "nmod"):
            cases = {tree.tokens[j].lemma for j in tree.dependents(i, "case")}
            if cases & {"against", "on", "of", "to", "with"} and self._may_act(i):
                found += self._spread(i)
        return found

    def _may_act(self, i: int) -> bool:
        token = self._tree.tokens[i]
        if i in self._times:
            return False
        return i in self._mentions or token.upos == "PROPN" or self._nouns.names_actor(token.lemma.lower())
