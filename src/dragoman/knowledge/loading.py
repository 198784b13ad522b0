"""Builds the registry from the tables, and finds what is wrong with them.

tables → rows ─┬→ actors  ┐
               └→ words   ┴→ indexes → Registry
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import get_args

from dragoman.core.entities import EntityKind
from dragoman.knowledge.names import is_acronym, name_key
from dragoman.knowledge.registry import CLASSES, Actor, Name, Registry, Term
from dragoman.knowledge.tables import Row
from dragoman.knowledge.vocabulary import Body, Noun, Title, Vocabulary

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CODE = re.compile(r"[A-Z]{3}")
_KINDS = frozenset(get_args(EntityKind))
_USUAL_KIND = {"organisations": "organisation", "institutions": "government", "media": "media", "groups": "group"}


def build_registry(rows: Iterable[Row]) -> Registry:
    """Return the registry of all rows; raises `KnowledgeError` for the first row that breaks a rule."""
    by_section: dict[str, list[Row]] = {}
    for row in rows:
        by_section.setdefault(row.section, []).append(row)
    actors: dict[str, Actor] = {}
    for section, make in _MAKERS.items():
        for row in by_section.get(section, ()):
            _add(actors, make(row), row)
    _check(actors, [row for section in _MAKERS for row in by_section.get(section, ())])
    registry = Registry(actors=actors, vocabulary=_vocabulary(by_section))
    for row in by_section.get("states", ()):
        _index_state(registry, row)
    for section in _MAKERS:
        for row in by_section.get(section, ()):
            _index_names(registry, row)
    return registry


def _add(actors: dict[str, Actor], actor: Actor, row: Row) -> None:
    if actor.id in actors:
        raise row.error(f"expected an id that no other row has, found {actor.id!r} again")
    actors[actor.id] = actor


def _state(row: Row) -> Actor:
    id = row.one("id")
    names, adjectives = row.many("names"), row.many("adjectives")
    wikidata = row.one("wikidata") or None
    return Actor(id, row.one("name"), "state", id, "GOV", names, adjectives, wikidata=wikidata)


def _body(row: Row) -> Actor:
    """Return a row of organisations, institutions, groups or media as an actor."""
    kind = row.one("kind") or _USUAL_KIND[row.section]
    if kind not in _KINDS:
        raise row.error(f"expected a kind ({', '.join(sorted(_KINDS))}), found {kind!r}")
    sector = row.one("sector") or "JRN"
    if kind == "government" and sector not in ("GOV", "LEG", "OPP"):
        kind = "organisation"
    spans = tuple(_span(text, row) for text in row.many("spans"))
    return Actor(
        row.one("id"), row.one("name"), kind, row.one("of"), sector, row.many("names"),  # type: ignore[arg-type]
        spans=spans, wikidata=row.one("wikidata") or None,
    )  # fmt: skip


def _person(row: Row) -> Actor:
    name, country = row.one("name"), row.one("of")
    terms = tuple(_term(text, country, row) for text in row.many("terms"))
    id = name_key(name).replace(" ", "-")
    return Actor(id, name, "person", country, row.one("sector") or "GOV", row.many("spellings"), terms=terms)


_MAKERS: dict[str, Callable[[Row], Actor]] = {
    "states": _state, "organisations": _body, "institutions": _body, "groups": _body, "people": _person, "media": _body,
}  # fmt: skip


def _term(text: str, country: str, row: Row) -> Term:
    """Return `office[@of] first..last` as a term."""
    office, _, dates = text.partition(" ")
    office, _, of = office.partition("@")
    return Term(office, of or country, *_dates(dates, row))


def _span(text: str, row: Row) -> Term:
    """Return `CODE first..last` as a term without office."""
    code, _, dates = text.partition(" ")
    return Term("", code, *_dates(dates, row))


def _dates(text: str, row: Row) -> tuple[str, str]:
    first, dots, last = text.strip().partition("..")
    if not dots or any(date and not _DATE.fullmatch(date) for date in (first, last)):
        raise row.error(f"expected dates like 2004-05..2010-06-30, found {text!r}")
    if first and last and first[: len(last)] > last[: len(first)]:
        raise row.error(f"expected the first date before the last, found {text!r}")
    return first, last


def _check(actors: dict[str, Actor], rows: list[Row]) -> None:
    for row, actor in zip(rows, actors.values(), strict=True):
        codes = [actor.country, *(t.of for t in actor.spans)]
        for code in codes:
            if code not in CLASSES and not (_CODE.fullmatch(code) and code in actors):
                raise row.error(f"expected a state's code or one of {', '.join(sorted(CLASSES))}, found {code!r}")
        for term in actor.terms:
            if term.of not in actors:
                raise row.error(f"expected a state or organisation that has a row, found {term.of!r}")


def _vocabulary(by_section: dict[str, list[Row]]) -> Vocabulary:
    """Return the words of `titles.toml`; a phrase keeps the first meaning that the file gives it."""
    titles: dict[str, Title] = {}
    for row in [*by_section.get("offices", ()), *by_section.get("titles", ())]:
        for phrase in row.many("phrases"):
            sector = row.one("sector").strip("-")
            titles.setdefault(name_key(phrase), Title(row.one("office") or None, sector))
    rows = by_section.get("bodies", ())
    bodies = {body.body: body for body in map(_body_rule, rows)}
    body_words = {name_key(phrase): row.one("body") for row in rows for phrase in row.many("phrases")}
    nouns: dict[str, Noun] = {}
    for row in by_section.get("nouns", ()):
        noun = Noun(row.one("of"), row.one("kind"), row.one("sector"))  # type: ignore[arg-type]
        for phrase in row.many("nouns"):
            nouns.setdefault(name_key(phrase), noun)
    sets = [_words(by_section.get(name, ())) for name in ("modifiers", "former", "regions", "given")]
    return Vocabulary(titles, body_words, bodies, nouns, *sets)


def _body_rule(row: Row) -> Body:
    return Body(row.one("body"), row.one("name"), row.one("kind"), row.one("sector"))  # type: ignore[arg-type]


def _words(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(name_key(word) for row in rows for word in row.many("words"))


def _index_state(registry: Registry, row: Row) -> None:
    code = row.one("id")
    for adjective in row.many("adjectives"):
        key = name_key(adjective)
        registry.adjectives.setdefault(key, code)
        if not key.endswith(("ese", "ish", "ch", "ss", "men", "s")):
            registry.peoples.setdefault(key + "s", code)
    for column, index in (("capitals", registry.capitals), ("seats", registry.seats)):
        for name in row.many(column):
            if index.setdefault(name_key(name), code) != code:
                raise row.error(f"expected a name in {column} that no other state has, found {name!r}")


def _index_names(registry: Registry, row: Row) -> None:
    person = row.section == "people"
    id = name_key(row.one("name")).replace(" ", "-") if person else row.one("id")
    for name in (row.one("name"), *row.many("spellings" if person else "names")):
        if person and " " not in name:
            _put(registry.surnames, name_key(name.lstrip("=")), id)
            continue
        key = name_key(name)
        entries = registry.names.setdefault(key, [])
        if all(entry.actor != id for entry in entries):
            if entries and not person and not _namesakes(name, entries, registry):
                raise row.error(f"expected a name that no other row has, found {name!r} of {entries[0].actor!r} again")
            entries.append(Name(id, is_acronym(name), name == name.lower()))
    if person:
        _index_person(registry, registry.actors[id])


def _namesakes(name: str, entries: list[Name], registry: Registry) -> bool:
    """Return whether the name may be shared: with a person, or by two acronyms that only a report can tell apart."""
    return is_acronym(name) or any(registry.actors[entry.actor].kind == "person" for entry in entries)


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
