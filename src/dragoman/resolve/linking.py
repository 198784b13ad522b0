"""Gives every mention its entity.

report ─→ scene (countries, days) ─→ people by surname ─→ each mention described ─→ chains share their best

Every link has its grounds and a score (`grounds.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Container

from msgspec import structs

from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers, Mention
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge.names import is_acronym, name_key
from dragoman.knowledge.registry import Registry
from dragoman.resolve import grounds
from dragoman.resolve.describing import Describer, describe
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.grounds import because, besides, unknown
from dragoman.resolve.lookup import UNKNOWN, Lookup
from dragoman.resolve.phrases import POSSESSIVES, PREPOSITIONS, clean, is_name
from dragoman.resolve.standing import Standing
from dragoman.resolve.surroundings import Scene, read_scene, surnames
from dragoman.resolve.titling import titled

__all__ = ["describe", "describe_in", "link"]

WE = frozenset({"we", "us", "our", "ours", "ourselves"})
BEHIND_NAMES = PREPOSITIONS | {"now", "alone", "itself", "today", "too", "again", "then"}
"""Words that may follow a name and are no part of what it names: "the United Ports now"."""
SPEAKING_FOR_STATES = frozenset({"GOV", "MIL", "SPY"})
"""Sectors whose people say "we" for their country."""


def link(
    report: Report, layers: Layers, registry: Registry, *, gazetteer: Gazetteer | None = None
) -> tuple[Mention, ...]:
    """Return the mentions, each with its entity, in the order given.

    1. the report's countries are read, 2. its people named in full are found by surname, 3. every mention is
    described on its own words, with the title before a bare name, 4. "his people" are described again by whose they
    are, 5. the mentions of a chain take its best entity.
    """
    scene = _with_people(read_scene(report, layers, registry), report, layers, registry, gazetteer)
    standing = Standing.of(report, layers, registry)
    entities = [
        standing.settle(mention, _describe_mention(mention, scene, report, registry, gazetteer))
        for mention in layers.mentions
    ]
    best = _best_of_chains(layers.mentions, entities, registry)
    owners = _owners(layers.mentions, best, report)
    for n, mention in enumerate(layers.mentions):
        if mention.form == "noun" and mention.start in owners:
            whose = owners[mention.start]
            entities[n] = _describe_mention(mention, scene, report, registry, gazetteer, whose=whose)
    best = _best_of_chains(layers.mentions, entities, registry)
    return tuple(
        structs.replace(
            mention,
            entity=_shared(
                entity, _meant(mention, best.get(mention.chain), report, registry), mention, report, registry
            ),
        )
        for mention, entity in zip(layers.mentions, entities, strict=True)
    )


def _meant(mention: Mention, best: Entity | None, report: Report, registry: Registry) -> Entity | None:
    """Return the entity that a mention of the chain means: "we" of somebody in office is the state spoken for."""
    if best is None or mention.form != "pronoun" or report.text[mention.start : mention.end].lower() not in WE:
        return best
    state = registry.actors.get(best.country)
    if state is None or best.sector not in SPEAKING_FOR_STATES:
        return best
    return because(registry.entity(state), grounds.SPEAKS_FOR)


def _owners(mentions: tuple[Mention, ...], best: dict[int, Entity], report: Report) -> dict[int, str]:
    """Return the country of whom each possessive pronoun stands for, by where the pronoun starts."""
    return {
        mention.start: best[mention.chain].country
        for mention in mentions
        if mention.form == "pronoun"
        and mention.chain in best
        and best[mention.chain].country not in (UNKNOWN, "MED")
        and report.text[mention.start : mention.end].lower() in POSSESSIVES
    }


def describe_in(
    report: Report, layers: Layers, registry: Registry, *, gazetteer: Gazetteer | None = None
) -> Callable[[Span], Entity]:
    """Return a function that says who any stretch of the report names; linked mentions in it count.

    `layers.mentions` may be linked already: then a stretch that is one of them, or whose head is, takes its entity.
    """
    gazetteer = gazetteer or Gazetteer.load()
    scene = _with_people(read_scene(report, layers, registry), report, layers, registry, gazetteer)
    linked = {(m.start, m.end): m.entity for m in layers.mentions if m.entity and m.entity.kind != "place"}

    def described(span: Span) -> Entity:
        mention = linked.get((span.start, span.end))
        if mention is not None and (mention.id != NIL or mention.country != UNKNOWN):
            return mention
        text = span.of(report.text)
        return Describer(Lookup(registry, gazetteer, scene.at(span.start))).describe(text)

    return described


def _with_people(
    scene: Scene, report: Report, layers: Layers, registry: Registry, gazetteer: Gazetteer | None
) -> Scene:
    """Return the scene with the people whom the report names in full."""
    names = [m for m in layers.mentions if m.type == "PER" and m.form == "name" and " " in report.text[m.start : m.end]]
    entities = [_describe_mention(m, scene, report, registry, gazetteer) for m in names]
    return structs.replace(scene, people=surnames(entities, families=registry.surnames))


def _describe_mention(
    mention: Mention, scene: Scene, report: Report, registry: Registry, gazetteer: Gazetteer | None,
    *, whose: str | None = None,
) -> Entity:  # fmt: skip
    gazetteer = gazetteer or Gazetteer.load()
    around = structs.replace(scene.at(mention.start), whose=whose)
    describer = Describer(Lookup(registry, gazetteer, around))
    text = report.text[mention.start : mention.end]
    if mention.form == "pronoun":
        nobody = Entity(NIL, clean(text), "person" if mention.type == "PER" else "group", UNKNOWN)
        return because(nobody, grounds.PRONOUN)
    if mention.form != "name":
        return describer.describe(text)
    if mention.type != "PER":
        return _without_small_words(text, structs.replace(describer, people=False))
    entity = describer.describe_person(text)
    if entity.id == NIL and " " in clean(text):
        return _with_title(entity, mention, describer, report)
    return entity


def _without_small_words(text: str, describer: Describer) -> Entity:
    """Return who a name is, tried again without small words at its ends ("the United Ports now")."""
    entity, words = describer.describe(text), clean(text).split()
    capitals = [n for n, word in enumerate(words) if word[:1].isupper()]
    if entity.id != NIL or not capitals or len(words) < 2:
        return entity
    name, after = " ".join(words[capitals[0] : capitals[-1] + 1]), words[capitals[-1] + 1 :]
    name, comma, _ = name.partition(", ")
    if name == clean(text) or (after and not comma and after[0] not in BEHIND_NAMES):
        return entity
    found = describer.look.entity(name.strip(",;:"))
    return found if found and found.kind != "person" else entity


def _with_title(entity: Entity, mention: Mention, describer: Describer, report: Report) -> Entity:
    """Return an unknown person with the country and sector of the title that stands before or after the name."""
    for n, words in enumerate(titled(report.text, mention.start, mention.end, describer)):
        if n and entity.country != UNKNOWN:
            break
        found = describer.describe(words)
        if found.country == UNKNOWN or found.kind not in ("person", "office"):
            continue
        if found.id != NIL and name_key(entity.name).split()[-1] in name_key(found.name):
            return found
        person = structs.replace(entity, kind="person", country=found.country, sector=found.sector)
        return because(person, grounds.TITLE)
    return entity


def _best_of_chains(mentions: tuple[Mention, ...], entities: list[Entity], registry: Registry) -> dict[int, Entity]:
    """Return each chain's best entity: the surest by its own words, the earliest among equals."""
    best: dict[int, tuple[int, Entity]] = {}
    placed: dict[int, Entity] = {}
    for mention, entity in zip(mentions, entities, strict=True):
        if mention.chain < 0 or mention.form == "pronoun":
            continue
        sureness = _sureness(mention, entity, registry.vocabulary.titles)
        if mention.chain not in best or sureness > best[mention.chain][0]:
            best[mention.chain] = (sureness, entity)
        if entity.country != UNKNOWN and entity.kind in ("person", "office"):
            placed.setdefault(mention.chain, entity)
    return {chain: _placed(entity, placed.get(chain)) for chain, (_, entity) in best.items()}


