"""What a benchmark gives back."""

from __future__ import annotations

from msgspec import Struct


class Figure(Struct, frozen=True, tag="figure"):
    """One measured value with its unit; `note` says how it was come by."""

    name: str
    value: float
    unit: str
    note: str = ""


class Unmeasured(Struct, frozen=True, tag="unmeasured"):
    """A value that could not be measured, and why."""

    name: str
    reason: str


Measurement = Figure | Unmeasured


class Machine(Struct, frozen=True):
    """What it was measured on: a figure without its machine says nothing."""

    processor: str
    cores: int
    system: str
    python: str


class Results(Struct, frozen=True):
    """One run of the benchmarks: the machine, the reports, and what was measured."""

    machine: Machine
    reports: str
    count: int
    mean_words: float
    measurements: tuple[Measurement, ...]
