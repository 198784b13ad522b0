"""How the places that a report names hang on what happens there: the word, and the preposition or relation."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dragoman.core.entities import Place
from dragoman.core.layers import Layers, Toponym
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge.placewords import load_place_words
from dragoman.syntax import Tree

GROUND = {"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"}
"""Types of what is done on the ground; the others are acts of words and papers, which name places they are not in."""
APART = {"acl:relcl", "advcl", "advcl:relcl", "ccomp", "parataxis", "csubj"}
"""Relations whose clause tells of another event."""
CLIMB = 4
"""Most arcs from a name to the word by which it hangs: "in the streets of the city of Selwyn"."""
FAR = 7
"""Most arcs from there to the event."""
PEOPLES = {"NNPS", "NNS", "JJ"}
"""Tags of words for a people that look like a place's name: "two Ruritanians were killed"."""


class Anchor(Struct, frozen=True):
    """A toponym with its place, the word by which it hangs on an event, and how: a preposition, `of`, or `obj`."""

    toponym: Toponym
    place: Place
    word: int
    how: str

    @property
    def span(self) -> Span:
        """The toponym's stretch of text."""
        return Span(self.toponym.start, self.toponym.end)


class Anchors:
    """Finds and judges the anchors of one report; `found` are in the order of the text."""

    def __init__(self, report: Report, layers: Layers, tree: Tree) -> None:
        self._text, self._tree, self._words = report.text, tree, load_place_words()
        self._types = {event.token: event.type for event in layers.events}
        self.found = tuple(self._find(layers))

    def fits(self, anchor: Anchor, event: str | None) -> bool:
        """Return whether a place is where an event of that type happens, as the words between them put it."""
        governor = self._tree.tokens[anchor.word].head
        lemma, kind, words = self._tree.tokens[governor].lemma.lower(), self._types.get(governor), self._words
        match anchor.how:
            case "obj":
                part = anchor.place.precision != "country" and lemma in words.holding
                return kind == "ASSAULT" or lemma in words.visiting or part
            case "for":
                return lemma in words.departing
            case "on":
                return kind in {"ASSAULT", "MOBILIZE"} or self._tree.tokens[anchor.word].lemma.lower() in words.site
            case "over":
                return lemma in words.power or not {event, kind}.isdisjoint({"ASSAULT", "MOBILIZE"})
        if anchor.how in words.goal:
            return self._moves(governor)
        if anchor.how in words.origin:
            return lemma in words.leaving or (event == "RETREAT" and self._tree.tokens[governor].upos == "VERB")
        return True

    def is_static(self, anchor: Anchor) -> bool:
        """Return whether the preposition places whatever it hangs on: "in", "near"."""
        return anchor.how in self._words.static

    def steps(self, anchor: Anchor, head: int) -> int | None:
        """Return the arcs from an anchor up to an event, `None` where it belongs to another clause."""
        steps, at = 0, anchor.word
        while at != head:
            token = self._tree.tokens[at]
            other = token.deprel in APART or (token.deprel == "conj" and token.upos == "VERB")
            if token.head == at or steps > FAR or other:
                return None
            at, steps = token.head, steps + 1
        return steps

    def is_on_ground(self, anchor: Anchor) -> bool:
        """Return whether the anchor hangs on something done on the ground, near or far."""
        return any(self._types.get(i) in GROUND for i in (anchor.word, *self._tree.ancestors(anchor.word)))

    def _find(self, layers: Layers) -> Iterator[Anchor]:
        for toponym in layers.toponyms:
            heads = self._tree.heads(self._tree.within(Span(toponym.start, toponym.end)))
            hold = self._hold(heads[0], toponym, toponym.place) if heads and toponym.place else None
            if hold and toponym.place:
                yield Anchor(toponym, toponym.place, *hold)

    def _hold(self, i: int, toponym: Toponym, place: Place) -> tuple[int, str] | None:
        """Return the word by which a place hangs on what happens there, and how; `None` where it only qualifies."""
        token = self._tree.tokens[i]
        before = token.deprel in {"compound", "amod", "nmod:poss"}
        if before and place.precision == "country" and self._lemma(token.head) in self._words.unrest:
            return token.head, "in"
        if self._is_people(i, place) or (
            before and place.precision != "country" and self._is_adjective(toponym, place)
        ):
            return None
        at: int | None = i
        for _ in range(CLIMB):
            if at is None or (self._lemma(at) == "border" and place.precision == "country"):
                return None
            if how := self._how(at):
                return at, how
            at = self._next(at)
        return None

    def _how(self, at: int) -> str | None:
        """Return how a word hangs on the event above it, `None` where it belongs to a longer phrase."""
        tree = self._tree
        token, cases = tree.tokens[at], self._lemmas(at, "case")
        if placing := cases & self._words.placing:
            return min(placing)
        if token.deprel in {"obj", "nsubj:pass"}:
            return "obj"
        if "of" in cases and self._lemmas(at, "advmod") & self._words.site:
            return "near"  # "northwest of Selwyn"
        return "of" if "of" in cases and self._types.get(token.head) in GROUND else None

    def _next(self, at: int) -> int | None:
        """Return the word of a longer phrase that a name goes with: "the city of Selwyn", "the Selwyn summit"."""
        tree, words = self._tree, self._words
        token = tree.tokens[at]
        up, relation = tree.tokens[token.head], token.deprel.partition(":")[0]
        lemma, of = up.lemma.lower(), "of" in self._lemmas(at, "case")
        if token.head == at:
            return None
        if of or token.deprel == "nmod:poss":
            return token.head if lemma in words.site else None
        if relation in {"appos", "flat"} or (relation == "conj" and up.upos in {"NOUN", "PROPN"}):
            return token.head
        if relation in {"compound", "amod", "nmod", "advmod"} and lemma in words.site | words.gathering:
            return token.head
        return token.head if relation in {"compound", "amod"} and up.upos == "PROPN" else None

    def _is_people(self, i: int, place: Place) -> bool:
        """Return whether a word is a people's and not the land's: "Ruritanians"."""
        token = self._tree.tokens[i]
        return token.xpos in PEOPLES and self._text[token.start : token.end].lower() not in place.name.lower()

    def _is_adjective(self, toponym: Toponym, place: Place) -> bool:
        return " ".join(self._text[toponym.start : toponym.end].split()).lower() != place.name.lower()

    def _moves(self, at: int) -> bool:
        """Return whether a word, or one of the two above it, tells of moving somewhere."""
        for _ in range(3):
            if self._lemma(at) in self._words.motion or self._types.get(at) == "MOBILIZE":
                return True
            at = self._tree.tokens[at].head
        return False

    def _lemma(self, i: int) -> str:
        return self._tree.tokens[i].lemma.lower()

    def _lemmas(self, i: int, relation: str) -> set[str]:
        return {self._lemma(j) for j in self._tree.dependents(i, relation)}
