"""Completes the attributions: the encoder's, those that only syntax shows, and how they nest.

The encoder marks outermost attributions. Inside their contents, and where it saw none, a cue word with a complement,
"according to", and a quotation that goes on without a cue attribute too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.attitudes import attitude_of
from dragoman.attribute.complements import complement, subject
from dragoman.core.layers import Attitude, Attribution, Layers
from dragoman.core.text import Span
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.syntax import Tree

__all__ = ["attribute"]

LONG_QUOTATION = 40
"""Characters: shorter quotations are words or names in quotation marks, not somebody speaking on."""
NEXT_QUOTATION = 300
"""Characters between a quotation and one that goes on on the same word."""


def attribute(layers: Layers) -> tuple[Attribution, ...]:
    """Return every attribution of the report in the order of the text, nested ones after those that hold them.

    1. the encoder's, with heads and attitude; 2. those that only syntax shows; 3. quotations that go on; 4. nesting.
    """
    tree, cues = Tree(layers.tokens), load_cues()
    found = [item for attribution in layers.attributions for item in _from_encoder(attribution, tree, cues)]
    known = {i for item in found for span in item.cue for i in tree.within(span) if not _is_owned(tree, i, item)}
    found += [item for item in _from_syntax(layers, tree, cues) if item.cue_head not in known]
    found += _continued(layers, found)
    return _nested(sorted(found, key=lambda item: (item.content[0].start, -item.size)))


def _is_owned(tree: Tree, i: int, item: Attribution) -> bool:
    """Return whether a word inside a cue is somebody else's saying: "claims" of "echoed his claims that"."""
    return i != item.cue_head and tree.tokens[i].upos == "NOUN" and tree.has(i, "nmod:poss")


def _nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with depth and parent: the smallest other one whose content holds all of theirs."""
    placed: list[Attribution] = []
    for n, item in enumerate(found):
        holders = [
            m
            for m, other in enumerate(found)
            if m != n and other.size > item.size and all(other.covers(span) for span in item.content)
        ]
        parent = min(holders, key=lambda m: (found[m].size, m), default=-1)
        placed.append(replace(item, depth=len(holders), parent=parent))
    return tuple(placed)


def _make(
    tree: Tree,
    cues: Cues,
    *,
    source: int | None,
    source_span: Span | None = None,
    cue: int | None,
    cue_span: Span | None = None,
    content: tuple[Span, ...],
    attitude: tuple[Attitude, bool] = ("said", False),
) -> Attribution:
    """Return an attribution; spans that are not given are those of the heads' own phrases."""
    if source is not None and source_span is None:
        source_span = tree.span(tree.phrase(source))
    if cue is not None and cue_span is None:
        cue_span = tree.span([cue])
    return Attribution(
        source=(source_span,) if source_span else (),
        cue=(cue_span,) if cue_span else (),
        content=content,
        source_head=-1 if source is None else source,
        cue_head=-1 if cue is None else cue,
        attitude=attitude[0],
        negated=attitude[1],
        denies=cue is not None and tree.tokens[cue].lemma in cues.speech.denying,
    )


def _from_encoder(attribution: Attribution, tree: Tree, cues: Cues) -> Iterator[Attribution]:
    """Yield the encoder's attribution with its heads; none for a verb of doing that only looks like a cue."""
    source_span = attribution.source[0] if attribution.source else None
    cue_span = attribution.cue[0] if attribution.cue else None
    source, cue = _head(tree, source_span), _cue_head(tree, cue_span, cues)
    if cue is not None and tree.tokens[cue].upos == "VERB" and tree.tokens[cue].lemma in cues.acts.verbs:
        return
    attitude: tuple[Attitude, bool] = ("said", False)
    if cue is not None:
        attitude = attitude_of(tree, cue, cues, cue_span)
        source = subject(tree, cue) if source is None else source
    if source is not None and (antecedent := tree.antecedent(source)) != source:
        source, source_span = antecedent, None
    content = _clausal(tree, cue, tuple(sorted(attribution.content)), attitude[0])
    if not content:
        return
    item = _make(
        tree,
        cues,
        source=source,
        source_span=_trimmed(tree, source_span) if source_span else None,
        cue=cue,
        cue_span=cue_span,
        content=content,
        attitude=attitude,
    )
    yield item
    if cue is not None and tree.tokens[cue].lemma in {"quote", "cite"}:
        yield from _quoted_person(tree, cues, cue, item)


def _trimmed(tree: Tree, span: Span) -> Span:
    """Return a source without the marks, prepositions and relative clause at its end."""
    indices = tree.within(span)
    relative = {j for i in indices for j in tree.dependents(i, "acl:relcl")}
    cut = min((k for j in relative for k in tree.subtree(j) if k > indices[0]), default=None)
    kept = [i for i in indices if cut is None or i < cut] or indices
    while len(kept) > 1 and tree.tokens[kept[-1]].upos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}:
        kept.pop()
    return tree.span(kept) if kept else span


def _quoted_person(tree: Tree, cues: Cues, cue: int, item: Attribution) -> Iterator[Attribution]:
    """Yield the second link of "the paper quoted X as saying": the paper is the first."""
    for person in tree.dependents(cue, "obj", "nsubj:pass"):
        if person != item.source_head and not item.covers(tree.span([person])):
            saying = next((i for i in tree.subtree(cue) if tree.tokens[i].lemma == "say" and i > person), None)
            yield _make(tree, cues, source=person, cue=saying, content=item.content)


