"""Scores entity mentions: typed spans on four corpora, each by what it marks.

`uner_ewt` and `wikigold` mark names, without nesting; they come as words and are read on those words. `gum` marks every
noun phrase: only its names are compared, with the mentions that we call names. `re3d` marks names, nouns and pronouns
(candidates of confidence below one half left out): all our mentions are compared.

`exact` asks for the same words and type. `overlap` pairs, one to one, mentions of one type of which ours touches the
gold's head: where a name begins and ends is a convention ("the", titles), and each corpus has its own.

GUM's names also have articles: `entity_links.py` scores whom they are linked to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from dragoman.core.layers import Layers, MentionForm, MentionType
from dragoman.core.reports import Report
from dragoman.core.text import Span
from evals.corpora import Corpus, Setup, find_corpus, read_records
from evals.entity_corpora import (
    GoldMention,
    GumDocument,
    Re3dDocument,
    TaggedSentence,
    gum_names,
    re3d_mentions,
    read_tags,
)
from evals.entity_links import score_links
from evals.grid import WordGrid, range_dice
from evals.pretokenised import lay_out, require_aligned, spaced_sentence
from evals.scores import Row, Skip, Tally, f1_score, pair_greedily, tally_sets

EVALUATION = "entities"
QUICK_SENTENCES = 300
QUICK_DOCUMENTS = 5


class MentionScope(Struct, frozen=True):
    """Which of our mentions a corpus speaks of."""

    types: tuple[MentionType, ...] = ("PER", "ORG", "LOC")
    forms: tuple[MentionForm, ...] = ("name",)


SCOPES = {
    "uner_ewt": MentionScope(),
    "wikigold": MentionScope(types=("PER", "ORG", "LOC", "MISC")),
    "gum": MentionScope(),
    "re3d": MentionScope(forms=("name", "noun", "pronoun")),
}

ReadDocument = tuple[str, list[GoldMention], Layers]
"""A document's text, its gold mentions, and what we found."""


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield exact and overlap scores on each corpus."""
    for name, scope in SCOPES.items():
        corpus = find_corpus(setup, EVALUATION, f"entities/{name}")
        if isinstance(corpus, Skip):
            yield corpus
            continue
        exact = overlap = Tally()
        for text, gold, layers in _read(setup, corpus, name):
            one_exact, one_overlap = compare_mentions(text, gold, layers, scope)
            exact, overlap = exact + one_exact, overlap + one_overlap
        yield f1_score(EVALUATION, corpus.name, "exact", exact, corpus.sha256)
        yield f1_score(EVALUATION, corpus.name, "overlap", overlap, corpus.sha256)
        if name == "gum":
            yield from score_links(setup, corpus, EVALUATION, QUICK_DOCUMENTS if setup.quick else None)


def _read(setup: Setup, corpus: Corpus, name: str) -> Iterator[ReadDocument]:
    """Yield the corpus's documents, read by the system."""
    limit = QUICK_DOCUMENTS if setup.quick else None
    if name == "gum":
        for document in read_records(corpus.path, GumDocument, limit):
            yield document.text, gum_names(document), _extract(setup, document.doc, document.text)
    elif name == "re3d":
        for article in read_records(corpus.path, Re3dDocument, limit):
            yield article.text, re3d_mentions(article), _extract(setup, article.doc, article.text)
    else:
        sentences = read_records(corpus.path, TaggedSentence, QUICK_SENTENCES if setup.quick else None)
        for doc, group in groupby(sentences, key=_document_of):
            yield _read_tagged(setup, doc, list(group))


def _extract(setup: Setup, doc: str, text: str) -> Layers:
    """Return the layers of a running text."""
    report = Report(doc=doc, text=text)
    return setup.system.extract(report, setup.system.segment(report))


def _read_tagged(setup: Setup, doc: str, sentences: Sequence[TaggedSentence]) -> ReadDocument:
    """Return a document that comes as tagged words."""
    report, segmentation = lay_out(doc, [spaced_sentence(sentence.tokens) for sentence in sentences])
    layers = setup.system.extract(report, segmentation)
    require_aligned(layers, segmentation)
    tags = [tag for sentence in sentences for tag in sentence.tags]
    return report.text, list(read_tags(tags, segmentation.words)), layers


def _document_of(sentence: TaggedSentence) -> str:
    """Return the document that the sentence's id names (all but its last part); without one it stands alone."""
    return sentence.id.rpartition("-")[0] if sentence.id else " ".join(sentence.tokens)


def compare_mentions(
    text: str, gold: Sequence[GoldMention], layers: Layers, scope: MentionScope
) -> tuple[Tally, Tally]:
    """Return the exact and the overlap tally of one document, over our mentions in the scope."""
    grid = WordGrid(text)
    ours = [mention for mention in layers.mentions if mention.type in scope.types and mention.form in scope.forms]
    predicted = sorted({(str(mention.type), grid.range(Span(mention.start, mention.end))) for mention in ours})
    wanted = [mention for mention in gold if mention.type in scope.types]
    exact = tally_sets([(m.type, grid.range(Span(m.start, m.end))) for m in wanted], predicted)
    pairs = pair_greedily(
        (overlap, i, j)
        for i, mention in enumerate(wanted)
        for j, (kind, span) in enumerate(predicted)
        if kind == mention.type and (overlap := range_dice(grid.range(mention.head), span)) > 0
    )
    return exact, Tally(len(pairs), len(predicted), len(wanted))
