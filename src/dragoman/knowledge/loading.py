"""Builds the registry from the tables, and finds everything that is wrong with them.

tables → rows ─→ laid over ─┬→ actors ─→ checked ┐
                            └→ words             ┴→ indexes → Registry
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge.indexing import index_names, index_state
from dragoman.knowledge.layering import lay_over, row_id
from dragoman.knowledge.names import name_key
from dragoman.knowledge.registry import Actor, Registry, Term
from dragoman.knowledge.relations import part_of, relation_errors
from dragoman.knowledge.rules import ACTOR_SECTIONS, SECTIONS, cell_errors, code_error, read_dates
from dragoman.knowledge.tables import Row
from dragoman.knowledge.vocabulary import Body, Noun, Title, Vocabulary

_USUAL_KIND = {"organisations": "organisation", "institutions": "government", "media": "media", "groups": "group"}


def build_registry(rows: Iterable[Row], *, version: str = "") -> Registry:
    """Return the registry of all rows; raises `KnowledgeError` for every row that breaks a rule, all at once."""
    registry, errors = gather(rows, version=version)
    if errors:
        raise KnowledgeError.together(errors)
    return registry


def gather(rows: Iterable[Row], *, version: str = "") -> tuple[Registry, list[KnowledgeError]]:
    """Return the registry of the rows and all their errors; with errors the registry is not to be used.

    1. rows are laid over each other, 2. their cells checked, 3. actors made of those that say who they are, 4. codes
    and offices looked for, 5. names indexed, 6. relations followed.
    """
    laid, errors = lay_over(rows)
    by_section: dict[str, list[Row]] = {}
    for row in laid:
        errors += cell_errors(row) if row.section in SECTIONS else ()
        if row.section not in ACTOR_SECTIONS or (row_id(row) and row.one("name")):
            by_section.setdefault(row.section, []).append(row)
    members = {row.one("id"): row for row in by_section.get("members", ())}
    made = [(row, _actor(row, members)) for section in ACTOR_SECTIONS for row in by_section.get(section, ())]
    registry = Registry(
        actors={actor.id: actor for _, actor in made}, vocabulary=_vocabulary(by_section), version=version,
        parts=part_of(by_section.get("parts", ())),
    )  # fmt: skip
    errors += [error for row, actor in made for error in _actor_errors(registry, actor, row)]
    for row in by_section.get("states", ()):
        errors += index_state(registry, row)
    # The uppermost layer first: its names come before those of the layers below.
    for row, actor in sorted(made, key=lambda pair: -pair[0].layer):
        errors += index_names(registry, row, actor)
    errors += relation_errors(registry, by_section)
    return registry, sorted(errors, key=lambda error: (error.file, error.line or 0))


def _actor(row: Row, members: dict[str, Row]) -> Actor:
    return _MAKERS[row.section](row, members.get(row_id(row)))


def _state(row: Row, members: Row | None) -> Actor:
    id = row.one("id")
    names, adjectives = row.many("names"), row.many("adjectives")
    wikidata = row.one("wikidata") or None
    return Actor(id, row.one("name"), "state", id, "GOV", names, adjectives, wikidata=wikidata)


def _body(row: Row, members: Row | None) -> Actor:
    """Return a row of organisations, institutions, groups or media as an actor."""
    kind = row.one("kind") or _USUAL_KIND[row.section]
    sector = row.one("sector") or "JRN"
    if kind == "government" and sector not in ("GOV", "LEG", "OPP"):
        kind = "organisation"
    first, last = read_dates(row.one("dates"))
    return Actor(
        row.one("id"), row.one("name"), kind, row.one("of"), sector, row.many("names"),  # type: ignore[arg-type]
        spans=tuple(_span(text) for text in row.many("spans")), wikidata=row.one("wikidata") or None,
        first=first, last=last, members=tuple(_span(text) for text in members.many("members")) if members else (),
    )  # fmt: skip


def _person(row: Row, members: Row | None) -> Actor:
    name, country = row.one("name"), row.one("of")
    terms = tuple(_term(text, country) for text in row.many("terms"))
    sector, names, wikidata = row.one("sector") or "GOV", row.many("spellings"), row.one("wikidata") or None
    return Actor(
        row_id(row), name, "person", country, sector, names, terms=terms, wikidata=wikidata, layer=row.layer
    )  # fmt: skip


_MAKERS: dict[str, Callable[[Row, Row | None], Actor]] = {
    "states": _state, "organisations": _body, "institutions": _body, "groups": _body, "people": _person, "media": _body,
}  # fmt: skip


def _term(text: str, country: str) -> Term:
    """Return `office[@of] first..last` as a term."""
    office, _, dates = text.partition(" ")
    office, _, of = office.partition("@")
    return Term(office, of or country, *read_dates(dates))


def _span(text: str) -> Term:
    """Return `CODE first..last` as a term without office."""
    code, _, dates = text.partition(" ")
    return Term("", code, *read_dates(dates))


def _actor_errors(registry: Registry, actor: Actor, row: Row) -> Iterator[KnowledgeError]:
    """Yield the codes that no state has, and the offices of users' rows that no title names."""
    own = () if actor.kind == "state" else (actor.country,)
    for code in (*own, *(span.of for span in actor.spans), *filter(None, [row.one("home")])):
        error = code_error(code, registry.actors, row)
        if error:
            yield error
    for term in actor.terms:
        if term.of not in registry.actors:
            yield row.error(f"expected a state or organisation that has a row, found {term.of!r}")
        if row.layer and term.office not in registry.vocabulary.offices:
            known = ", ".join(sorted(registry.vocabulary.offices))
            yield row.error(f"expected an office ({known}), found {term.office!r}")


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
    words = {name: _words(by_section.get(name, ())) for name in ("modifiers", "former", "regions", "given", "sport")}
    title_words = frozenset(word for phrase in titles for word in phrase.split())
    offices = frozenset(row.one("office") for row in by_section.get("offices", ())) | _unnamed_offices(by_section)
    codes = frozenset(code for row in by_section.get("transliterated", ()) for code in row.many("codes"))
    return Vocabulary(
        titles, body_words, bodies, nouns, **words, title_words=title_words, offices=offices, transliterated=codes
    )  # fmt: skip


def _unnamed_offices(by_section: dict[str, list[Row]]) -> frozenset[str]:
    """Return the offices that the shipped people hold and no title is for ("envoy")."""
    shipped = (row for row in by_section.get("people", ()) if row.layer == 0)
    return frozenset(term.partition(" ")[0].partition("@")[0] for row in shipped for term in row.many("terms"))


def _body_rule(row: Row) -> Body:
    return Body(row.one("body"), row.one("name"), row.one("kind"), row.one("sector"))  # type: ignore[arg-type]


def _words(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(name_key(word) for row in rows for word in row.many("words"))
