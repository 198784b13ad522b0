"""Kind, stance, polarity and certainty of claims, a sentence each."""

from __future__ import annotations

import pytest

from dragoman.core.claims import Claim
from sentences import actors, contents, judged, one, read, recipients, sources


def shown(claim: Claim) -> tuple[str, list[str], list[str], list[str]]:
    """Return what the claim says of itself, its sources, actors and recipients."""
    return judged(claim), sources(claim), actors(claim), recipients(claim)


# ---- wants -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "content", "expected"),
    [
        (
            "Ruritania/NNP/nsubj/urged urged/VBD/root Belmora/NNP/obj/urged to/TO/mark/leave "
            "leave/VB/xcomp/urged/RETREAT the/DT/det/strait strait/NN/obj/leave .",
            "leave the strait",
            ("wants for + certain", ["Ruritania"], ["Ruritania"], ["Belmora"]),
        ),
        (
            "Ruritania/NNP/nsubj/called called/VBD/root on/IN/case/Belmora Belmora/NNP/obl/called to/TO/mark/release "
            "release/VB/xcomp/called/CONCEDE the/DT/det/prisoners prisoners/NNS/obj/release .",
            "release the prisoners",
            ("wants for + certain", ["Ruritania"], ["Ruritania"], ["Belmora"]),
        ),
        (
            "Ruritania/NNP/nsubj/called called/VBD/root for/IN/case/elections early/JJ/amod/elections "
            "general/JJ/amod/elections elections/NNS/obl/called .",
            "early general elections",
            ("wants for + certain", ["Ruritania"], ["Ruritania"], []),
        ),
        pytest.param(
            "Ruritania/NNP/nsubj/called called/VBD/root for/IN/case/elections new/JJ/amod/elections "
            "elections/NNS/obl/called .",
            "new elections",
            ("wants for + certain", ["Ruritania"], ["Ruritania"], []),
            marks=pytest.mark.xfail(
                strict=True, reason="a content of two words without an event is dropped as too short"
            ),
        ),
        pytest.param(
            "Ruritania/NNP/nsubj/called called/VBD/root for/IN/case/talks new/JJ/amod/talks talks/NNS/obl/called/CONSULT "
            "with/IN/case/Belmora Belmora/NNP/nmod/talks .",
            "new talks with Belmora",
            ("wants for + certain", ["Ruritania"], ["Ruritania"], ["Belmora"]),
            marks=pytest.mark.xfail(strict=True, reason="with whom talks are wanted is an actor beside the holder"),
        ),
        (
            "Ruritania/NNP/nsubj/oppose does/VBZ/aux/oppose not/RB/advmod/oppose oppose/VB/root a/DT/det/mission "
            "Belmoran/JJ/amod/mission mission/NN/obj/oppose .",
            "a Belmoran mission",
            ("wants accepts + certain", ["Ruritania"], ["Ruritania"], ["Belmoran"]),
        ),
        (
            "Ruritania/NNP/nsubj/asking is/VBZ/aux/asking not/RB/advmod/asking asking/VBG/root for/IN/case/weapons "
            "heavy/JJ/amod/weapons weapons/NNS/obl/asking/AID .",
            "heavy weapons",
            ("wants for - certain", ["Ruritania"], ["Ruritania"], []),
        ),
        (
            "Ruritania/NNP/nsubj/ready is/VBZ/cop/ready ready/JJ/root to/TO/mark/lift lift/VB/xcomp/ready/CONCEDE "
            "the/DT/det/embargo embargo/NN/obj/lift/SANCTION .",
            "lift the embargo",
            ("wants accepts + certain", ["Ruritania"], ["Ruritania"], []),
        ),
        (
            "Ruritania/NNP/nsubj/considering is/VBZ/aux/considering considering/VBG/root a/DT/det/ban "
            "ban/NN/obj/considering/SANCTION on/IN/case/imports fish/NN/compound/imports imports/NNS/nmod/ban .",
            "a ban on fish imports",
            ("wants considers + certain", ["Ruritania"], ["Ruritania"], []),
        ),
        (
            "Ruritania/NNP/nsubj/warned warned/VBD/root/THREATEN against/IN/case/intervention any/DT/det/intervention "
            "foreign/JJ/amod/intervention intervention/NN/obl/warned/MOBILIZE .",
            "any foreign intervention",
            ("wants against + certain", ["Ruritania"], ["Ruritania"], []),
        ),
        (
            "Ruritania/NNP/nsubj/hopes hopes/VBZ/root to/TO/mark/join join/VB/xcomp/hopes/AGREE the/DT/det/pact "
            "pact/NN/obj/join/AGREE .",
            "join the pact",
            ("wants for + certain", ["Ruritania"], ["Ruritania"], []),
        ),
        (
            "Ruritania/NNP/nsubj/expressed expressed/VBD/root interest/NN/obj/expressed in/IN/case/base "
            "an/DT/det/base air/NN/compound/base base/NN/nmod/interest .",
            "an air base",
            ("wants for + certain", ["Ruritania"], ["Ruritania"], []),
        ),
    ],
)
def test_a_wish_told_by_the_outlet_rests_on_its_holder(
    line: str, content: str, expected: tuple[str, list[str], list[str], list[str]]
) -> None:
    claims = read(line, who={"Belmoran": "Belmora"} if "Belmoran" in line else {})
    assert shown(one(claims, content)) == expected


