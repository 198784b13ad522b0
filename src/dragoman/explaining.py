"""Traces one claim of a reading through the stages that made it: the spans, rules and scores behind each value.

The rules are not told twice: assembly runs once more over the layers and hands out the decisions that it makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.core.claims import Claim, Participant, Reading
from dragoman.core.explanations import Decision, Explanation, Field, FoundBy, Heading, Identity, Link, Share, Winner
from dragoman.core.layers import Attribution, Layers, Mention
from dragoman.core.reports import Report
from dragoman.core.text import Citation, Span, cite
from dragoman.display import numbered
from dragoman.exceptions import UsageError
from dragoman.syntax import Tree

if TYPE_CHECKING:
    from dragoman.assemble import Assembled
    from dragoman.assemble.deciding import Decided
    from dragoman.assemble.predicated import Phrases

SHORTEST = 4
"""Characters that the beginning of an id needs: a number below 1000 always means the place in the print."""


def explain(
    reading: Reading, which: Claim | str | int, *, knowledge: Sequence[str | PathLike[str]] = ()
) -> Explanation:
    """Return why one claim of a reading, which must hold its layers, is what it is.

    `which` is the claim, its number in the print from 1, its id or the beginning of it; `knowledge` are the files of
    actors that the reading was made with. Raises `UsageError` when the
    reading has no such claim, more than one, or no layers.
    """
    found = find_claim(reading, which)
    if found is None:
        raise UsageError(f"expected {_known(reading)}, found {which.id if isinstance(which, Claim) else which}")
    report, layers = reading.report, reading.layers
    if report is None or layers is None:
        raise UsageError("expected a reading with its layers, found one without; read the report with layers=True")
    number, claim = found
    made = next((each for each in _assembled(reading, report, layers, knowledge) if each.claim.id == claim.id), None)
    if made is None:
        raise UsageError(f"expected claim {claim.id} to follow from the reading's layers; read the report again")
    return _Trace(report, layers, claim, made).explanation(number)


def find_claim(reading: Reading, which: Claim | str | int) -> tuple[int, Claim] | None:
    """Return a claim with its number in the print, `None` where the reading has none such.

    Raises `UsageError` when the beginning of an id fits several.
    """
    claims = numbered(reading.claims)
    wanted = which.id if isinstance(which, Claim) else str(which).strip().lower()
    if isinstance(which, int) or (wanted.isdecimal() and len(wanted) < SHORTEST):
        return next(((number, claim) for number, claim in claims if number == int(wanted)), None)
    found = [(number, claim) for number, claim in claims if len(wanted) >= SHORTEST and claim.id.startswith(wanted)]
    if len(found) > 1:
        raise UsageError(
            f"expected the id of one claim, found {wanted}, with which {len(found)} begin; give more of it"
        )
    return found[0] if found else None


def _known(reading: Reading) -> str:
    if not reading.claims:
        return "a claim of a reading that has some"
    return f"a claim's number from 1 to {len(reading.claims)}, or at least {SHORTEST} characters of its id"


def _assembled(
    reading: Reading, report: Report, layers: Layers, knowledge: Sequence[str | PathLike[str]]
) -> Iterator[Assembled]:
    from dragoman.assemble import assembled
    from dragoman.knowledge import load_registry
    from dragoman.resolve.linking import describe_in

    describe = describe_in(report, layers, load_registry(knowledge))
    return assembled(report, layers, model=reading.model, describe=describe)


Parts = tuple[tuple[Span, ...], tuple[Span, ...]]
"""Cue and content of an attribution, by which it is known again."""


class _Trace:
    """Puts the decisions behind one claim, as the reading has it, in words and citations."""

    def __init__(self, report: Report, layers: Layers, claim: Claim, made: Assembled) -> None:
        self._report, self._layers, self._claim, self._made = report, layers, claim, made
        self._tree = Tree(layers.tokens)
        self._predication = next((p for p in layers.predications if p.token == made.proposition.head), None)

    def explanation(self, number: int) -> Explanation:
        """Return the whole trace of the claim."""
        chain = self._made.proposition.chain
        word = self._tree.span([self._made.proposition.head])
        dropped = [item for item in self._layers.attributions if item.covers(word) and item not in chain]
        by_syntax = self._by_syntax()
        return Explanation(
            claim=self._claim,
            number=number,
            sentence=self._cite(self._sentence()),
            head=self._heading(),
            chain=tuple(self._link(item, by_syntax) for item in chain),
            dropped=tuple(self._link(item, by_syntax) for item in dropped),
            decisions=tuple(self._decisions()),
            identities=tuple(self._identities()),
        )

    # ---- where it stands, and on what it rests -----------------------------------------------------------------------

    def _sentence(self) -> Span:
        content = self._claim.content.span
        held = [s for s in self._layers.sentences if content.overlaps(Span(s.start, s.end))]
        return Span(min(s.start for s in held), max(s.end for s in held)) if held else content

    def _heading(self) -> Heading:
        proposition, predication = self._made.proposition, self._predication
        return Heading(
            word=self._word(proposition.head),
            rule=proposition.rule,
            score=predication.score if predication else None,
            winner=_head_winner(proposition.rule, predication.score if predication else None),
            edges=proposition.edges,
            event=next((event for event in self._layers.events if event.token == proposition.head), None),
        )

    def _by_syntax(self) -> set[Parts]:
        """Return the parts of the attributions that syntax finds without the encoder's."""
        from dragoman.attribute import attribute

        return {_parts(item) for item in attribute(replace(self._layers, attributions=()))}

    def _link(self, item: Attribution, by_syntax: set[Parts]) -> Link:
        return Link(
            source=tuple(map(self._cite, item.source)),
            cue=tuple(map(self._cite, item.cue)),
            content=tuple(map(self._cite, item.content)),
            attitude=item.attitude,
            negated=item.negated,
            denies=item.denies,
            found_by=self._found_by(item, by_syntax),
        )

    def _found_by(self, item: Attribution, by_syntax: set[Parts]) -> FoundBy:
        quotations = {(Span(q.start, q.end),) for q in self._layers.quotations}
        same_cue = (other for other in self._layers.attributions if other != item and other.cue == item.cue)
        if item.content in quotations and any(other.source == item.source for other in same_cue):
            return "quotation"
        return "syntax" if _parts(item) in by_syntax else "encoder"

    # ---- what was decided --------------------------------------------------------------------------------------------

    def _decisions(self) -> Iterator[Decision]:
        made, judged, claim = self._made, self._made.judged, self._claim
        yield self._decision("kind", judged.label, _label(judged.label.value), _label(judged.label.ruled.value))
        yield self._decision("polarity", judged.polarity, (claim.polarity,), (judged.polarity.ruled.value,))
        yield self._decision("certainty", judged.certainty, (claim.certainty,), (judged.certainty.ruled.value,))
        yield self._decision("event", made.event, _some(claim.event), _some(made.event.ruled.value))
        yield self._cast("actors", made.actors, claim.actors)
        yield self._cast("recipients", made.recipients, claim.recipients)
        inner = len(made.sourced.inner.value)
        yield self._cast("source", made.sourced.inner, claim.source[len(claim.source) - inner :])
        yield self._cast("outer source", made.sourced.outer, claim.source[: len(claim.source) - inner])
        when, where = claim.when, claim.where
        yield self._given("when", made.when.reason, (when.time.value,) if when else (), when.citation if when else None)
        yield self._given(
            "where", made.where.reason, (where.place.name,) if where else (), where.citation if where else None
        )

    def _cast(self, field: Field, decided: Decided[Phrases], cast: Sequence[Participant]) -> Decision:
        ruled = tuple(self._phrase(head) for head in decided.ruled.value)
        return self._decision(field, decided, tuple(one.citation.exact for one in cast), ruled)

    def _decision(
        self, field: Field, decided: Decided[object], value: tuple[str, ...], ruled: tuple[str, ...]
    ) -> Decision:
        votes = decided.votes
        shares = sorted(votes.shares.items(), key=lambda each: -each[1]) if votes else ()
        return Decision(
            field=field,
            value=value,
            ruled=ruled,
            reason=decided.ruled.reason,
            word=self._word(decided.ruled.word) if decided.ruled.word >= 0 else None,
            shares=tuple(Share(self._answer(field, answer), round(share, 4)) for answer, share in shares),
            weight=votes.weight if votes else 0.0,
            winner=votes.winner if votes else "rule",
        )

    def _answer(self, field: Field, answer: str | int) -> str:
        if isinstance(answer, str):
            return " ".join(_label(answer)) if field == "kind" else answer
        if answer < 0:
            return "the report itself" if field == "source" else "nobody"
        return self._phrase(answer)

    def _given(self, field: Field, reason: str, value: tuple[str, ...], words: Citation | None) -> Decision:
        """Return time or place, with the rule that chose it and where the words stand that name it."""
        why = f"{reason}; {self._stands(words)}" if words else reason
        return Decision(field, value, value, why, words, (), 0.0, "rule")

    def _stands(self, words: Citation) -> str:
        content = self._claim.content.span
        if content.contains(words.span):
            return "named in the claim's own words"
        at, heads = self._sentence_at(words.start), {self._tree.tokens[self._made.proposition.head].sentence}
        cues = {
            self._tree.tokens[item.cue_head].sentence for item in self._made.proposition.chain if item.cue_head >= 0
        }
        if at in heads:
            return "named in its sentence, outside the claim's words"
        if at in cues:
            return "named beside the cue, in another sentence"
        distance = at - min(heads)
        return (
            f"taken over from {abs(distance)} sentence{'s' * (abs(distance) > 1)} {'on' if distance > 0 else 'before'}"
        )

    def _sentence_at(self, offset: int) -> int:
        before = [n for n, sentence in enumerate(self._layers.sentences) if sentence.start <= offset]
        return before[-1] if before else 0

    # ---- who is who --------------------------------------------------------------------------------------------------

    def _identities(self) -> Iterator[Identity]:
        """Yield each participant once, by the words that name it in the claim."""
        claim = self._claim
        everybody = {one.citation.span: one for one in (*claim.source, *claim.actors, *claim.recipients)}
        for one in everybody.values():
            inside = set(self._tree.heads(self._tree.within(one.citation.span)))
            mention = next((m for m in self._layers.mentions if m.head in inside), None)
            yield Identity(one, self._how(mention) if mention else "no mention: looked up by its words")

    def _how(self, mention: Mention) -> str:
        if mention.form == "name":
            return f"a name, {mention.type}"
        named = self._named(mention)
        if named is None:
            return f"a {mention.form}, {mention.type}, with no name in its chain"
        return f"a {mention.form} in one chain with “{self._report.text[named.start : named.end]}” at {named.start}"

    def _named(self, mention: Mention) -> Mention | None:
        """Return the name nearest to a mention that its chain holds."""
        names = (m for m in self._layers.mentions if m.form == "name" and m.chain == mention.chain >= 0)
        return min(names, key=lambda m: abs(m.start - mention.start), default=None)

    # ---- words and citations -----------------------------------------------------------------------------------------

    def _phrase(self, head: int) -> str:
        return self._tree.span(self._tree.phrase(head)).of(self._report.text)

    def _word(self, i: int) -> Citation:
        return self._cite(self._tree.span([i]))

    def _cite(self, span: Span) -> Citation:
        return cite(self._report.text, span, self._claim.content.sha256)


def _parts(item: Attribution) -> Parts:
    return item.cue, item.content


def _head_winner(rule: str, score: float | None) -> Winner:
    from dragoman.assemble.predicated import CERTAIN

    if score is None or (rule and score < CERTAIN):
        return "rule"
    return "both" if rule else "encoder"


def _label(label: str) -> tuple[str, ...]:
    """Return kind and stance of a label, which names what is wanted by its stance."""
    return (label,) if label in {"did", "said", "plans"} else ("wants", label)


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
