"""Parsed sentences on one line each, and the claims that come of them without a trained model.

    Ruritania/NNP/nsubj/urged urged/VBD/root Belmora/NNP/obj/urged to/TO/mark/leave leave/VB/xcomp/urged/RETREAT .

A word is `form/XPOS/relation/head/event`. The head is the nearest other word of that form in the sentence; `form#2` is
the second one; `root` has no head. The event is a PLOVER type, or `-` for something that happens without a type. Marks
stand alone and hang on the root, or on the head that is given as in `“//head`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from dragoman.assemble import assemble
from dragoman.attribute import attribute
from dragoman.core.claims import Claim
from dragoman.core.entities import NIL, Entity, Place
from dragoman.core.layers import (
    Attribution,
    Event,
    Layers,
    Mention,
    Quotation,
    Sentence,
    TimeExpression,
    Token,
    Toponym,
)
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.core.times import Precision, TimeValue
from dragoman.lemmas import lemma
from dragoman.syntax import Tree

MODEL = "hand"
UPOS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "MD": "AUX", "JJ": "ADJ", "JJR": "ADJ", "RB": "ADV",
    "RBR": "ADV", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "WP$": "PRON", "EX": "PRON", "WRB": "ADV",
    "DT": "DET", "TO": "PART", "POS": "PART", "IN": "ADP", "RP": "ADP", "CC": "CCONJ", "CD": "NUM",
}  # fmt: skip
TIGHT = re.compile(r"[,.;:?!”’)]|n't|'s")


def tell(
    *lines: str,
    said: Sequence[tuple[str, str, str]] = (),
    who: Mapping[str, str] | None = None,
    times: Mapping[str, str] | None = None,
    places: Sequence[str] = (),
    furniture: Sequence[int] = (),
) -> tuple[Report, Layers]:
    """Return a report of these sentences and its layers as they stand before attributions are completed.

    `said` gives the encoder's (source, cue, content), empty where there is none; `who` says of words whom they name,
    `times` when words are, both by the words' first occurrence (`she#2`: the second); `furniture` are numbers of lines.
    """
    words = [[_word(row, line) for row in line.split()] for line in lines]
    text = "\n".join(_joined([word[0] for word in sentence]) for sentence in words)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    events: list[Event] = []
    position = 0
    for number, sentence in enumerate(words):
        first = len(tokens)
        for i, (form, xpos, relation, head, event) in enumerate(sentence):
            start = text.index(form, position)
            position = start + len(form)
            governor = first + _governor(sentence, i, head)
            tokens.append(
                Token(start, position, number, lemma(form, xpos), _upos(xpos, relation), xpos, governor, relation)
            )
            if event:
                typed = None if event == "-" else event
                events.append(Event(start, position, first + i, "OCCURRENCE", typed, 0.9 if typed else 0.0, 2.0))
        kind = "furniture" if number in furniture else "body"
        sentences.append(Sentence(tokens[first].start, position, first, len(tokens), number, kind))  # type: ignore[arg-type]
    layers = Layers(
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        quotations=tuple(Quotation(*found.span(1), True) for found in re.finditer("“([^”]*)”", text)),
        events=tuple(events),
        attributions=tuple(
            Attribution(_stretches(text, source), _stretches(text, cue), _stretches(text, content))
            for source, cue, content in said
        ),
        mentions=_mentions(text, tokens, who or {}),
        times=tuple(_time(where(text, phrase), value) for phrase, value in (times or {}).items()),
        toponyms=tuple(Toponym(*_edges(text, name), "literal", Place(name, None, "city")) for name in places),
    )
    return Report(doc="hand", text=text, date="2025-05-12"), layers


def read(*lines: str, **options: Any) -> tuple[Claim, ...]:
    """Return the claims of these sentences: attributions completed, then assembled. Options as for `tell`."""
    report, layers = tell(*lines, **options)
    return assembled(report, replace(layers, attributions=attribute(layers)))


def assembled(report: Report, layers: Layers) -> tuple[Claim, ...]:
    """Return the claims of layers whose attributions are complete; everybody is called what the report calls them."""

    def describe(span: Span) -> Entity:
        return Entity(NIL, span.of(report.text), "group", "UNK")

    return assemble(report, layers, model=MODEL, describe=describe)


def one(claims: Sequence[Claim], content: str) -> Claim:
    """Return the only claim with this content."""
    found = [claim for claim in claims if claim.content.exact == content]
    assert len(found) == 1, [claim.content.exact for claim in claims]
    return found[0]


def contents(claims: Sequence[Claim]) -> list[str]:
    return [claim.content.exact for claim in claims]


def sources(claim: Claim) -> list[str]:
    return [participant.citation.exact for participant in claim.source]


def actors(claim: Claim) -> list[str]:
    return [participant.citation.exact for participant in claim.actors]


def recipients(claim: Claim) -> list[str]:
    return [participant.citation.exact for participant in claim.recipients]


def judged(claim: Claim) -> str:
    """Return kind, stance, polarity and certainty in one line: `wants for + certain`."""
    return " ".join(part for part in (claim.kind, claim.stance, claim.polarity, claim.certainty) if part)


def where(text: str, phrase: str) -> Span:
    """Return where a phrase stands: its first occurrence as whole words, or with `#2` its second."""
    words, _, number = phrase.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return Span(*found[int(number or 1) - 1].span())


def _edges(text: str, phrase: str) -> tuple[int, int]:
    span = where(text, phrase)
    return span.start, span.end


def _stretches(text: str, phrases: str) -> tuple[Span, ...]:
    """Return where the phrases stand: ` … ` divides the stretches of one content."""
    return tuple(where(text, phrase) for phrase in phrases.split(" … ") if phrase)


def _word(row: str, line: str) -> tuple[str, str, str, str, str]:
    form, *rest = row.split("/")
    xpos, relation, head, event = [*rest, "", "", "", ""][:4]
    if not form[0].isalnum() and not xpos:
        return form, form, "punct", relation or _root(line), ""
    if relation == "root":
        return form, xpos, relation, "", head
    return form, xpos, relation, head, event


def _root(line: str) -> str:
    return next(row.split("/")[0] for row in line.split() if row.split("/")[2:3] == ["root"])


def _governor(sentence: Sequence[tuple[str, ...]], i: int, head: str) -> int:
    if sentence[i][2] == "root":
        return i
    form, _, number = head.partition("#")
    places = [j for j, word in enumerate(sentence) if word[0] == form and j != i]
    return places[int(number) - 1] if number else min(places, key=lambda j: abs(j - i))


def _upos(xpos: str, relation: str) -> str:
    if xpos.startswith("VB"):
        return "AUX" if relation.partition(":")[0] in {"aux", "cop"} else "VERB"
    if xpos == "IN" and relation == "mark":
        return "SCONJ"
    if xpos == "DT" and relation != "det":
        return "PRON"
    return UPOS.get(xpos, "PUNCT")


def _joined(forms: Sequence[str]) -> str:
    text = ""
    for form in forms:
        tight = not text or text[-1] in "“‘(" or TIGHT.fullmatch(form)
        text += form if tight else " " + form
    return text


def _mentions(text: str, tokens: Sequence[Token], who: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return a mention for each name, and for the words that `who` names; the same name is the same chain."""
    tree = Tree(tokens)
    found: dict[int, tuple[Span, str, str]] = {}
    for i, token in enumerate(tokens):
        if token.upos == "PROPN" and token.deprel not in {"flat", "compound"}:
            span = tree.span([i, *tree.dependents(i, "flat", "compound")])
            found[i] = span, span.of(text), "name"
    for phrase, name in who.items():
        span = where(text, phrase)
        head = tree.heads(tree.within(span))[0]
        form = {"PRON": "pronoun", "NOUN": "noun"}.get(tokens[head].upos, "name")
        found[head] = span, name, form
    chains = {name: n for n, name in enumerate(dict.fromkeys(name for _, name, _ in found.values()))}
    return tuple(
        Mention(span.start, span.end, head, "ORG", form, chains[name], Entity(NIL, name, "group", "UNK"))  # type: ignore[arg-type]
        for head, (span, name, form) in sorted(found.items())
    )


def _time(span: Span, value: str) -> TimeExpression:
    precision: Precision = {4: "year", 7: "month", 10: "day"}[len(value)]  # type: ignore[assignment]
    return TimeExpression(span.start, span.end, "DATE", TimeValue(value, precision, None, None))
