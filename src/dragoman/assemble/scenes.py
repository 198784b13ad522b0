"""Where a proposition takes place.

its own words ─▶ for what is said, the place of saying it ─▶ for what is done on the ground, the report's theatre
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.assemble.anchors import GROUND, Anchor, Anchors
from dragoman.assemble.deciding import Ruled
from dragoman.assemble.propositions import Proposition
from dragoman.assemble.theatre import CLASSES, find_theatre
from dragoman.core.claims import EventType, Kind, Location, Participant
from dragoman.core.entities import Place
from dragoman.core.layers import Layers
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from dragoman.syntax import Tree

WORDS = {"ACCUSE", "SANCTION", "REJECT", "AGREE", "REQUEST", "SUPPORT", "THREATEN"}
"""Types of acts of words and papers: only a place of their own is theirs, not one that they speak of."""
AT_HOME = {"PROTEST", "COERCE"}
"""Types of what a people or its government does at home, wherever the rest of the report takes place."""
CLOSE = 2
"""Most arcs from a place outside the proposition's words to its head: "In Selwyn on Monday, rebels clashed …"."""
RANK = {"point": 0, "city": 0, "region": 1, "sea": 1, "unknown": 1, "country": 2}
"""The more exact place goes first: "in Selwyn, Ruritania"."""


class Scenes:
    """Tells where the propositions of one report take place."""

    def __init__(self, report: Report, layers: Layers, tree: Tree) -> None:
        self._report, self._layers, self._tree = report, layers, tree
        self._anchors = Anchors(report, layers, tree)
        self._theatre = find_theatre(layers, self._anchors)

    def where(
        self,
        proposition: Proposition,
        kind: Kind,
        event: EventType | None,
        actors: Sequence[Participant],
        recipients: Sequence[Participant],
    ) -> Ruled[Location | None]:
        """Return the scene of a proposition, with the words that name it there or nearest to it."""
        if (anchor := self._named(proposition, kind, event)) is not None:
            how = "as its object" if anchor.how == "obj" else f"by “{anchor.how}”"
            return Ruled(self._location(anchor.span, anchor.place), f"it hangs on its head {how}")
        if kind == "said" and (anchor := self._spoken_at(proposition)) is not None:
            return Ruled(self._location(anchor.span, anchor.place), "where the source spoke")
        place = None if kind == "said" and event not in GROUND else self._inherited(kind, event, actors, recipients)
        if place is None:
            return Ruled(None, "no place hangs on it, and none is taken over")
        whose = "where the report takes place" if place == self._theatre else "the home of those who act"
        return Ruled(self._nearest(proposition, place), whose)

    def _named(self, proposition: Proposition, kind: Kind, event: EventType | None) -> Anchor | None:
        """Return the place that the proposition names: the nearest to its head, and of one country the most exact."""
        found = [
            (steps, anchor)
            for anchor in self._anchors.found
            if (steps := self._anchors.steps(anchor, proposition.head)) is not None
            and self._anchors.fits(anchor, event)
            and self._belongs(anchor, steps, proposition, kind, event)
        ]
        if not found:
            return None
        _, first = min(found, key=lambda each: (each[0], each[1].span))
        same = [(steps, anchor) for steps, anchor in found if anchor.place.country == first.place.country]
        return min(same, key=lambda each: (RANK[each[1].place.precision], each[0], each[1].span))[1]

    def _belongs(
        self, anchor: Anchor, steps: int, proposition: Proposition, kind: Kind, event: EventType | None
    ) -> bool:
        """Return whether a place in the proposition's clause is the scene of this very event."""
        static = self._anchors.is_static(anchor)
        if event in WORDS and kind != "said" and not (static and steps <= 1):
            return False
        return proposition.span.contains(anchor.span) or (static and steps <= CLOSE)

    def _spoken_at(self, proposition: Proposition) -> Anchor | None:
        """Return the place where a source spoke: "told reporters in Selwyn", "speaking in Selwyn, she said"."""
        for item in reversed(proposition.chain):
            if item.cue_head < 0:
                continue
            participles = [
                i for i in self._tree.dependents(item.cue_head, "advcl") if self._tree.tokens[i].xpos == "VBG"
            ]
            for anchor in self._anchors.found:
                if anchor.how not in {"in", "at"} or anchor.place.precision == "country" or item.covers(anchor.span):
                    continue
                steps = [self._anchors.steps(anchor, head) for head in (item.cue_head, *participles)]
                if any(each is not None and each <= CLOSE for each in steps):
                    return anchor
        return None

    def _inherited(
        self, kind: Kind, event: EventType | None, actors: Sequence[Participant], recipients: Sequence[Participant]
    ) -> Place | None:
        """Return the place of an event that names none: the report's theatre, or the home of those who act.

        What is done on the ground takes place there. So does what the theatre's own people concede, do or talk over
        among themselves, or are asked to do.
        """
        theatre, codes = self._theatre, _lands((*actors, *recipients))
        if event in GROUND:
            if event in AT_HOME and len(codes) == 1 and (theatre is None or theatre.country not in codes):
                return self._home(codes) or theatre
            return theatre
        if theatre is None or theatre.country not in codes:
            return None
        among = event == "CONSULT" and len(codes) == 1 and kind != "did"
        asked = kind == "wants" and event in {None, "CONSULT"} and _codes(recipients) == {theatre.country}
        home = event is None and kind in {"did", "plans"} and _codes((*actors, *recipients)) == {theatre.country}
        return theatre if event == "CONCEDE" or among or home or asked else None

    def _home(self, codes: set[str]) -> Place | None:
        places = (t.place for t in self._layers.toponyms if t.place and t.place.country in codes)
        return next((place for place in places if place.precision == "country"), None)

    def _nearest(self, proposition: Proposition, place: Place) -> Location:
        """Return a place with its naming nearest to a proposition, those before its end first."""
        start, end = proposition.span.start, proposition.span.end
        named = [Span(t.start, t.end) for t in self._layers.toponyms if t.place == place]
        return self._location(min(named, key=lambda span: (span.start > end, abs(span.start - start))), place)

    def _location(self, span: Span, place: Place) -> Location:
        return Location(cite(self._report.text, span, self._report.sha256), place)


def _codes(parties: Sequence[Participant]) -> set[str]:
    return {party.country for party in parties} - {"UNK"}


def _lands(parties: Sequence[Participant]) -> set[str]:
    """Return the countries of the parties; classes of actors such as IGO are none."""
    return _codes(parties) - CLASSES
