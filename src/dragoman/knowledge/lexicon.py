"""The event lexicon: from a predicate and its direct dependents to scores for PLOVER event types."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from dragoman.core.claims import EventType
from dragoman.exceptions import KnowledgeError

FILE = Path(__file__).with_name("events.toml")
_POS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}
_UPOS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ"}
_TYPES: tuple[EventType, ...] = get_args(EventType)
_ENTRY = re.compile(r"(?P<words>[a-z][a-z'-]*(?: [a-z|'-]+)*)(?: @(?P<weight>0(?:\.\d+)?|1(?:\.0)?))?")
# Relations whose dependents never say what kind of event a predicate tells of: who acts says nothing about the deed.
_SILENT = ("nsubj", "csubj", "det", "punct", "cop", "aux", "conj", "cc", "nmod:poss", "appos", "parataxis", "root")
_OBJECTS = ("obj", "nsubj:pass", "obl", "nmod", "compound")
_GOVERNED = ("xcomp", "ccomp", "obj", "advcl", "obl", "nmod", "acl")
_BORROWED = 0.9
"""What the noun under a support verb counts for against an entry of its own."""


class Entry(Struct, frozen=True):
    """One line of the lexicon: the words that its predicate needs around it, the type, and how sure that makes it.

    `needs` holds one set of alternatives for each word; `type` is `None` for words that have no PLOVER type.
    """

    needs: tuple[frozenset[str], ...]
    type: EventType | None
    weight: float

    def fits(self, words: frozenset[str]) -> bool:
        """Return whether every word that the entry needs is among `words`."""
        return all(not alternatives.isdisjoint(words) for alternatives in self.needs)


class EventLexicon(Struct, frozen=True):
    """The entries by lemma and part of speech, and the verbs that lend themselves to the words they govern.

    Invariant: lemmas are base forms in lower case, in every spelling of their ending (-ize, -ise).
    """

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]
    support: frozenset[str]
    transparent: frozenset[str]
    control: Mapping[str, EventType]
    reversing: frozenset[str]
    reversed: Mapping[EventType, EventType]

    def __len__(self) -> int:
        return sum(len(entries) for entries in self.entries.values())

    def knows(self, lemma: str, upos: str) -> bool:
        """Return whether the lexicon has an entry for this predicate with whatever dependents."""
        return (lemma.lower(), _UPOS.get(upos, upos)) in self.entries

    def lookup(self, lemma: str, upos: str, words: Sequence[str] = ()) -> tuple[EventType | None, float]:
        """Return the likeliest type of a predicate among the lemmas of its dependents, and its weight.

        >>> load_event_lexicon().lookup("step", "VERB", ["down"])
        ('CONCEDE', 1.0)
        """
        scores = self.score(lemma, upos, [("dep", word) for word in words])
        best = max(scores, key=lambda type: (scores[type], type), default=None)
        return best, scores[best] if best is not None else 0.0

    def score(self, lemma: str, upos: str, dependents: Sequence[tuple[str, str]]) -> dict[EventType, float]:
        """Return scores from 0 to 1 for the types of a predicate; none where the lexicon is silent.

        `dependents` are (relation, lemma) pairs: objects, particles, obliques, compound parts. A preposition may stand
        as a pair of its own or as the subtype of the relation (`obl:for`).

        1. the entries that need the most words win; 2. a control verb keeps its own type; 3. a verb that undoes turns
        the type of its object; 4. a support or transparent verb takes the type of what it governs.
        """
        lemma, pos = lemma.lower(), _UPOS.get(upos, upos)
        own, needed = self._own(lemma, pos, _words(dependents))
        if pos != "VERB" or needed or lemma in self.control:
            return own
        if lemma in self.reversing:
            undone = self._undone(dependents)
            if undone:
                return undone
        if lemma in self.support or lemma in self.transparent:
            lent = self._lent(lemma, dependents)
            return lent or own
        return own

    def _own(self, lemma: str, pos: str, words: frozenset[str]) -> tuple[dict[EventType, float], int]:
        """Return the scores of the most demanding entries that fit, and how many words they need."""
        fitting = [entry for entry in self.entries.get((lemma, pos), ()) if entry.fits(words)]
        needed = max((len(entry.needs) for entry in fitting), default=0)
        best = [entry for entry in fitting if len(entry.needs) == needed]
        scores: dict[EventType, float] = {}
        for entry in best:
            if entry.type is not None:
                scores[entry.type] = max(entry.weight, scores.get(entry.type, 0.0))
        if any(entry.type is None for entry in best) and (needed or not scores):
            return {}, needed or 1
        return scores, needed

    def _undone(self, dependents: Sequence[tuple[str, str]]) -> dict[EventType, float]:
        """Return the types of undoing what the objects name: lifting a sanction concedes."""
        turned: dict[EventType, float] = {}
        for relation, lemma in dependents:
            if not relation.startswith(_OBJECTS) and relation != "dep":
                continue
            for type, score in self._own(lemma.lower(), "NOUN", frozenset())[0].items():
                if type in self.reversed:
                    kind = self.reversed[type]
                    turned[kind] = max(turned.get(kind, 0.0), score * _BORROWED)
        return turned

    def _lent(self, lemma: str, dependents: Sequence[tuple[str, str]]) -> dict[EventType, float]:
        """Return the scores of what a support verb (its object) or a transparent one (its complement) governs."""
        words = _words(dependents)
        lent: dict[EventType, float] = {}
        for relation, governed in dependents:
            if not relation.startswith(_GOVERNED) and relation != "dep":
                continue
            kinds = ("VERB",) if relation.startswith(("xcomp", "ccomp", "advcl", "acl")) else ("NOUN",)
            if lemma not in self.transparent and kinds == ("VERB",):
                continue
            for pos in kinds:
                for type, score in self._own(governed.lower(), pos, words)[0].items():
                    lent[type] = max(lent.get(type, 0.0), score * _BORROWED)
        return lent


def _words(dependents: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the lemmas and prepositions that entries may ask for."""
    words: set[str] = set()
    for relation, lemma in dependents:
        if relation.startswith(_SILENT) and not relation.startswith(("nsubj:pass", "csubj:pass", "aux:pass")):
            continue
        words.add(lemma.lower())
        base, _, subtype = relation.partition(":")
        if base in {"obl", "nmod"} and subtype:
            words.add(subtype)
    return frozenset(words)