def _placed(entity: Entity, other: Entity | None) -> Entity:
    """Return an unknown person with the country that another phrase of the chain gives ("the Syrian envoy, X")."""
    if other is None or entity.kind != "person" or entity.country != UNKNOWN:
        return entity
    person = structs.replace(entity, country=other.country, sector=entity.sector or other.sector)
    return unknown(person, in_words=True)


def _sureness(mention: Mention, entity: Entity, titles: Container[str]) -> int:
    """Return how sure a mention is of who it names: known names first, then full names, then who has a country."""
    named, known, placed = mention.form == "name", entity.id != NIL, entity.country != UNKNOWN
    words = tuple(entity.name.split())
    proper = named and is_name(words) and name_key(entity.name) not in titles
    return 8 * (known and named) + 4 * (proper and len(words) > 1) + 2 * proper + named + placed


def _shared(entity: Entity, best: Entity | None, mention: Mention, report: Report, registry: Registry) -> Entity:
    """Return the chain's entity, save where the mention's own words name a known actor."""
    chosen = _chosen(entity, best, mention, report.text[mention.start : mention.end], registry)
    if (chosen.id, chosen.name, chosen.country) == (entity.id, entity.name, entity.country):
        return entity
    if chosen.reasons == (grounds.SPEAKS_FOR.words,):
        return chosen
    return besides(chosen, grounds.SAME, chosen.name)


def _chosen(entity: Entity, best: Entity | None, mention: Mention, words: str, registry: Registry) -> Entity:
    """Return the mention's own entity or the best one of its chain."""
    if best is None or (mention.form == "name" and entity.id != NIL):
        return entity
    if mention.form == "name" and (mention.type == "PER") != (best.kind in ("person", "office")):
        # Chains are guesses: a person is not his outlet, nor a body its chief.
        return entity
    if mention.form == "name" and entity.kind == "place":
        return entity
    if mention.form == "noun" and entity.id != NIL and best.id == NIL:
        return entity
    if mention.form == "name" and not _may_name(words, best, registry):
        return entity
    return best


def _may_name(words: str, best: Entity, registry: Registry) -> bool:
    """Return whether a name may be short for a known actor's, or a form of it.

    "The Assembly" may be one that was named in full; "the University of Port Selwyn" is not the state that the city
    rules, and "Tarn Ilse" no namesake of the minister Tarn.
    """
    actor = registry.actors.get(best.id)
    if actor is None or best.kind == "office":
        return True
    own = {part for part in name_key(clean(words)).split() if part not in registry.vocabulary.title_words}
    peoples = (f"{adjective}s" for adjective in actor.adjectives)
    names = (actor.name, *actor.names, *actor.adjectives, *peoples)
    known = {part for name in names for part in name_key(name).split()}
    if best.kind == "person":
        bare = len(own) > 1 and is_name(tuple(words.split()))
        return not bare or own <= known or set(name_key(actor.name).split()) <= own
    return own <= known or is_acronym(words.replace(" ", ""))