SPEECH = "Marren/NNP/nsubj/said said/VBD/root "


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Belmora/NNP/nsubj/leave must/MD/aux/leave leave/VB/ccomp/said/RETREAT the/DT/det/strait strait/NN/obj/leave",
            ("wants for + certain", "RETREAT"),
        ),
        (
            "Belmora/NNP/nsubj/leave should/MD/aux/leave leave/VB/ccomp/said/RETREAT the/DT/det/strait "
            "strait/NN/obj/leave",
            ("wants for + certain", "RETREAT"),
        ),
        (
            "Belmora/NNP/nsubj/has has/VBZ/ccomp/said to/TO/mark/leave leave/VB/xcomp/has/RETREAT the/DT/det/strait "
            "strait/NN/obj/leave",
            ("wants for + certain", "RETREAT"),
        ),
        (
            "Belmora/NNP/nsubj/arm must/MD/aux/arm not/RB/advmod/arm arm/VB/ccomp/said/AID the/DT/det/rebels "
            "rebels/NNS/obj/arm",
            ("wants against + certain", "AID"),
        ),
        pytest.param(
            "Belmora/NNP/nsubj/refrain should/MD/aux/refrain refrain/VB/ccomp/said from/IN/mark/shelling "
            "shelling/VBG/advcl/refrain/ASSAULT the/DT/det/coast coast/NN/obj/shelling",
            ("wants against + certain", "ASSAULT"),
            marks=pytest.mark.xfail(
                strict=True, reason="what is to be refrained from is recorded as wanted: stance for"
            ),
        ),
        (
            "Ruritania/NNP/nsubj/support can/MD/aux/support not/RB/advmod/support support/VB/ccomp/said/SUPPORT "
            "the/DT/det/embargo embargo/NN/obj/support/SANCTION",
            ("wants against + certain", "SANCTION"),
        ),
        (
            "an/DT/det/intervention intervention/NN/nsubj/unacceptable/MOBILIZE was/VBD/cop/unacceptable "
            "unacceptable/JJ/ccomp/said",
            ("wants against + certain", "MOBILIZE"),
        ),
    ],
)
def test_a_duty_or_a_refusal_in_speech_is_a_wish_of_the_speaker(content: str, expected: tuple[str, str]) -> None:
    wishes = [claim for claim in read(f"{SPEECH}{content} .") if claim.kind == "wants"]
    assert [(judged(claim), claim.event) for claim in wishes] == [expected]
    assert [sources(claim) for claim in wishes] == [["Marren"]]


def test_the_holder_of_a_duty_told_in_speech_is_the_speaker_and_it_falls_on_the_subject() -> None:
    line = f"{SPEECH}Belmora/NNP/nsubj/leave must/MD/aux/leave leave/VB/ccomp/said/RETREAT Selwyn/NNP/obj/leave ."
    claim = one(read(line), "Belmora must leave Selwyn")
    assert (actors(claim), recipients(claim)) == (["Marren"], ["Belmora"])


