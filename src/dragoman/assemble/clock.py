"""When a proposition takes place.

what is said, wanted:    the saying's time, or that of the speaker's other words
what is done, planned:   the clause's own time ─▶ that of the verb it goes with ─▶ "since …" ─▶ the day being told of
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.assemble.datings import Datings
from dragoman.assemble.deciding import Ruled
from dragoman.assemble.propositions import Proposition
from dragoman.assemble.sayings import Sayings
from dragoman.core.claims import Kind, When
from dragoman.core.layers import Layers, TimeExpression
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from dragoman.syntax import Tree

RECENT = 2
"""Days before the report that a story still tells of as one course of events."""
NEARBY = 1
"""Most sentences from one event of a course to the next; two dated a third of the new times wrongly."""
HAPPENING = {"OCCURRENCE", "I_ACTION", "ASPECTUAL"}


class Clock:
    """Tells when the propositions of one report take place. Invariant: they are asked for in the order of the text."""

    def __init__(self, report: Report, layers: Layers, tree: Tree, propositions: Sequence[Proposition]) -> None:
        self._report, self._layers, self._tree = report, layers, tree
        self._today = _day(report.date)
        self._datings = Datings(layers, tree)
        self._sayings = Sayings(layers, tree, self._datings, propositions)
        self._happens = {event.token for event in layers.events if event.type or event.category in HAPPENING}
        self._course: list[tuple[int, TimeExpression]] = []

    def when(self, proposition: Proposition, kind: Kind) -> Ruled[When | None]:
        """Return the time of the event, or for what is said or wanted the time of saying it."""
        chosen, reason = self._chosen(proposition, kind)
        if kind == "did" and self._is_narrated(proposition):
            told, chosen = chosen, self._follow(proposition.head, chosen)
            reason = reason if told or not chosen else "the day that the report just told of"
        if chosen is None:
            return Ruled(None, reason)
        if chosen.value is None:
            return Ruled(None, f"{reason}, which is not resolved")
        span = Span(chosen.start, chosen.end)
        return Ruled(When(chosen.value, cite(self._report.text, span, self._report.sha256)), reason)

    def _chosen(self, proposition: Proposition, kind: Kind) -> tuple[TimeExpression | None, str]:
        """Return the first time that is found, and which it is."""
        own = (self._within, "the time nearest to its head")
        said = (self._sayings.time_of, "the time of the saying")
        steps = {"said": (said, own), "wants": (own, said)}.get(
            kind, (own, (self._beside, "the time of the verb that it goes with"), (self._since, "the time since then"))
        )
        for find, reason in steps:
            if (time := find(proposition)) is not None:
                return time, reason
        return None, "no time in its clause" + (" and none of the saying" if kind in {"said", "wants"} else "")

    def _beside(self, proposition: Proposition) -> TimeExpression | None:
        return self._datings.beside(proposition.head)

    def _within(self, proposition: Proposition) -> TimeExpression | None:
        """Return the time in the proposition's own words that is nearest to its head."""
        times = self._datings.in_clause(proposition.head)
        inside = [found for found in times if proposition.span.contains(Span(found[2].start, found[2].end))]
        return min(inside, key=lambda found: found[:2], default=(0, 0, None))[2]

    def _since(self, proposition: Proposition) -> TimeExpression | None:
        cues = {item.cue_head for item in proposition.chain if item.cue_head >= 0}
        return self._datings.since({proposition.head} | cues, self._today.isoformat() if self._today else None)

    def _follow(self, head: int, time: TimeExpression | None) -> TimeExpression | None:
        """Return the time of an event, or of the course of events that it goes on with where it has none.

        "Talks broke down on Wednesday. Then shelling began."
        """
        sentence = self._tree.tokens[head].sentence
        if time is None and head in self._happens:
            time = self._day_told_of(head, sentence)
        if time is not None and self._is_recent(time):
            self._course.append((sentence, time))
        return time

    def _day_told_of(self, head: int, sentence: int) -> TimeExpression | None:
        """Return the day last named in this sentence or the one before, else the day of the last event told of."""
        named = [(self._tree.tokens[i].sentence, time) for i, time in self._datings.by_word.items() if i < head]
        near = [time for at, time in (*self._course, *named) if 0 <= sentence - at <= NEARBY]
        return next((time for time in reversed(near) if self._is_recent(time)), None)

    def _is_narrated(self, proposition: Proposition) -> bool:
        """Return whether a proposition is told in the simple past, and not in somebody's quoted words."""
        start = proposition.span.start
        if proposition.chain and any(q.start <= start < q.end for q in self._layers.quotations):
            return False
        head = proposition.head
        while self._datings.shares(head):
            head = self._tree.tokens[head].head
        auxiliaries = [self._tree.tokens[i] for i in self._tree.dependents(head, "aux", "cop")]
        if any(token.xpos == "MD" or token.lemma == "have" for token in auxiliaries):
            return False
        return any(token.xpos == "VBD" for token in (self._tree.tokens[head], *auxiliaries))

    def _is_recent(self, time: TimeExpression) -> bool:
        """Return whether a time is a day just before the report."""
        value, today = time.value, self._today
        if value is None or value.first is None or today is None or value.precision not in {"day", "time"}:
            return False
        return 0 <= (today - date.fromisoformat(value.first)).days <= RECENT


def _day(iso: str | None) -> date | None:
    """Return the day of a report, `None` where it is unknown or no day of the calendar."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
