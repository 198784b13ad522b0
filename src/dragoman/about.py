"""The versions that a result depends on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Any

from dragoman import __version__
from dragoman.exceptions import ModelError


def versions(knowledge: tuple[str, ...] = ()) -> tuple[dict[str, Any], bool]:
    """Return the versions of Dragoman, its model, actors, Python and packages, and whether the model can be used.

    Raises `KnowledgeError` where a file of `knowledge` has errors.
    """
    from dragoman.knowledge import load_registry

    model, usable = _model()
    facts = {
        "dragoman": __version__,
        "model": model,
        "knowledge": load_registry(knowledge).version,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "packages": {name: _installed(name) for name in _required()},
    }
    return facts, usable


def _model() -> tuple[str, bool]:
    from dragoman.extract.extractor import Extractor

    try:
        return Extractor.load().version, True
    except ModelError as error:
        return f"not usable: {error}", False


def _required() -> list[str]:
    """Return the names of the packages that Dragoman needs at run time, sorted."""
    try:
        lines = requires("dragoman") or []
    except PackageNotFoundError:  # run from a source tree that was never installed
        return []
    return sorted(line.split(">")[0].split("=")[0].split("<")[0].strip() for line in lines if "extra ==" not in line)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
