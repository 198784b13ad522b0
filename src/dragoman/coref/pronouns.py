"""Ties pronouns to what they stand for: `I` to who speaks, the others to the likeliest fitting phrase before them."""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from dragoman.core.layers import Attribution, Layers
from dragoman.core.text import Span
from dragoman.coref.candidates import NOT_QUOTED, PLURAL, Candidate, quotations_by_token
from dragoman.coref.chains import Chains
from dragoman.knowledge.nouns import load_actor_nouns
from dragoman.syntax import Tree

SINGULAR = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
NEUTER = {"it", "its", "itself"}
FIRST = {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"}
FEMALE = {"she", "her", "hers", "herself"}
REACH = 4
"""Sentences back in which a pronoun looks for its antecedent."""
CANDIDATES_COMPARED = 200
"""Phrases back at most, where a sentence is an endless list."""


def tie_pronouns(chains: Chains, layers: Layers, tree: Tree) -> None:
    """Join every pronoun to the chain of what it stands for, in the order of the text."""
    ties = _Ties(chains, layers, tree)
    for n, candidate in enumerate(chains.candidates):
        if candidate.form == "pronoun":
            match = ties.speaker(candidate) if candidate.lemma in FIRST else ties.antecedent(n)
            if match is not None:
                chains.join(match, n)


class _Ties:
    """What decides which phrase a pronoun stands for: the chains so far and who says what."""

    def __init__(self, chains: Chains, layers: Layers, tree: Tree) -> None:
        self._chains, self._candidates, self._tree = chains, chains.candidates, tree
        self._group = load_actor_nouns().group
        self._opening: dict[int, int] = {}
        for n, candidate in enumerate(self._candidates):
            self._opening.setdefault(candidate.indices[0], n)
        self._speakers = self._quoted_speakers(layers)
        self._said = self._said_by(layers)

    def speaker(self, pronoun: Candidate) -> int | None:
        """Return the candidate who speaks the quotation around a pronoun."""
        return self._speakers.get(pronoun.quotation)

    def antecedent(self, n: int) -> int | None:
        """Return the candidate that a pronoun of the third person most likely stands for."""
        pronoun = self._candidates[n]
        fits = [m for m in self._near(n) if self._agrees(m, pronoun)]
        return max(fits, key=lambda m: (self._salience(m, pronoun), m), default=None)

    def _near(self, n: int) -> Iterator[int]:
        for m in range(n - 1, max(-1, n - 1 - CANDIDATES_COMPARED), -1):
            if self._candidates[n].sentence - self._candidates[m].sentence > REACH:
                return
            yield m

    # ---- who says what ----------------------------------------------------------------------------------------------

    def _quoted_speakers(self, layers: Layers) -> dict[int, int]:
        """Return the candidate that speaks each quotation, by the attributions whose content overlaps it."""
        quotations = quotations_by_token(layers.quotations, self._tree)
        found: dict[int, int] = {}
        for attribution in layers.attributions:
            speaker = next(self._sources(attribution), None)
            if speaker is not None:
                inside = self._candidates[speaker].quotation
                for i in (i for content in attribution.content for i in self._tree.within(content)):
                    # "I" of "I hope" stands inside the quotation: it is spoken, and does not speak it.
                    if quotations[i] != inside:
                        found.setdefault(quotations[i], speaker)
        found.pop(NOT_QUOTED, None)
        return found

    def _said_by(self, layers: Layers) -> dict[int, tuple[Span, ...]]:
        """Return the contents that each candidate is made to say."""
        found: dict[int, tuple[Span, ...]] = {}
        for attribution in layers.attributions:
            for n in self._sources(attribution):
                found[n] = found.get(n, ()) + attribution.content
        return found

    def _sources(self, attribution: Attribution) -> Iterator[int]:
        """Yield the candidates that the stretches of an attribution's source name."""
        for span in attribution.source:
            indices = self._tree.within(span)
            heads = [i for i in self._tree.heads(indices) if i in self._chains.by_head]
            opening = [self._opening[i] for i in indices if i in self._opening]
            if heads or opening:
                yield self._chains.by_head[heads[0]] if heads else min(opening)

    # ---- what fits --------------------------------------------------------------------------------------------------

    def _salience(self, m: int, pronoun: Candidate) -> float:
        """Return how likely a pronoun means candidate `m`: near, subject, speaking, named, much spoken of."""
        earlier, chain = self._candidates[m], self._chains.chain_of[m]
        distance = pronoun.sentence - earlier.sentence
        score = -1.2 * distance + 0.4 * log(self._chains.size(m)) + self._standing(earlier, distance)
        score += 0.3 if earlier.form == "name" else 0.4 if earlier.form == "pronoun" else 0.0
        # Whoever spoke last speaks on: "he added".
        speaks = self._is_source(pronoun) and self._is_source(earlier)
        score += 2.0 if speaks else 0.4 if self._is_source(earlier) else 0.0
        score += 0.5 if pronoun.lemma in SINGULAR and self._chains.genders[chain] else 0.0
        score += 2.0 if pronoun.lemma in PLURAL and earlier.plural else 0.0
        score -= 0.6 if earlier.quotation != pronoun.quotation else 0.0
        # Places and things are spoken of as "it" too, but those who act are what the reader follows.
        return score - (0.4 if earlier.type == "LOC" else 0.0) - (0.0 if earlier.acts else 2.5)

    def _standing(self, earlier: Candidate, distance: int) -> float:
        """Return what the candidate's place in its clause adds: the subject of this clause counts most."""
        if earlier.subject:
            return 1.2 if distance == 0 else 0.8
        relation = self._tree.tokens[earlier.head].deprel.partition(":")[0]
        return -0.3 if relation in {"nmod", "obl"} else 0.0

    def _is_source(self, candidate: Candidate) -> bool:
        return self._chains.by_head[candidate.head] in self._said

    def _agrees(self, m: int, pronoun: Candidate) -> bool:
        """Return whether a pronoun may stand for candidate `m`: its place allows it and its form fits."""
        earlier = self._candidates[m]
        if self._is_own_quotation(m, pronoun) or self._is_bound_elsewhere(earlier, pronoun):
            return False
        own = self._said.get(self._chains.by_head[pronoun.head], ())
        if any(content.contains(earlier.span) for content in own):
            # Nobody is named inside his own words and then called "he" as their speaker.
            return False
        return self._fits(m, pronoun.lemma)

    def _is_own_quotation(self, m: int, pronoun: Candidate) -> bool:
        """Return whether `m` speaks the quotation around the pronoun: speakers do not call themselves "he"."""
        speaker = self._speakers.get(pronoun.quotation)
        inside = pronoun.quotation != self._candidates[m].quotation
        return inside and speaker is not None and self._chains.chain_of[speaker] == self._chains.chain_of[m]

    def _is_bound_elsewhere(self, earlier: Candidate, pronoun: Candidate) -> bool:
        """Return whether the clause keeps the two apart: "its" in "its ally" is not the ally, who met "him" not he."""
        token, other = self._tree.tokens[pronoun.head], self._tree.tokens[earlier.head]
        if token.head == earlier.head:
            return True
        is_object = token.xpos == "PRP" and token.deprel.partition(":")[0] in {"obj", "iobj", "obl"}
        reflexive = pronoun.lemma.endswith(("self", "selves"))
        return is_object and not reflexive and earlier.subject and other.head == token.head

    def _fits(self, m: int, word: str) -> bool:
        """Return whether number, person and gender of candidate `m` allow the pronoun `word`."""
        earlier = self._candidates[m]
        if word in SINGULAR:
            person = earlier.type == "PER" and (earlier.form != "pronoun" or earlier.lemma in SINGULAR)
            return person and not earlier.plural and self._may_be(m, "f" if word in FEMALE else "m")
        if word in PLURAL:
            return earlier.plural or earlier.lemma in self._group
        if word in NEUTER:
            if earlier.form == "pronoun":
                return earlier.lemma in NEUTER
            return earlier.type in {"ORG", "LOC"} and not earlier.plural
        return False

    def _may_be(self, m: int, gender: str) -> bool:
        """Return whether the chain of `m` is of that gender as far as its words tell."""
        known = self._chains.genders[self._chains.chain_of[m]]
        return not known or gender in known
