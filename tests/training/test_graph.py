"""The ONNX graph: its parts on a few numbers, and the whole network, untrained, against torch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

for needed in ("torch", "transformers", "onnx"):
    pytest.importorskip(needed, reason=f"the train extra is not installed ({needed})")

import msgspec
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession, SessionOptions

from dragoman.extract.encode import CLS, SEP, SPECIAL_SHAPE, Window
from dragoman.extract.labels import CLAIM_TAGS, ROLES, Labels
from dragoman.extract.runtime import ModelInfo, Runtime, Scores
from training.graph import WEIGHT_LEVELS, Graph, build
from training.model import SENSE, Network

LABELS = Labels(xpos=("NN", "NNP", "VBD"), deprel=("dep", "nsubj", "root"))
Numbers = NDArray[np.float32]


def run(graph: Graph, output: str, x: Numbers) -> Numbers:
    """Run a graph with one input `x` and one output."""
    value = helper.make_tensor_value_info("x", TensorProto.FLOAT, [None, x.shape[1]])
    result = helper.make_tensor_value_info(output, TensorProto.FLOAT, None)
    constants = [numpy_helper.from_array(array, name) for name, array in graph.constants.items()]
    body = helper.make_graph(graph.nodes, "part", [value], [result], constants)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", 18)])
    model.ir_version = 9
    options = SessionOptions()
    options.intra_op_num_threads = 1
    session = InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    found: Numbers = session.run(None, {"x": x})[0]
    return found


def normal(*size: int, seed: int = 0) -> Numbers:
    return np.random.default_rng(seed).normal(size=size).astype(np.float32)


def linear(weight: Numbers, bias: Numbers | None = None, *, quantised: bool = True) -> Callable[[Numbers], Numbers]:
    graph = Graph(quantised=quantised)
    output = graph.linear("x", weight, bias)
    return lambda x: run(graph, output, x)


# ---- parts ----------------------------------------------------------------------------------------------------------


def test_a_plain_product_is_exact_and_a_quantised_one_is_close() -> None:
    x, weight, bias = normal(5, 64), normal(8, 64, seed=1), normal(8, seed=2)
    expected = x @ weight.T + bias
    assert linear(weight, bias, quantised=False)(x) == pytest.approx(expected, abs=1e-5)
    error = np.abs(linear(weight, bias)(x) - expected)
    assert 0 < error.max() < 0.35 and error.mean() < 0.1  # numbers of about 8


def test_each_row_has_its_own_scale() -> None:
    product, x = linear(normal(8, 64, seed=1)), normal(3, 64)
    louder = x * np.array([[1], [1000], [1]], dtype=np.float32)
    assert np.array_equal(product(louder)[[0, 2]], product(x)[[0, 2]])
    assert product(louder)[1] == pytest.approx(1000 * product(x)[1], rel=1e-4)


def test_a_row_gives_the_same_bytes_alone_and_among_others() -> None:
    product, x = linear(normal(40, 384, seed=1)), normal(70, 384)
    assert np.array_equal(np.vstack([product(row[None]) for row in x]), product(x))


def test_the_tops_of_the_range_are_kept_and_a_row_of_zeros_stays_zero() -> None:
    product = linear(np.eye(4, dtype=np.float32))
    x = np.array([[3, -3, 1.5, 0], [0, 0, 0, 0]], dtype=np.float32)
    assert product(x) == pytest.approx(x, abs=0.03)
    assert not product(x)[1].any()


def test_no_pair_of_products_leaves_sixteen_bits() -> None:
    # Processors without VNNI add two products of an unsigned and a signed byte in 16 bits, and cut off what is over.
    assert 2 * 255 * WEIGHT_LEVELS <= 2**15 - 1
    graph = Graph(quantised=True)
    graph.linear("x", normal(8, 64) * 100, None)
    (weight,) = [array for array in graph.constants.values() if array.dtype == np.int8]
    assert np.abs(weight.astype(int)).max() == WEIGHT_LEVELS


def test_a_softmax_sums_to_one_and_bears_large_numbers() -> None:
    graph = Graph(quantised=True)
    output = graph.softmax("x")
    x = np.array([[1, 2, 3], [1e4, 0, -1e4]], dtype=np.float32)
    exact = torch.softmax(torch.tensor(x), -1).numpy()
    assert run(graph, output, x) == pytest.approx(exact, abs=1e-6)


def test_gelu_is_the_exact_one() -> None:
    graph = Graph(quantised=True)
    output, x = graph.gelu("x"), np.linspace(-4, 4, 33, dtype=np.float32)[None]
    assert run(graph, output, x) == pytest.approx(torch.nn.functional.gelu(torch.tensor(x)).numpy(), abs=1e-6)


# ---- the whole ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(7)
    return Network(LABELS).eval()


@pytest.fixture(scope="module")
def runtimes(network: Network, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Runtime]:
    """The network as exported, by whether it is quantised."""
    weights = {name: value.float().numpy() for name, value in network.state_dict().items()}
    transitions = np.zeros((len(LABELS.attribution),) * 2).tolist()
    found = {}
    for quantised in (True, False):
        folder = tmp_path_factory.mktemp("model")
        onnx.save(build(weights, LABELS, quantised=quantised), str(folder / "model.onnx"))
        (folder / "model.json").write_bytes(msgspec.json.encode(ModelInfo("random", 0, LABELS, transitions)))
        found[quantised] = Runtime(folder)
    return found


def window(pieces: list[int], sizes: list[int], sentences: list[int]) -> Window:
    ends = [int(end) for end in np.cumsum(sizes)]
    return Window(
        first=0,
        last=len(sizes),
        pieces=[CLS, *pieces, SEP],
        shapes=[SPECIAL_SHAPE, *(piece % 7 for piece in pieces), SPECIAL_SHAPE],
        starts=[end - size + 1 for end, size in zip(ends, sizes, strict=True)],
        ends=ends,
        sentences=sentences,
    )


ONE = window([2000, 2100, 2200, 2300, 2400, 2500], [1, 2, 1, 2], [0, 0, 1, 1])
OTHER = window(list(range(3000, 3200)), [1] * 200, [i // 20 for i in range(200)])
SIZES = {"attribution": 7, "entity": 9, "toponym": 5, "time": 9, "event": 8, "upos": 17, "xpos": 3, "plover": 17}


def same(a: Scores, b: Scores) -> bool:
    return a.keys() == b.keys() and all(a[name].tobytes() == b[name].tobytes() for name in a)


@pytest.mark.parametrize("quantised", [True, False])
def test_every_head_gives_one_row_a_word(runtimes: dict[bool, Runtime], quantised: bool) -> None:
    scores = runtimes[quantised].run(ONE)
    assert {name: array.shape for name, array in scores.items()} == {
        **{name: (4, size) for name, size in SIZES.items()},
        "arcs": (4, 4),
        "links": (4, 4),
        "heads": (4,),
        "relations": (4, 3),
        "factuality": (4,),
        "sense": (4, SENSE),
        **{name: (4, len(getattr(LABELS, name))) for name in CLAIM_TAGS},
        **dict.fromkeys(ROLES, (4, 4)),
    }
    assert scores["plover"].sum(1) == pytest.approx(np.ones(4), abs=1e-5)


def test_arcs_between_sentences_are_ruled_out(runtimes: dict[bool, Runtime]) -> None:
    arcs = runtimes[True].run(ONE)["arcs"]
    assert (arcs[:2, 2:] == -1e4).all() and (arcs[2:, :2] == -1e4).all()
    assert (np.abs(arcs[:2, :2]) < 100).all()


def by_torch(network: Network, window: Window) -> dict[str, Any]:
    batch = {
        name: torch.tensor([getattr(window, name)]) for name in ("pieces", "shapes", "starts", "ends", "sentences")
    }
    with torch.no_grad():
        words = network.words(batch["pieces"], batch["shapes"], None, batch["starts"], batch["ends"])
        arcs = network.arc_scores(words, batch["sentences"])
        found = network.tag_scores(words) | {
            "arcs": arcs,
            "links": network.links(words["attribution"]),
            "relations": network.relations(words["syntax"], arcs.argmax(2)),
            "plover": network.plover(words["meaning"]).softmax(-1),
            "factuality": network.factuality(words["meaning"]).squeeze(-1),
            "sense": network.sense(words["meaning"]),
        }
        hidden = network.claim_hidden(words["claims"])
        found |= {name: head(hidden).softmax(-1) for name, head in network.claim_tags.items()}
        found |= {role: scorer(words["claims"]).softmax(-1) for role, scorer in network.roles.items()}
    return {name: value[0].numpy() for name, value in found.items()}


@pytest.mark.parametrize("read", [ONE, OTHER], ids=["short", "long"])
def test_the_plain_graph_computes_what_torch_does(
    network: Network, runtimes: dict[bool, Runtime], read: Window
) -> None:
    scores, expected = runtimes[False].run(read), by_torch(network, read)
    assert scores.keys() == {*expected, "heads"}
    for name, values in expected.items():
        assert scores[name] == pytest.approx(values, abs=2e-4), name


def test_eight_bits_stay_near_the_plain_numbers(runtimes: dict[bool, Runtime]) -> None:
    quantised, plain = runtimes[True].run(OTHER), runtimes[False].run(OTHER)
    for name in ("attribution", "entity", "upos", "plover", "links", "factuality"):
        assert np.corrcoef(quantised[name].ravel(), plain[name].ravel())[0, 1] > 0.98, name


@pytest.mark.parametrize("quantised", [True, False])
def test_a_window_gives_the_same_bytes_whatever_was_read_before(runtimes: dict[bool, Runtime], quantised: bool) -> None:
    runtime = runtimes[quantised]
    first = runtime.run(ONE)
    other = runtime.run(OTHER)
    assert same(runtime.run(ONE), first)
    assert same(runtime.run(OTHER), other)
    assert same(Runtime(runtime.folder).run(OTHER), other)


def test_the_exported_file_is_the_same_each_time(network: Network, runtimes: dict[bool, Runtime]) -> None:
    weights = {name: value.float().numpy() for name, value in network.state_dict().items()}
    again = build(weights, LABELS, quantised=True).SerializeToString()
    assert again == Path(runtimes[True].folder / "model.onnx").read_bytes()
