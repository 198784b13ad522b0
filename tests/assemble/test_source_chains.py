"""On whose word a claim rests: chains of sources, cues, quotation marks."""

from __future__ import annotations

import pytest

from dragoman.core.claims import Claim
from sentences import contents, judged, one, read, sources

LEFT = "troops/NNS/nsubj/left had/VBD/aux/left left/VBN/{relation}/RETREAT Selwyn/NNP/obj/left"
SAID = f"Tarn/NNP/nsubj/said said/VBD/root that/IN/mark/left {LEFT.format(relation='ccomp/said')} ."


def cue(claim: Claim) -> str | None:
    return claim.cue.exact if claim.cue else None


def test_what_the_outlet_asserts_has_no_source_and_no_cue() -> None:
    (claim,) = read(f"{LEFT.format(relation='root')} .")
    assert (sources(claim), cue(claim), claim.quoted) == ([], None, "none")


def test_indirect_speech_rests_on_its_speaker() -> None:
    claim = one(read(SAID), "troops had left Selwyn")
    assert (sources(claim), cue(claim), claim.quoted) == (["Tarn"], "said", "indirect")


def test_according_to_names_the_source() -> None:
    line = (
        "According/VBG/case/ministry to/IN/fixed/According the/DT/det/ministry ministry/NN/obl/left ,//left "
        f"{LEFT.format(relation='root')} ."
    )
    claim = one(read(line), "troops had left Selwyn")
    assert (sources(claim), cue(claim), claim.quoted) == (["the ministry"], "According to", "indirect")


def test_who_is_quoted_as_saying_is_the_inner_of_two_sources() -> None:
    line = (
        "The/DT/det/Gazette Gazette/NNP/nsubj/quoted quoted/VBD/root Tarn/NNP/obj/quoted as/IN/mark/saying "
        f"saying/VBG/advcl/quoted {LEFT.format(relation='ccomp/saying')} ."
    )
    claim = one(read(line, said=[("The Gazette", "quoted", "troops had left Selwyn")]), "troops had left Selwyn")
    assert (sources(claim), cue(claim)) == (["The Gazette", "Tarn"], "saying")


NESTED = (
    "{inner}/{xpos}/nsubj/said#2 said/VBD/ccomp/said that/IN/mark/left " + LEFT.format(relation="ccomp/said#2") + " ."
)
OUTER = "Tarn/NNP/nsubj/said said/VBD/root that/IN/mark/said#2 "


def test_what_one_says_that_another_said_rests_on_both_outermost_first() -> None:
    claim = one(read(OUTER + NESTED.format(inner="Marren", xpos="NNP")), "troops had left Selwyn")
    assert sources(claim) == ["Tarn", "Marren"]


def test_the_same_speaker_is_no_second_link() -> None:
    claim = one(read(OUTER + NESTED.format(inner="he", xpos="PRP"), who={"he": "Tarn"}), "troops had left Selwyn")
    assert sources(claim) == ["Tarn"]


def test_a_wish_told_in_speech_belongs_to_its_holder_who_is_no_link() -> None:
    line = (
        "Tarn/NNP/nsubj/said said/VBD/root that/IN/mark/wanted Marren/NNP/nsubj/wanted wanted/VBD/ccomp/said "
        "to/TO/mark/lift lift/VB/xcomp/wanted/CONCEDE the/DT/det/ban ban/NN/obj/lift/SANCTION ."
    )
    claim = one(read(line), "lift the ban")
    assert (judged(claim), sources(claim)) == ("wants for + certain", ["Tarn"])
    assert [actor.name for actor in claim.actors] == ["Marren"]


JOINT = (
    "Tarn/NNP/nsubj/said and/CC/cc/Marren Marren/NNP/conj/Tarn said/VBD/root that/IN/mark/left "
    f"{LEFT.format(relation='ccomp/said')} ."
)


@pytest.mark.parametrize(
    "said",
    [
        [("Tarn and Marren", "said", "troops had left Selwyn")],
        pytest.param(
            [],
            marks=pytest.mark.xfail(strict=True, reason="from syntax alone the first of joint speakers is the source"),
        ),
    ],
)
def test_joint_speakers_are_one_source(said: list[tuple[str, str, str]]) -> None:
    assert sources(one(read(JOINT, said=said), "troops had left Selwyn")) == ["Tarn and Marren"]


