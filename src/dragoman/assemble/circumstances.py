"""When and where a proposition takes place, and how much of it is quoted."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.assemble.propositions import Proposition
from dragoman.core.claims import Kind, Location, Quoted, When
from dragoman.core.layers import Layers, TimeExpression
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from dragoman.syntax import Tree

PLACING = {
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "across",
    "around",
    "over",
    "from",
    "into",
    "to",
    "toward",
    "towards",
    "on",
    "throughout",
    "within",
}


def quoted(proposition: Proposition, layers: Layers) -> Quoted:
    """Return how much of an attributed proposition stands in quotation marks."""
    if not proposition.chain:
        return "none"
    span = proposition.span
    inside = sum(
        max(0, min(span.end, q.end) - max(span.start, q.start))
        for q in layers.quotations
        if q.start < span.end and span.start < q.end
    )
    # The marks themselves may fall inside the span.
    if inside >= span.end - span.start - 2:
        return "direct"
    return "mixed" if inside else "indirect"


class Clock:
    """Tells when the propositions of one report take place.

    Whoever speaks in a report speaks on one occasion unless it says otherwise: "said on Wednesday" dates the speaker's
    other words too.
    """

    def __init__(self, report: Report, layers: Layers, tree: Tree, propositions: Sequence[Proposition]) -> None:
        self._report, self._layers, self._tree = report, layers, tree
        self._chains = {mention.head: mention.chain for mention in layers.mentions}
        self._spoken: dict[int, TimeExpression] = {}
        for proposition in propositions:
            for item in proposition.chain:
                time = _hanging_on(item.cue_head, layers, tree) if item.cue_head >= 0 else None
                if time is not None and item.source_head in self._chains:
                    self._spoken.setdefault(self._chains[item.source_head], time)

    def when(self, proposition: Proposition, kind: Kind) -> When | None:
        """Return the time of the event, or for what is said or wanted the time of saying it."""
        if kind in {"said", "wants"}:
            chosen = self._saying(proposition) or self._within(proposition)
        else:
            chosen = self._within(proposition) or _hanging_on(proposition.head, self._layers, self._tree)
        if chosen is None or chosen.value is None:
            return None
        span = Span(chosen.start, chosen.end)
        return When(chosen.value, cite(self._report.text, span, self._report.sha256))

    def _within(self, proposition: Proposition) -> TimeExpression | None:
        inside = [t for t in self._layers.times if t.value and proposition.span.contains(Span(t.start, t.end))]
        return min(inside, key=lambda t: (_distance(t, proposition, self._tree), t.start), default=None)

    def _saying(self, proposition: Proposition) -> TimeExpression | None:
        for item in reversed(proposition.chain):
            time = _hanging_on(item.cue_head, self._layers, self._tree) if item.cue_head >= 0 else None
            if time is not None:
                return time
        for item in reversed(proposition.chain):
            if item.source_head in self._chains and self._chains[item.source_head] in self._spoken:
                return self._spoken[self._chains[item.source_head]]
        return None


def _hanging_on(head: int, layers: Layers, tree: Tree) -> TimeExpression | None:
    sentence = tree.tokens[head].sentence
    for time in layers.times:
        tokens = tree.within(Span(time.start, time.end)) if time.value else []
        for i in tree.heads(tokens):
            if tree.tokens[i].sentence == sentence and tree.tokens[i].head == head:
                return time
    return None


def _distance(time: TimeExpression, proposition: Proposition, tree: Tree) -> int:
    """Return how many arcs lie between a time and the proposition's head; times elsewhere are far."""
    tokens = tree.within(Span(time.start, time.end))
    for i in tree.heads(tokens):
        for steps, above in enumerate(tree.ancestors(i)):
            if above == proposition.head:
                return steps
    return 99


def where(proposition: Proposition, report: Report, layers: Layers, tree: Tree) -> Location | None:
    """Return the place that the proposition names as its scene: the first one behind a preposition of place."""
    for toponym in layers.toponyms:
        span = Span(toponym.start, toponym.end)
        if toponym.place is None or not proposition.span.contains(span):
            continue
        for i in tree.heads(tree.within(span)):
            cases = {tree.tokens[j].lemma.lower() for j in tree.dependents(i, "case")}
            if cases & PLACING:
                return Location(cite(report.text, span, report.sha256), toponym.place)
    return None
