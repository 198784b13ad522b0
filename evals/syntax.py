"""Scores the parser on Universal Dependencies treebanks, on gold words, punctuation included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.core.layers import Layers
from evals.conllu import Treebank, read_treebank
from evals.corpora import Corpus, Setup, find_corpus, read_lines
from evals.pretokenised import lay_out, require_aligned
from evals.scores import Row, Score, Skip

EVALUATION = "syntax"
QUICK_SENTENCES = {"ewt": 300, "gum": 150}
METRICS = ("LAS", "LAS with subtypes", "UAS", "UPOS", "XPOS")
"""`LAS` is that of CoNLL 2018: relations are compared without their subtypes (`nsubj:pass` counts as `nsubj`)."""


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield attachment and tagging accuracies on each treebank."""
    for name, quick in QUICK_SENTENCES.items():
        corpus = find_corpus(setup, EVALUATION, f"syntax/{name}", ".conllu.gz")
        if isinstance(corpus, Skip):
            yield corpus
        else:
            yield from _score(setup, corpus, quick if setup.quick else None)


def _score(setup: Setup, corpus: Corpus, limit: int | None) -> Iterator[Score]:
    """Yield the accuracies over all words of the treebank."""
    right: Counter[str] = Counter()
    count = 0
    for document in read_treebank(read_lines(corpus.path), limit):
        report, segmentation = lay_out(document.doc, [tree.sentence for tree in document.trees])
        layers = setup.system.extract(report, segmentation)
        require_aligned(layers, segmentation)
        right += count_right(document, layers)
        count += len(segmentation.words)
    for metric in METRICS:
        yield Score(EVALUATION, corpus.name, metric, right[metric] / max(1, count), count, corpus.sha256)


def count_right(document: Treebank, layers: Layers) -> Counter[str]:
    """Return how many words of the document are right, by metric."""
    right: Counter[str] = Counter()
    first = 0
    for tree in document.trees:
        for index, word in enumerate(tree.words):
            token = layers.tokens[first + index]
            attached = token.head == (first + word.head - 1 if word.head else first + index)
            right["UAS"] += attached
            right["LAS"] += attached and _main_type(token.deprel) == _main_type(word.deprel)
            right["LAS with subtypes"] += attached and token.deprel == word.deprel
            right["UPOS"] += token.upos == word.upos
            right["XPOS"] += token.xpos == word.xpos
        first += len(tree.words)
    return right


def _main_type(deprel: str) -> str:
    """Return the relation without its subtype."""
    return deprel.partition(":")[0]
