"""A folder for corpora of a few lines."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evals.corpora import Setup
from fakesystem import FakeSystem, MakeSetup, WriteCorpus


@pytest.fixture
def write_corpus(tmp_path: Path) -> WriteCorpus:
    """Return a function that writes values as JSON Lines (or a text as it is) below the data folder."""

    def write(name: str, content: Sequence[Any] | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = content if isinstance(content, str) else "\n".join(msgspec.json.encode(one).decode() for one in content)
        path.write_bytes(gzip.compress(lines.encode()) if name.endswith(".gz") else lines.encode())
        return path

    return write


@pytest.fixture
def make_setup(tmp_path: Path) -> MakeSetup:
    """Return a function that makes the setup of a run over the data folder."""

    def make(system: Any = None, *, split: str = "dev", quick: bool = False) -> Setup:
        return Setup(tmp_path, split, quick, system or FakeSystem())

    return make
