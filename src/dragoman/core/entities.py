"""Who and what a mention resolves to."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

NIL = "NIL"
"""The id of an entity that no registry knows: it is named in the report, and that is all that is known."""

EntityKind = Literal[
    "state", "government", "office", "person", "organisation", "armed_group", "party", "media", "group", "place"
]


class Entity(Struct, frozen=True):
    """An actor: who it is, and to which country or class of actors it belongs.

    `country` is an ISO 3166 alpha-3 code, or `IGO`, `NGO`, `NSA`, `MED`, `UNK`.
    `id` is the registry's id, or `NIL`; `name` is the usual English full name. A `place` is where something is, and
    no actor by itself.

    `score` says how sure it is that the words mean this one, 0 to 1: of a known actor that it is the one, of `NIL` that
    country and sector are right. `reasons` say what that rests on, in short words, the first one first.
    """

    id: str
    name: str
    kind: EntityKind
    country: str
    sector: str | None = None
    wikidata: str | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


class Place(Struct, frozen=True):
    """A resolved place: `country` is an ISO 3166 alpha-3 code, or `None` for seas and regions of several countries.

    `latitude` and `longitude` are degrees north and east (WGS 84), `None` where only the country is known.
    `precision` says what the coordinates stand for.
    """

    name: str
    country: str | None
    precision: Literal["point", "city", "region", "country", "sea", "unknown"]
    latitude: float | None = None
    longitude: float | None = None
    geonames: str | None = None
