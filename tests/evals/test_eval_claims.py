from __future__ import annotations

import contextlib
import importlib.util
import io
import random
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from evals.claims import (
    ClaimsScore,
    GoldClaim,
    GoldDocument,
    GoldParty,
    GoldPlace,
    compare_fields,
    match_claims,
    name_words,
    place_contents,
    score_claims,
)
from evals.corpora import DEFAULT_DATA
from evals.scores import Tally

SHARED = DEFAULT_DATA.parent
REFERENCE = SHARED / "tools" / "score_claims.py"
GOLD = SHARED / "gold"

TEXT = "Marren left the port. Dockers said Marren left the port on Friday."
MARREN, DOCKERS = GoldParty("Marren", "Ilse Marren", "ARV"), GoldParty("Dockers", "dockers", "NGO")
LEFT = GoldClaim(
    "did", "Marren left the port", polarity="+", certainty="certain", quoted="none", actors=(MARREN,), start=0, end=20
)
TOLD = GoldClaim(
    "did", "Marren left the port on Friday", source=(DOCKERS,), cue="said", quoted="indirect", actors=(MARREN,),
    polarity="+", certainty="certain", time="2025-06-13", place=GoldPlace("port", "Port Selwyn", "ARV"),
)  # fmt: skip


def replace(claim: GoldClaim, **fields: Any) -> GoldClaim:
    return msgspec.structs.replace(claim, **fields)


def score(gold: list[GoldClaim], predicted: list[GoldClaim]) -> ClaimsScore:
    return score_claims({"d": TEXT}, [GoldDocument("d", tuple(gold))], {"d": predicted})


def test_content_without_offsets_falls_to_the_occurrence_nearest_its_cue() -> None:
    repeated = GoldClaim("did", "Marren left the port", cue="said")
    first, second = place_contents(TEXT, [GoldClaim("did", "Marren left the port"), repeated])
    assert (min(first), min(second)) == (0, 35)


def test_content_that_is_not_in_the_text_has_no_place_and_no_match() -> None:
    assert place_contents(TEXT, [GoldClaim("did", "Nobody left")]) == [frozenset()]
    assert score([LEFT], [GoldClaim("did", "Nobody left")]).found == Tally(0, 1, 1)


def test_matching_is_one_to_one_and_prefers_the_same_kind() -> None:
    said = replace(LEFT, kind="said")
    assert match_claims(TEXT, [LEFT], [said, LEFT]) == [(LEFT, LEFT)]
    assert match_claims(TEXT, [LEFT], [LEFT, said]) == [(LEFT, LEFT)]


def test_less_than_half_an_overlap_is_no_match() -> None:
    assert match_claims(TEXT, [LEFT], [replace(LEFT, start=0, end=6)]) == []  # Dice 2 · 1 / (4 + 1)
    assert len(match_claims(TEXT, [LEFT], [replace(LEFT, start=0, end=11)])) == 1


@pytest.mark.parametrize(
    "change", [{"kind": "plans"}, {"source": (MARREN,)}, {"polarity": "-"}, {"actors": (DOCKERS,)}, {"actors": ()}]
)
def test_usable_asks_for_kind_source_polarity_and_first_actor(change: dict[str, Any]) -> None:
    result = score([TOLD], [replace(TOLD, **change)])
    assert (result.found, result.usable) == (Tally(1, 1, 1), Tally(0, 1, 1))


def test_fields_are_asked_where_gold_gives_them() -> None:
    right = compare_fields(TOLD, replace(TOLD, time="2025-06", place=GoldPlace("port", "the Port", "ARV")))
    assert not right["time"] and not right["time, where gold gives one"]
    assert right["place"] and right["place, where gold gives one"]
    assert "stance" not in right and "event, where gold gives one" not in right


def test_places_need_the_same_country() -> None:
    assert not compare_fields(TOLD, replace(TOLD, place=GoldPlace("port", "Port Selwyn", "BEL")))["place"]
    assert compare_fields(LEFT, LEFT)["place"]


def test_names_share_a_word_that_tells_them_apart() -> None:
    assert name_words("the Harbour Board’s") == {"harbour", "board"}
    assert name_words("the U.N.") == {"u.n"}


