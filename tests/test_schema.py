import json
from pathlib import Path

from dragoman.schema import core_types, json_schema, schema_text

COMMITTED = Path(__file__).parents[1] / "docs" / "schema" / "dragoman.schema.json"


def test_committed_schema_is_current() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema_text(), "run `make schema`"


def test_schema_defines_every_core_type() -> None:
    names = {core_type.__name__ for core_type in core_types()}
    assert {"Claim", "Citation", "Layers", "Problem", "Reading", "Record", "Segmentation"} <= names
    assert names <= set(json_schema()["$defs"])


def test_root_is_a_reading() -> None:
    schema = json_schema()
    assert schema["$ref"] == "#/$defs/Reading"
    assert schema["$defs"]["Claim"]["properties"]["kind"]["enum"] == ["did", "plans", "said", "wants"]


def test_every_reference_leads_somewhere() -> None:
    text = schema_text()
    wanted = {piece.split('"')[0] for piece in text.split('"#/$defs/')[1:]}
    assert wanted <= set(json.loads(text)["$defs"])
