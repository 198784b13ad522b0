from __future__ import annotations

import hashlib

import msgspec
import pytest
from msgspec import Struct

from evals.corpora import Corpus, find_corpus, read_lines, read_records
from evals.scores import Skip
from fakesystem import MakeSetup, WriteCorpus


class Line(Struct):
    text: str


def test_corpus_is_named_for_its_split_and_hashed(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    path = write_corpus("time/gum.held.jsonl.gz", [{"text": "x"}])
    corpus = find_corpus(make_setup(split="held"), "time", "time/gum")
    assert corpus == Corpus("gum.held", path, hashlib.sha256(path.read_bytes()).hexdigest())


def test_missing_file_is_a_named_skip(make_setup: MakeSetup) -> None:
    assert find_corpus(make_setup(), "time", "time/gum") == Skip(
        "time", "gum.dev", "no file time/gum.dev.jsonl.gz in the data folder"
    )


def test_corpora_may_lie_one_folder_below(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    path = write_corpus("corpora/time/gum.dev.jsonl.gz", [])
    corpus = find_corpus(make_setup(), "time", "time/gum")
    assert isinstance(corpus, Corpus) and corpus.path == path


def test_training_part_stands_in_for_dev_alone_and_says_so(write_corpus: WriteCorpus, make_setup: MakeSetup) -> None:
    write_corpus("events/plv.train.jsonl.gz", [])
    dev = find_corpus(make_setup(), "events", "events/plv", or_train=True)
    held = find_corpus(make_setup(split="held"), "events", "events/plv", or_train=True)
    assert isinstance(dev, Corpus) and dev.name == "plv.train (seen in training)"
    assert isinstance(held, Skip)


def test_records_are_typed_cut_off_and_blank_lines_left_out(write_corpus: WriteCorpus) -> None:
    path = write_corpus("a.jsonl", '{"text":"one","more":1}\n\n{"text":"two"}\n{"text":"three"}\n')
    assert read_records(path, Line, 2) == [Line("one"), Line("two")]
    assert len(read_records(path, Line)) == 3


def test_record_of_another_shape_is_an_error(write_corpus: WriteCorpus) -> None:
    path = write_corpus("a.jsonl", '{"words":"one"}\n')
    with pytest.raises(msgspec.ValidationError):
        read_records(path, Line)


def test_gzipped_lines_keep_their_leading_blanks(write_corpus: WriteCorpus) -> None:
    assert list(read_lines(write_corpus("a.txt.gz", " x\ny\n"))) == [" x", "y"]