def test_rare_values_are_tallied_among_the_matched() -> None:
    denied = replace(LEFT, polarity="-")
    assert score([denied], [denied]).rare["polarity -"] == Tally(1, 1, 1)
    assert score([denied], [LEFT]).rare["polarity -"] == Tally(0, 0, 1)
    assert score([denied], []).rare["polarity -"] == Tally(0, 0, 0)


def test_report_without_predictions_misses_all_its_claims() -> None:
    result = score_claims({"d": TEXT}, [GoldDocument("d", (LEFT, TOLD))], {})
    assert (result.found, result.kinds["did"]) == (Tally(0, 0, 2), Tally(0, 0, 2))


# ---- The same numbers as the reference scorer, where that lies beside the checkout. ----------------------------------
def load_reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", REFERENCE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines() if line.strip()]


def perturb(documents: list[dict[str, Any]], texts: dict[str, str], chance: random.Random) -> list[dict[str, Any]]:
    """Return the documents with claims dropped, doubled, shortened, unplaced, reordered, and fields changed."""

    def change(claim: dict[str, Any], others: list[dict[str, Any]], text: str) -> dict[str, Any]:
        changed = dict(claim)
        for key in (
            "kind",
            "source",
            "actors",
            "recipients",
            "event",
            "stance",
            "polarity",
            "certainty",
            "time",
            "place",
        ):
            if chance.random() < 0.3:
                changed[key] = chance.choice(others)[key]
        if chance.random() < 0.5:
            changed["end"] = max(changed["start"] + 1, changed["end"] - chance.randrange(60))
            changed["content"] = text[changed["start"] : changed["end"]]
        if chance.random() < 0.4:
            del changed["start"], changed["end"]
        return changed

    result = []
    for document in documents:
        claims = [c for c in document["claims"] if chance.random() < 0.9]
        claims += chance.sample(claims, len(claims) // 8)
        if chance.random() < 0.5:
            chance.shuffle(claims)
        result.append({"doc": document["doc"], "claims": [change(c, claims, texts[document["doc"]]) for c in claims]})
    return result[:-1]  # one report without any predictions


def printed_by(
    reference: ModuleType, reports: list[Any], gold: list[Any], predicted: list[Any]
) -> dict[str, tuple[str, ...]]:
    """Return the figures that the reference prints, by the name at the head of their line."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        reference.score(reports, gold, predicted)
    lines = [line.strip() for line in out.getvalue().splitlines()]
    named = [re.match(r"(.+?)(?: \(found, kind right\))?\s\s+(P .*|[\d.]+\s.*)$|$", line) for line in lines]
    return {
        m[1].strip(): tuple(re.findall(r"\d+\.\d+", m[2]))
        for m in named
        if m and m[1] and not m[1].startswith("reports")
    }


def figures_of(result: ClaimsScore) -> dict[str, tuple[str, ...]]:
    tallies = {"found": result.found, "usable": result.usable, **result.kinds, **result.rare}
    figures = {name: tuple(f"{x:.3f}" for x in (t.precision, t.recall, t.f1)) for name, t in tallies.items()}
    return figures | {name: (f"{right / max(1, of):.3f}",) for name, (right, of) in result.fields.items()}


@pytest.mark.skipif(
    not REFERENCE.is_file() or not GOLD.is_dir(), reason="needs the reference scorer and the gold claims"
)
@pytest.mark.parametrize("seed", range(6))
def test_same_numbers_as_the_reference_scorer(seed: int) -> None:
    reports, gold = read_json_lines(GOLD / "reports.jsonl"), read_json_lines(GOLD / "claims.jsonl")
    texts = {report["doc"]: report["text"] for report in reports}
    predicted = perturb(gold, texts, random.Random(seed))
    expected = printed_by(load_reference(), reports, gold, predicted)
    typed = msgspec.convert(gold, list[GoldDocument])
    ours = {one.doc: one.claims for one in msgspec.convert(predicted, list[GoldDocument])}
    figures = figures_of(score_claims(texts, typed, ours))
    assert len(expected) >= 24
    assert {name: figures[name] for name in expected} == expected
