"""The PLOVER type of a predicate: the event lexicon and the encoder, each with its say."""

from __future__ import annotations

from typing import cast

from dragoman.core.claims import EventType
from dragoman.core.layers import Layers
from dragoman.knowledge.lexicon import load_event_lexicon
from dragoman.syntax import Tree

ENCODER_SHARE = 0.5
"""What the encoder's probability of a type adds to the lexicon's weight: enough to decide between senses."""
LEAST = 0.45
"""A lower score is no type: it was as often wrong as right on the PLOVER sentences."""
BELOW = (("obj", "xcomp", "nsubj:pass"), ("nsubj", "obl", "nmod"), ("advcl", "acl", "parataxis", "conj"))
"""Where the type of a proposition is looked for when its head has none, nearest first."""
STATIC = {"STATE", "I_STATE", "PERCEPTION"}
STATES = {
    "be",
    "have",
    "remain",
    "seem",
    "appear",
    "include",
    "contain",
    "belong",
    "consist",
    "mean",
    "exist",
    "become",
}


class Typist:
    """Types the predicates of one report, each once."""

    def __init__(self, layers: Layers, tree: Tree) -> None:
        self._tree = tree
        self._lexicon = load_event_lexicon()
        self._events = {event.token: event for event in layers.events}
        self._known: dict[int, tuple[EventType | None, float]] = {}

    def type_of(self, head: int) -> tuple[EventType | None, float]:
        """Return the type of the event that a word tells of with its score, or `(None, 0.0)`."""
        if head not in self._known:
            self._known[head] = self._judge(head)
        return self._known[head]

    def event_of(self, head: int) -> EventType | None:
        """Return the type of the event that a whole proposition tells of: its head's, else that of the words below it.

        "Violence erupted: shelling and then airstrikes" has its type from its nouns.
        """
        kind, _ = self.type_of(head)
        if kind is not None:
            return kind
        for relations in BELOW:
            typed = [self.type_of(i) for i in self._tree.dependents(head, *relations)]
            best = max(typed, key=lambda pair: pair[1], default=(None, 0.0))
            if best[0] is not None:
                return best[0]
        for relations in BELOW[:2]:
            for i in self._tree.dependents(head, *relations):
                for j in self._tree.dependents(i, "nmod", "acl", "compound", "xcomp"):
                    if (below := self.type_of(j)[0]) is not None:
                        return below
        return None

    def is_occurrence(self, head: int) -> bool:
        """Return whether the encoder takes the word for something that happens, as words of state are not."""
        event = self._events.get(head)
        return event is not None and event.category not in STATIC and self._tree.tokens[head].lemma not in STATES

    def _judge(self, head: int) -> tuple[EventType | None, float]:
        scores = dict(
            self._lexicon.score(
                self._tree.tokens[head].lemma.lower(), self._tree.tokens[head].upos, self._surroundings(head)
            )
        )
        event = self._events.get(head)
        if event is not None and event.type is not None:
            kind = cast(EventType, event.type)
            scores[kind] = scores.get(kind, 0.0) + ENCODER_SHARE * event.score
        if not scores:
            return None, 0.0
        best = max(sorted(scores), key=lambda kind: scores[kind])
        return (best, scores[best]) if scores[best] >= LEAST else (None, 0.0)

    def _surroundings(self, head: int) -> list[tuple[str, str]]:
        """Return the dependents of a word, and the prepositions on them, as (relation, lemma)."""
        tokens, found = self._tree.tokens, []
        for i in self._tree.children[head]:
            cases = [tokens[j].lemma.lower() for j in self._tree.dependents(i, "case", "mark")]
            relation = tokens[i].deprel
            if cases and relation in {"obl", "nmod"}:
                relation = f"{relation}:{cases[0]}"
            found.append((relation, tokens[i].lemma.lower()))
            if relation.partition(":")[0] in {"obj", "xcomp", "nsubj"}:
                found += [
                    ("nmod", tokens[j].lemma.lower()) for j in self._tree.dependents(i, "compound", "amod", "nmod")
                ]
        return found
