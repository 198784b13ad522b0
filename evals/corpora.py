"""Finds the corpus files of a split, hashes them and reads their lines as typed values."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from evals.scores import Skip
from evals.system import System

DEFAULT_DATA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
"""Where the corpora lie beside a checkout; they are no part of the repository."""

SEEN = "seen in training"
"""Said of a corpus that has no held-out part here: its figure shows a working model, not how good it is on new text."""

T = TypeVar("T")


class Setup(Struct, frozen=True):
    """One run of the evaluations: the corpora, the split, whether to take the quick subset, and what is scored."""

    data: Path
    split: str
    quick: bool
    system: System


class Corpus(Struct, frozen=True):
    """One corpus file. `name` is what its rows are called."""

    name: str
    path: Path
    sha256: str


def find_corpus(
    setup: Setup, evaluation: str, stem: str, suffix: str = ".jsonl.gz", *, or_train: bool = False
) -> Corpus | Skip:
    """Return the file `DIR/<stem>.<split><suffix>`, or a named skip when it is not there.

    `or_train` lets the dev split of a corpus that was never split fall back to its training part, under a name that
    says so.
    """
    name = f"{Path(stem).name}.{setup.split}"
    folder = corpora_folder(setup.data)
    path = folder / f"{stem}.{setup.split}{suffix}"
    if path.is_file():
        return Corpus(name=name, path=path, sha256=file_sha256(path))
    train = folder / f"{stem}.train{suffix}"
    if or_train and setup.split == "dev" and train.is_file():
        return Corpus(name=f"{Path(stem).name}.train ({SEEN})", path=train, sha256=file_sha256(train))
    return Skip(evaluation=evaluation, corpus=name, reason=f"no file {path.relative_to(folder)} in the data folder")


def corpora_folder(data: Path) -> Path:
    """Return the folder with the corpora: `corpora` in the data folder where there is one, else the data folder."""
    return data / "corpora" if (data / "corpora").is_dir() else data


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of the file's bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, gzipped or not, without their line ends."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_records(path: Path, kind: type[T], limit: int | None = None) -> list[T]:
    """Return the first `limit` lines of a JSON Lines file, each as a `kind`; fields that `kind` lacks are left out.

    Raises `msgspec.ValidationError` when a line has another shape: a corpus that cannot be read is not a score of 0.
    """
    filled = (line for line in read_lines(path) if line.strip())
    return [msgspec.json.decode(line, type=kind) for line in islice(filled, limit)]