CONDEMNED = "Marren/NNP/nsubj/condemned condemned/VBD/root/ACCUSE "
RETURN = (
    "any/DT/det/return future/JJ/amod/return return/NN/obj/condemned/MOBILIZE of/IN/case/bases foreign/JJ/amod/bases "
    "bases/NNS/nmod/return ."
)
PLAN = (
    "any/DT/det/plan plan/NN/obj/condemned to/TO/mark/return return/VB/acl/plan/MOBILIZE foreign/JJ/amod/bases "
    "bases/NNS/obj/return ."
)


@pytest.mark.parametrize(
    ("line", "condemned", "content"),
    [
        (RETURN, "any future return of foreign bases", "any future return of foreign bases"),
        (PLAN, "any plan to return foreign bases", "return foreign bases"),
    ],
)
def test_condemning_what_could_happen_opposes_it(line: str, condemned: str, content: str) -> None:
    claim = one(read(CONDEMNED + line, said=[("Marren", "condemned", condemned)]), content)
    assert (judged(claim), claim.event) == ("wants against + certain", "MOBILIZE")
    assert (sources(claim), actors(claim)) == (["Marren"], ["Marren"])


@pytest.mark.xfail(strict=True, reason="the noun inside the content is given as cue: 'plan', not 'condemned'")
def test_the_cue_of_a_condemned_plan_is_the_condemning() -> None:
    said = [("Marren", "condemned", "any plan to return foreign bases")]
    (claim,) = read(CONDEMNED + PLAN, said=said)
    assert claim.cue is not None and claim.cue.exact == "condemned"


def test_condemning_what_happened_is_said() -> None:
    line = (
        f"{CONDEMNED}the/DT/det/shelling shelling/NN/obj/condemned/ASSAULT of/IN/case/Selwyn Selwyn/NNP/nmod/shelling ."
    )
    claim = one(read(line, said=[("Marren", "condemned", "the shelling of Selwyn")]), "the shelling of Selwyn")
    assert (judged(claim), claim.event) == ("said + certain", "ACCUSE")


@pytest.mark.parametrize(
    ("line", "content", "expected"),
    [
        pytest.param(
            "Ruritania/NNP/nsubj/rejects rejects/VBZ/root/REJECT foreign/JJ/amod/bases bases/NNS/obj/rejects/MOBILIZE .",
            "foreign bases",
            "wants against + certain",
            marks=pytest.mark.xfail(
                strict=True, reason="'rejects' is taken for an act: the whole clause is did, REJECT"
            ),
        ),
        pytest.param(
            "Ruritania/NNP/nsubj/supports supports/VBZ/root/SUPPORT a/DT/det/ban long/JJ/amod/ban "
            "ban/NN/obj/supports/SANCTION .",
            "a long ban",
            "wants for + certain",
            marks=pytest.mark.xfail(
                strict=True, reason="'supports' is taken for an act: the whole clause is did, SUPPORT"
            ),
        ),
        pytest.param(
            "Ruritania/NNP/nsubj/ready is/VBZ/cop/ready ready/JJ/root to/TO/mark/talk talk/VB/xcomp/ready/CONSULT .",
            "talk",
            "wants accepts + certain",
            marks=pytest.mark.xfail(
                strict=True, reason="a content of one word is dropped as too short to state anything"
            ),
        ),
        pytest.param(
            "Ruritania/NNP/nsubj/opposes opposes/VBZ/root the/DT/det/base air/NN/compound/base base/NN/obj/opposes .",
            "the air base",
            "wants against + certain",
            marks=pytest.mark.xfail(strict=True, reason="three words with 'the' and no event are taken to point back"),
        ),
    ],
)
def test_signs_of_a_position_that_the_guidelines_list(line: str, content: str, expected: str) -> None:
    assert judged(one(read(line), content)) == expected


