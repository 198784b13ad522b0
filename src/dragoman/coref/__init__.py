"""Who is who within one report: chains of names, nouns and pronouns that mean the same actor.

    Report, Layers → candidates (noun phrases) → chains → Mentions

A sieve in the manner of Lee et al. (2013): sure ties first (equal names, surnames, acronyms, appositions), then nouns
of office, then pronouns, each to the nearest fitting antecedent.
"""

from __future__ import annotations

from dragoman.core.layers import Layers, Mention
from dragoman.core.reports import Report
from dragoman.coref.candidates import find_candidates
from dragoman.coref.chains import Chains
from dragoman.coref.pronouns import tie_pronouns
from dragoman.syntax import Tree

__all__ = ["corefer"]


def corefer(report: Report, layers: Layers) -> tuple[Mention, ...]:
    """Return every mention of an actor, in the order of the text, with the number of its chain.

    Includes nouns ("the ministry") and pronouns beside the names that the encoder found.
    """
    tree = Tree(layers.tokens)
    candidates = find_candidates(report, layers, tree)
    chains = Chains(candidates, tree)
    chains.tie_names()
    chains.tie_appositions()
    chains.tie_nouns()
    tie_pronouns(chains, layers, tree)
    numbers = chains.numbers()
    mentions = [
        Mention(c.span.start, c.span.end, c.head, c.type, c.form, number)
        for c, number in zip(candidates, numbers, strict=True)
        if c.acts
    ]
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.head)))