def _clausal(tree: Tree, cue: int | None, content: tuple[Span, ...], attitude: Attitude) -> tuple[Span, ...]:
    """Return the content without the one who is to act: "urged Moscow" of "urged Moscow to leave" wishes nothing."""
    if attitude == "said" or cue is None or len(content) < 2:
        return content
    objects = set(tree.dependents(cue, "obj", "iobj", "obl"))
    kept = tuple(span for span in content if not set(tree.heads(tree.within(span))) <= objects)
    return kept or content


def _head(tree: Tree, span: Span | None) -> int | None:
    heads = tree.heads(tree.within(span)) if span else []
    nominal = [i for i in heads if tree.tokens[i].upos in {"NOUN", "PROPN", "PRON"}]
    return next(iter(nominal or heads), None)


def _cue_head(tree: Tree, span: Span | None, cues: Cues) -> int | None:
    """Return the word that carries a cue's meaning: one that wishes, else one that the lists know, else its head."""
    indices = tree.within(span) if span else []
    content = [i for i in indices if tree.tokens[i].upos in {"VERB", "NOUN", "ADJ", "ADV"}]
    wishing = [i for i in content if attitude_of(tree, i, cues)[0] != "said"]
    speaking = [i for i in content if tree.tokens[i].lemma in cues.speech.verbs | cues.speech.nouns]
    return next(iter(wishing or speaking or tree.heads(indices)), None)


def _from_syntax(layers: Layers, tree: Tree, cues: Cues) -> Iterator[Attribution]:
    for i, token in enumerate(tree.tokens):
        if layers.sentences[token.sentence].kind == "furniture":
            continue
        if token.lemma == "accord" or (token.lemma == "according" and token.upos in {"VERB", "ADP"}):
            yield from _according(tree, cues, i)
        elif token.upos in {"VERB", "NOUN", "ADJ"}:
            yield from _governed(tree, cues, i)


def _according(tree: Tree, cues: Cues, i: int) -> Iterator[Attribution]:
    """Yield "according to X": its content is the rest of the clause that it hangs on."""
    token = tree.tokens[i]
    marks = token.deprel in {"case", "fixed"}
    source = token.head if marks else next(tree.dependents(i, "obl", "obj"), None)
    if source is None or tree.tokens[source].upos not in {"NOUN", "PROPN", "PRON"}:
        return
    anchor = source if marks else i
    clause = tree.tokens[anchor].head
    if clause == anchor:
        return
    phrase, rest = tree.subtree(anchor), tree.subtree(clause, without={anchor})
    stretch = [j for j in rest if j > phrase[-1]] or [j for j in rest if j < phrase[0]]
    if any(tree.tokens[j].upos in {"VERB", "AUX"} for j in stretch):
        cue_span = tree.span([i, min(i + 1, len(tree.tokens) - 1)])
        yield _make(tree, cues, source=source, cue=i, cue_span=cue_span, content=(tree.span(stretch),))


def _governed(tree: Tree, cues: Cues, i: int) -> Iterator[Attribution]:
    """Yield the attribution of a cue word to the complement that hangs on it."""
    token = tree.tokens[i]
    attitude, negated = attitude_of(tree, i, cues)
    nouns = cues.speech.nouns | cues.speech.confirming
    speech = {"VERB": cues.speech.verbs, "NOUN": nouns}.get(token.upos, frozenset())
    is_act = token.lemma in cues.acts.verbs and attitude in {"said", "for"} and not negated
    if is_act or (attitude == "said" and token.lemma not in speech):
        return
    content = complement(tree, i, attitude, cues) or (_interrupted(tree, i) if attitude == "said" else None)
    if content is not None:
        source = _teller(tree, i) if token.upos == "NOUN" and attitude == "said" else subject(tree, i)
        source = None if token.lemma in cues.speech.confirming else source
        yield _make(tree, cues, source=source, cue=i, content=(content,), attitude=(attitude, negated))


def _teller(tree: Tree, i: int) -> int:
    """Return on whose word a noun of saying tells: its possessor, else the noun itself ("U.N. estimates that")."""
    return next(tree.dependents(i, "nmod:poss"), i)


def _interrupted(tree: Tree, i: int) -> Span | None:
    """Return the clause that a verb of saying interrupts or follows: "the truce holds, the envoy said"."""
    token = tree.tokens[i]
    if token.deprel != "parataxis" or token.upos != "VERB" or not tree.has(i, "nsubj"):
        return None
    own = set(tree.subtree(i))
    rest = [j for j in tree.subtree(token.head) if j not in own and tree.tokens[j].upos != "PUNCT"]
    before, after = [j for j in rest if j < i], [j for j in rest if j > i]
    return tree.span(before if len(before) >= len(after) else after) if rest else None


def _continued(layers: Layers, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield quotations that nobody is named for, on the word of whoever was quoted just before."""
    spoken = [
        (span, item) for item in found if item.attitude == "said" and item.source_head >= 0 for span in item.content
    ]
    last: Attribution | None = None
    ended = 0
    for quotation in layers.quotations:
        stretch = Span(quotation.start, quotation.end)
        own = next((item for span, item in spoken if span.overlaps(stretch)), None)
        if own is not None:
            last, ended = own, quotation.end
        elif last and stretch.end - stretch.start > LONG_QUOTATION and stretch.start - ended < NEXT_QUOTATION:
            ended = quotation.end
            yield replace(last, content=(stretch,))