# ---- plans -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "content", "certainty"),
    [
        (
            "Tarn/NNP/nsubj/visit will/MD/aux/visit visit/VB/root/CONSULT Selwyn/NNP/obj/visit .",
            "Tarn will visit Selwyn",
            "certain",
        ),
        (
            "Tarn/NNP/nsubj/visit would/MD/aux/visit visit/VB/root/CONSULT Selwyn/NNP/obj/visit .",
            "Tarn would visit Selwyn",
            "certain",
        ),
        (
            "Tarn/NNP/nsubj/visit may/MD/aux/visit visit/VB/root/CONSULT Selwyn/NNP/obj/visit .",
            "Tarn may visit Selwyn",
            "possible",
        ),
        pytest.param(
            "Tarn/NNP/nsubj/close would/MD/aux/close close/VB/root/COERCE the/DT/det/port port/NN/obj/close "
            "if/IN/mark/attacked Belmora/NNP/nsubj/attacked attacked/VBD/advcl/close/ASSAULT .",
            "Tarn would close the port if Belmora attacked",
            "certain",
            marks=pytest.mark.xfail(strict=True, reason="what would be done on a condition is recorded as done"),
        ),
        (
            "Tarn/NNP/nsubj/due is/VBZ/cop/due due/JJ/root to/TO/mark/visit visit/VB/xcomp/due/CONSULT "
            "Selwyn/NNP/obj/visit .",
            "visit Selwyn",
            "certain",
        ),
        (
            "Tarn/NNP/nsubj/vowed vowed/VBD/root to/TO/mark/close close/VB/xcomp/vowed/COERCE the/DT/det/port "
            "port/NN/obj/close .",
            "close the port",
            "certain",
        ),
        pytest.param(
            "Tarn/NNP/nsubj:pass/expected is/VBZ/aux:pass/expected expected/VBN/root/CONSULT to/TO/mark/visit "
            "visit/VB/xcomp/expected/CONSULT Selwyn/NNP/obj/visit .",
            "Tarn is expected to visit Selwyn",
            "probable",
            marks=pytest.mark.xfail(strict=True, reason="who is expected to act is recipient, and there is no actor"),
        ),
    ],
)
def test_what_lies_ahead_is_planned(line: str, content: str, certainty: str) -> None:
    claim = one(read(line), content)
    assert judged(claim) == f"plans + {certainty}"
    assert actors(claim)[:1] == ["Tarn"]


IS_TO = "Tarn/NNP/nsubj/visit is/VBZ/aux/visit to/TO/mark/visit visit/VB/root/CONSULT Selwyn/NNP/obj/visit ."
WAS_TO = "Tarn/NNP/nsubj/met was/VBD/aux/met to/TO/mark/met have/VB/aux/met met/VBN/root/CONSULT Marren/NNP/obj/met ."
HEADLINE = "Tarn/NNP/nsubj/discuss to/TO/mark/discuss discuss/VB/root/CONSULT sanctions/NNS/obj/discuss"


@pytest.mark.parametrize("line", [IS_TO, WAS_TO, HEADLINE])
def test_what_somebody_is_to_do_is_planned_even_where_it_is_past(line: str) -> None:
    (claim,) = read(line)
    assert (judged(claim), actors(claim)[0]) == ("plans + certain", "Tarn")


@pytest.mark.xfail(strict=True, reason="the stretch begins behind 'to': subject and auxiliary are left out")
@pytest.mark.parametrize(
    ("line", "content"),
    [
        (IS_TO, "Tarn is to visit Selwyn"),
        (WAS_TO, "Tarn was to have met Marren"),
        (HEADLINE, "Tarn to discuss sanctions"),
    ],
)
def test_the_content_of_what_somebody_is_to_do_is_the_clause(line: str, content: str) -> None:
    assert contents(read(line)) == [content]


def test_a_plan_told_in_speech_keeps_the_speaker_as_source() -> None:
    line = f"{SPEECH}Belmora/NNP/nsubj/close would/MD/aux/close close/VB/ccomp/said/COERCE Selwyn/NNP/obj/close ."
    assert shown(one(read(line), "Belmora would close Selwyn")) == (
        "plans + certain", ["Marren"], ["Belmora"], ["Selwyn"],
    )  # fmt: skip


def test_a_state_to_come_is_only_said() -> None:
    line = f"{SPEECH}the/DT/det/winter winter/NN/nsubj/hard will/MD/aux/hard be/VB/cop/hard hard/JJ/ccomp/said ."
    assert judged(one(read(line), "the winter will be hard")) == "said + certain"


