"""Who is made to say, wish or plan what: the encoder's attributions, and those that only syntax shows.

The encoder marks outermost attributions. Inside their contents, and where it saw none, a cue verb with a clause hanging on
it, "according to", and a quotation that goes on without a cue attribute too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.core.layers import Attribution, Layers
from dragoman.core.text import Span
from dragoman.knowledge.cues import Cues, load_cues
from dragoman.syntax import Tree

Attitude = Literal["said", "for", "against", "accepts", "considers", "plans"]
COMPLEMENTS = ("ccomp", "xcomp")
OPEN_PREPOSITIONS = {
    "NOUN": frozenset({"for", "to", "of", "on", "against", "in"}),
    "ADJ": frozenset({"to", "of", "about", "for", "with", "on"}),
}
"""Prepositions by which nouns and adjectives of wishing take what is wished: "a call for", "opposed to"."""


class Sourced(Struct, frozen=True):
    """One attribution as the rest of assembly needs it.

    `source` and `cue` are the heads of source and cue, `None` where there is none. `contents` are stretches of text.
    `attitude` says what the cue makes of its content; `negated` that the cue itself is denied ("did not ask for").
    """

    source: int | None
    source_span: Span | None
    cue: int | None
    cue_span: Span | None
    contents: tuple[Span, ...]
    attitude: Attitude
    negated: bool = False
    denies: bool = False

    @property
    def size(self) -> int:
        """How many characters the content covers."""
        return sum(span.end - span.start for span in self.contents)

    def covers(self, span: Span) -> bool:
        """Return whether a stretch lies inside the content."""
        return any(content.contains(span) for content in self.contents)


def attribute(layers: Layers, tree: Tree) -> list[Sourced]:
    """Return every attribution of the report, outermost first where they nest, else in the order of the text."""
    cues = load_cues()
    found = [item for attribution in layers.attributions for item in _from_encoder(attribution, tree, cues)]
    known = {i for item in found if item.cue_span for i in tree.within(item.cue_span)}
    found += [item for item in _from_syntax(layers, tree, cues) if item.cue is None or item.cue not in known]
    found += _continued(layers, found)
    return sorted(found, key=lambda item: (item.contents[0].start, -item.size))


def prepositions(tree: Tree, head: int) -> frozenset[str]:
    """Return the lemmas of the prepositions and particles that hang on a word or on its complements."""
    found = {tree.tokens[i].lemma for i in tree.dependents(head, "compound:prt", "case", "advmod")}
    for i in tree.dependents(head, "obl", "nmod", "advcl", "xcomp"):
        found |= {tree.tokens[j].lemma for j in tree.dependents(i, "case", "mark")}
    return frozenset(found)


def attitude_of(tree: Tree, head: int, cues: Cues, span: Span | None = None) -> tuple[Attitude, bool]:
    """Return what a cue makes of its content, and whether the cue is denied.

    `span` is the whole cue, whose prepositions count too. A denied objection accepts, a denied acceptance objects; a
    denied wish stays a wish, denied.
    """
    token, near = tree.tokens[head], prepositions(tree, head)
    near |= {tree.tokens[i].lemma for i in tree.within(span) if tree.tokens[i].upos in {"ADP", "SCONJ"}} if span else set()
    negated = is_negated(tree, head, cues)
    upos = "ADJ" if token.upos == "VERB" and token.lemma in cues.against.adjectives else token.upos
    judged: Attitude = "said"
    for name, words in (
        ("against", cues.against), ("for", cues.for_), ("accepts", cues.accepts),
        ("considers", cues.considers), ("plans", cues.plans),
    ):  # fmt: skip
        if words.holds(token.lemma, upos, near):
            judged = name  # type: ignore[assignment]
            break
    if judged == "said" and token.upos in {"VERB", "AUX"}:
        # "is ready to", "is opposed to": the attitude stands on a predicate or its object ("made an appeal").
        for i in tree.dependents(head, "xcomp", "obj"):
            if tree.tokens[i].upos in {"ADJ", "NOUN"} and token.lemma in {"be", "remain", "make", "express", "have", "voice", "stand", "state", "appear", "seem"}:
                inner, _ = attitude_of(tree, i, cues)
                judged = inner if inner != "said" else judged
    if not negated:
        return judged, False
    if judged == "against":
        return "accepts", False
    if judged == "accepts" or token.lemma in {"support", "approve", "back", "endorse", "accept", "agree"}:
        return "against", False
    return judged, True


def is_negated(tree: Tree, head: int, cues: Cues) -> bool:
    """Return whether a word is denied by a particle of its own."""
    return any(tree.tokens[i].lemma in {"not", "never", "n't"} for i in tree.dependents(head, "advmod"))


def _from_encoder(attribution: Attribution, tree: Tree, cues: Cues) -> Iterator[Sourced]:
    source_span = attribution.source[0] if attribution.source else None
    source = _head(tree, source_span)
    cue_span = attribution.cue[0] if attribution.cue else None
    cue = _cue_head(tree, cue_span, cues)
    if cue is not None and tree.tokens[cue].lemma in cues.acts.verbs and tree.tokens[cue].upos == "VERB":
        return
    attitude, negated = attitude_of(tree, cue, cues, cue_span) if cue is not None else ("said", False)
    if source is None and cue is not None:
        source = _subject(tree, cue)
        source_span = tree.span(tree.phrase(source)) if source is not None else None
    if source is not None and (antecedent := tree.antecedent(source)) != source:
        source, source_span = antecedent, tree.span(tree.phrase(antecedent))
    source_span = _trimmed(tree, source_span) if source_span else None
    contents = _clausal(tree, cue, tuple(sorted(attribution.content)), attitude)
    if not contents:
        return
    item = Sourced(
        source=source,
        source_span=source_span,
        cue=cue,
        cue_span=cue_span,
        contents=contents,
        attitude=attitude,
        negated=negated,
        denies=cue is not None and tree.tokens[cue].lemma in cues.speech.denying,
    )
    yield item
    if cue is not None and tree.tokens[cue].lemma in {"quote", "cite"}:
        yield from _quoted_person(tree, cue, item)


def _trimmed(tree: Tree, span: Span) -> Span:
    """Return a source without the marks, prepositions and relative clause at its end."""
    indices = tree.within(span)
    relative = {j for i in indices for j in tree.dependents(i, "acl:relcl")}
    cut = min((k for j in relative for k in tree.subtree(j) if k > indices[0]), default=None)
    kept = [i for i in indices if cut is None or i < cut] or indices
    while len(kept) > 1 and tree.tokens[kept[-1]].upos in {"PUNCT", "ADP", "CCONJ", "SCONJ"}:
        kept.pop()
    return tree.span(kept)


def _quoted_person(tree: Tree, cue: int, item: Sourced) -> Iterator[Sourced]:
    """Yield the second link of "the paper quoted X as saying": the paper is the first."""
    for person in tree.dependents(cue, "obj", "nsubj:pass"):
        span = tree.span(tree.phrase(person))
        if person != item.source and not item.covers(span):
            saying = next((i for i in tree.subtree(cue) if tree.tokens[i].lemma == "say" and i > person), None)
            yield Sourced(person, span, saying, tree.span([saying]) if saying else None, item.contents, "said")


def _clausal(tree: Tree, cue: int | None, contents: tuple[Span, ...], attitude: Attitude) -> tuple[Span, ...]:
    """Return the contents without the one who is to act: "urged Moscow" of "urged Moscow to leave" wishes nothing."""
    if attitude == "said" or cue is None or len(contents) < 2:
        return contents
    objects = {i for i in tree.dependents(cue, "obj", "iobj", "obl")}
    kept = tuple(c for c in contents if not set(tree.heads(tree.within(c))) <= objects)
    return kept or contents


def _head(tree: Tree, span: Span | None) -> int | None:
    indices = tree.within(span) if span else []
    heads = tree.heads(indices)
    return next((i for i in heads if tree.tokens[i].upos in {"NOUN", "PROPN", "PRON"}), heads[0] if heads else None)


def _cue_head(tree: Tree, span: Span | None, cues: Cues) -> int | None:
    """Return the word of a cue that carries its meaning: the first that the cue lists know, else its head."""
    indices = tree.within(span) if span else []
    known = [
        i
        for i in indices
        if tree.tokens[i].upos in {"VERB", "NOUN", "ADJ", "ADV"}
        and (attitude_of(tree, i, cues)[0] != "said" or tree.tokens[i].lemma in cues.speech.verbs | cues.speech.nouns)
    ]
    wishing = [i for i in known if attitude_of(tree, i, cues)[0] != "said"]
    heads = tree.heads(indices)
    return (wishing or known or heads or [None])[0]


def _from_syntax(layers: Layers, tree: Tree, cues: Cues) -> Iterator[Sourced]:
    for i, token in enumerate(tree.tokens):
        if layers.sentences[token.sentence].kind == "furniture":
            continue
        if token.lemma == "accord" or (token.lemma == "according" and token.upos in {"VERB", "ADP"}):
            yield from _according(tree, i)
        elif token.upos in {"VERB", "NOUN", "ADJ"}:
            yield from _governed(tree, i, cues)


def _according(tree: Tree, i: int) -> Iterator[Sourced]:
    """Yield "according to X": its content is the rest of the clause that it hangs on."""
    token = tree.tokens[i]
    source = token.head if token.deprel in {"case", "fixed"} else next(tree.dependents(i, "obl", "obj"), None)
    if source is None:
        return
    anchor = source if token.deprel in {"case", "fixed"} else i
    clause = tree.tokens[anchor].head
    if clause == anchor or tree.tokens[source].upos not in {"NOUN", "PROPN", "PRON"}:
        return
    rest = tree.subtree(clause, without={anchor})
    stretch = [j for j in rest if j > max(tree.subtree(anchor))] or [j for j in rest if j < min(tree.subtree(anchor))]
    if stretch:
        span = tree.span(tree.phrase(source))
        yield Sourced(source, span, i, tree.span([i, i + 1]), (tree.span(stretch),), "said")


def _governed(tree: Tree, i: int, cues: Cues) -> Iterator[Sourced]:
    """Yield the attribution of a cue word to the complement that hangs on it."""
    token = tree.tokens[i]
    attitude, negated = attitude_of(tree, i, cues)
    speech = cues.speech.verbs if token.upos == "VERB" else cues.speech.nouns if token.upos == "NOUN" else frozenset()
    if attitude == "said" and token.lemma not in speech or token.lemma in cues.acts.verbs and attitude in {"said", "for"} and not negated:
        return
    content = _complement(tree, i, attitude, cues)
    if content is None:
        return
    source = _subject(tree, i)
    yield Sourced(
        source=source,
        source_span=tree.span(tree.phrase(source)) if source is not None else None,
        cue=i,
        cue_span=tree.span([i]),
        contents=(content,),
        attitude=attitude,
        negated=negated,
        denies=token.lemma in cues.speech.denying,
    )


def _complement(tree: Tree, i: int, attitude: Attitude, cues: Cues) -> Span | None:
    clause = next(tree.dependents(i, *COMPLEMENTS), None)
    if attitude == "said":
        return tree.span(tree.subtree(clause)) if clause is not None and tree.tokens[clause].deprel == "ccomp" else None
    words = {"for": cues.for_, "against": cues.against, "accepts": cues.accepts, "considers": cues.considers, "plans": cues.plans}
    wanted = words[attitude].with_preposition.get(tree.tokens[i].lemma, frozenset())
    if tree.tokens[i].upos in OPEN_PREPOSITIONS:
        wanted |= OPEN_PREPOSITIONS[tree.tokens[i].upos]
    for j in tree.dependents(i, "obl", "advcl", "nmod"):
        if any(tree.tokens[k].lemma in wanted for k in tree.dependents(j, "case", "mark")) and clause is None:
            return tree.span([k for k in tree.subtree(j) if k not in set(tree.dependents(j, "case", "mark"))])
    if clause is None:
        clause = next(tree.dependents(i, "advcl", "acl"), None) if tree.tokens[i].upos in {"ADJ", "NOUN"} else None
    if clause is None:
        clause = next(tree.dependents(i, "obj", "nsubj:pass"), None) if tree.tokens[i].upos == "VERB" else None
    if clause is None:
        return None
    return tree.span([k for k in tree.subtree(clause) if k not in set(tree.dependents(clause, "mark", "case"))])


def _subject(tree: Tree, i: int) -> int | None:
    """Return the head of the subject of a cue: its own, or that of the clause it stands in."""
    seen = set()
    while i not in seen:
        seen.add(i)
        token = tree.tokens[i]
        subject = next(tree.dependents(i, "nsubj"), None)
        if subject is None and token.upos == "NOUN":
            subject = next(tree.dependents(i, "nmod:poss"), None)
        if subject is not None and tree.tokens[subject].deprel == "nsubj:pass" and token.upos == "VERB":
            return next(tree.dependents(i, "obl:agent"), None)
        if subject is not None:
            return tree.antecedent(subject)
        if token.deprel.startswith("acl"):
            return token.head
        if token.deprel.partition(":")[0] not in {"xcomp", "conj", "advcl", "parataxis", "obj", "obl"} or token.head == i:
            return None
        i = token.head
    return None


def _continued(layers: Layers, found: Sequence[Sourced]) -> Iterator[Sourced]:
    """Yield quotations that nobody is named for, on the word of whoever was quoted just before (or is just after)."""
    spoken = [
        (span, item) for item in found if item.attitude == "said" and item.source is not None for span in item.contents
    ]
    last: tuple[int, Sourced] | None = None
    for quotation in layers.quotations:
        stretch = Span(quotation.start, quotation.end)
        own = next((item for span, item in spoken if span.overlaps(stretch)), None)
        if own is not None:
            last = (quotation.end, own)
        elif last is not None and stretch.end - stretch.start > 40 and quotation.start - last[0] < 300:
            last = (quotation.end, last[1])
            yield Sourced(last[1].source, last[1].source_span, last[1].cue, last[1].cue_span, (stretch,), "said")
