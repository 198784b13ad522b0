"""Reads the training corpora into examples, one function a corpus, and names them all."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from training.events import claims, deeds, plover, triggers
from training.examples import IGNORE, Example, Offsets, bio, sentences_of, tokenised
from training.gathering import lines, runs
from training.treebanks import treebank_ewt, treebank_gum


def attribution(folder: Path, split: str) -> Iterator[Example]:
    """PolNeAR: outermost attributions, with arcs from source and content to their cue."""
    for row in lines(folder / f"attribution/polnear.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets, links = Offsets(spans), [IGNORE] * len(forms)
        labels: list[str | None] = ["O"] * len(forms)
        for item in row["attributions"]:
            cue = next((c for piece in item["cue"] if (c := offsets.covered(*piece))), None)
            for role in ("source", "cue", "content"):
                for piece in item[role]:
                    if covered := offsets.covered(*piece):
                        bio(labels, *covered, role)
                        if role != "cue" and cue and labels[covered[0]] == f"B-{role}":
                            links[covered[0]] = cue[0]
        yield Example("polnear", forms, sentences_of(row["text"], spans), {"attribution": labels}, links=links)


def tempeval(folder: Path, split: str) -> Iterator[Example]:
    """TempEval-3: TIMEX3 expressions and TimeML event classes."""
    for row in lines(folder / f"time/tempeval3.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets = Offsets(spans)
        time: list[str | None] = ["O"] * len(forms)
        event: list[str | None] = ["O"] * len(forms)
        for item in row["timex"]:
            if covered := offsets.covered(item["start"], item["end"]):
                bio(time, *covered, item["type"])
        for item in row["events"]:
            if covered := offsets.covered(item["start"], item["end"]):
                event[covered[0]] = item["class"]
        yield Example("tempeval3", forms, sentences_of(row["text"], spans), {"time": time, "event": event})


TOPONYM_USES = {
    "Literal": "literal", "Mixed": "literal", "Coercion": "literal", "Literal_Modifier": "literal",
    "Embedded_Literal": "literal", "Metonymic": "associative", "Non_Literal_Modifier": "associative",
    "Embedded_Non_Lit": "associative", "Demonym": "associative",
}  # fmt: skip


def toponyms(folder: Path, split: str) -> Iterator[Example]:
    """GeoWebNews: toponyms used literally or for somebody associated with the place."""
    for row in lines(folder / f"places/geowebnews.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets = Offsets(spans)
        labels: list[str | None] = ["O"] * len(forms)
        for item in row["toponyms"]:
            use, covered = TOPONYM_USES.get(item["type"]), offsets.covered(item["start"], item["end"])
            if use and covered:
                bio(labels, *covered, use)
        yield Example("geowebnews", forms, sentences_of(row["text"], spans), {"toponym": labels})


def wikigold(folder: Path, split: str) -> Iterator[Example]:
    """WikiGold: names of people, organisations, places and others."""
    rows = lines(folder / "entities/wikigold.jsonl.gz")
    yield from runs("wikigold", ((row["tokens"], {"tags": {"entity": row["tags"]}}) for row in rows))


RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


def re3d(folder: Path, split: str) -> Iterator[Example]:
    """re3d: defence and security entities that its annotators were sure of; doubtful ones are left unlabelled."""
    for row in lines(folder / f"entities/re3d.{split}.jsonl.gz"):
        forms, spans = tokenised(row["text"])
        offsets = Offsets(spans)
        labels: list[str | None] = ["O"] * len(forms)
        for item in sorted(row["entities"], key=lambda e: -e["conf"]):
            covered, kind = offsets.covered(item["start"], item["end"]), RE3D_TYPES.get(item["type"])
            if not covered or not kind:
                continue
            while covered[0] < covered[1] - 1 and not forms[covered[0]][0].isupper():
                covered = (covered[0] + 1, covered[1])
            named = forms[covered[1] - 1][0].isupper() or kind == "PER"
            if item["conf"] >= 0.5 and named and covered[1] - covered[0] <= 6:
                bio(labels, *covered, kind)
            else:
                labels[covered[0] : covered[1]] = [
                    None if label == "O" else label for label in labels[covered[0] : covered[1]]
                ]
        yield Example("re3d", forms, sentences_of(row["text"], spans), {"entity": labels})


def factuality(folder: Path, split: str) -> Iterator[Example]:
    """UW and MEANTIME: how factual newswire puts its events."""

    def rows(name: str) -> Iterator[tuple[list[str], dict[str, Any]]]:
        for row in lines(folder / f"factuality/{name}.{split}.jsonl.gz"):
            forms = row["text"].split()
            values = [math.nan] * len(forms)
            for target in row["targets"]:
                values[target["span1"][0]] = target["label"]
            yield forms, {"factuality": values}

    for name in ("uw", "meantime"):
        yield from runs(name, rows(name))


CORPORA: dict[str, Callable[[Path, str], Iterator[Example]]] = {
    "attribution": attribution,
    "ewt": treebank_ewt,
    "gum": treebank_gum,
    "tempeval": tempeval,
    "toponyms": toponyms,
    "wikigold": wikigold,
    "re3d": re3d,
    "factuality": factuality,
    "plover": plover,
    "triggers": triggers,
    "claims": claims,
    "deeds": deeds,
}
"""The readers of all corpora by name."""