def test_a_condition_is_no_claim_of_its_own() -> None:
    line = (
        "Tarn/NNP/nsubj/close will/MD/aux/close close/VB/root/COERCE the/DT/det/port port/NN/obj/close if/IN/mark/attacks "
        "Belmora/NNP/nsubj/attacks attacks/VBZ/advcl/close/ASSAULT ."
    )
    assert contents(read(line)) == ["Tarn will close the port if Belmora attacks"]


UNLIKELY = (
    "Belmora/NNP/nsubj/unlikely is/VBZ/cop/unlikely unlikely/JJ/{relation} to/TO/mark/leave "
    "leave/VB/xcomp/unlikely/RETREAT the/DT/det/strait strait/NN/obj/leave ."
)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            SPEECH + UNLIKELY.format(relation="ccomp/said"),
            marks=pytest.mark.xfail(strict=True, reason="'unlikely' lowers the certainty, the polarity stays positive"),
        ),
        pytest.param(
            UNLIKELY.format(relation="root"),
            marks=pytest.mark.xfail(
                strict=True, reason="the outlet's clause with an adjective for head gives no claim"
            ),
        ),
    ],
)
def test_unlikely_to_act_is_a_denied_plan_probable(line: str) -> None:
    claim = one(read(line), "Belmora is unlikely to leave the strait")
    assert judged(claim) == "plans - probable"


# ---- did and said ----------------------------------------------------------------------------------------------------
def test_an_act_told_by_the_outlet_is_done() -> None:
    line = "The/DT/det/army army/NN/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled ."
    assert shown(one(read(line), "The army shelled Selwyn")) == ("did + certain", [], ["The army"], ["Selwyn"])


def test_words_of_a_source_are_what_they_tell_and_a_judgement_is_said() -> None:
    event = f"{SPEECH}the/DT/det/army army/NN/nsubj/shelled shelled/VBD/ccomp/said/ASSAULT Selwyn/NNP/obj/shelled ."
    judgement = f"{SPEECH}the/DT/det/truce truce/NN/nsubj/fragile was/VBD/cop/fragile fragile/JJ/ccomp/said ."
    assert shown(one(read(event), "the army shelled Selwyn")) == (
        "did + certain", ["Marren"], ["the army"], ["Selwyn"],
    )  # fmt: skip
    claim = one(read(judgement), "the truce was fragile")
    assert (judged(claim), actors(claim)) == ("said + certain", ["Marren"])


def test_possible_states_are_said() -> None:
    line = (
        f"{SPEECH}the/DT/det/truce truce/NN/nsubj/fragile may/MD/aux/fragile be/VB/cop/fragile fragile/JJ/ccomp/said ."
    )
    assert judged(one(read(line), "the truce may be fragile")) == "said + possible"


# ---- polarity --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "line",
    [
        "Tarn/NNP/nsubj/meet did/VBD/aux/meet not/RB/advmod/meet meet/VB/root/CONSULT Marren/NNP/obj/meet .",
        "Tarn/NNP/nsubj/met never/RB/advmod/met met/VBD/root/CONSULT Marren/NNP/obj/met .",
        "No/DT/det/envoy envoy/NN/nsubj/met met/VBD/root/CONSULT Marren/NNP/obj/met .",
        "Tarn/NNP/nsubj/met met/VBD/root/CONSULT no/DT/det/envoys envoys/NNS/obj/met .",
        "Nobody/NN/nsubj/met met/VBD/root/CONSULT Marren/NNP/obj/met .",
        "Tarn/NNP/nsubj/failed failed/VBD/root/CONSULT to/TO/mark/meet meet/VB/xcomp/failed/CONSULT Marren/NNP/obj/meet .",
        "No/DT/det/troops troops/NNS/nsubj:pass/sent were/VBD/aux:pass/sent sent/VBN/root/MOBILIZE .",
        "Tarn/NNP/nsubj/meet did/VBD/aux/meet n't/RB/advmod/meet meet/VB/root/CONSULT Marren/NNP/obj/meet .",
    ],
)
def test_what_did_not_take_place_has_negative_polarity(line: str) -> None:
    (claim,) = read(line)
    assert judged(claim) == "did - certain"


