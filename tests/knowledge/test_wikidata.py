from __future__ import annotations

import bz2
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.exceptions import UsageError
from dragoman.knowledge import load_registry
from dragoman.knowledge.checking import check_files
from dragoman.knowledge.wikidata import Built, build


def entity(id: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": id}}}


def text(value: str) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"type": "string", "value": value}}


def day(value: str, precision: int = 11) -> dict[str, Any]:
    moment = {"time": f"+{value}T00:00:00Z", "precision": precision}
    return {"snaktype": "value", "datavalue": {"type": "time", "value": moment}}


def statement(snak: dict[str, Any], **qualifiers: dict[str, Any]) -> dict[str, Any]:
    return {"mainsnak": snak, "rank": "normal", "qualifiers": {name: [value] for name, value in qualifiers.items()}}


def item(id: str, label: str, *aliases: str, **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": id,
        "type": "item",
        "labels": {"en": {"language": "en", "value": label}} if label else [],
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "claims": claims or [],
    }


KENYA = "Q114"
ITEMS = [
    item("Q9001", "Minister of Foreign Affairs of Kenya", P31=[statement(entity("Q4164871"))],
         P1001=[statement(entity(KENYA))]),
    item("Q9002", "Keeper of Lighthouses", P31=[statement(entity("Q294414"))]),
    item(KENYA, "Kenya", "Harbour Republic", P31=[statement(entity("Q6256"))], P298=[statement(text("KEN"))]),
    item("Q9003", "Ilse Tarn", "I. Tarn", "Tarn", P31=[statement(entity("Q5"))], P27=[statement(entity(KENYA))],
         P39=[statement(entity("Q9001"), P580=day("2004-03-09"), P582=day("2010-06-00", 10)),
              statement(entity("Q9002"))]),
    item("Q9004", "Orlo Basenji", P31=[statement(entity("Q5"))], P27=[statement(entity(KENYA))]),
    item("Q9005", "Dawn Party", "Sons of Dawn", P31=[statement(entity("Q7278"))], P17=[statement(entity(KENYA))],
         P571=[statement(day("1999-00-00", 9))]),
    item("Q9006", "Port Post", P31=[statement(entity("Q11032"))], P17=[statement(entity(KENYA))]),
    item("Q9007", "Dawn Party", P31=[statement(entity("Q79913"))]),
    item("Q9008", "Ministry of Tides", P31=[statement(entity("Q192350"))]),
    item("Q9009", "A river", P31=[statement(entity("Q4022"))]),
    item("Q9010", "", P31=[statement(entity("Q7278"))]),
    item("Q1065", "United Nations", "Nations of the World", P31=[statement(entity("Q245065"))]),
    item("Q9011", "Bad | Name", P31=[statement(entity("Q79913"))]),
]  # fmt: skip


def dump(path: Path, *, broken: bool = False) -> Path:
    lines = ["[", *(json.dumps(one) + "," for one in ITEMS), *(['{"id": 7},', "{half"] if broken else []), "]"]
    data = ("\n".join(lines) + "\n").encode()
    packed = {".gz": gzip.compress(data), ".bz2": bz2.compress(data)}
    path.write_bytes(packed.get(path.suffix, data))
    return path


def built(tmp_path: Path, name: str = "dump.json", *, broken: bool = False) -> tuple[Built, str]:
    out = tmp_path / "out.toml"
    return build(dump(tmp_path / name, broken=broken), out, load_registry()), str(out)


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz", "dump.json.bz2"])
def test_a_dump_becomes_a_knowledge_file_that_has_no_errors(tmp_path: Path, name: str) -> None:
    result, out = built(tmp_path, name)
    assert result.rows == {"groups": 1, "media": 1, "names": 2, "people": 1}
    assert (result.items, result.broken, result.without_country, result.shared_names) == (len(ITEMS), 0, 1, 1)
    assert check_files([out]).errors == ()


def test_offices_are_read_with_their_country_and_dates(tmp_path: Path) -> None:
    registry = load_registry([built(tmp_path)[1]])
    person = registry.find("Ilse Tarn")
    assert person is not None
    assert (person.id, person.country, person.names, person.wikidata) == ("Q9003", "KEN", ("I. Tarn",), "Q9003")
    assert [(t.office, t.of, t.first, t.last) for t in person.terms] == [
        ("foreign_minister", "KEN", "2004-03-09", "2010-06")
    ]


def test_bodies_take_country_names_and_dates(tmp_path: Path) -> None:
    registry = load_registry([built(tmp_path)[1]])
    party = registry.find("Sons of Dawn")
    assert party is not None
    assert (party.id, party.kind, party.country, party.first) == ("Q9005", "party", "KEN", "1999")
    paper = registry.find("Port Post")
    assert paper is not None and (paper.kind, paper.country) == ("media", "MED")


def test_known_actors_get_further_names(tmp_path: Path) -> None:
    registry = load_registry([built(tmp_path)[1]])
    for name, id in (("Nations of the World", "un"), ("Harbour Republic", "KEN")):
        found = registry.find(name)
        assert found is not None and found.id == id


def test_broken_lines_are_counted_and_passed_over(tmp_path: Path) -> None:
    result, _ = built(tmp_path, broken=True)
    first = len(ITEMS) + 2
    assert (result.broken, result.first_broken) == (2, (first, first + 1))


def test_progress_tells_of_every_byte_twice(tmp_path: Path) -> None:
    path = dump(tmp_path / "dump.json")
    told: list[int] = []
    build(path, tmp_path / "out.toml", load_registry(), report_progress=told.append)
    assert sum(told) == 2 * path.stat().st_size


def test_a_dump_that_is_none_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file"):
        build(tmp_path / "none.json", tmp_path / "out.toml", load_registry())
    cut = tmp_path / "cut.json.gz"
    cut.write_bytes(gzip.compress(b"[\n" + b"x" * 9000)[:40])
    with pytest.raises(UsageError, match="broken after line"):
        build(cut, tmp_path / "out.toml", load_registry())
    with pytest.raises(UsageError, match="the dump itself"):
        build(cut, cut, load_registry())
