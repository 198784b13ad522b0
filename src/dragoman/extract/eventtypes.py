"""The PLOVER type of an event trigger: the event lexicon and the encoder, each with its say."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.core.claims import EventType
from dragoman.knowledge.lexicon import load_event_lexicon
from dragoman.syntax import Tree

ENCODER_SHARE = 0.5
"""What the encoder's probability of a type adds to the lexicon's weight: enough to decide between senses."""
LEAST = 0.45
"""A lower score is no type: it was as often wrong as right on the PLOVER sentences."""


def type_trigger(tree: Tree, head: int, shares: Mapping[EventType, float]) -> tuple[EventType | None, float]:
    """Return the type of the event that a word tells of and its score, or `(None, 0.0)`.

    `shares` are the encoder's probabilities of the types at that word.
    """
    token = tree.tokens[head]
    scores = dict(load_event_lexicon().score(token.lemma.lower(), token.upos, _surroundings(tree, head)))
    for kind, share in shares.items():
        scores[kind] = scores.get(kind, 0.0) + ENCODER_SHARE * share
    best = max(sorted(scores), key=lambda kind: scores[kind], default=None)
    if best is None or scores[best] < LEAST:
        return None, 0.0
    return best, scores[best]


def _surroundings(tree: Tree, head: int) -> list[tuple[str, str]]:
    """Return the dependents of a word, and the prepositions on them, as (relation, lemma)."""
    tokens, found = tree.tokens, []
    for i in tree.children[head]:
        cases = [tokens[j].lemma.lower() for j in tree.dependents(i, "case", "mark")]
        relation = tokens[i].deprel
        if cases and relation in {"obl", "nmod"}:
            relation = f"{relation}:{cases[0]}"
        found.append((relation, tokens[i].lemma.lower()))
        if relation.partition(":")[0] in {"obj", "xcomp", "nsubj"}:
            found += [("nmod", tokens[j].lemma.lower()) for j in tree.dependents(i, "compound", "amod", "nmod")]
    return found
