"""What Dragoman knows before it reads: reviewed data files and their loaders. Nothing loads at import."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.knowledge.registry import Registry
    from dragoman.knowledge.tables import Row

__all__ = ["load_place_rows", "load_registry"]

ACTOR_FILES = ("states", "organisations", "institutions", "groups", "media", "people", "ministers", "relations")


def load_registry(knowledge: Iterable[str | PathLike[str]] = ()) -> Registry:
    """Return the registry of actors that ships with the package, with the user's files laid over it, in their order.

    Raises `KnowledgeError`, with file and line of everything that breaks a rule, and then nothing of a file is used.
    """
    return _load(tuple(fspath(path) for path in knowledge))


@cache
def _load(knowledge: tuple[str, ...]) -> Registry:
    from dragoman.knowledge.loading import build_registry
    from dragoman.knowledge.tables import read_tables

    if not knowledge:
        shipped = chain.from_iterable(read_tables(path) for path in shipped_files())
        return build_registry(shipped, version=registry_version(()))
    from dragoman.exceptions import KnowledgeError
    from dragoman.knowledge.checking import check_files

    checked = check_files(knowledge)
    if checked.errors:
        raise KnowledgeError.together(checked.errors)
    return checked.registry


def shipped_files() -> list[Traversable]:
    """Return the files of actors, and of the words for them, that ship with the package."""
    folder = files("dragoman.knowledge")
    return [*(folder / "actors" / f"{name}.toml" for name in ACTOR_FILES), folder / "titles.toml"]


def registry_version(knowledge: Iterable[str]) -> str:
    """Return what a registry is known by: the first digits of the SHA-256 of its files, one after the other."""
    from hashlib import sha256

    digest = sha256()
    for path in (*shipped_files(), *(Path(name) for name in knowledge)):
        # Line ends may differ from machine to machine; what the files say does not.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()[:12]


def load_place_rows() -> list[Row]:
    """Return the rows of the file of places that no list of cities has."""
    from dragoman.knowledge.tables import read_tables

    return list(read_tables(files("dragoman.knowledge") / "places.toml"))
