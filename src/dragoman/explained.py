"""How an explanation is put before people: the sentence with its spans marked, then for each value the lines of why."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.core.explanations import Decision, Explanation, Heading, Identity, Link, Share
from dragoman.core.text import Citation, Span
from dragoman.display import line, offsets, party

Row = tuple[str, tuple[str, ...]]

VERDICTS = {"both": "they agree", "rule": "the rule prevails", "encoder": "the encoder prevails"}
EDGES = {
    "encoder": "its bounds as the encoder sets them",
    "syntax": "its bounds as syntax cuts them",
    "cue": "its bounds those of the cue's clause, since the content only points back",
}
FOUND_BY = {
    "encoder": "only the encoder finds it",
    "syntax": "syntax finds it by itself",
    "quotation": "the quotation goes on on the same word",
}


def explanation_rows(explanation: Explanation) -> Iterator[Row]:
    """Yield (label, lines) from the claim's sentence to its parties; the first line is the value, the rest say why."""
    yield "sentence", (marked_sentence(explanation),)
    yield "head", tuple(_heading(explanation.head))
    yield "chain", tuple(_link(item) for item in explanation.chain) or ("no attribution",)
    if explanation.dropped:
        yield "left out", tuple(_link(item) for item in explanation.dropped)
    for decision in explanation.decisions:
        if decision.field == "outer source" and not decision.value and not decision.ruled:
            continue  # most claims rest on one word alone
        yield decision.field, tuple(_decision(decision))
    for one in explanation.identities:
        yield "entity", tuple(_identity(one))


def marked_sentence(explanation: Explanation) -> str:
    """Return the claim's sentence with its spans in brackets, each named: `[source Tarn] [cue said] [claim …]`."""
    named = _spans(explanation)
    start, exact = explanation.sentence.start, explanation.sentence.exact
    pieces = []
    for offset in range(len(exact) + 1):
        at = start + offset
        pieces += ["]" for span in named if span.end == at]
        opening = sorted((span for span in named if span.start == at), key=lambda span: -span.end)
        pieces += [f"[{' + '.join(named[span])} " for span in opening]
        pieces.append(exact[offset : offset + 1])
    return line("".join(pieces))


def _spans(explanation: Explanation) -> dict[Span, list[str]]:
    """Return what each stretch of the claim's sentence is to the claim."""
    claim = explanation.claim
    named: list[tuple[str, Citation | None]] = [("claim", claim.content), ("cue", claim.cue)]
    named += [("source", one.citation) for one in claim.source]
    named += [("actor", one.citation) for one in claim.actors]
    named += [("recipient", one.citation) for one in claim.recipients]
    named += [("when", claim.when.citation if claim.when else None)]
    named += [("where", claim.where.citation if claim.where else None)]
    found: dict[Span, list[str]] = {}
    for name, citation in named:
        if citation is not None and explanation.sentence.span.contains(citation.span):
            found.setdefault(citation.span, []).append(name)
    return found


def _heading(head: Heading) -> Iterator[str]:
    yield f"{_quote(head.word)}  {offsets(head.word)}"
    yield f"rule     {head.rule or 'none makes it a head'}"
    if head.score is not None:
        yield f"encoder  {_percent(head.score)} that it heads a claim; {VERDICTS[head.winner]}"
    yield f"words    {EDGES[head.edges]}"
    if head.event is not None:
        event = head.event
        happens = f"{event.category or 'word of the lists'}, factuality {event.factuality:+.1f}"
        yield f"event    {event.type or 'no type'} {event.score:.2f}, {happens}"


def _link(item: Link) -> str:
    source = ", ".join(map(_quote, item.source)) or "nobody named"
    cue = ", ".join(map(_quote, item.cue)) or "no cue"
    turns = [word for word, holds in (("negated", item.negated), ("denies it", item.denies)) if holds]
    return f"{source} · {cue} · {', '.join([item.attitude, *turns])} · {FOUND_BY[item.found_by]}"


def _decision(decision: Decision) -> Iterator[str]:
    value, ruled = _values(decision, decision.value), _values(decision, decision.ruled)
    yield value
    said = f"{decision.reason}{f': {_quote(decision.word)}' if decision.word else ''}"
    yield f"rule     {said if ruled == value else f'{ruled}: {said}'}"
    if decision.shares:
        votes = f"{decision.weight:g} nats for the rule" if decision.weight else "no vote for the rule"
        yield f"encoder  {' · '.join(map(_share, decision.shares))}; {votes}: {VERDICTS[decision.winner]}"


def _identity(one: Identity) -> Iterator[str]:
    participant = one.participant
    yield f"{_quote(participant.citation)}  {party(participant)} {line(participant.entity)}"
    yield f"words    {line(one.mention)}"
    if participant.reasons:
        yield f"link     {_percent(participant.score)}: {line('; '.join(participant.reasons))}"


def _values(decision: Decision, values: tuple[str, ...]) -> str:
    return line((" " if decision.field == "kind" else ", ").join(values)) or "none"


def _share(share: Share) -> str:
    return f"{line(share.answer)} {_percent(share.share)}"


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _quote(words: Citation) -> str:
    return f"“{line(words.exact)}”"