@cache
def load_event_lexicon(path: Path = FILE) -> EventLexicon:
    """Return the event lexicon of a file, checked.

    Raises `KnowledgeError` with the file, the line and the entry where one breaks a rule.
    """
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"expected TOML, found: {error}", file=path) from error
    check = _Check(path, text)
    entries: dict[tuple[str, str], list[Entry]] = {}
    for name in (*_TYPES, "none"):
        for pos, lemma, entry in _entries(check.table(data, name), name, check):
            entries.setdefault((lemma, pos), []).append(entry)
    control = {lemma: check.type(name) for name, verbs in check.table(data, "control").items() for lemma in verbs}
    turned = {key: value for key, value in check.table(data, "reversing").items() if key != "verbs"}
    check.tables(data)
    return EventLexicon(
        entries={key: tuple(found) for key, found in entries.items()},
        support=frozenset(check.table(data, "support").get("verbs", ())),
        transparent=frozenset(check.table(data, "transparent").get("verbs", ())),
        control=control,
        reversing=frozenset(check.table(data, "reversing").get("verbs", ())),
        reversed={check.type(key): check.type(value) for key, value in turned.items()},
    )


def _entries(table: dict[str, Any], name: str, check: _Check) -> Iterator[tuple[str, str, Entry]]:
    """Yield part of speech, lemma and entry for each line of one type, in every spelling."""
    type = None if name == "none" else check.type(name)
    for key, lines in table.items():
        if key not in _POS:
            raise check.error(f"expected one of {', '.join(_POS)} under [{name}], found {key!r}", key)
        seen: set[str] = set()
        for line in lines:
            match = _ENTRY.fullmatch(line) if isinstance(line, str) else None
            if match is None:
                raise check.error(f"expected 'lemma word|word @0.5' under [{name}], found {line!r}", str(line))
            if match["words"] in seen:
                raise check.error(f"expected each entry once under [{name}], found {line!r} again", line)
            seen.add(match["words"])
            lemma, *needs = match["words"].split(" ")
            alternatives = tuple(frozenset(_spelled(need.split("|"))) for need in needs)
            entry = Entry(alternatives, type, float(match["weight"] or 1))
            for spelling in _spelled([lemma]):
                yield _POS[key], spelling, entry


def _spelled(words: Sequence[str]) -> Iterator[str]:
    """Yield the words in American and British spelling."""
    for word in words:
        yield word
        for american, british in (
            ("iz", "is"),
            ("yze", "yse"),
            ("defense", "defence"),
            ("or", "our"),
            ("maneuver", "manoeuvre"),
        ):
            if american == "iz" and re.search(r"iz(?:e|ation)$", word):
                yield re.sub(r"iz(e|ation)$", r"is\1", word)
            elif american == "or" and word in {"honor", "labor", "harbor", "favor", "clamor", "rumor"}:
                yield word.replace("or", "our")
            elif american not in {"iz", "or"} and word.endswith(american):
                yield word.replace(american, british)


class _Check(Struct, frozen=True):
    """Checks the tables of one file; its errors name the file and the line of the entry."""

    path: Path
    text: str

    def error(self, message: str, entry: str) -> KnowledgeError:
        """Return the error for an entry, with the line on which it stands."""
        lines = (number for number, line in enumerate(self.text.splitlines(), start=1) if entry in line)
        return KnowledgeError(message, file=self.path, line=next(lines, None))

    def table(self, data: dict[str, Any], name: str) -> dict[str, Any]:
        """Return a table of the file; every one of them must be there."""
        found = data.get(name)
        if not isinstance(found, dict):
            raise KnowledgeError(f"expected a table [{name}], found none", file=self.path)
        return found

    def tables(self, data: dict[str, Any]) -> None:
        """Refuse tables that nothing reads."""
        known = {*_TYPES, "none", "support", "transparent", "control", "reversing"}
        for name in data:
            if name not in known:
                raise self.error(f"expected a PLOVER type or one of the verb tables, found [{name}]", f"[{name}]")

    def type(self, name: str) -> EventType:
        """Return a PLOVER type by its name."""
        for known in _TYPES:
            if known == name:
                return known
        raise self.error(f"expected a PLOVER type, found {name!r}", name)
