"""The event lexicon: its file, and what predicates score with their dependents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from dragoman.core.claims import EventType
from dragoman.exceptions import KnowledgeError
from dragoman.knowledge.lexicon import FILE, load_event_lexicon

TABLES = "\n".join(f"[{name}]\nverb = []" for name in (*get_args(EventType), "none"))
VERBS = "\n".join(f"[{name}]\nverbs = []" for name in ("support", "transparent", "control", "reversing")).replace(
    "[control]\nverbs = []", "[control]"
)


def best(lemma: str, upos: str, *dependents: tuple[str, str]) -> EventType | None:
    scores = load_event_lexicon().score(lemma, upos, dependents)
    return max(scores, key=lambda type: scores[type], default=None)


@pytest.mark.parametrize(
    ("lemma", "dependents", "expected"),
    [
        ("condemn", (), "ACCUSE"),
        ("deploy", (), "MOBILIZE"),
        ("call", (("compound:prt", "off"), ("obj", "visit")), "REJECT"),
        ("call", (("compound:prt", "off"), ("obj", "offensive")), "RETREAT"),
        ("call", (("obl:for", "ceasefire"),), "REQUEST"),
        ("hold", (("obj", "talk"),), "CONSULT"),
        ("stage", (("obj", "protest"),), "PROTEST"),
        ("impose", (("obj", "sanction"),), "SANCTION"),
        ("impose", (("obj", "curfew"),), "COERCE"),
        ("lift", (("obj", "sanction"),), "CONCEDE"),
        ("halt", (("obj", "offensive"),), "RETREAT"),
        ("pull", (("compound:prt", "out"), ("obj", "troop")), "RETREAT"),
        ("step", (("compound:prt", "down"),), "CONCEDE"),
        ("open", (("obj", "fire"),), "ASSAULT"),
        ("take", (("obj", "hostage"),), "ASSAULT"),
        ("cut", (("obj", "tie"),), "SANCTION"),
        ("send", (("obj", "troop"),), "MOBILIZE"),
        ("send", (("obj", "food"),), "AID"),
        ("send", (("obj", "envoy"),), "CONSULT"),
        ("withdraw", (("obj", "soldier"),), "RETREAT"),
        ("withdraw", (("obj", "ambassador"),), "SANCTION"),
        ("carry", (("compound:prt", "out"), ("obj", "airstrike")), "ASSAULT"),
        ("apologise", (), "SUPPORT"),
        ("defect", (), "SANCTION"),
        ("abstain", (), None),
        ("bake", (), None),
    ],
)
def test_verbs_with_their_dependents(lemma: str, dependents: tuple[tuple[str, str], ...], expected: str | None) -> None:
    assert best(lemma, "VERB", *dependents) == expected


def test_nouns_and_adjectives() -> None:
    assert best("embargo", "NOUN") == "SANCTION"
    assert best("zone", "NOUN", ("compound", "no-fly")) == "MOBILIZE"
    assert best("zone", "NOUN", ("compound", "time")) is None
    assert best("strike", "NOUN", ("compound", "air")) == "ASSAULT"
    assert best("strike", "NOUN", ("compound", "hunger")) == "PROTEST"
    assert best("reluctant", "ADJ") == "REJECT"


def test_who_acts_says_nothing_about_the_deed() -> None:
    assert best("withdraw", "VERB", ("nsubj", "ambassador"), ("obj", "troop")) == "RETREAT"
    assert best("send", "VERB", ("nsubj", "troop"), ("obj", "food")) == "AID"


def test_a_control_verb_keeps_its_type_and_a_transparent_one_does_not() -> None:
    assert best("agree", "VERB", ("xcomp", "withdraw")) == "AGREE"
    assert best("refuse", "VERB", ("xcomp", "withdraw")) == "REJECT"
    assert best("threaten", "VERB", ("xcomp", "attack")) == "THREATEN"
    assert best("try", "VERB", ("xcomp", "storm")) == "ASSAULT"


def test_lookup_gives_the_best_type_and_its_weight() -> None:
    lexicon = load_event_lexicon()
    assert lexicon.lookup("break", "VERB", ["off", "talk"]) == ("SANCTION", 1.0)
    assert lexicon.lookup("table", "NOUN") == (None, 0.0)
    assert lexicon.knows("mobilise", "VERB") and lexicon.knows("mobilize", "VERB")


def test_every_type_has_words_and_the_file_is_in_order() -> None:
    types = Counter(entry.type for entries in load_event_lexicon().entries.values() for entry in entries)
    assert min(types[name] for name in get_args(EventType)) >= 25
    assert load_event_lexicon() is load_event_lexicon()
    assert max(len(line) for line in FILE.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "[AGREE]\nverb = []",
            '[AGREE]\nverb = ["agree", "Sign Deal"]',
            r"events\.toml:2: expected .* found 'Sign Deal'",
        ),
        ("[AGREE]\nverb = []", '[AGREE]\nverb = ["agree", "agree @0.5"]', r"events\.toml:2: .* once .* 'agree @0.5'"),
        ("[AGREE]\nverb = []", "[AGREE]\nadverb = []", r"events\.toml:2: .* found 'adverb'"),
        ("[AGREE]\nverb = []\n", "", r"events\.toml: expected a table \[AGREE\]"),
        ("[support]", "[helpers]\nverbs = []\n[support]", r"expected a PLOVER type .* found \[helpers\]"),
        ("[control]", '[control]\nWISH = ["hope"]', r"expected a PLOVER type, found 'WISH'"),
        ("[AGREE]", "[AGREE", r"events\.toml: expected TOML"),
    ],
)
def test_a_broken_file_names_file_line_and_entry(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "events.toml"
    text = f"{TABLES}\n{VERBS}\n"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        load_event_lexicon(path)
