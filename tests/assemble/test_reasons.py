"""What the rules say of themselves: each value comes with the rule that gave it and the word that it turned on."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman import assemble
from dragoman.assemble import Assembled
from dragoman.assemble.deciding import Decided
from dragoman.attribute import attribute
from dragoman.core.entities import NIL, Entity
from sentences import MODEL, tell

SAID = "Tarn/NNP/nsubj/said said/VBD/root {} ."
LEFT = "Belmora/NNP/nsubj/left left/VBD/ccomp/said/RETREAT the/DT/det/strait strait/NN/obj/left"


def made(*lines: str, **options: Any) -> list[Assembled]:
    """Return the claims of these sentences with the decisions that made them."""
    report, layers = tell(*lines, **options)
    layers = replace(layers, attributions=attribute(layers))
    return list(assemble.assembled(report, layers, model=MODEL, describe=lambda span: Entity(NIL, "", "group", "UNK")))


def reasons(line: str) -> dict[str, str]:
    """Return the reasons for the values of the only claim of a sentence."""
    (each,) = made(line)
    judged = each.judged
    decided: dict[str, Decided[object]] = {
        "kind": judged.label,
        "polarity": judged.polarity,
        "certainty": judged.certainty,
        "event": each.event,
    }
    decided |= {"actors": each.actors, "recipients": each.recipients, "source": each.sourced.inner}
    assert all(one.votes is None and one.value == one.ruled.value for one in decided.values())
    return {name: one.ruled.reason for name, one in decided.items()} | {"head": each.proposition.rule}


def test_every_value_of_what_is_told_in_speech_has_its_reason() -> None:
    found = reasons(SAID.format(LEFT))
    assert found["head"] == "heads the content of an attribution"
    assert found["kind"] == "on somebody's word, and tells of something that happens"
    assert found["source"] == "who says it"
    assert found["actors"] == "the subject"
    assert (found["polarity"], found["certainty"]) == ("nothing denies it", "no word of doubt")
    assert found["event"] == "the type of its head"


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("will/MD/aux/left left/VB/ccomp/said/RETREAT", "an auxiliary of what is to come"),
        ("must/MD/aux/left left/VB/ccomp/said/RETREAT", "it puts a duty"),
        ("may/MD/aux/left left/VB/ccomp/said", "on somebody's word, and left open by “may”, “could” or the like"),
        ("is/VBZ/cop/unacceptable unacceptable/JJ/ccomp/said", "the head judges something unacceptable"),
    ],
)
def test_a_kind_says_which_words_made_it(clause: str, reason: str) -> None:
    head = clause.split()[-1].split("/")[0]
    assert reasons(SAID.format(f"that/IN/mark/{head} Belmora/NNP/nsubj/{head} {clause}"))["kind"] == reason


def test_a_wish_is_its_cue_s_and_falls_on_the_one_who_is_to_act() -> None:
    line = (
        "Tarn/NNP/nsubj/urged urged/VBD/root Belmora/NNP/obj/urged to/TO/mark/leave leave/VB/xcomp/urged/RETREAT "
        "the/DT/det/strait strait/NN/obj/leave ."
    )
    (each,) = made(line)
    label = each.judged.label.ruled
    assert (label.value, label.reason, label.word) == ("for", "what its cue makes of its content", 1)
    assert (each.recipients.ruled.reason, each.recipients.value) == ("whom the wish falls on", (2,))


def test_every_denial_is_named() -> None:
    denied = "Tarn/NNP/nsubj/denied denied/VBD/root that/IN/mark/left Belmora/NNP/nsubj/left had/VBD/aux/left {}"
    once = denied.format("left/VBN/ccomp/denied/RETREAT .")
    twice = denied.format("not/RB/advmod/left left/VBN/ccomp/denied/RETREAT .")
    assert reasons(once)["polarity"] == "its cue denies its content"
    assert reasons(twice)["polarity"] == "a negation on the head, and its cue denies its content"


def test_a_hedge_is_named() -> None:
    line = (
        "Belmora/NNP/nsubj/left reportedly/RB/advmod/left left/VBD/root/RETREAT the/DT/det/strait strait/NN/obj/left ."
    )
    assert reasons(line)["certainty"] == "hedged by “reportedly”"


def test_a_passive_is_named() -> None:
    line = (
        "The/DT/det/port port/NN/nsubj:pass/closed was/VBD/aux:pass/closed closed/VBN/root/COERCE by/IN/case/Belmora "
        "Belmora/NNP/obl:agent/closed ."
    )
    found = reasons(line)
    assert found["head"] == "a clause with an event type"
    assert found["actors"] == "the agent of a passive, or actors inside its subject"
    assert found["source"] == "it rests on no attribution"


def test_a_type_from_below_cites_the_word_that_has_it() -> None:
    line = "Violence/NN/nsubj/erupted/ASSAULT erupted/VBD/root/- in/IN/case/Selwyn Selwyn/NNP/obl/erupted ."
    (each,) = made(line)
    event = each.event.ruled
    assert (event.value, event.word) == ("ASSAULT", 0)
    assert event.reason == "the type of a word that hangs on its head"


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        (LEFT, "no time in its clause"),
        (f"{LEFT} on/IN/case/Sunday Sunday/NNP/obl/left", "the time nearest to its head"),
    ],
)
def test_a_time_says_which_it_is(clause: str, reason: str) -> None:
    (each,) = made(SAID.format(clause), times={"Sunday": "2025-05-11"} if "Sunday" in clause else {})
    assert each.when.reason == reason


def test_a_place_says_how_it_hangs_on_what_happens() -> None:
    line = "Corland/NNP/nsubj/shelled shelled/VBD/root/ASSAULT rebels/NNS/obj/shelled in/IN/case/Selwyn Selwyn/NNP/obl/shelled ."
    (each,) = made(line, places=["Selwyn"])
    assert each.where.reason == "it hangs on its head by “in”"
    (each,) = made(line)
    assert (each.where.value, each.where.reason) == (None, "no place hangs on it, and none is taken over")
