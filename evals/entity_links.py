"""Scores which actor a name is linked to: GUM's names that have an article, against the registry.

The actor that a name means is the one that goes by its article's title ("United_States" is the United States). Of the
names whose article is about an actor of the registry, `in the registry, linked right` is the share of those found that
are linked to it, and `… end to end` the share of all. Of the others, `not in it, wrongly linked` is the share that is
linked to an actor all the same. Peoples ("Americans") are right where the country is: a people is no actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from dragoman.core.entities import NIL
from dragoman.core.layers import Layers, Mention
from dragoman.core.reports import Report
from dragoman.core.text import Span
from evals.corpora import Corpus, Setup, read_records
from evals.entity_corpora import GumDocument, gum_names
from evals.grid import WordGrid, range_dice
from evals.scores import Score, pair_greedily

if TYPE_CHECKING:
    from dragoman.knowledge.registry import Actor, Registry


class NamedActor(Struct, frozen=True):
    """A gold name: the span of its head, and the title of the article about whom it names."""

    head: Span
    title: str


class DatedDocument(GumDocument, frozen=True):
    """A document with the day that it was published on."""

    date: str | None = None


class LinkCounts(Struct, frozen=True):
    """Names by whether the registry has whom they mean, whether we found them, and what they are linked to."""

    known: int = 0
    known_found: int = 0
    right: int = 0
    others: int = 0
    wrong: int = 0

    def __add__(self, other: LinkCounts) -> LinkCounts:
        """Return the sum, field by field."""
        return LinkCounts(
            self.known + other.known, self.known_found + other.known_found, self.right + other.right,
            self.others + other.others, self.wrong + other.wrong,
        )  # fmt: skip


def score_links(setup: Setup, corpus: Corpus, evaluation: str, limit: int | None) -> Iterator[Score]:
    """Yield the shares of names linked right and wrongly in the corpus."""
    from dragoman.knowledge import load_registry

    titles, counts = Titles(load_registry()), LinkCounts()
    for document in read_records(corpus.path, DatedDocument, limit):
        reading = setup.system.read_report(Report(doc=document.doc, text=document.text, date=document.date))
        counts += count_links(document.text, named_actors(document), reading.layers or Layers(), titles)
    rows = (
        ("in the registry, linked right", counts.right, counts.known_found, False),
        ("in the registry, linked right, end to end", counts.right, counts.known, False),
        ("not in it, wrongly linked", counts.wrong, counts.others, True),
    )
    for metric, hit, total, lower in rows:
        value = hit / max(1, total)
        yield Score(evaluation, corpus.name, metric, value, total, corpus.sha256, lower_is_better=lower)


def named_actors(document: GumDocument) -> list[NamedActor]:
    """Return the document's names of persons, organisations and places that have an article."""
    titles = {(entity.start, entity.end): entity.wiki for entity in document.entities if entity.wiki}
    return [
        NamedActor(mention.head, unquote(titles[mention.start, mention.end]).replace("_", " "))
        for mention in gum_names(document)
        if (mention.start, mention.end) in titles
    ]


def count_links(text: str, gold: Sequence[NamedActor], layers: Layers, titles: Titles) -> LinkCounts:
    """Return the counts of one document, over our names that touch the heads of the gold ones."""
    counts = LinkCounts()
    for name, mention in pair_names(text, gold, layers):
        actor = titles.actor(name.title)
        if actor is None:
            counts += LinkCounts(others=1, wrong=int(mention is not None and _is_linked(mention)))
        else:
            found = mention is not None
            counts += LinkCounts(known=1, known_found=int(found), right=int(titles.means(mention, actor, name.title)))
    return counts


def pair_names(text: str, gold: Sequence[NamedActor], layers: Layers) -> Iterator[tuple[NamedActor, Mention | None]]:
    """Yield each gold name with our name that touches its head, or with `None`."""
    grid = WordGrid(text)
    ours = [mention for mention in layers.mentions if mention.form == "name"]
    pairs = dict(
        pair_greedily(
            (overlap, i, j)
            for i, name in enumerate(gold)
            for j, mention in enumerate(ours)
            if (overlap := range_dice(grid.range(name.head), grid.range(Span(mention.start, mention.end)))) > 0
        )
    )
    for i, name in enumerate(gold):
        yield name, ours[pairs[i]] if i in pairs else None


class Titles:
    """Who the titles of articles are about, as far as the registry knows them."""

    def __init__(self, registry: Registry) -> None:
        """Make the names of the bodies that every state has."""
        self.registry = registry
        states = [actor.id for actor in registry.actors.values() if actor.kind == "state"]
        made = [registry.body(body, state) for state in states for body in registry.vocabulary.bodies]
        self._bodies = {_body_key(actor.name): actor for actor in made}

    def actor(self, title: str) -> Actor | None:
        """Return the actor that goes by the title of an article, or the state whose people it is about."""
        name, _, bracket = title.partition(" (")
        plain = self.registry.find(name) or self.registry.state_of(name)
        plain = plain or self.registry.state_of(name.removesuffix(" people"))
        return plain or self._bodies.get(_body_key(f"{name} of {bracket[:-1]}" if bracket else name))

    def means(self, mention: Mention | None, actor: Actor, title: str) -> bool:
        """Return whether a mention is linked to the actor; of a people the country is enough."""
        if mention is None or mention.entity is None:
            return False
        if actor.kind == "state" and self.registry.find(title.partition(" (")[0]) is None:
            return mention.entity.country == actor.id
        return mention.entity.id == actor.id


def _body_key(name: str) -> str:
    return name.replace(" the ", " ").casefold()


def _is_linked(mention: Mention) -> bool:
    return mention.entity is not None and mention.entity.id != NIL
