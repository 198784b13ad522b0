"""The cue words and the actor nouns that ship with the package."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest
from msgspec.structs import asdict

from dragoman.exceptions import KnowledgeError
from dragoman.knowledge import cues as cues_module
from dragoman.knowledge import nouns as nouns_module
from dragoman.knowledge.cues import load_cues
from dragoman.knowledge.nouns import load_actor_nouns

ATTITUDES = ("for", "against", "accepts", "considers", "plans")


def test_words_hold_by_part_of_speech() -> None:
    wish = load_cues().attitude("for")
    assert wish.holds("urge", "VERB")
    assert wish.holds("appeal", "NOUN") and wish.holds("eager", "ADJ")
    assert not wish.holds("urge", "NOUN")
    assert not wish.holds("say", "VERB")


def test_some_words_hold_only_with_a_preposition() -> None:
    cues = load_cues()
    assert cues.attitude("for").holds("call", "VERB", frozenset({"for"}))
    assert not cues.attitude("for").holds("call", "VERB")
    assert cues.attitude("against").holds("warn", "VERB", frozenset({"against", "in"}))
    assert not cues.attitude("against").holds("warn", "VERB", frozenset({"of"}))


def test_no_verb_or_adjective_takes_two_attitudes() -> None:
    seen: dict[tuple[str, str], str] = {}
    for name in ATTITUDES:
        attitude = load_cues().attitude(name)
        for part in ("verbs", "adjectives"):
            for lemma in getattr(attitude, part):
                assert seen.setdefault((part, lemma), name) == name


def test_hedges_of_different_strength_do_not_overlap() -> None:
    hedges = load_cues().hedges
    assert not hedges.probable & hedges.possible
    assert not hedges.probable & hedges.unconfirmed
    assert not hedges.possible & hedges.unconfirmed


def test_verbs_of_doing_are_not_verbs_of_wishing() -> None:
    cues = load_cues()
    for name in ("for", "against", "accepts", "considers"):
        assert not cues.acts.verbs & cues.attitude(name).verbs


def test_lemmas_are_in_small_letters_and_name_nobody() -> None:
    for section in asdict(load_cues()).values():
        for words in asdict(section).values():
            listed = words if isinstance(words, frozenset) else {w for group in words.values() for w in group}
            assert all(word == word.lower() and word.strip() == word != "" for word in listed)


def test_the_lists_are_read_once() -> None:
    assert load_cues() is load_cues()
    assert load_actor_nouns() is load_actor_nouns()


def test_nouns_for_people_and_groups_can_act_and_others_cannot() -> None:
    nouns = load_actor_nouns()
    assert nouns.names_actor("minister") and nouns.names_actor("army")
    assert not nouns.names_actor("table") and not nouns.names_actor("attempt")


def test_whoever_is_referred_back_to_by_office_can_act() -> None:
    nouns = load_actor_nouns()
    assert {lemma for lemma in nouns.office if not nouns.names_actor(lemma)} == set()
    assert not nouns.female & nouns.male


LOADERS = [
    (cues_module, load_cues.__wrapped__, "cues.toml"),
    (nouns_module, load_actor_nouns.__wrapped__, "nouns.toml"),
]


@pytest.mark.parametrize(("module", "load", "name"), LOADERS)
@pytest.mark.parametrize(
    ("addition", "message"),
    [("spech = []\n", "unknown field `spech`"), ("[speech\n", "found")],
)
def test_a_broken_file_is_refused_by_name(
    module: ModuleType,
    load: Callable[[], object],
    name: str,
    addition: str,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (files("dragoman.knowledge") / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(addition + text, encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    with pytest.raises(KnowledgeError) as caught:
        load()
    assert name in str(caught.value) and message in str(caught.value)
