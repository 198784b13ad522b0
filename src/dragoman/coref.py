"""Who is who within one report: chains of names, nouns and pronouns that mean the same actor.

    Report, Layers → candidates (noun phrases) → chains → Mentions

A sieve in the manner of Lee et al. (2013): sure ties first (equal names, surnames, acronyms, appositions), then nouns of
office, then pronouns, each to the nearest fitting antecedent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.core.layers import Layers, Mention, MentionForm, MentionType, Quotation
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge.nouns import ActorNouns, load_actor_nouns
from dragoman.syntax import Tree

MODIFIERS = {"compound", "flat", "amod", "case", "fixed", "nummod", "det", "advmod", "goeswith", "list", "punct", "cc"}
SINGULAR = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
NEUTER = {"it", "its", "itself"}
FIRST = {"i", "me", "my", "mine", "myself"}
FIRST_PLURAL = {"we", "us", "our", "ours", "ourselves"}
FEMALE_PRONOUNS = {"she", "her", "hers", "herself"}
REACH = 4
"""Sentences back in which a pronoun looks for its antecedent."""
TITLE = re.compile(r"^(?:mr|mrs|ms|miss|sir|lady|lord|dr|king|queen|prince|princess)\.?$", re.IGNORECASE)


@dataclass
class Candidate:
    """A noun phrase that may name an actor. `name` is the bare name inside it, empty for nouns and pronouns."""

    head: int
    span: Span
    type: MentionType
    form: MentionForm
    words: list[str]
    name: str
    lemma: str
    sentence: int
    subject: bool
    plural: bool
    gender: str
    quotation: int
    chain: int = -1
    members: list[int] = field(default_factory=list)


def corefer(report: Report, layers: Layers) -> tuple[Mention, ...]:
    """Return every mention of an actor, in the order of the text, with the number of its chain.

    Includes nouns ("the ministry") and pronouns beside the names that the encoder found.
    """
    tree = Tree(layers.tokens)
    candidates = list(_candidates(report, layers, tree))
    chains = Chains(candidates, layers, tree)
    chains.tie_names()
    chains.tie_appositions()
    chains.tie_nouns()
    chains.tie_pronouns()
    numbers = {chain: i for i, chain in enumerate(dict.fromkeys(candidate.chain for candidate in candidates))}
    return tuple(
        Mention(c.span.start, c.span.end, c.head, c.type, c.form, numbers[c.chain])
        for c in sorted(candidates, key=lambda c: (c.span, c.head))
    )


def _candidates(report: Report, layers: Layers, tree: Tree) -> Iterator[Candidate]:
    nouns = load_actor_nouns()
    names: dict[int, Mention] = {}
    for mention in layers.mentions:
        for i in tree.within(Span(mention.start, mention.end)):
            names.setdefault(i, mention)
    for i, token in enumerate(layers.tokens):
        if layers.sentences[token.sentence].kind == "furniture" or not _may_refer(tree, i, names):
            continue
        indices = tree.phrase(i)
        mention = _named(tree, i, names)
        form: MentionForm = "pronoun" if token.upos == "PRON" else "name" if mention else "noun"
        if form == "noun" and not (nouns.names_actor(token.lemma) or token.upos == "PROPN"):
            continue
        span = tree.span(indices)
        name = report.text[mention.start : mention.end] if mention else ""
        yield Candidate(
            head=i,
            span=span,
            type=mention.type if mention else "PER" if token.lemma in nouns.person or form == "pronoun" else "ORG",
            form=form,
            words=[layers.tokens[j].lemma.lower() for j in indices],
            name=name if form == "name" else "",
            lemma=token.lemma.lower(),
            sentence=token.sentence,
            subject=token.deprel.startswith("nsubj"),
            plural=token.xpos in {"NNS", "NNPS"} or any(tree.dependents(i, "conj")) or token.lemma.lower() in PLURAL,
            gender=_gender([layers.tokens[j].lemma.lower() for j in indices], nouns),
            quotation=_quotation(layers.quotations, token.start),
        )


def _may_refer(tree: Tree, i: int, names: dict[int, Mention]) -> bool:
    token = tree.tokens[i]
    if token.upos == "PRON":
        return token.xpos in {"PRP", "PRP$"}
    if token.upos not in {"NOUN", "PROPN"}:
        # "Russian" in "the Russian side" stands inside the phrase; "Russians" and "the accused" head their own.
        return i in names and token.deprel.partition(":")[0] in {"nsubj", "obj", "obl", "nmod", "conj", "root"}
    return token.deprel.partition(":")[0] not in MODIFIERS


def _named(tree: Tree, head: int, names: dict[int, Mention]) -> Mention | None:
    """Return the name that a phrase is headed by: on the head itself or joined to it ("President Putin")."""
    if head in names:
        return names[head]
    for i in tree.dependents(head, "flat", "appos"):
        if i in names and tree.tokens[i].deprel.startswith("flat"):
            return names[i]
    return None


def _gender(words: Sequence[str], nouns: ActorNouns) -> str:
    if any(word in nouns.female or word in {"mrs", "mrs.", "ms", "ms.", "lady", "she", "her"} for word in words):
        return "f"
    if any(word in nouns.male or word in {"mr", "mr.", "sir", "lord", "he", "him", "his"} for word in words):
        return "m"
    return ""


def _quotation(quotations: Sequence[Quotation], position: int) -> int:
    return next((n for n, q in enumerate(quotations) if q.start <= position < q.end), -1)


class Chains:
    """Chains under construction. Invariant: `candidate.chain` is the index of the first candidate of its chain."""

    def __init__(self, candidates: list[Candidate], layers: Layers, tree: Tree) -> None:
        self.candidates = candidates
        self._by_head = {c.head: n for n, c in enumerate(candidates)}
        self._nouns = load_actor_nouns()
        self._tree = tree
        self._layers = layers
        self._speakers = self._sources()
        self._contents = self._own_contents()
        self._source_heads = set(self._contents)
        for n, candidate in enumerate(candidates):
            candidate.chain, candidate.members = n, [n]

    def _sources(self) -> dict[int, int]:
        """Return the candidate that speaks each quotation, by the attributions whose content covers it."""
        found: dict[int, int] = {}
        for attribution in self._layers.attributions:
            speaker = next((n for span in attribution.source if (n := self._at(span)) is not None), None)
            for content in attribution.content if speaker is not None else ():
                for n, quotation in enumerate(self._layers.quotations):
                    if content.overlaps(Span(quotation.start, quotation.end)) and speaker is not None:
                        found.setdefault(n, speaker)
        return found

    def _own_contents(self) -> dict[int, tuple[Span, ...]]:
        """Return the contents that each source is made to say, by the token that heads the source."""
        found: dict[int, tuple[Span, ...]] = {}
        for attribution in self._layers.attributions:
            for span in attribution.source:
                n = self._at(span)
                if n is not None:
                    head = self.candidates[n].head
                    found[head] = found.get(head, ()) + attribution.content
        return found

    def _at(self, span: Span) -> int | None:
        inside = [n for n, c in enumerate(self.candidates) if span.contains(Span(c.span.start, c.span.start + 1))]
        heads = self._tree.heads(self._tree.within(span))
        return next((self._by_head[i] for i in heads if i in self._by_head), inside[0] if inside else None)

    def join(self, earlier: int, later: int) -> None:
        """Put two candidates, and all that is tied to them, into one chain."""
        a, b = self.candidates[earlier].chain, self.candidates[later].chain
        if a == b:
            return
        first, second = sorted((a, b))
        moved = self.candidates[second].members
        for n in moved:
            self.candidates[n].chain = first
        self.candidates[first].members = self.candidates[first].members + moved
        self.candidates[second].members = []

    def tie_names(self) -> None:
        """Tie equal names, surnames to full names, and acronyms to what they shorten."""
        seen: list[int] = []
        for n, candidate in enumerate(self.candidates):
            if candidate.form != "name":
                continue
            fits = [m for m in seen if self._same_name(self.candidates[m], candidate)]
            if fits:
                self.join(fits[-1], n)
            seen.append(n)

    def _same_name(self, earlier: Candidate, later: Candidate) -> bool:
        a, b = _name_words(earlier.name), _name_words(later.name)
        if not a or not b or earlier.type != later.type:
            return False
        # "Russia's foreign ministry" and "Russia" share a name but not a head.
        if (earlier.lemma in self._nouns.group or later.lemma in self._nouns.group) and earlier.words != later.words:
            return False
        if a == b:
            return True
        if earlier.type == "PER":
            return len(b) == 1 and b[0] == a[-1] or len(a) == 1 and a[0] == b[-1] or (a[-1] == b[-1] and a[0] == b[0])
        return _acronym(earlier.name) == later.name.replace(".", "") or _acronym(later.name) == earlier.name.replace(".", "")

    def tie_appositions(self) -> None:
        """Tie a phrase to its apposition, and a predicate noun to its subject."""
        for n, candidate in enumerate(self.candidates):
            for i in self._tree.dependents(candidate.head, "appos"):
                if i in self._by_head:
                    self.join(n, self._by_head[i])

    def tie_nouns(self) -> None:
        """Tie definite nouns to the nearest earlier phrase with the same noun, or to a name with that office."""
        for n, candidate in enumerate(self.candidates):
            if candidate.form != "noun" or candidate.chain != n or not self._is_definite(candidate):
                continue
            earlier = range(n - 1, -1, -1)
            match = next((m for m in earlier if self._same_noun(self.candidates[m], candidate)), None)
            if match is not None:
                self.join(match, n)

    def _is_definite(self, candidate: Candidate) -> bool:
        return bool(candidate.words) and candidate.words[0] in {"the", "that", "this", "these", "those"}

    def _same_noun(self, earlier: Candidate, later: Candidate) -> bool:
        if later.plural != earlier.plural:
            return False
        content = [word for word in later.words if word not in {"the", "that", "this", "these", "those", "senior", "top"}]
        return bool(content) and set(content) <= set(self._describing(earlier))

    def _describing(self, candidate: Candidate) -> list[str]:
        """Return the words that describe an actor: of its phrase and of its appositions."""
        found = list(candidate.words)
        for i in self._tree.dependents(candidate.head, "appos"):
            found += [self._tree.tokens[j].lemma.lower() for j in self._tree.phrase(i)]
        return found

    def tie_pronouns(self) -> None:
        """Tie pronouns: `I` to who speaks, the others to the nearest fitting subject, then to the nearest at all."""
        for n, candidate in enumerate(self.candidates):
            if candidate.form != "pronoun":
                continue
            first = candidate.lemma in FIRST | FIRST_PLURAL
            match = self._speaker(candidate) if first else self._antecedent(n)
            if match is not None:
                self.join(match, n)

    def _speaker(self, candidate: Candidate) -> int | None:
        return self._speakers.get(candidate.quotation) if candidate.quotation >= 0 else None

    def _antecedent(self, n: int) -> int | None:
        pronoun = self.candidates[n]
        fits = [
            m
            for m in range(n - 1, -1, -1)
            if pronoun.sentence - self.candidates[m].sentence <= REACH and self._agrees(self.candidates[m], pronoun)
        ]
        return max(fits, key=lambda m: (self._salience(self.candidates[m], pronoun), m), default=None)

    def _salience(self, earlier: Candidate, pronoun: Candidate) -> float:
        """Return how likely a pronoun means the candidate: near, subject, speaking, named."""
        distance = pronoun.sentence - earlier.sentence
        score = -1.2 * distance
        score += 1.0 if earlier.subject else 0.0
        score += 0.6 if earlier.form == "name" else 0.4 if earlier.form == "pronoun" else 0.0
        # Whoever spoke last speaks on: "he added".
        speaks = pronoun.head in self._source_heads and earlier.head in self._source_heads
        score += 2.0 if speaks else 0.4 if earlier.head in self._source_heads else 0.0
        # The possessive and object of a clause mean its subject more often than the clause before.
        score += 0.4 if distance == 0 and earlier.subject else 0.0
        return score

    def _agrees(self, earlier: Candidate, pronoun: Candidate) -> bool:
        word = pronoun.lemma
        inside = pronoun.quotation >= 0 and pronoun.quotation != earlier.quotation
        if inside and self._speakers.get(pronoun.quotation) is not None:
            speaker = self.candidates[self._speakers[pronoun.quotation]]
            if speaker.chain == earlier.chain and word not in FIRST | FIRST_PLURAL:
                return False
        own = self._contents.get(pronoun.head, ())
        if any(content.contains(earlier.span) for content in own):
            # Nobody is named inside his own words and then called "he" as their speaker.
            return False
        if self._tree.tokens[pronoun.head].head == earlier.head and word in SINGULAR | NEUTER | PLURAL:
            return False
        if word in SINGULAR:
            gender = "f" if word in FEMALE_PRONOUNS else "m"
            known = {self.candidates[m].gender for m in self.candidates[earlier.chain].members} - {""}
            person = earlier.type == "PER" and (earlier.form != "pronoun" or earlier.lemma in SINGULAR)
            return person and not earlier.plural and (not known or gender in known)
        if word in PLURAL:
            return earlier.plural or earlier.lemma in self._nouns.group
        if word in NEUTER:
            return earlier.form != "pronoun" and earlier.type in {"ORG", "LOC"} and not earlier.plural
        return False


def _name_words(name: str) -> list[str]:
    words = [word for word in re.findall(r"[\w'’-]+", name.lower()) if not TITLE.match(word)]
    return [re.sub(r"['’]s$", "", word) for word in words if word not in {"the", "of"}]


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper())
