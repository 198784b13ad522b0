"""The PLOVER type of a proposition, from the events that its words tell of."""

from __future__ import annotations

from typing import cast

from dragoman.assemble.deciding import Ruled
from dragoman.core.claims import EventType
from dragoman.core.layers import Layers
from dragoman.syntax import Tree

BELOW = (("obj", "xcomp", "nsubj:pass"), ("nsubj", "obl", "nmod"), ("advcl", "acl", "parataxis", "conj"))
"""Where the type of a proposition is looked for when its head has none, nearest first."""
STATIC = {"STATE", "I_STATE", "PERCEPTION"}
STATES = {
    "be", "have", "remain", "seem", "appear", "include", "contain", "belong", "consist", "mean", "exist", "become",
    "pose", "represent", "depend", "constitute", "amount", "resemble", "own", "lack", "differ",
}  # fmt: skip


class Typist:
    """Answers what kind of event the words of one report tell of."""

    def __init__(self, layers: Layers, tree: Tree) -> None:
        self._tree = tree
        self._events = {event.token: event for event in layers.events}

    def type_of(self, head: int) -> tuple[EventType | None, float]:
        """Return the type of the event that a word tells of with its score, or `(None, 0.0)`."""
        event = self._events.get(head)
        return (cast("EventType | None", event.type), event.score) if event else (None, 0.0)

    def event_of(self, head: int) -> Ruled[EventType | None]:
        """Return the type of the event that a whole proposition tells of: its head's, else that of the words below it.

        "Violence erupted: shelling and then airstrikes" has its type from its nouns.
        """
        kind, _ = self.type_of(head)
        if kind is not None:
            return Ruled(kind, "the type of its head", head)
        for relations in BELOW:
            typed = [(*self.type_of(i), i) for i in self._tree.dependents(head, *relations)]
            best, _, at = max(typed, key=lambda found: found[1], default=(None, 0.0, head))
            if best is not None:
                return Ruled(best, "the type of a word that hangs on its head", at)
        return self._deeper(head)

    def _deeper(self, head: int) -> Ruled[EventType | None]:
        for relations in BELOW[:2]:
            for i in self._tree.dependents(head, *relations):
                for j in self._tree.dependents(i, "nmod", "acl", "compound", "xcomp"):
                    if (below := self.type_of(j)[0]) is not None:
                        return Ruled(below, "the type of a word two steps below its head", j)
        return Ruled(None, "no word of it has a type")

    def is_occurrence(self, head: int) -> bool:
        """Return whether the encoder takes the word for something that happens, as words of state are not."""
        event = self._events.get(head)
        happens = event is not None and event.category is not None and event.category not in STATIC
        return happens and self._tree.tokens[head].lemma not in STATES
