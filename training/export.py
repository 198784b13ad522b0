"""Exports a checkpoint to the files that the package ships."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import msgspec
import onnx
import torch

from dragoman.extract.labels import Labels
from training.graph import Array, build
from training.phases import PHASES
from training.train import AUTHORED, checkpoint, start_folder


def averaged_weights(run: Path) -> tuple[dict[str, Array], int]:
    """Return the averaged weights of a run's last checkpoint by name, and its step."""
    state = torch.load(checkpoint(run, PHASES[-1]), map_location="cpu", weights_only=True)
    return {name: value.float().numpy() for name, value in state["average"].items()}, state["step"]


def export(run: Path, out: Path, *, quantised: bool = True) -> None:
    """Write `model.onnx`, `tokenizer.json` and `model.json` (labels, transitions, version) of the last checkpoint."""
    out.mkdir(parents=True, exist_ok=True)
    labels = msgspec.json.decode((run / "labels.json").read_bytes(), type=Labels)
    weights, step = averaged_weights(run)
    onnx.save(build(weights, labels, quantised=quantised), str(out / "model.onnx"))
    shutil.copy(start_folder() / "tokenizer.json", out / "tokenizer.json")
    version = hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest()[:12]
    about = {
        "version": version,
        "step": step,
        "authored": int((run / AUTHORED).read_text()),
        "labels": msgspec.to_builtins(labels),
        "transitions": [[round(float(value), 4) for value in row] for row in weights["transitions.scores"]],
    }
    (out / "model.json").write_text(json.dumps(about, indent=1) + "\n")
    size = (out / "model.onnx").stat().st_size / 1e6
    print(f"model {version}: step {step}, {size:.1f} MB, in {out}")
