"""Exports a checkpoint: `python -m training.export --run build/model --out src/dragoman/model`."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch

from dragoman.extract.labels import Labels
from training.graph import Array, build
from training.train import start_folder


def averaged_weights(run: Path) -> tuple[dict[str, Array], int]:
    """Return the averaged weights of a run's last checkpoint by name, and its step."""
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
    return {name: value.float().numpy() for name, value in state["average"].items()}, state["step"]


def main() -> None:
    """Write `model.onnx`, `tokenizer.json` and `model.json` (labels, transitions, version)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/model"))
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/model"))
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to measure what quantisation costs")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    labels = msgspec.json.decode((args.run / "labels.json").read_bytes(), type=Labels)
    weights, step = averaged_weights(args.run)
    onnx.save(build(weights, labels, quantised=not args.float), str(args.out / "model.onnx"))
    shutil.copy(start_folder() / "tokenizer.json", args.out / "tokenizer.json")
    version = hashlib.sha256((args.out / "model.onnx").read_bytes()).hexdigest()[:12]
    about = {
        "version": version,
        "step": step,
        "labels": msgspec.to_builtins(labels),
        "transitions": np.round(weights["transitions.scores"], 4).tolist(),
    }
    (args.out / "model.json").write_text(json.dumps(about, indent=1, default=float) + "\n")
    size = (args.out / "model.onnx").stat().st_size / 1e6
    print(f"model {version}: step {step}, {size:.1f} MB, in {args.out}")


if __name__ == "__main__":
    main()
