"""Writes the model card beside the weights: `python -m training.card --model src/dragoman/model --scores scores.json`.

`scores.json` is what `python -m evals --json` printed for these very weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = (
    ("PolNeAR train", "attributions", "research corpus; texts are their publishers'", "40,492 links"),
    ("UD English EWT train", "syntax", "CC BY-SA 4.0", "12,544 sentences"),
    ("UD English GUM train", "syntax, names, dates", "CC BY (non-commercial genres left out)", "7,425 sentences"),
    ("UDS-IH2 train", "factuality", "CC BY-SA", "laid over EWT"),
    ("UW, MEANTIME train", "factuality", "research", "10,434 targets"),
    ("TempEval-3 train", "time expressions, event classes", "derived from LDC data, research", "204 documents"),
    ("GeoWebNews train", "toponyms by use", "texts are their publishers'", "119 documents"),
    ("WikiGold", "names", "CC BY", "1,841 sentences"),
    ("re3d train", "names", "per source: public domain, OGL, CC BY, CC BY-SA", "59 documents"),
    ("PLV train", "PLOVER types", "none stated", "1,050 sentences"),
    ("CAMEO pairs train", "conflict–cooperation classes", "none stated", "1,153 sentences"),
    ("RAMS, WikiEvents", "event triggers", "research corpora", "2,140 triggers"),
    ("`training/authored`", "claims", "this project's, Apache-2.0", "{authored:,} claims"),
)


def card(about: dict[str, Any], rows: list[dict[str, Any]]) -> str:
    """Return the card as Markdown, from `model.json` and the rows of the evaluations."""
    return "\n".join([*_head(about), *_data(about), *_scores(rows), *_limits()]) + "\n"


def _head(about: dict[str, Any]) -> Iterator[str]:
    yield f"# Model {about['version']}"
    yield ""
    yield "A 6-layer MiniLM encoder (22 M parameters, uncased, shape embeddings) with many heads, for English news."
    yield "It marks attributions (source, cue, content, links), Universal Dependencies syntax, names, toponyms, time"
    yield "expressions, event triggers with PLOVER type, factuality, and of every word what it claims: kind or stance,"
    yield "polarity, certainty, type, who takes part, on whose word. Started from all-MiniLM-L6-v2 (Apache-2.0)."
    yield f"Trained in two phases, the last of {about['step']} steps (docs/model-notes.md says how these weights came"
    yield "about); exported with 7-bit weights and one 8-bit activation scale a word piece."
    yield ""


def _data(about: dict[str, Any]) -> Iterator[str]:
    yield "## Trained on"
    yield "| corpus | for | licence | size |"
    yield "|---|---|---|---|"
    yield from (f"| {name} | {use} | {licence} | {size.format(**about)} |" for name, use, licence, size in DATA)
    yield ""
    yield "No text of these corpora is part of the package. The gold claims were never trained on."
    yield ""


def _scores(rows: list[dict[str, Any]]) -> Iterator[str]:
    yield "## Scores"
    yield "Development splits, these very weights, `python -m evals`. Corpora by the start of their SHA-256."
    yield ""
    yield "| evaluation | corpus | measure | value | of | SHA-256 |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        if "value" in row:
            sha256 = str(row.get("sha256", ""))[:8]
            name = f"{row['evaluation']} | {row['corpus']} | {row['metric']}"
            yield f"| {name} | {row['value']:.3f} | {row.get('count', '')} | {sha256} |"
    yield ""


def _limits() -> Iterator[str]:
    yield "## Limits"
    yield "English only. Trained on news of the United States, Europe and the Middle East, mostly before 2017; others"
    yield "will be read less well. Nested attributions are not taught (PolNeAR marks outermost ones): syntax adds them."
    yield "PLOVER types rest on about 4,000 sentences. Scores on data that it was trained on are marked as such."


def main() -> None:
    """Write `README.md` beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("src/dragoman/model"))
    parser.add_argument("--scores", type=Path, required=True)
    args = parser.parse_args()
    about = json.loads((args.model / "model.json").read_text())
    (args.model / "README.md").write_text(card(about, json.loads(args.scores.read_text())))


if __name__ == "__main__":
    main()
