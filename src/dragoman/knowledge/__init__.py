"""What Dragoman knows before it reads: reviewed data files and their loaders. Nothing loads at import."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.knowledge.registry import Registry
    from dragoman.knowledge.tables import Row

__all__ = ["load_place_rows", "load_registry"]

ACTOR_FILES = ("states", "organisations", "institutions", "groups", "media", "people")


@cache
def load_registry() -> Registry:
    """Return the registry of actors that ships with the package.

    Raises `KnowledgeError`, with file and line, when a data file breaks a rule.
    """
    from dragoman.knowledge.loading import build_registry
    from dragoman.knowledge.tables import read_tables

    folder = files("dragoman.knowledge")
    paths = [folder / "actors" / f"{name}.toml" for name in ACTOR_FILES]
    return build_registry(chain.from_iterable(read_tables(path) for path in [*paths, folder / "titles.toml"]))


def load_place_rows() -> list[Row]:
    """Return the rows of the file of places that no list of cities has."""
    from dragoman.knowledge.tables import read_tables

    return list(read_tables(files("dragoman.knowledge") / "places.toml"))