def test_a_denied_content_is_negative_and_a_denied_negation_positive() -> None:
    denied = (
        "Tarn/NNP/nsubj/denied denied/VBD/root that/IN/mark/shelled Belmora/NNP/nsubj/shelled "
        "shelled/VBD/ccomp/denied/ASSAULT Selwyn/NNP/obj/shelled ."
    )
    twice = denied.replace("shelled/VBD", "never/RB/advmod/shelled shelled/VBD")
    assert judged(one(read(denied), "Belmora shelled Selwyn")) == "did - certain"
    assert judged(one(read(twice), "Belmora never shelled Selwyn")) == "did + certain"


# ---- certainty -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Rebels/NNS/nsubj/took reportedly/RB/advmod/took took/VBD/root/ASSAULT Selwyn/NNP/obj/took .", "unconfirmed"),
        ("Rebels/NNS/nsubj/took allegedly/RB/advmod/took took/VBD/root/ASSAULT Selwyn/NNP/obj/took .", "unconfirmed"),
        ("Rebels/NNS/nsubj/took probably/RB/advmod/took took/VBD/root/ASSAULT Selwyn/NNP/obj/took .", "probable"),
        ("Rebels/NNS/nsubj/took perhaps/RB/advmod/took took/VBD/root/ASSAULT Selwyn/NNP/obj/took .", "possible"),
        (
            "Rebels/NNS/nsubj/taken may/MD/aux/taken have/VB/aux/taken taken/VBN/root/ASSAULT Selwyn/NNP/obj/taken .",
            "possible",
        ),
    ],
)
def test_a_hedge_lowers_certainty(line: str, expected: str) -> None:
    (claim,) = read(line)
    assert judged(claim) == f"did + {expected}"


def test_an_alleged_event_is_unconfirmed() -> None:
    line = (
        "Marren/NNP/nsubj/spoke spoke/VBD/root/CONSULT of/IN/case/attack the/DT/det/attack alleged/JJ/amod/attack "
        "attack/NN/obl/spoke/ASSAULT on/IN/case/Selwyn Selwyn/NNP/nmod/attack ."
    )
    assert judged(one(read(line), "the alleged attack on Selwyn")) == "did + unconfirmed"


@pytest.mark.parametrize(
    ("line", "content"),
    [
        (
            "No/DT/det/confirmation confirmation/NN/nsubj/emerged of/IN/case/attack the/DT/det/attack "
            "attack/NN/nmod/confirmation/ASSAULT on/IN/case/Selwyn Selwyn/NNP/nmod/attack has/VBZ/aux/emerged "
            "emerged/VBN/root .",
            "the attack on Selwyn",
        ),
        (
            "There/EX/expl/was was/VBD/root no/DT/det/confirmation confirmation/NN/nsubj/was that/IN/mark/taken "
            "rebels/NNS/nsubj/taken had/VBD/aux/taken taken/VBN/acl/confirmation/ASSAULT Selwyn/NNP/obj/taken .",
            "rebels had taken Selwyn",
        ),
    ],
)
def test_what_nobody_confirms_is_unconfirmed_and_on_the_word_of_the_outlet(line: str, content: str) -> None:
    claim = one(read(line), content)
    assert (judged(claim), sources(claim), claim.cue) == ("did + unconfirmed", [], None)


def test_a_cue_that_only_suggests_makes_its_content_possible() -> None:
    line = (
        "Reports/NNS/nsubj/suggested suggested/VBD/root that/IN/mark/taken rebels/NNS/nsubj/taken had/VBD/aux/taken "
        "taken/VBN/ccomp/suggested/ASSAULT Selwyn/NNP/obj/taken ."
    )
    claim = one(read(line), "rebels had taken Selwyn")
    assert (judged(claim), sources(claim)) == ("did + possible", ["Reports"])


@pytest.mark.xfail(strict=True, reason="a clause that is not clear gives no claim")
def test_not_clear_whether_is_possible() -> None:
    line = (
        "It/PRP/expl/clear was/VBD/cop/clear not/RB/advmod/clear clear/JJ/root whether/IN/mark/taken "
        "rebels/NNS/nsubj/taken had/VBD/aux/taken taken/VBN/csubj/clear/ASSAULT Selwyn/NNP/obj/taken ."
    )
    claims = [claim for claim in read(line) if "rebels had taken Selwyn" in claim.content.exact]
    assert [claim.certainty for claim in claims] == ["possible"]
