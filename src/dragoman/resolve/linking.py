"""Gives every mention its entity.

report ─→ scene (countries, days) ─→ people by surname ─→ each mention described ─→ chains share their best
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import structs

from dragoman.core.entities import NIL, Entity
from dragoman.core.layers import Layers, Mention
from dragoman.core.reports import Report
from dragoman.core.text import Span
from dragoman.knowledge.names import name_key, without_possessive
from dragoman.knowledge.registry import Registry
from dragoman.resolve.describing import Describer, describe
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.lookup import UNKNOWN, Lookup
from dragoman.resolve.phrases import DETERMINERS, clean
from dragoman.resolve.surroundings import Scene, read_scene, surnames

__all__ = ["describe", "describe_in", "link"]

WIDEST = 8
"""Words before a name that may be its title: "former deputy prime minister and defence minister" has seven."""
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
SPEAKING_FOR_STATES = frozenset({"GOV", "MIL", "SPY"})
"""Sectors whose people say "we" for their country."""
_TITLE_PARTS = frozenset(
    "foreign prime defence defense interior oil finance ministry minister party rights of affairs".split()
)
"""Words that stand in titles of several words and are none by themselves."""
_BEFORE = re.compile(r"[\w.'’-]+$")


def link(
    report: Report, layers: Layers, registry: Registry, *, gazetteer: Gazetteer | None = None
) -> tuple[Mention, ...]:
    """Return the mentions, each with its entity, in the order given.

    1. the report's countries are read, 2. its people named in full are found by surname, 3. every mention is
    described on its own words, with the title before a bare name, 4. the mentions of a chain take its best entity.
    """
    scene = _with_people(read_scene(report, layers, registry), report, layers, registry, gazetteer)
    entities = [_describe_mention(mention, scene, report, registry, gazetteer) for mention in layers.mentions]
    best = _best_of_chains(layers.mentions, entities)
    return tuple(
        structs.replace(
            mention, entity=_shared(entity, _meant(mention, best.get(mention.chain), report, registry), mention)
        )
        for mention, entity in zip(layers.mentions, entities, strict=True)
    )


def _meant(mention: Mention, best: Entity | None, report: Report, registry: Registry) -> Entity | None:
    """Return the entity that a mention of the chain means: "we" of somebody in office is the state spoken for."""
    if best is None or mention.form != "pronoun" or report.text[mention.start : mention.end].lower() not in WE:
        return best
    state = registry.actors.get(best.country)
    return registry.entity(state) if state and best.sector in SPEAKING_FOR_STATES else best


def describe_in(
    report: Report, layers: Layers, registry: Registry, *, gazetteer: Gazetteer | None = None
) -> Callable[[Span], Entity]:
    """Return a function that says who any stretch of the report names; linked mentions in it count.

    `layers.mentions` may be linked already: then a stretch that is one of them, or whose head is, takes its entity.
    """
    gazetteer = gazetteer or Gazetteer.load()
    scene = _with_people(read_scene(report, layers, registry), report, layers, registry, gazetteer)
    linked = {(m.start, m.end): m.entity for m in layers.mentions if m.entity is not None}

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
    return structs.replace(scene, people=surnames(entities))


def _describe_mention(
    mention: Mention, scene: Scene, report: Report, registry: Registry, gazetteer: Gazetteer | None
) -> Entity:
    gazetteer = gazetteer or Gazetteer.load()
    describer = Describer(Lookup(registry, gazetteer, scene.at(mention.start)))
    text = report.text[mention.start : mention.end]
    if mention.form == "pronoun":
        return Entity(NIL, clean(text), "person" if mention.type == "PER" else "group", UNKNOWN)
    entity = describer.describe(text)
    if mention.type == "PER" and mention.form == "name" and entity.id == NIL and " " in clean(text):
        return _with_title(entity, mention, describer, report)
    return entity


def _with_title(entity: Entity, mention: Mention, describer: Describer, report: Report) -> Entity:
    """Return an unknown person with the country and sector of the title that stands before or after the name."""
    wide = widened(report.text, mention.start, mention.end, describer)
    if wide == Span(mention.start, mention.end):
        return entity
    titled = describer.describe(wide.of(report.text))
    if titled.country == UNKNOWN or titled.kind not in ("person", "office"):
        return entity
    if titled.id != NIL and titled.kind == "person" and name_key(entity.name).split()[-1] in name_key(titled.name):
        return titled
    return structs.replace(entity, kind="person", country=titled.country, sector=titled.sector)


def widened(text: str, start: int, end: int, describer: Describer) -> Span:
    """Return the span with the title words before the name and the apposition after it."""
    first = start
    for _ in range(WIDEST):
        before = text[:first].rstrip(" ")
        word = _BEFORE.search(before)
        if word is None or not _belongs_to_title(word.group(), describer):
            break
        first = word.start()
    after = re.match(r", (?:(?:the|a|an|\w+['’]s) )?[^,.;\n]{3,90}(?=[,.;\n])", text[end : end + 120])
    last = end + after.end() if after and _is_title_phrase(after.group()[2:], describer) else end
    return Span(first, last)


def _belongs_to_title(word: str, describer: Describer) -> bool:
    vocabulary, key = describer.look.registry.vocabulary, name_key(without_possessive(word))
    if key in vocabulary.titles or key in vocabulary.modifiers or key in vocabulary.former:
        return True
    if key in _TITLE_PARTS:
        return True
    if word.lower() in DETERMINERS or not word[:1].isupper():
        return False
    return describer.look.knows(without_possessive(word))


def _is_title_phrase(text: str, describer: Describer) -> bool:
    keys = [name_key(without_possessive(word)) for word in text.split()]
    return any(key in describer.look.registry.vocabulary.titles for key in keys)


def _best_of_chains(mentions: tuple[Mention, ...], entities: list[Entity]) -> dict[int, Entity]:
    """Return each chain's best entity: the surest by its own words, the earliest among equals."""
    best: dict[int, tuple[int, Entity]] = {}
    for mention, entity in zip(mentions, entities, strict=True):
        if mention.chain < 0 or mention.form == "pronoun":
            continue
        sureness = _sureness(mention, entity)
        if mention.chain not in best or sureness > best[mention.chain][0]:
            best[mention.chain] = (sureness, entity)
    return {chain: entity for chain, (_, entity) in best.items()}


def _sureness(mention: Mention, entity: Entity) -> int:
    named, known, placed = mention.form == "name", entity.id != NIL, entity.country != UNKNOWN
    return 4 * (known and named) + 2 * (named and len(entity.name.split()) > 1) + named + placed


def _shared(entity: Entity, best: Entity | None, mention: Mention) -> Entity:
    """Return the chain's entity, save where the mention's own words name a known actor."""
    if best is None or (mention.form == "name" and entity.id != NIL):
        return entity
    if mention.form == "noun" and entity.id != NIL and best.id == NIL:
        return entity
    return best
