"""The network: one MiniLM encoder, many small heads, and the losses that teach them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel

from dragoman.extract.encode import SPECIAL_SHAPE
from dragoman.extract.labels import CLAIM_TAGS, ROLES, Labels
from training.examples import IGNORE

TAGS = ("attribution", "entity", "toponym", "time", "event", "upos", "xpos")
"""Heads that give every word one label."""
ARC, RELATION, LINK, ROLE = 256, 96, 128, 128
"""Widths of the biaffine projections."""
SENSE = 128
"""Width of the vectors by which stretches of text are compared."""
HEAD_DROPOUT = 0.15
EMBEDDING_DROPOUT = 0.1
HIDDEN_DROPOUT = 0.1


@dataclass
class Batch:
    """Windows side by side. B windows, T word pieces, W words; padding is zero, labels `IGNORE` or NaN.

    `plover` rows are (window, first word, last word) with `plover_types` (rows × types, one where allowed); `parties`
    rows are (window, head of a claim, word that plays the role, how many words do).
    """

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    starts: Tensor
    ends: Tensor
    sentences: Tensor
    words: Tensor
    tags: dict[str, Tensor]
    heads: Tensor
    relations: Tensor
    links: Tensor
    factuality: Tensor
    plover: Tensor
    plover_types: Tensor
    parties: dict[str, Tensor]


class Mix(nn.Module):
    """A learned weighted mean of the encoder's layers (Peters et al. 2018)."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.linspace(-2, 2, layers))

    def forward(self, states: tuple[Tensor, ...]) -> Tensor:
        share = self.weights.softmax(0)
        return sum((share[i] * state for i, state in enumerate(states)), torch.zeros((), dtype=states[0].dtype))


class Projection(nn.Module):
    """A narrow view of the words for one side of a biaffine score (Dozat & Manning 2017)."""

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.linear = nn.Linear(width, size)
        self.dropout = nn.Dropout(HEAD_DROPOUT)

    def forward(self, words: Tensor) -> Tensor:
        return self.dropout(F.gelu(self.linear(words)))


class Biaffine(nn.Module):
    """Scores of every word (rows) hanging on every word (columns): B×W×W."""

    def __init__(self, width: int, size: int) -> None:
        super().__init__()
        self.dependent, self.head = Projection(width, size), Projection(width, size)
        self.weight = nn.Parameter(torch.empty(size, size))
        self.bias = nn.Linear(size, 1, bias=False)
        nn.init.xavier_uniform_(self.weight)

    def forward(self, words: Tensor) -> Tensor:
        dependent, head = self.dependent(words), self.head(words)
        return dependent @ self.weight @ head.transpose(1, 2) + self.bias(head).transpose(1, 2)


class Relations(nn.Module):
    """Scores of each relation between a word and the head chosen for it: B×W×R."""

    def __init__(self, width: int, size: int, relations: int) -> None:
        super().__init__()
        self.dependent, self.head = Projection(width, size), Projection(width, size)
        self.weight = nn.Parameter(torch.empty(size, relations * size))
        self.linear = nn.Linear(2 * size, relations)
        self.size, self.relations = size, relations
        nn.init.normal_(self.weight, std=1 / size)

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        dependent, head = self.dependent(words), self.head(words)
        index = heads.unsqueeze(-1).expand(-1, -1, self.size)
        chosen = torch.gather(head, 1, index)
        crossed = (dependent @ self.weight).view(*dependent.shape[:2], self.relations, self.size)
        bilinear = (crossed * chosen.unsqueeze(2)).sum(-1)
        return bilinear + self.linear(torch.cat([dependent, chosen], -1))


