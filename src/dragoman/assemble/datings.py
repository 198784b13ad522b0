"""The times that hang on a verb or an event noun, found by syntax."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.core.layers import Layers, TimeExpression
from dragoman.core.text import Span
from dragoman.core.times import TimeValue
from dragoman.syntax import Tree

APART = {"acl", "acl:relcl", "ccomp", "csubj", "parataxis", "advcl", "advcl:relcl", "conj"}
"""Relations whose clause has a time of its own: what is dated in it dates nothing above it."""
SHARED = {"advcl", "conj", "xcomp"}
"""Relations by which a clause without a subject shares the time of the verb above it."""
RELATIVE = {"acl:relcl", "advcl", "advcl:relcl"}
FAR = 3
"""Most arcs between an event and the time in its own clause: what lies deeper dates something else named there."""
REACH = 5
"""Most sentences from "at the time" back to the time that is meant."""
OPENING = {"start", "begin", "open", "schedule", "set", "plan", "hold", "slate", "take", "due"}
"""Words of a clause that says when an event opens."""


class Datings:
    """Looks up which resolved times belong to which word of one report."""

    def __init__(self, layers: Layers, tree: Tree) -> None:
        self._tree = tree
        self.by_word = {
            i: time for time in layers.times if time.value for i in tree.heads(tree.within(Span(time.start, time.end)))
        }
        """The resolved times by the words that carry them, in the order of the text."""

    def in_clause(self, head: int) -> Iterator[tuple[int, int, TimeExpression]]:
        """Yield the times in a word's own clause, each with its distance in arcs and its place in the text."""
        for i, time in self.by_word.items():
            steps, at = 0, i
            while at != head and steps < FAR and self._tree.tokens[at].deprel not in APART:
                if self._tree.tokens[at].head == at:
                    break
                at, steps = self._tree.tokens[at].head, steps + 1
            if at == head and i != head:
                yield steps, time.start, time

    def beside(self, head: int) -> TimeExpression | None:
        """Return the time of an event that its own clause may leave out: that of the verb whose time it shares."""
        while True:
            time = self._hanging_on(head) or self._opening(head) or self._told_of(head) or self.back_then(head)
            if time is not None or not self.shares(head):
                return time
            head = self._tree.tokens[head].head

    def shares(self, head: int) -> bool:
        """Return whether a clause goes with the one above it: "left, handing over …", "signed off on selling …"."""
        token = self._tree.tokens[head]
        if token.deprel not in SHARED or token.head == head or self._tree.has(head, "nsubj", "csubj"):
            return False
        return token.xpos == "VBG" or not self._tree.has(head, "mark")

    def back_then(self, head: int) -> TimeExpression | None:
        """Return the time named last before, where "then" or "at the time" hangs on a verb."""
        before = [(i, time) for i, time in self.by_word.items() if i < head]
        if not before or not (self._has_then(head) or self._has_at_the_time(head)):
            return None
        i, time = max(before, key=lambda found: found[0])
        near = self._tree.tokens[head].sentence - self._tree.tokens[i].sentence <= REACH
        return time if near else None

    def since(self, heads: set[int], today: str | None) -> TimeExpression | None:
        """Return the interval from the time of a clause with "since" to the day of the report."""
        tree = self._tree
        for head in sorted(heads):
            for i in tree.dependents(head, "advcl"):
                time = (
                    self._hanging_on(i)
                    if any(tree.tokens[j].lemma == "since" for j in tree.dependents(i, "mark"))
                    else None
                )
                if time and time.value and today and time.value.first and time.value.first < today:
                    return replace(time, value=_up_to(time.value, today))
        return None

    def _hanging_on(self, head: int) -> TimeExpression | None:
        return next((time for i, time in self.by_word.items() if self._tree.tokens[i].head == head != i), None)

    def _opening(self, head: int) -> TimeExpression | None:
        """Return the day on which an event opens: "a summit, which starts on Tuesday", "talks set for Tuesday"."""
        if self._tree.tokens[head].upos != "NOUN":
            return None
        opens = (i for i in self._tree.dependents(head, "acl") if self._tree.tokens[i].lemma in OPENING)
        return next((time for i in opens if (time := self._hanging_on(i))), None)

    def _told_of(self, head: int) -> TimeExpression | None:
        """Return the time right before a clause that tells what happened then: "in 2003, when the two fought"."""
        tree = self._tree
        if tree.tokens[head].deprel not in RELATIVE:
            return None
        when = next((i for i in tree.dependents(head, "advmod", "mark") if tree.tokens[i].lemma == "when"), None)
        if when is None:
            return None
        before = when - 1
        while before > 0 and tree.tokens[before].upos == "PUNCT":
            before -= 1
        return self.by_word.get(before)

    def _has_then(self, head: int) -> bool:
        return any(i > head and self._tree.tokens[i].lemma == "then" for i in self._tree.dependents(head, "advmod"))

    def _has_at_the_time(self, head: int) -> bool:
        tree = self._tree
        return any(
            tree.tokens[i].lemma == "time" and [tree.tokens[j].lemma for j in tree.children[i]] == ["at", "the"]
            for i in tree.dependents(head, "obl")
        )


def _up_to(value: TimeValue, today: str) -> TimeValue:
    """Return the interval from the start of a time to a day."""
    start = value.value.partition("/")[0].partition("T")[0]
    return TimeValue(f"{start}/{today}", "interval", value.first, today)
