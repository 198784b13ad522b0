"""Reads the UD treebanks into examples, with the layers that other corpora put on the same sentences."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.extract.labels import UPOS
from dragoman.resolve.timex import find_times
from training.examples import Example, Offsets, bio
from training.gathering import SENTENCES_PER_EXAMPLE, lines


def conllu(path: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield (document id, text, rows of ten columns) of each sentence, multi-word tokens and empty nodes left out."""
    document, text, rows = "", "", []
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            if line.startswith("# newdoc id = "):
                document = line[14:].strip()
            elif line.startswith("# text = "):
                text = line[9:].rstrip("\n")
            elif line[:1].isdigit():
                columns = line.rstrip("\n").split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif not line.strip() and rows:
                yield document, text, rows
                rows = []


def _lay_tree(example: Example, rows: list[list[str]]) -> None:
    first = len(example.words)
    example.words += [columns[1] for columns in rows]
    example.sentences.append((first, first + len(rows)))
    assert example.heads is not None and example.relations is not None and example.factuality is not None
    for i, columns in enumerate(rows):
        head = int(columns[6])
        example.heads.append(first + head - 1 if head else first + i)
        example.relations.append(columns[7])
        example.tags["upos"].append(columns[3] if columns[3] in UPOS else "X")
        example.tags["xpos"].append(columns[4])
        example.factuality.append(math.nan)


def _empty_tree(corpus: str) -> Example:
    return Example(corpus, [], [], {"upos": [], "xpos": []}, heads=[], relations=[], factuality=[])


def treebank_ewt(folder: Path, split: str) -> Iterator[Example]:
    """EWT: syntax, with the factuality of UDS-IH2 laid over the same sentences (matched by their words)."""
    factual: dict[str, list[dict[str, Any]]] = {}
    for row in lines(folder / f"factuality/uds_ih2.{split}.jsonl.gz"):
        factual[row["text"].replace(" ", "")] = row["targets"]
    example, current = _empty_tree("ewt"), None
    for document, _, rows in conllu(folder / f"syntax/ewt.{split}.conllu.gz"):
        if example.words and (document != current or len(example.sentences) >= SENTENCES_PER_EXAMPLE):
            yield example
            example = _empty_tree("ewt")
        current = document
        first = len(example.words)
        _lay_tree(example, rows)
        for target in factual.get("".join(columns[1] for columns in rows).replace(" ", ""), ()):
            if example.factuality is not None and first + target["span1"][0] < len(example.words):
                example.factuality[first + target["span1"][0]] = target["label"]
    yield example


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def treebank_gum(folder: Path, split: str) -> Iterator[Example]:
    """GUM: syntax, named entities (mentions headed by proper nouns) and dates of the same documents."""
    trees: dict[str, list[tuple[str, list[list[str]]]]] = {}
    for document, text, rows in conllu(folder / f"syntax/gum.{split}.conllu.gz"):
        trees.setdefault(document, []).append((text, rows))
    layers = {row["doc"]: row for row in lines(folder / f"entities/gum.{split}.jsonl.gz")}
    times = {row["doc"]: row for row in lines(folder / f"time/gum.{split}.jsonl.gz")}
    for document, sentences in trees.items():
        example = _empty_tree("gum")
        for _, rows in sentences:
            _lay_tree(example, rows)
        if document in layers:
            _lay_gum(example, layers[document], times.get(document))
        yield example


def _lay_gum(example: Example, row: dict[str, Any], times: dict[str, Any] | None) -> None:
    spans, position = [], 0
    for form in example.words:
        start = row["text"].find(form, position)
        if start < 0 or start - position > 60:
            return
        position = start + len(form)
        spans.append((start, position))
    offsets = Offsets(spans)
    named: list[str | None] = ["O"] * len(spans)
    for mention in sorted(row["entities"], key=lambda m: m["start"] - m["end"]):
        covered = offsets.covered(mention["start"], mention["end"])
        kind = GUM_TYPES.get(mention["type"])
        if covered and kind:
            while covered[0] < covered[1] and example.tags["upos"][covered[0]] != "PROPN":
                covered = (covered[0] + 1, covered[1])
            names = [i for i in range(*covered) if example.tags["upos"][i] == "PROPN"]
            if names and all(
                example.tags["upos"][i] in ("PROPN", "ADP", "DET", "PUNCT", "PART") for i in range(*covered)
            ):
                bio(named, covered[0], names[-1] + 1, kind)
    example.tags["entity"] = [
        None if label == "O" and example.tags["upos"][i] == "PROPN" else label for i, label in enumerate(named)
    ]
    if times:
        # GUM marks dates but neither durations nor sets: what may be one of those teaches nothing, the rest is no time.
        dates: list[str | None] = ["O"] * len(spans)
        for start, end, _ in find_times(row["text"], 0, len(row["text"])):
            if covered := offsets.covered(start, end):
                dates[covered[0] : covered[1]] = [None] * (covered[1] - covered[0])
        for item in times["timex"]:
            if covered := offsets.covered(item["start"], item["end"]):
                bio(dates, *covered, "DATE")
        example.tags["time"] = dates