class Transitions(nn.Module):
    """A linear-chain CRF over the attribution labels (Lafferty et al. 2001)."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.scores = nn.Parameter(torch.zeros(labels, labels))

    def loss(self, emissions: Tensor, tags: Tensor) -> Tensor:
        """Return the mean negative log-likelihood per word of N×W tags; `IGNORE` marks padding at the end."""
        known = tags != IGNORE
        lengths = known.sum(1)
        gold = tags.clamp(min=0)
        picked = torch.gather(emissions, 2, gold.unsqueeze(-1)).squeeze(-1)
        steps = self.scores[gold[:, :-1], gold[:, 1:]]
        score = (picked * known).sum(1) + (steps * known[:, 1:]).sum(1)
        alpha = emissions[:, 0]
        for i in range(1, int(lengths.max())):
            following = torch.logsumexp(alpha.unsqueeze(2) + self.scores, 1) + emissions[:, i]
            alpha = torch.where(known[:, i].unsqueeze(1), following, alpha)
        return (torch.logsumexp(alpha, 1) - score).sum() / lengths.sum()


def _gathered(states: Tensor, at: Tensor) -> Tensor:
    """Return the states at the indices `at` (B×W) as B×W×width."""
    return torch.gather(states, 1, at.unsqueeze(-1).expand(-1, -1, states.shape[-1]))


class Network(nn.Module):
    """MiniLM with shape embeddings, and every head."""

    def __init__(self, labels: Labels, start: Path | None = None) -> None:
        super().__init__()
        config = BertConfig(
            vocab_size=30522, hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
            max_position_embeddings=512, attention_probs_dropout_prob=0.0, hidden_dropout_prob=HIDDEN_DROPOUT,
        )  # fmt: skip
        # Dropout of attention weights costs two thirds of the speed on a CPU: the fused kernel cannot be used.
        if start is None:
            self.encoder = BertModel(config, add_pooling_layer=False)
        else:
            self.encoder = BertModel.from_pretrained(str(start), config=config, add_pooling_layer=False)
        width, layers = config.hidden_size, config.num_hidden_layers
        self.shapes = nn.Embedding(SPECIAL_SHAPE + 1, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.embedding_dropout = nn.Dropout(EMBEDDING_DROPOUT)
        self.head_dropout = nn.Dropout(HEAD_DROPOUT)
        self.mixes = nn.ModuleDict({name: Mix(layers) for name in ("syntax", "attribution", "meaning")})
        sizes = {name: len(getattr(labels, name)) for name in TAGS}
        self.tags = nn.ModuleDict({name: nn.Linear(width, size) for name, size in sizes.items()})
        self.transitions = Transitions(sizes["attribution"])
        self.arcs = Biaffine(width, ARC)
        self.relations = Relations(width, RELATION, len(labels.deprel))
        self.links = Biaffine(width, LINK)
        self.plover = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, len(labels.plover)))
        self.factuality = nn.Sequential(nn.Linear(width, width // 2), nn.GELU(), nn.Linear(width // 2, 1))
        # What only the second phase teaches comes last, so that the first starts as it would without.
        self.mixes["claims"] = Mix(layers)
        self.claim_hidden = nn.Sequential(nn.Linear(width, width), nn.GELU())
        self.claim_tags = nn.ModuleDict({name: nn.Linear(width, len(getattr(labels, name))) for name in CLAIM_TAGS})
        self.sense = nn.Linear(width, SENSE)
        self.roles = nn.ModuleDict({role: Biaffine(width, ROLE) for role in ROLES})

    def words(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, starts: Tensor, ends: Tensor
    ) -> dict[str, Tensor]:
        """Return each mix of the encoder's layers at the words: the mean of a word's first and last piece."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        states = self.encoder(
            inputs_embeds=self.embedding_dropout(embedded), attention_mask=mask, output_hidden_states=True
        ).hidden_states[1:]
        found = {}
        for name, mix in self.mixes.items():
            mixed = mix(states).float()
            found[name] = (_gathered(mixed, starts) + _gathered(mixed, ends)) / 2
        return found

    def tag_scores(self, words: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the label scores of every tagging head, B×W×labels."""
        group = {"attribution": "attribution", "upos": "syntax", "xpos": "syntax"}
        return {name: head(self.head_dropout(words[group.get(name, "meaning")])) for name, head in self.tags.items()}

    def arc_scores(self, words: dict[str, Tensor], sentences: Tensor) -> Tensor:
        """Return arc scores with arcs that leave a sentence ruled out."""
        apart = sentences.unsqueeze(1) != sentences.unsqueeze(2)
        return self.arcs(words["syntax"]).masked_fill(apart, -1e4)


def read(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return each mix of the encoder's layers at the words of a batch."""
    with torch.autocast(batch.pieces.device.type, dtype=torch.bfloat16):
        words = network.words(batch.pieces, batch.shapes, batch.mask, batch.starts, batch.ends)
    return {name: value.float() for name, value in words.items()}


def losses(network: Network, batch: Batch, words: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the mean loss of each head over the words of the batch that carry its labels."""
    scores = network.tag_scores(words)
    found = {}
    for name in scores:
        gold = batch.tags[name]
        if name != "attribution" and (gold != IGNORE).any():
            found[name] = F.cross_entropy(scores[name].flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    labelled = (batch.tags["attribution"] != IGNORE).any(1)
    if labelled.any():
        found["attribution"] = network.transitions.loss(
            scores["attribution"][labelled], batch.tags["attribution"][labelled]
        )
    found |= _arc_losses(network, batch, words)
    known = ~torch.isnan(batch.factuality)
    if known.any():
        values = network.factuality(network.head_dropout(words["meaning"])).squeeze(-1)
        found["factuality"] = F.smooth_l1_loss(values[known], batch.factuality[known])
    if len(batch.plover):
        found["plover"] = _plover_loss(network, batch, words["meaning"])
    return found | _claim_losses(network, batch, words["claims"])


def _arc_losses(network: Network, batch: Batch, words: dict[str, Tensor]) -> dict[str, Tensor]:
    found = {}
    rows = (batch.heads != IGNORE).any(1)
    if rows.any():
        syntax = {"syntax": words["syntax"][rows]}
        heads = batch.heads[rows]
        arcs = network.arc_scores(syntax, batch.sentences[rows])
        found["arcs"] = F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
        relations = network.relations(syntax["syntax"], heads.clamp(min=0))
        found["relations"] = F.cross_entropy(
            relations.flatten(0, 1), batch.relations[rows].flatten(), ignore_index=IGNORE
        )
    rows = (batch.links != IGNORE).any(1)
    if rows.any():
        scores = network.links(words["attribution"][rows])
        scores = scores.masked_fill(~batch.words[rows].unsqueeze(1), -1e4)
        found["links"] = F.cross_entropy(scores.flatten(0, 1), batch.links[rows].flatten(), ignore_index=IGNORE)
    return found


def _claim_losses(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Return the losses of what the words claim and of who takes part; of several who do, each is right."""
    found = {}
    for name, head in network.claim_tags.items():
        known = batch.tags[name] != IGNORE
        if known.any():
            hidden = network.claim_hidden(network.head_dropout(words[known]))
            found[name] = F.cross_entropy(head(network.head_dropout(hidden)), batch.tags[name][known])
    for role, scorer in network.roles.items():
        if len(parties := batch.parties[role]):
            scores = scorer(words).masked_fill(~batch.words.unsqueeze(1), -1e4)
            window, head_word, word, count = parties.T
            chosen = scores[window, head_word].log_softmax(-1).gather(1, word.unsqueeze(1)).squeeze(1)
            found[role] = -(chosen / count).sum() / (1 / count).sum()
    return found


def _plover_loss(network: Network, batch: Batch, words: Tensor) -> Tensor:
    """Return the loss of typed ranges: a noisy-or over their words (diverse density, Maron & Lozano-Pérez 1998).

    A range whose only allowed type is `NONE` teaches that to each of its words; a range of one word teaches its type.
    """
    log_share = network.plover(network.head_dropout(words)).log_softmax(-1)
    parts = []
    for (window, first, last), allowed in zip(batch.plover.tolist(), batch.plover_types, strict=True):
        stretch = log_share[window, first:last]
        if allowed[0]:
            parts.append(-stretch[:, 0].mean())
            continue
        inside = torch.logsumexp(stretch + torch.log(allowed.clamp(min=1e-9)), -1)
        others = (1 - allowed).clone()
        others[0] = 0
        outside = torch.logsumexp(stretch + torch.log(others.clamp(min=1e-9)), -1)
        none_of = torch.log1p(-inside.exp().clamp(max=1 - 1e-6)).sum()
        parts.append(-torch.log1p(-none_of.exp().clamp(max=1 - 1e-6)))
        # Another type somewhere in the sentence is possible, but less likely than not.
        parts.append(-0.3 * torch.log1p(-outside.exp().clamp(max=1 - 1e-6)).sum() / math.sqrt(max(1, last - first)))
        # Words carry no event unless they must: most words of a sentence are no trigger.
        if last - first > 1:
            parts.append(-0.1 * stretch[:, 0].mean())
    return torch.stack(parts).sum() / len(batch.plover)