def test_coordinated_cues_are_no_chain() -> None:
    line = (
        "Tarn/NNP/nsubj/said said/VBD/root the/DT/det/port port/NN/nsubj/open was/VBD/cop/open open/JJ/ccomp/said ,//said#2 "
        "and/CC/cc/said#2 Marren/NNP/nsubj/said#2 said/VBD/conj/said that/IN/mark/left "
        f"{LEFT.format(relation='ccomp/said#2')} ."
    )
    given = [
        ("Tarn", "said", "the port was open, and Marren said that troops had left Selwyn"),
        ("Marren", "said#2", "troops had left Selwyn"),
    ]
    assert sources(one(read(line, said=given), "troops had left Selwyn")) == ["Marren"]


RELATIVE = (
    "rebels/NNS/nsubj/left ,//seized who/WP/nsubj/seized seized/VBD/acl:relcl/rebels/ASSAULT Selwyn/NNP/obj/seized "
    ",//seized left/VBD/ccomp/said/RETREAT the/DT/det/port port/NN/obj/left"
)


def test_a_relative_clause_in_indirect_speech_rests_on_the_outlet() -> None:
    claims = read(f"Tarn/NNP/nsubj/said said/VBD/root {RELATIVE} .")
    assert sources(one(claims, "seized Selwyn")) == []
    assert [sources(claim) for claim in claims if claim.event == "RETREAT"] == [["Tarn"]]


def test_a_relative_clause_in_quotation_marks_rests_on_the_speaker() -> None:
    claims = read(
        f"“//left {RELATIVE} ,//left ”//left Tarn/NNP/nsubj/said said/VBD/root .",
        said=[("Tarn", "said", "rebels, who seized Selwyn, left the port")],
    )
    assert sources(one(claims, "seized Selwyn")) == ["Tarn"]


# ---- quotation marks -------------------------------------------------------------------------------------------------
SENT = "We/PRP/nsubj/sent sent/VBD/ccomp/said/MOBILIZE every/DT/det/ship ship/NN/obj/sent to/IN/case/Selwyn Selwyn/NNP/obl/sent"


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        (f"“//sent {SENT} ,//sent ”//sent Tarn/NNP/nsubj/said said/VBD/root .", "direct"),
        (
            "“//sent {} ”//sent to/IN/case/Selwyn Selwyn/NNP/obl/sent ,//sent Tarn/NNP/nsubj/said said/VBD/root .".format(
                SENT.partition(" to/")[0]
            ),
            "mixed",
        ),
        (f"{SENT} ,//sent Tarn/NNP/nsubj/said said/VBD/root .", "indirect"),
    ],
)
def test_how_much_of_a_content_is_quoted(line: str, quoted: str) -> None:
    (claim,) = read(line)
    assert sources(claim) == ["Tarn"]
    assert claim.content.exact.startswith("We sent every ship")
    assert claim.quoted == quoted


def test_words_in_marks_that_nobody_is_source_of_are_not_quoted() -> None:
    line = "Troops/NNS/nsubj/took took/VBD/root/ASSAULT “//Fort Fort/NNP/obj/took Selwyn/NNP/flat/Fort ”//Fort ."
    (claim,) = read(line)
    assert (claim.quoted, sources(claim)) == ("none", [])


def test_a_quotation_that_goes_on_without_a_cue_stays_on_the_word_of_its_speaker() -> None:
    claims = read(
        f"“//sent {SENT} ,//sent ”//sent Tarn/NNP/nsubj/said said/VBD/root .",
        "“//shelled The/DT/det/army army/NN/nsubj/shelled then/RB/advmod/shelled shelled/VBD/root/ASSAULT "
        "the/DT/det/coast coast/NN/obj/shelled around/IN/case/Selwyn Selwyn/NNP/nmod/coast .//shelled ”//shelled",
        said=[("Tarn", "said", "We sent every ship to Selwyn")],
    )
    claim = one(claims, "The army then shelled the coast around Selwyn")
    assert (sources(claim), cue(claim), claim.quoted) == (["Tarn"], "said", "direct")


def test_furniture_never_gives_claims() -> None:
    plain = f"{LEFT.format(relation='root')} ."
    assert len(read(SAID, plain)) == 2
    assert contents(read(SAID, plain, furniture=[1])) == ["troops had left Selwyn"]
    assert contents(read(SAID, plain, furniture=[0])) == ["troops had left Selwyn"]
    assert read(SAID, plain, furniture=[0, 1]) == ()
