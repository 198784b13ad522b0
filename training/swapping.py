"""Swaps the names of states in training words, so that no state's name comes to carry a label.

Counterfactual augmentation (Lu et al. 2020): a swap keeps every label where it is, for it puts one word for one word.
The invented states of the authored reports are exchanged the same way.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from dragoman.knowledge import load_registry
from dragoman.knowledge.registry import Actor, Registry
from training.authored import STATES

FORMS = ("name", "adjective", "capital")
INVENTED = {
    word: (name, form)
    for name, (adjective, capital) in STATES.items()
    for word, form in ((name, "name"), (adjective, "adjective"), (capital, "capital"), (f"{adjective}s", "people"))
}


def _forms(registry: Registry, state: Actor) -> dict[str, list[str]]:
    """Return a state's names, adjectives and capitals of one word each."""
    capitals = sorted(name for name, of in registry.capitals.items() if of == state.id)
    found = {"name": [state.name, *state.names], "adjective": list(state.adjectives), "capital": capitals}
    return {form: [n for n in names if n.isalpha() and not n[:3].isupper()] for form, names in found.items()}


@cache
def _tables() -> tuple[dict[str, tuple[str, str]], dict[str, list[tuple[str, str]]]]:
    """Return which state and form a word stands for, and the words of each form that may be put in."""
    registry = load_registry()
    states = [actor for actor in registry.actors.values() if actor.kind == "state"]
    meant: dict[str, tuple[str, str]] = {}
    offered: dict[str, list[tuple[str, str]]] = {form: [] for form in FORMS}
    for state in states:
        for form, names in _forms(registry, state).items():
            for name in names:
                word = name if name[0].isupper() else name.title()
                if meant.setdefault(word, (state.id, form)) == (state.id, form):
                    offered[form].append((state.id, word))
    return meant | INVENTED, offered


@cache
def _longer_names() -> frozenset[tuple[str, str]]:
    """Return the first two words of every state's name that has several."""
    states = (actor for actor in load_registry().actors.values() if actor.kind == "state")
    return frozenset(
        (name.split()[0], name.split()[1]) for state in states for name in (state.name, *state.names) if " " in name
    )


def swap_states(words: Sequence[str], chance: random.Random) -> list[str]:
    """Return the words with every state's names exchanged for those of another state, the same one all through.

    >>> swap_states(["France", "met", "French", "growers"], random.Random(1))
    ['China', 'met', 'Chinese', 'growers']
    """
    meant, _ = _tables()
    longer = _longer_names()
    swap = _Swap(chance)
    found = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        # "Saudi" of "Saudi Arabia" cannot be swapped alone.
        known = word in meant and (word, following) not in longer
        found.append(swap.put(*meant[word]) if known else word)
    return found


class _Swap:
    """The exchange of one text. Invariant: a state stands for one other state wherever that one has such a form."""

    def __init__(self, chance: random.Random) -> None:
        self._chance, self._offered = chance, _tables()[1]
        self._put: dict[tuple[str, str], str] = {}
        self._standing: dict[str, str] = {}

    def put(self, state: str, form: str) -> str:
        """Return the word that is put for a state's word of that form."""
        if form == "people":
            adjective = self.put(state, "adjective")
            # "Syrians", but "the French".
            return adjective + "s" if adjective[-1] in "ni" else adjective
        if (state, form) not in self._put:
            fits = [o for o in self._offered[form] if o[0] == self._standing.get(state)] or self._offered[form]
            other, self._put[state, form] = self._chance.choice(fits)
            self._standing.setdefault(state, other)
        return self._put[state, form]
