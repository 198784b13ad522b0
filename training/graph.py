"""Writes the trained network as an ONNX graph, node by node: 8-bit weights, one activation scale per word piece.

Dynamic quantisation as the ONNX runtime does it takes one scale over a whole tensor, so a word's value would depend on
what else is in the batch. Here every row (one word piece) has its own scale, as in LLM.int8() (Dettmers et al. 2022)
without outlier columns. Weights use seven of their eight bits: kernels for processors without VNNI add two u8×s8
products in 16 bits and saturate, and 2 × 255 × 63 is the most that fits.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from dragoman.extract.labels import CLAIM_TAGS, ROLES, Labels

Array = NDArray[np.float32]
WEIGHT_LEVELS = 63
ACTIVATION_LEVELS = 127
LAYERS, HEADS, WIDTH = 6, 12, 384


class Graph:
    """A list of nodes and constants that grows; every method returns the name of what it adds."""

    def __init__(self, *, quantised: bool) -> None:
        self.quantised = quantised
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, NDArray[np.generic]] = {}
        self._rows: dict[str, tuple[str, str]] = {}

    def constant(self, value: NDArray[np.generic] | np.generic | float | list[int], kind: str = "c") -> str:
        """Add a constant."""
        array = np.asarray(value, dtype=np.int64 if isinstance(value, list) else None)
        if isinstance(value, float):
            array = array.astype(np.float32)
        name = f"{kind}{len(self.constants)}"
        self.constants[name] = array
        return name

    def op(self, kind: str, *inputs: str, out: str | None = None, domain: str = "", **attributes: object) -> str:
        """Add a node with one output."""
        name = out or f"{kind}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], domain=domain, **attributes))
        return name

    def linear(self, x: str, weight: Array, bias: Array | None) -> str:
        """Add `x @ weight.T + bias`; `weight` is outputs × inputs as torch keeps it."""
        y = self._product(x, weight.T) if self.quantised else self.op("MatMul", x, self.constant(weight.T.copy()))
        return y if bias is None else self.op("Add", y, self.constant(bias))

    def _product(self, x: str, weight: Array) -> str:
        column = np.maximum(np.abs(weight).max(0), 1e-8) / WEIGHT_LEVELS
        whole = np.clip(np.rint(weight / column), -WEIGHT_LEVELS, WEIGHT_LEVELS).astype(np.int8)
        rows, scale = self._quantise(x)
        whole_name, zero = self.constant(whole, "w"), self.constant(np.uint8(128))
        product = self.op("MatMulInteger", rows, whole_name, zero)
        # Two multiplications, so that no optimiser takes the row scales for one scale of the whole tensor.
        scaled = self.op(
            "Mul", self.op("Cast", product, to=TensorProto.FLOAT), self.constant(column.astype(np.float32))
        )
        return self.op("Mul", scaled, scale)

    def _quantise(self, x: str) -> tuple[str, str]:
        if x not in self._rows:
            top = self.op("ReduceMax", self.op("Abs", x), self.constant([-1]), keepdims=1)
            scale = self.op("Mul", self.op("Max", top, self.constant(1e-6)), self.constant(1 / ACTIVATION_LEVELS))
            # 128.5 and truncation: the zero point and rounding in one addition.
            shifted = self.op("Add", self.op("Div", x, scale), self.constant(128.5))
            self._rows[x] = self.op("Cast", shifted, to=TensorProto.UINT8), scale
        return self._rows[x]

    def table(self, indices: str, weight: Array) -> str:
        """Add a look-up of rows, each kept in eight bits with its own scale."""
        if not self.quantised:
            return self.op("Gather", self.constant(weight), indices)
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8) / 127
        whole = np.rint(weight / scale).astype(np.int8)
        rows = self.op("Cast", self.op("Gather", self.constant(whole, "w"), indices), to=TensorProto.FLOAT)
        return self.op("Mul", rows, self.op("Gather", self.constant(scale.astype(np.float32)), indices))

    def norm(self, x: str, weight: Array, bias: Array) -> str:
        """Add a layer normalisation."""
        return self.op("LayerNormalization", x, self.constant(weight), self.constant(bias), axis=-1, epsilon=1e-12)

    def gelu(self, x: str) -> str:
        """Add the exact GELU, spelt out."""
        half = self.op("Mul", x, self.constant(0.5))
        risen = self.op("Add", self.op("Erf", self.op("Mul", x, self.constant(float(2**-0.5)))), self.constant(1.0))
        return self.op("Mul", half, risen)

    def softmax(self, x: str) -> str:
        """Add a softmax over the last axis, spelt out.

        The runtime's own Softmax adds eight numbers at a time on one processor and sixteen on the next, and so gives
        other last bits there; ReduceSum keeps one order everywhere.
        """
        axis = self.constant([-1])
        risen = self.op("Exp", self.op("Sub", x, self.op("ReduceMax", x, axis, keepdims=1)))
        return self.op("Div", risen, self.op("ReduceSum", risen, axis, keepdims=1))


def build(weights: Mapping[str, Array], labels: Labels, *, quantised: bool) -> onnx.ModelProto:
    """Return the whole network for one window: T word pieces, W words.

    Inputs: `pieces`, `shapes` (T) and `starts`, `ends`, `sentences` (W), all int64. Outputs: one label score matrix per
    tagging head (W × labels), `arcs` and `links` (W × W), `heads` (W), `relations` (W × relations for `heads`),
    `plover` (W × types, probabilities), `factuality` (W), `sense` (W × 128, vectors of
    meaning); `claim`, `polarity`, `certainty`, `deed` (W × labels) and
    `actor`, `recipient`, `source`, `outer` (W × W), all probabilities.
    """
    graph = Graph(quantised=quantised)
    states = _encode(graph, weights)
    words = {
        name: _at_words(graph, states, weights[f"mixes.{name}.weights"])
        for name in ("syntax", "attribution", "meaning", "claims")
    }
    outputs = _tag_heads(graph, weights, labels, words) + _pair_heads(graph, weights, labels, words)
    outputs += _meaning_heads(graph, weights, words["meaning"]) + _claim_heads(graph, weights, words["claims"])
    integers = [helper.make_tensor_value_info(n, TensorProto.INT64, ["T"]) for n in ("pieces", "shapes")]
    integers += [helper.make_tensor_value_info(n, TensorProto.INT64, ["W"]) for n in ("starts", "ends", "sentences")]
    values = [
        helper.make_tensor_value_info(name, TensorProto.INT64 if name == "heads" else TensorProto.FLOAT, None)
        for name in outputs
    ]
    constants = [numpy_helper.from_array(value, name) for name, value in graph.constants.items()]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "dragoman", integers, values, constants),
        opset_imports=[helper.make_opsetid("", 18)],
        producer_name="dragoman",
    )
    model.ir_version = 9
    return model


def _encode(graph: Graph, weights: Mapping[str, Array]) -> list[str]:
    prefix = "encoder.embeddings."
    count = graph.op("Shape", "pieces")
    places = graph.op(
        "Slice", graph.constant(weights[f"{prefix}position_embeddings.weight"][:256]), graph.constant([0]), count
    )
    kind = graph.constant(weights[f"{prefix}token_type_embeddings.weight"][0])
    x = graph.op(
        "Add", graph.table("pieces", weights[f"{prefix}word_embeddings.weight"]), graph.op("Add", places, kind)
    )
    x = graph.op("Add", x, graph.op("Gather", graph.constant(weights["shapes.weight"]), "shapes"))
    x = graph.norm(x, weights[f"{prefix}LayerNorm.weight"], weights[f"{prefix}LayerNorm.bias"])
    states = []
    for layer in range(LAYERS):
        x = _layer(graph, weights, f"encoder.encoder.layer.{layer}.", x)
        states.append(x)
    return states


def _layer(graph: Graph, weights: Mapping[str, Array], prefix: str, x: str) -> str:
    def linear(name: str, value: str) -> str:
        return graph.linear(value, weights[f"{prefix}{name}.weight"], weights[f"{prefix}{name}.bias"])

    def norm(name: str, value: str) -> str:
        return graph.norm(value, weights[f"{prefix}{name}.weight"], weights[f"{prefix}{name}.bias"])

    size = WIDTH // HEADS
    split = graph.constant([-1, HEADS, size])
    query, key, value = (
        graph.op("Reshape", linear(f"attention.self.{name}", x), split) for name in ("query", "key", "value")
    )
    query = graph.op("Transpose", graph.op("Mul", query, graph.constant(float(size**-0.5))), perm=[1, 0, 2])
    scores = graph.op("MatMul", query, graph.op("Transpose", key, perm=[1, 2, 0]))
    mixed = graph.op("MatMul", graph.softmax(scores), graph.op("Transpose", value, perm=[1, 0, 2]))
    joined = graph.op("Reshape", graph.op("Transpose", mixed, perm=[1, 0, 2]), graph.constant([-1, WIDTH]))
    x = norm("attention.output.LayerNorm", graph.op("Add", linear("attention.output.dense", joined), x))
    inner = graph.gelu(linear("intermediate.dense", x))
    return norm("output.LayerNorm", graph.op("Add", linear("output.dense", inner), x))


def _at_words(graph: Graph, states: list[str], mix: Array) -> str:
    share = np.exp(mix - mix.max())
    share = share / share.sum()
    mixed = graph.op("Mul", states[0], graph.constant(float(share[0])))
    for i, state in enumerate(states[1:], start=1):
        mixed = graph.op("Add", mixed, graph.op("Mul", state, graph.constant(float(share[i]))))
    both = graph.op("Add", graph.op("Gather", mixed, "starts"), graph.op("Gather", mixed, "ends"))
    return graph.op("Mul", both, graph.constant(0.5))


def _tag_heads(graph: Graph, weights: Mapping[str, Array], labels: Labels, words: Mapping[str, str]) -> list[str]:
    group = {"attribution": "attribution", "upos": "syntax", "xpos": "syntax"}
    names = ["attribution", "entity", "toponym", "time", "event", "upos", "xpos"]
    for name in names:
        scores = graph.linear(
            words[group.get(name, "meaning")], weights[f"tags.{name}.weight"], weights[f"tags.{name}.bias"]
        )
        graph.op("Identity", scores, out=name)
    return names


def _projection(graph: Graph, weights: Mapping[str, Array], name: str, x: str) -> str:
    return graph.gelu(graph.linear(x, weights[f"{name}.linear.weight"], weights[f"{name}.linear.bias"]))


def _biaffine(graph: Graph, weights: Mapping[str, Array], name: str, x: str) -> str:
    dependent, head = (_projection(graph, weights, f"{name}.{side}", x) for side in ("dependent", "head"))
    crossed = graph.linear(dependent, weights[f"{name}.weight"].T, None)
    # The bias of a head is the same in every row: it joins the product as one more column.
    scores = graph.op("MatMul", crossed, graph.op("Transpose", head, perm=[1, 0]))
    bias = graph.op("MatMul", head, graph.constant(weights[f"{name}.bias.weight"].T.copy()))
    return graph.op("Add", scores, graph.op("Transpose", bias, perm=[1, 0]))


def _pair_heads(graph: Graph, weights: Mapping[str, Array], labels: Labels, words: Mapping[str, str]) -> list[str]:
    syntax = words["syntax"]
    one, nil = graph.constant([1]), graph.constant([0])
    rows, columns = graph.op("Unsqueeze", "sentences", one), graph.op("Unsqueeze", "sentences", nil)
    same = graph.op("Equal", rows, columns)
    arcs = graph.op("Where", same, _biaffine(graph, weights, "arcs", syntax), graph.constant(-1e4), out="arcs")
    heads = graph.op("ArgMax", arcs, axis=1, keepdims=0, out="heads")
    dependent, head = (_projection(graph, weights, f"relations.{side}", syntax) for side in ("dependent", "head"))
    chosen = graph.op("Gather", head, heads)
    relations, size = len(labels.deprel), weights["relations.dependent.linear.weight"].shape[0]
    crossed = graph.linear(dependent, weights["relations.weight"].T, None)
    crossed = graph.op("Reshape", crossed, graph.constant([-1, relations, size]))
    bilinear = graph.op(
        "Squeeze", graph.op("MatMul", crossed, graph.op("Unsqueeze", chosen, graph.constant([2]))), graph.constant([2])
    )
    plain = graph.linear(
        graph.op("Concat", dependent, chosen, axis=1),
        weights["relations.linear.weight"],
        weights["relations.linear.bias"],
    )
    graph.op("Add", bilinear, plain, out="relations")
    graph.op("Identity", _biaffine(graph, weights, "links", words["attribution"]), out="links")
    return ["arcs", "heads", "relations", "links"]


def _meaning_heads(graph: Graph, weights: Mapping[str, Array], meaning: str) -> list[str]:
    def two(name: str) -> str:
        inner = graph.gelu(graph.linear(meaning, weights[f"{name}.0.weight"], weights[f"{name}.0.bias"]))
        return graph.linear(inner, weights[f"{name}.2.weight"], weights[f"{name}.2.bias"])

    graph.op("Identity", graph.softmax(two("plover")), out="plover")
    graph.op("Squeeze", two("factuality"), graph.constant([1]), out="factuality")
    graph.op("Identity", graph.linear(meaning, weights["sense.weight"], weights["sense.bias"]), out="sense")
    return ["plover", "factuality", "sense"]


def _claim_heads(graph: Graph, weights: Mapping[str, Array], claims: str) -> list[str]:
    hidden = graph.gelu(graph.linear(claims, weights["claim_hidden.0.weight"], weights["claim_hidden.0.bias"]))
    for name in CLAIM_TAGS:
        scores = graph.linear(hidden, weights[f"claim_tags.{name}.weight"], weights[f"claim_tags.{name}.bias"])
        graph.op("Identity", graph.softmax(scores), out=name)
    for role in ROLES:
        graph.op("Identity", graph.softmax(_biaffine(graph, weights, f"roles.{role}", claims)), out=role)
    return [*CLAIM_TAGS, *ROLES]
