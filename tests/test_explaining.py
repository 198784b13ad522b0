"""One claim traced through the stages, on parsed sentences and without a trained model."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.attribute import attribute
from dragoman.core.claims import Reading
from dragoman.core.entities import Entity
from dragoman.core.explanations import Decision, Explanation
from dragoman.core.layers import Predication
from dragoman.exceptions import UsageError
from dragoman.explaining import explain, find_claim
from sentences import MODEL, assembled, tell

SAID = (
    "She/PRP/nsubj/said said/VBD/root on/IN/case/Monday Monday/NNP/obl/said that/IN/mark/left Belmora/NNP/nsubj/left "
    "left/VBD/ccomp/said/RETREAT the/DT/det/strait strait/NN/obj/left ."
)
SHELLED = "Corland/NNP/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled ."
TARN = "Tarn/NNP/nsubj/spoke spoke/VBD/root ."
BELMORA, LEFT = 5, 6


def reading(*lines: str, predications: tuple[Predication, ...] = (), **options: Any) -> Reading:
    report, layers = tell(*lines, **options)
    layers = replace(layers, attributions=attribute(layers), predications=predications)
    return Reading(report=report, claims=assembled(report, layers), model=MODEL, layers=layers)


def decision(explanation: Explanation, field: str) -> Decision:
    return next(each for each in explanation.decisions if each.field == field)


def test_a_claim_is_found_by_number_by_id_and_by_how_its_id_begins() -> None:
    told = reading(SAID, SHELLED)
    second = told.claims[1]
    for which in (2, "2", second.id, second.id[:4], second.id[:4].upper(), second):
        assert find_claim(told, which) == (2, second)


@pytest.mark.parametrize("which", ["3", 0, "zzzz", "", "-1"])
def test_no_such_claim_is_misuse_that_says_what_there_is(which: str | int) -> None:
    with pytest.raises(UsageError, match="a claim's number from 1 to 2, or at least 4 characters of its id, found"):
        explain(reading(SAID, SHELLED), which)


def test_the_beginning_of_two_ids_is_misuse() -> None:
    told = reading(SAID, SHELLED)
    twins = tuple(replace(claim, id=f"abcd{n}") for n, claim in enumerate(told.claims))
    with pytest.raises(UsageError, match="found abcd, with which 2 begin"):
        find_claim(replace(told, claims=twins), "abcd")


def test_a_reading_without_layers_is_misuse() -> None:
    with pytest.raises(UsageError, match="read the report with layers=True"):
        explain(replace(reading(SHELLED), layers=None), 1)


def test_layers_that_give_another_claim_are_misuse() -> None:
    told = reading(SHELLED)
    with pytest.raises(UsageError, match="to follow from the reading's layers"):
        explain(replace(told, model="other"), 1)


def test_by_rules_alone_every_decision_is_the_rule_s() -> None:
    explanation = explain(reading(SAID), 1)
    assert explanation.sentence.exact == "She said on Monday that Belmora left the strait."
    assert (explanation.head.word.exact, explanation.head.rule) == ("left", "heads the content of an attribution")
    assert (explanation.head.score, explanation.head.winner, explanation.head.edges) == (None, "rule", "syntax")
    assert explanation.head.event is not None and explanation.head.event.type == "RETREAT"
    for each in explanation.decisions:
        assert (each.winner, each.shares, each.value) == ("rule", (), each.ruled)


def test_values_are_the_claim_s() -> None:
    explanation = explain(reading(SAID, times={"Monday": "2025-05-12"}, places=["strait"]), 1)
    values = {each.field: each.value for each in explanation.decisions}
    assert values == {
        "kind": ("did",),
        "polarity": ("+",),
        "certainty": ("certain",),
        "event": ("RETREAT",),
        "actors": ("Belmora",),
        "recipients": (),
        "source": ("She",),
        "outer source": (),
        "when": (),
        "where": ("strait",),
    }
    assert decision(explanation, "where").reason == "it hangs on its head as its object; named in the claim's own words"
    assert decision(explanation, "when").reason == "no time in its clause"


def test_a_time_outside_the_claim_s_words_says_where_it_stands() -> None:
    weak = SAID.replace("left/VBD", "is/VBZ/cop/weak weak/JJ").partition(" the/")[0].replace("nsubj/left", "nsubj/weak")
    explanation = explain(reading(f"{weak.replace('mark/left', 'mark/weak')} .", times={"Monday": "2025-05-12"}), 1)
    time = decision(explanation, "when")
    assert (explanation.claim.kind, explanation.claim.content.exact) == ("said", "Belmora is weak")
    reason = "the time of the saying; named in its sentence, outside the claim's words"
    assert (time.value, time.reason) == (("2025-05-12",), reason)


def test_what_the_encoder_thought_stands_beside_the_rule() -> None:
    nobody = ((LEFT, 1.0),)
    thought = Predication(
        LEFT, "plans", 0.4, {"plans": 0.3, "did": 0.2}, 0.1, {"certain": 1.0}, {"ASSAULT": 0.5, "NONE": 0.5},
        ((BELMORA, 0.8),), nobody, nobody, nobody, first=5, last=8,
    )  # fmt: skip
    explanation = explain(reading(SAID, predications=(thought,)), 1)
    assert (explanation.head.score, explanation.head.winner, explanation.head.edges) == (0.4, "rule", "encoder")
    kind, event, actors, source = (decision(explanation, name) for name in ("kind", "event", "actors", "source"))
    assert (kind.value, kind.winner, kind.weight) == (("did",), "rule", 1.0)
    assert [(each.answer, each.share) for each in kind.shares] == [("plans", 0.3), ("did", 0.2)]
    assert (event.value, event.ruled, event.winner) == (("RETREAT",), ("RETREAT",), "rule")
    assert (actors.value, actors.winner) == (("Belmora",), "both")
    assert [each.answer for each in source.shares] == ["the report itself"]


def test_links_say_who_found_them() -> None:
    (by_syntax,) = explain(reading(SAID), 1).chain
    assert (by_syntax.cue[0].exact, by_syntax.attitude, by_syntax.found_by) == ("said", "said", "syntax")
    line = "Belmora/NNP/nsubj/left left/VBD/root/RETREAT Selwyn/NNP/obj/left Tarn/NNP/nsubj/added added/VBD/dep/left ."
    (by_encoder,) = explain(reading(line, said=[("Tarn", "added", "Belmora left Selwyn")]), 1).chain
    assert (by_encoder.source[0].exact, by_encoder.found_by) == ("Tarn", "encoder")


def test_a_quotation_that_goes_on_rests_on_the_word_before() -> None:
    quoted = "“//left Belmora/NNP/nsubj/left left/VBD/ccomp/said/RETREAT Selwyn/NNP/obj/left ,//left ”//left "
    long = (
        "“ Corland/NNP/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled and/CC/cc/Dorn "
        "Dorn/NNP/conj/Selwyn and/CC/cc/Arvel Arvel/NNP/conj/Selwyn from/IN/case/strait the/DT/det/strait "
        "strait/NN/obl/shelled . ”"
    )
    told = reading(f"{quoted} Tarn/NNP/nsubj/said said/VBD/root .", long)
    assert [explain(told, number).chain[0].found_by for number in (1, 2)] == ["syntax", "quotation"]
    assert explain(told, 2).claim.content.exact == "Corland shelled Selwyn and Dorn and Arvel from the strait"


def test_a_pronoun_is_traced_to_the_name_in_its_chain() -> None:
    explanation = explain(reading(TARN, SAID, who={"She": "Tarn"}), 1)
    mentions = {one.participant.citation.exact: one.mention for one in explanation.identities}
    assert mentions == {"She": "a pronoun in one chain with “Tarn” at 0", "Belmora": "a name, ORG"}


def test_what_linking_says_of_its_links_is_passed_on() -> None:
    told = reading(SHELLED)
    assert told.layers is not None
    known = Entity("X", "Corland", "state", "UNK", score=0.97, reasons=("name of a state",))
    mentions = tuple(replace(mention, entity=known) for mention in told.layers.mentions[:1])
    report, layers = told.report, replace(told.layers, mentions=mentions)
    assert report is not None
    (identity, *_) = explain(Reading(report, assembled(report, layers), model=MODEL, layers=layers), 1).identities
    party = identity.participant
    assert (party.citation.exact, party.score, party.reasons) == ("Corland", 0.97, ("name of a state",))


def test_words_that_are_no_mention_are_looked_up() -> None:
    line = "The/DT/det/army army/NN/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled ."
    identity = explain(reading(line), 1).identities[0]
    assert identity.participant.citation.exact == "The army"
    assert identity.mention == "no mention: looked up by its words"


def test_every_claim_is_explained_with_its_own_values() -> None:
    told = reading(SAID, SHELLED)
    for number, claim in enumerate(told.claims, start=1):
        explanation = explain(told, number)
        assert (explanation.number, explanation.claim) == (number, claim)
        assert decision(explanation, "kind").value == (claim.kind,)
        assert decision(explanation, "actors").value == tuple(one.citation.exact for one in claim.actors)


def test_an_attribution_that_holds_the_claim_in_vain_is_shown_apart() -> None:
    line = (
        "Tarn/NNP/nsubj/said said/VBD/root that/IN/mark/left Belmora/NNP/nsubj/left ,//Belmora which/WDT/nsubj/shelled "
        "shelled/VBD/acl:relcl/Belmora/ASSAULT Selwyn/NNP/obj/shelled ,//Belmora left/VBD/ccomp/said/RETREAT ."
    )
    told = reading(line)
    background = next(number for number in (1, 2) if "shelled" in explain(told, number).head.word.exact)
    explanation = explain(told, background)
    assert explanation.chain == () and [link.cue[0].exact for link in explanation.dropped] == ["said"]
    assert decision(explanation, "source").reason == "it rests on no attribution"
