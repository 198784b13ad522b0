"""Drops final stops from training examples: headlines, captions and careless copy have none."""

from __future__ import annotations

import random
from collections.abc import Sequence

from training.examples import IGNORE, Example


def without_stops(example: Example, share: float, chance: random.Random) -> Example:
    """Return the example without the final stop of that share of its sentences; all labels move along."""
    dropped = {
        last - 1
        for first, last in example.sentences
        if last - first > 1 and example.words[last - 1] == "." and chance.random() < share
    }
    dropped -= _leant_on(example)
    if not dropped:
        return example
    kept = [i for i in range(len(example.words)) if i not in dropped]
    at = {old: new for new, old in enumerate(kept)}
    # Where a range ended behind a stop that is gone, it ends behind the word before.
    edge = {i: sum(k < i for k in kept) for i in {e for pair in example.sentences for e in pair}}
    edge |= {e: sum(k < e for k in kept) for first, last, _ in example.plover for e in (first, last)}
    return Example(
        example.corpus,
        [example.words[i] for i in kept],
        [(edge[first], edge[last]) for first, last in example.sentences],
        {name: [values[i] for i in kept] for name, values in example.tags.items()},
        heads=_moved(example.heads, kept, at),
        relations=[example.relations[i] for i in kept] if example.relations else None,
        links=_moved(example.links, kept, at),
        factuality=[example.factuality[i] for i in kept] if example.factuality else None,
        plover=[(edge[first], edge[last], types) for first, last, types in example.plover],
        parties={
            role: [(at[head], tuple(at[word] for word in words)) for head, words in played]
            for role, played in example.parties.items()
        },
    )


def _leant_on(example: Example) -> set[int]:
    """Return the words that another word's label points at, and those that carry one themselves."""
    found = {
        target for values in (example.heads, example.links) for i, target in enumerate(values or ()) if target != i
    }
    found |= {i for i, target in enumerate(example.links or ()) if target != IGNORE}
    found |= {i for played in example.parties.values() for head, words in played for i in (head, *words)}
    found |= {first for first, last, _ in example.plover if last - first == 1}
    return found


def _moved(targets: Sequence[int] | None, kept: Sequence[int], at: dict[int, int]) -> list[int] | None:
    if targets is None:
        return None
    return [at[targets[i]] if targets[i] != IGNORE else IGNORE for i in kept]
