"""Enters actors into the registry's indexes under all their names; one taken at the same time is an error."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge.names import is_acronym, name_key
from dragoman.knowledge.registry import Actor, Name, Registry
from dragoman.knowledge.tables import Row

_NO_S = ("ese", "ish", "ch", "ss", "men", "s")
"""Ends of adjectives that are their own plural, or have none."""


def index_state(registry: Registry, row: Row) -> Iterator[KnowledgeError]:
    """Enter a state's adjectives, people, capitals and seats; yield the errors of names that another state has."""
    code = row.one("id")
    for adjective in row.many("adjectives"):
        key = name_key(adjective)
        registry.adjectives.setdefault(key, code)
        if not key.endswith(_NO_S):
            registry.peoples.setdefault(key + "s", code)
    for column, index in (("capitals", registry.capitals), ("seats", registry.seats)):
        for name in row.many(column):
            if index.setdefault(name_key(name), code) != code:
                yield row.error(f"expected a name in {column} that no other state has, found {name!r}")


def index_names(registry: Registry, row: Row, actor: Actor) -> Iterator[KnowledgeError]:
    """Enter an actor under its names; yield the errors of names that others of its layer have at the same time."""
    person = actor.kind == "person"
    for name in (actor.name, *actor.names):
        if person and " " not in name:
            _put(registry.surnames, name_key(name.lstrip("=")), actor.id)
            continue
        entries = registry.names.setdefault(name_key(name), [])
        if any(entry.actor == actor.id for entry in entries):
            continue
        rival = None if person else _rival(name, actor, row, entries, registry)
        if rival is not None:
            yield row.error(f"expected a name that no other row has, found {name!r} of {rival.id!r} again")
        entries.append(Name(actor.id, is_acronym(name), name == name.lower(), row.layer))
    if person:
        _index_person(registry, actor)


def _rival(name: str, actor: Actor, row: Row, entries: list[Name], registry: Registry) -> Actor | None:
    """Return another of that name who may not share it: not a person, in the same layer, at the same time.

    Acronyms may be shared: only a report can tell them apart.
    """
    rivals = [registry.actors[entry.actor] for entry in entries if entry.layer == row.layer]
    if is_acronym(name) or any(rival.kind == "person" for rival in rivals):
        return None
    return next((rival for rival in rivals if rival.overlaps(actor)), None)


def _index_person(registry: Registry, actor: Actor) -> None:
    # Names whose family name comes first give it in the table as "=Ban"; otherwise it is the last word.
    if not any(name.startswith("=") for name in actor.names):
        last = actor.name.rsplit(" ", 1)[-1]
        for surname in {last, last.partition("-")[2] if last[:3].lower() in ("al-", "el-") else last}:
            if name_key(surname) not in registry.vocabulary.given:
                _put(registry.surnames, name_key(surname), actor.id)
    for term in actor.terms:
        ids = registry.offices.setdefault((term.office, term.of), [])
        if actor.id not in ids:
            ids.append(actor.id)


def _put(index: dict[str, list[str]], key: str, id: str) -> None:
    ids = index.setdefault(key, [])
    if id not in ids:
        ids.append(id)
