"""The JSON Schema of everything that Dragoman writes, taken from the types themselves."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

import msgspec

import dragoman.core

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def core_types() -> tuple[type[msgspec.Struct], ...]:
    """Return every type of `dragoman.core`, sorted by name."""
    modules = [import_module(info.name) for info in pkgutil.iter_modules(dragoman.core.__path__, "dragoman.core.")]
    found = {
        value.__name__: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, msgspec.Struct) and value.__module__ == module.__name__
    }
    return tuple(found[name] for name in sorted(found))


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of all types; its root is one reading, a line of `dragoman read --json`.

    A line of `dragoman read --explain … --json` is an `Explanation`.
    """
    _, definitions = msgspec.json.schema_components(core_types(), ref_template="#/$defs/{name}")
    return {
        "$schema": DIALECT,
        "title": "Dragoman: one reading",
        "$ref": "#/$defs/Reading",
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """Return the JSON Schema as indented text that ends in a line break."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode("utf-8") + "\n"
