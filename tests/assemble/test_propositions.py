"""What is a claim of its own, and which words it holds."""

from __future__ import annotations

import pytest

from sentences import actors, contents, judged, one, read, sources

TWO = (
    "The/DT/det/army army/NN/nsubj/shelled shelled/VBD/{relation}/ASSAULT Selwyn/NNP/obj/shelled and/CC/cc/closed "
    "the/DT/det/police police/NNS/nsubj/closed closed/VBD/conj/shelled/COERCE the/DT/det/port port/NN/obj/closed"
)


def test_coordinated_finite_clauses_are_claims_each() -> None:
    assert contents(read(f"{TWO.format(relation='root')} .")) == [
        "The army shelled Selwyn",
        "the police closed the port",
    ]


def test_coordinated_finite_clauses_in_speech_rest_on_the_speaker_both() -> None:
    claims = read(f"Tarn/NNP/nsubj/said said/VBD/root {TWO.format(relation='ccomp/said')} .")
    assert [(claim.content.exact, sources(claim)) for claim in claims] == [
        ("The army shelled Selwyn", ["Tarn"]),
        ("the police closed the port", ["Tarn"]),
    ]


def test_a_shared_subject_acts_in_both_clauses() -> None:
    line = (
        "The/DT/det/army army/NN/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled and/CC/cc/closed "
        "closed/VBD/conj/shelled/COERCE the/DT/det/port port/NN/obj/closed ."
    )
    assert [actors(claim) for claim in read(line)] == [["The army"], ["The army"]]


VOWED = (
    "Tarn/NNP/nsubj/vowed vowed/VBD/root to/TO/mark/close close/VB/xcomp/vowed/COERCE the/DT/det/port "
    "port/NN/obj/close {}and/CC/cc/expel expel/VB/conj/close/SANCTION the/DT/det/envoys envoys/NNS/obj/expel ."
)


def test_two_coordinated_infinitives_are_one_claim() -> None:
    assert contents(read(VOWED.format(""))) == ["close the port and expel the envoys"]


def test_three_coordinated_infinitives_are_three_claims() -> None:
    third = ",//arm arm/VB/conj/close/AID the/DT/det/rebels rebels/NNS/obj/arm "
    claims = read(VOWED.format(third))
    assert contents(claims) == ["close the port", "arm the rebels", "expel the envoys"]
    assert [judged(claim) for claim in claims] == ["plans + certain"] * 3


def test_a_list_of_objects_is_one_claim() -> None:
    line = (
        "The/DT/det/army army/NN/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled ,//Arvel "
        "Arvel/NNP/conj/Selwyn and/CC/cc/Dorn Dorn/NNP/conj/Selwyn ."
    )
    assert contents(read(line)) == ["The army shelled Selwyn, Arvel and Dorn"]


def test_the_content_leaves_out_cue_source_and_marker() -> None:
    line = (
        "Tarn/NNP/nsubj/said said/VBD/root on/IN/case/Monday Monday/NNP/obl/said that/IN/mark/shelled the/DT/det/army "
        "army/NN/nsubj/shelled shelled/VBD/ccomp/said/ASSAULT Selwyn/NNP/obj/shelled ."
    )
    assert contents(read(line)) == ["the army shelled Selwyn"]


def test_an_act_that_looks_like_a_cue_is_a_claim_itself() -> None:
    line = (
        "Tarn/NNP/nsubj/agreed agreed/VBD/root/AGREE to/TO/mark/leave leave/VB/xcomp/agreed/RETREAT the/DT/det/strait "
        "strait/NN/obj/leave ."
    )
    claim = one(read(line), "Tarn agreed to leave the strait")
    assert (judged(claim), claim.event) == ("did + certain", "AGREE")


def test_a_participle_is_a_claim_with_its_noun() -> None:
    line = (
        "Trucks/NNS/nsubj/reached reached/VBD/root/AID two/CD/nummod/towns towns/NNS/obj/reached "
        "besieged/VBN/acl/towns/COERCE by/IN/case/army the/DT/det/army army/NN/obl:agent/besieged ."
    )
    claim = one(read(line), "two towns besieged by the army")
    assert (judged(claim), claim.event, actors(claim)) == ("did + certain", "COERCE", ["the army"])
    assert [other.event for other in read(line)] == ["AID", "COERCE"]


def test_a_noun_of_action_with_somebody_behind_it_is_a_claim() -> None:
    line = (
        "Tarn/NNP/nsubj/spoke spoke/VBD/root/CONSULT after/IN/case/raid a/DT/det/raid raid/NN/obl/spoke/ASSAULT "
        "by/IN/case/rebels rebels/NNS/nmod/raid on/IN/case/Selwyn Selwyn/NNP/nmod/raid ."
    )
    claim = one(read(line), "a raid by rebels on Selwyn")
    assert (claim.event, actors(claim)) == ("ASSAULT", ["rebels"])


def test_a_relative_clause_with_an_event_is_a_claim_and_its_pronoun_is_left_out() -> None:
    line = (
        "Rebels/NNS/nsubj/left who/WP/nsubj/seized seized/VBD/acl:relcl/Rebels/ASSAULT Selwyn/NNP/obj/seized "
        "left/VBD/root/RETREAT ."
    )
    claim = one(read(line), "seized Selwyn")
    assert actors(claim) == ["Rebels"]


@pytest.mark.parametrize(
    "clause",
    [
        "if/IN/mark/attacks Belmora/NNP/nsubj/attacks attacks/VBZ/advcl/sent/ASSAULT",
        "to/TO/mark/protect protect/VB/advcl/sent/SUPPORT Selwyn/NNP/obj/protect",
        "unless/IN/mark/yields Belmora/NNP/nsubj/yields yields/VBZ/advcl/sent/CONCEDE",
    ],
)
def test_a_condition_or_a_purpose_stays_inside_the_clause_that_it_qualifies(clause: str) -> None:
    line = f"Tarn/NNP/nsubj/sent sent/VBD/root/MOBILIZE ships/NNS/obj/sent {clause} ."
    assert [claim.event for claim in read(line)] == ["MOBILIZE"]


def test_weather_and_scenes_without_an_event_are_no_claims() -> None:
    rain = "Rain/NN/nsubj/fell fell/VBD/root on/IN/case/Selwyn Selwyn/NNP/obl/fell ."
    city = "Selwyn/NNP/nsubj/city is/VBZ/cop/city a/DT/det/city city/NN/root ."
    assert read(rain, city) == ()


def test_a_content_that_only_points_back_is_replaced_by_its_clause() -> None:
    it = "Tarn/NNP/nsubj/opposes opposes/VBZ/root it/PRP/obj/opposes ."
    idea = "Tarn/NNP/nsubj/opposes opposes/VBZ/root the/DT/det/idea idea/NN/obj/opposes ."
    claims = read(it, idea)
    assert contents(claims) == ["Tarn opposes it", "Tarn opposes the idea"]
    assert [judged(claim) for claim in claims] == ["wants against + certain"] * 2


def test_one_word_states_nothing() -> None:
    assert read("Tarn/NNP/nsubj/said said/VBD/root so/RB/ccomp/said .") == ()


def test_claims_stand_in_the_order_of_the_text() -> None:
    claims = read(
        f"{TWO.format(relation='root')} .", f"Tarn/NNP/nsubj/said said/VBD/root {TWO.format(relation='ccomp/said')} ."
    )
    starts = [claim.content.start for claim in claims]
    assert len(starts) == 4 and starts == sorted(starts)
