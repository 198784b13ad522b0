"""Runs the encoder. The only module that knows the ONNX runtime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from dragoman.exceptions import ModelError
from dragoman.extract.encode import Window
from dragoman.extract.labels import Labels

MODEL_DIR = Path(__file__).resolve().parent.parent / "model"
"""Where the shipped weights lie."""
Scores = dict[str, NDArray[Any]]


class ModelInfo(Struct, frozen=True):
    """What is known of a set of weights besides the weights."""

    version: str
    step: int
    labels: Labels
    transitions: list[list[float]]


class Runtime:
    """One set of weights, ready to run. A window's scores depend on that window alone: windows run one at a time."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load the weights in `folder`, the shipped ones by default.

        Raises `ModelError` when a file is missing or unreadable.
        """
        import onnxruntime

        self.folder = folder or MODEL_DIR
        try:
            self.info = msgspec.json.decode((self.folder / "model.json").read_bytes(), type=ModelInfo)
            options = onnxruntime.SessionOptions()
            # One thread a window: parallel workers scale better, and sums keep one order.
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except (OSError, msgspec.DecodeError, RuntimeError, ValueError) as error:
            expected = f"expected the model's weights in {self.folder}"
            raise ModelError(f"{expected}, found {error}; install the package again") from error
        except Exception as error:  # the ONNX runtime raises its own kinds, which share no root
            if type(error).__module__.startswith("onnxruntime"):
                raise ModelError(f"expected a readable model in {self.folder}, found {error}") from error
            raise
        self._names = [output.name for output in self._session.get_outputs()]

    def run(self, window: Window) -> Scores:
        """Return every head's scores for one window, by the name of the head."""
        feed = {
            name: np.asarray(values, dtype=np.int64)
            for name, values in (
                ("pieces", window.pieces),
                ("shapes", window.shapes),
                ("starts", window.starts),
                ("ends", window.ends),
                ("sentences", window.sentences),
            )
        }
        return dict(zip(self._names, self._session.run(None, feed), strict=True))
