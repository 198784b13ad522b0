from __future__ import annotations

from dragoman.core.layers import Layers, Mention, Segmentation, Token
from dragoman.core.reports import Report
from dragoman.core.text import Span
from evals.entities import MentionScope, compare_mentions, evaluate
from evals.entity_corpora import (
    GoldMention,
    GumDocument,
    GumEntity,
    Re3dDocument,
    Re3dEntity,
    gum_names,
    re3d_mentions,
    read_tags,
)
from evals.scores import Tally
from fakesystem import FakeSystem, MakeSetup, WriteCorpus, scored

TEXT = "Minister Ilse Marren left Port Selwyn."
MARREN = GoldMention(9, 20, "PER", Span(9, 20))
PORT = GoldMention(26, 37, "LOC", Span(26, 37))


def mention(start: int, end: int, kind: str, form: str = "name") -> Mention:
    return Mention(start, end, 0, kind, form)  # type: ignore[arg-type]


def compare(gold: list[GoldMention], *mentions: Mention, scope: MentionScope | None = None) -> tuple[Tally, Tally]:
    return compare_mentions(TEXT, gold, Layers(mentions=mentions), scope or MentionScope())


def test_exact_asks_for_the_same_words_and_type() -> None:
    exact, overlap = compare([MARREN, PORT], mention(0, 20, "PER"), mention(26, 37, "ORG"))
    assert (exact, overlap) == (Tally(0, 2, 2), Tally(1, 2, 2))


def test_overlap_pairs_one_to_one() -> None:
    exact, overlap = compare([MARREN], mention(9, 13, "PER"), mention(14, 20, "PER"))
    assert (exact, overlap) == (Tally(0, 2, 1), Tally(1, 2, 1))


def test_mentions_out_of_scope_are_not_counted() -> None:
    exact, _ = compare([MARREN], mention(9, 20, "PER"), mention(0, 8, "PER", "noun"), mention(26, 37, "MISC"))
    assert exact == Tally(1, 1, 1)
    exact, _ = compare([MARREN], mention(0, 8, "PER", "noun"), scope=MentionScope(forms=("name", "noun", "pronoun")))
    assert exact == Tally(0, 1, 1)


def test_tags_become_spans() -> None:
    spans = [Span(0, 2), Span(3, 5), Span(6, 8), Span(9, 11)]
    found = [(one.start, one.end, one.type) for one in read_tags(["B-PER", "I-PER", "B-ORG", "O"], spans)]
    assert found == [(0, 5, "PER"), (6, 8, "ORG")]
    assert [(one.start, one.end) for one in read_tags(["O", "I-LOC", "O", "B-LOC"], spans)] == [(3, 5), (9, 11)]


def test_gum_names_have_a_capitalised_head() -> None:
    text = "Dockers met the Harbour Board. They cheered Ilse Marren, who spoke."
    entities = (
        GumEntity(0, 7, "person", "1", None),  # the first word of a sentence
        GumEntity(12, 29, "organization", "2,3", None),
        GumEntity(31, 35, "person", "1", "Docker"),  # a pronoun
        GumEntity(44, 66, "person", "1,2", None),
        GumEntity(44, 66, "event", "1", None),
    )
    names = gum_names(GumDocument("g", text, ((0, 30), (31, 67)), entities))
    assert [(text[one.start : one.end], one.type, one.head.of(text)) for one in names] == [
        ("the Harbour Board", "ORG", "Harbour Board"),
        ("Ilse Marren, who spoke", "PER", "Ilse Marren"),
    ]


def test_gum_name_at_the_head_of_a_sentence_needs_an_article_or_two_capitals() -> None:
    def names(entity: GumEntity) -> int:
        return len(gum_names(GumDocument("g", "Port Selwyn slept.", ((0, 18),), (entity,))))

    assert names(GumEntity(0, 11, "place", "1", None)) == 0
    assert names(GumEntity(0, 11, "place", "1,2", None)) == 1
    assert names(GumEntity(0, 11, "place", "1", "Port Selwyn")) == 1


def test_re3d_leaves_out_unsure_candidates_and_other_types() -> None:
    candidates = (
        Re3dEntity(0, 20, "Person", 0.9),
        Re3dEntity(9, 20, "Person", 0.2),
        Re3dEntity(26, 37, "Location", 0.5),
        Re3dEntity(0, 8, "Weapon", 1),
    )
    found = re3d_mentions(Re3dDocument("r", TEXT, candidates))
    assert [(one.start, one.end, one.type) for one in found] == [(0, 20, "PER"), (26, 37, "LOC")]


def test_tagged_sentences_of_one_document_are_read_together(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    sentences = [
        {"id": "story-0001", "tokens": ["Marren", "left"], "tags": ["B-PER", "O"]},
        {"id": "story-0002", "tokens": ["Selwyn", "slept"], "tags": ["B-LOC", "O"]},
        {"id": "other-0001", "tokens": ["Rain"], "tags": ["O"]},
    ]
    write_corpus("entities/uner_ewt.dev.jsonl.gz", sentences)

    class Everything(FakeSystem):
        def extract(self, report: Report, segmentation: Segmentation) -> Layers:
            super().extract(report, segmentation)
            tokens = tuple(Token(word.start, word.end, 0, "", "X", "", 0, "dep") for word in segmentation.words)
            return Layers(tokens=tokens, mentions=(mention(0, 6, "PER"),) if report.doc == "story" else ())

    system = Everything()
    rows = list(evaluate(make_setup(system)))
    assert [report.text for report in system.seen] == ["Marren left Selwyn slept", "Rain"]
    exact = scored(rows)[0]
    assert (exact.metric, exact.precision, exact.recall) == ("exact", 1.0, 0.5)
    assert [row.corpus for row in rows[2:]] == ["wikigold.dev", "gum.dev", "re3d.dev"]
