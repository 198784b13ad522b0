"""Trains the model and exports it: `python -m training --data ../shared`.

Stop it at any time; the same command goes on from the last checkpoint.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.export import export
from training.train import Settings, train


def main() -> None:
    """Train to the end, then write the model where `--out` says."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with `corpora` (../shared)")
    parser.add_argument("--run", type=Path, default=Path("runs/model"), help="where checkpoints go (runs/model)")
    parser.add_argument("--out", type=Path, default=Path("runs/model/exported"), help="where the exported model goes")
    parser.add_argument("--scale", type=float, default=Settings.scale, help="multiplies the passes over every corpus")
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--threads", type=int, default=0, help="threads to use (all)")
    parser.add_argument("--export-only", action="store_true", help="export the last checkpoint as it is")
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to measure what quantisation costs")
    args = parser.parse_args()
    corpora = args.data / "corpora" if (args.data / "corpora").is_dir() else args.data
    if not args.export_only:
        train(Settings(corpora=corpora, run=args.run, scale=args.scale, seed=args.seed, threads=args.threads))
    export(args.run, args.out, quantised=not args.float)


if __name__ == "__main__":
    main()
