"""Finds the noun phrases of a report that may name an actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.core.layers import Layers, Mention, MentionForm, MentionType, Quotation, Token
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge.nouns import ActorNouns, load_actor_nouns
from dragoman.syntax import Tree

# Dependents that are part of a phrase that another word heads.
MODIFIERS = {"compound", "flat", "amod", "case", "fixed", "nummod", "det", "advmod", "goeswith", "list", "punct", "cc"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
FEMALE_WORDS = {"mrs", "mrs.", "ms", "ms.", "lady", "she", "her"}
MALE_WORDS = {"mr", "mr.", "sir", "lord", "he", "him", "his"}
NOT_QUOTED = -1


class Candidate(Struct, frozen=True):
    """A noun phrase that may name an actor.

    `head` is a token index, `indices` are the tokens of the phrase and `words` their lemmas in lower case. `name` is
    the bare name inside it, empty for nouns and pronouns; `gender` is `f`, `m` or empty; `quotation` is the index of
    the quotation that it stands in, or `NOT_QUOTED`. A thing does not act (`acts`): it is no mention, but "it" may mean
    it.
    """

    head: int
    indices: tuple[int, ...]
    span: Span
    type: MentionType
    form: MentionForm
    words: tuple[str, ...]
    name: str
    lemma: str
    sentence: int
    subject: bool
    plural: bool
    gender: str
    quotation: int
    acts: bool = True


def find_candidates(report: Report, layers: Layers, tree: Tree) -> list[Candidate]:
    """Return the report's candidates in the order of their heads; furniture has none."""
    nouns = load_actor_nouns()
    names = _names_by_token(layers.mentions, tree)
    quotations = quotations_by_token(layers.quotations, tree)
    return [
        _candidate(report, tree, i, mention=mention, quotation=quotations[i], nouns=nouns)
        for i, mention in _actors(layers, tree, names, nouns)
    ]


def _names_by_token(mentions: Sequence[Mention], tree: Tree) -> dict[int, Mention]:
    names: dict[int, Mention] = {}
    for mention in mentions:
        for i in tree.within(Span(mention.start, mention.end)):
            names.setdefault(i, mention)
    return names


def quotations_by_token(quotations: Sequence[Quotation], tree: Tree) -> list[int]:
    """Return the index of the first quotation around each token, `NOT_QUOTED` where none is."""
    found = [NOT_QUOTED] * len(tree.tokens)
    for n in range(len(quotations) - 1, -1, -1):
        for i in tree.within(Span(quotations[n].start, quotations[n].end)):
            found[i] = n
    return found


def _actors(
    layers: Layers, tree: Tree, names: dict[int, Mention], nouns: ActorNouns
) -> Iterator[tuple[int, Mention | None]]:
    """Yield the head of every noun phrase and pronoun that may refer, with the name that it is headed by."""
    times = {i for time in layers.times for i in tree.within(Span(time.start, time.end))}
    for i, token in enumerate(layers.tokens):
        if i in times and i not in names and token.upos != "PRON":
            # "Thursday" and "the week" are nobody.
            continue
        if layers.sentences[token.sentence].kind == "furniture" or not _may_refer(tree, i, names):
            continue
        mention = _named(tree, i, names)
        if mention or token.upos in {"PRON", "PROPN"} or token.xpos in {"NN", "NNS"}:
            yield i, mention


def _may_refer(tree: Tree, i: int, names: dict[int, Mention]) -> bool:
    token = tree.tokens[i]
    relation = token.deprel.partition(":")[0]
    if token.upos == "PRON":
        # "It is clear that" has a pronoun that stands for nobody.
        return token.xpos in {"PRP", "PRP$"} and relation != "expl"
    if token.deprel == "nmod:desc":
        # "Mr" of "Mr Tarn", "spokesman" of "spokesman Orlo Tarn": titles inside the phrase of the name.
        return False
    if token.upos not in {"NOUN", "PROPN"}:
        # "Russian" in "the Russian side" stands inside the phrase; "Russians" and "the accused" head their own.
        return i in names and relation in {"nsubj", "obj", "obl", "nmod", "conj", "root"}
    return relation not in MODIFIERS


def _named(tree: Tree, head: int, names: dict[int, Mention]) -> Mention | None:
    """Return the name that a phrase is headed by: on the head itself or joined to it ("President Putin")."""
    if head in names:
        return names[head]
    return next((names[i] for i in tree.dependents(head, "flat") if i in names), None)


def _candidate(
    report: Report, tree: Tree, i: int, *, mention: Mention | None, quotation: int, nouns: ActorNouns
) -> Candidate:
    token, indices = tree.tokens[i], tree.phrase(i)
    form: MentionForm = "pronoun" if token.upos == "PRON" else "name" if mention else "noun"
    words = tuple(tree.tokens[j].lemma.lower() for j in indices)
    return Candidate(
        head=i,
        indices=tuple(indices),
        span=tree.span(indices),
        type=mention.type if mention else _type(token, form, nouns),
        form=form,
        words=words,
        name=report.text[mention.start : mention.end] if mention and form == "name" else "",
        lemma=token.lemma.lower(),
        sentence=token.sentence,
        subject=token.deprel.startswith("nsubj"),
        plural=token.xpos in {"NNS", "NNPS"} or tree.has(i, "conj") or token.lemma.lower() in PLURAL,
        gender=_gender(words, nouns),
        quotation=quotation,
        acts=bool(mention) or token.upos in {"PRON", "PROPN"} or nouns.names_actor(token.lemma),
    )


def _type(token: Token, form: MentionForm, nouns: ActorNouns) -> MentionType:
    return "PER" if form == "pronoun" or token.lemma in nouns.person else "ORG"


def _gender(words: Sequence[str], nouns: ActorNouns) -> str:
    if any(word in nouns.female or word in FEMALE_WORDS for word in words):
        return "f"
    if any(word in nouns.male or word in MALE_WORDS for word in words):
        return "m"
    return ""
