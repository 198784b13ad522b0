"""What the readers of corpora share: lines of gzipped files, and sentences without documents laid in runs."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.examples import Example

SENTENCES_PER_EXAMPLE = 40
"""Sentence collections without documents are read in runs of this many, so that windows fill up."""


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def runs(corpus: str, rows: Iterator[tuple[list[str], dict[str, Any]]]) -> Iterator[Example]:
    """Lay sentences without documents one after another; each row gives its words and its layers."""
    example = Example(corpus, [], [])
    for forms, layers in rows:
        first = len(example.words)
        example.words += forms
        example.sentences.append((first, len(example.words)))
        for name, labels in layers.get("tags", {}).items():
            example.tags.setdefault(name, []).extend(labels)
        if "factuality" in layers:
            example.factuality = (example.factuality or []) + layers["factuality"]
        example.plover += [(first + a, first + b, types) for a, b, types in layers.get("plover", ())]
        if len(example.sentences) >= SENTENCES_PER_EXAMPLE:
            yield example
            example = Example(corpus, [], [])
    if example.words:
        yield example
