"""When and where a claim takes place."""

from __future__ import annotations

from dragoman.core.claims import Claim
from sentences import one, read

MONDAY = {"Monday": "2025-05-12"}
SAID_MONDAY = (
    "{speaker}/NNP/nsubj/said said/VBD/root on/IN/case/Monday Monday/NNP/obl/said that/IN/mark/{head} the/DT/det/truce "
    "truce/NN/nsubj/{head} "
)
SHAKY = "was/VBD/cop/shaky shaky/JJ/ccomp/said ."


def when(claim: Claim) -> str | None:
    return claim.when.time.value if claim.when else None


def test_the_time_of_an_event_is_the_one_that_its_clause_names() -> None:
    line = "Rebels/NNS/nsubj/took took/VBD/root/ASSAULT Selwyn/NNP/obj/took on/IN/case/Monday Monday/NNP/obl/took ."
    claim = one(read(line, times=MONDAY), "Rebels took Selwyn on Monday")
    assert when(claim) == "2025-05-12"
    assert claim.when and claim.when.citation and claim.when.citation.exact == "Monday"


def test_the_time_of_saying_is_not_that_of_the_event() -> None:
    line = (
        "Tarn/NNP/nsubj/said said/VBD/root on/IN/case/Monday Monday/NNP/obl/said that/IN/mark/took rebels/NNS/nsubj/took "
        "took/VBD/ccomp/said/ASSAULT Selwyn/NNP/obj/took ."
    )
    assert when(one(read(line, times=MONDAY), "rebels took Selwyn")) is None


def test_the_time_of_saying_is_that_of_what_is_only_said() -> None:
    line = SAID_MONDAY.format(speaker="Tarn", head="shaky") + SHAKY
    assert when(one(read(line, times=MONDAY), "the truce was shaky")) == "2025-05-12"


LATER = (
    "{speaker}/NNP/nsubj/added added/VBD/root that/IN/mark/welcome peace/NN/nsubj/welcome was/VBD/cop/welcome "
    "welcome/JJ/ccomp/added ."
)


def test_a_speaker_speaks_on_one_occasion_unless_dated_apart() -> None:
    first = SAID_MONDAY.format(speaker="Tarn", head="shaky") + SHAKY
    assert when(one(read(first, LATER.format(speaker="Tarn"), times=MONDAY), "peace was welcome")) == "2025-05-12"
    assert when(one(read(first, LATER.format(speaker="Marren"), times=MONDAY), "peace was welcome")) is None
    dated = LATER.format(speaker="Tarn").replace(" that/", " in/IN/case/June June/NNP/obl/added that/")
    claims = read(first, dated, times=MONDAY | {"June": "2025-06"})
    assert when(one(claims, "peace was welcome")) == "2025-06"


def test_of_two_times_the_nearer_one_in_the_tree_counts() -> None:
    line = (
        "Tarn/NNP/nsubj/left left/VBD/root/RETREAT Selwyn/NNP/obj/left ,//left taken/VBN/acl/Selwyn in/IN/case/June "
        "June/NNP/obl/taken ,//left on/IN/case/Monday Monday/NNP/obl/left ."
    )
    (claim,) = read(line, times=MONDAY | {"June": "2024-06"})
    assert claim.content.exact == "Tarn left Selwyn, taken in June, on Monday"
    assert when(claim) == "2025-05-12"


def test_where_no_time_is_given_there_is_none() -> None:
    (claim,) = read("Rebels/NNS/nsubj/took took/VBD/root/ASSAULT Selwyn/NNP/obj/took .")
    assert claim.when is None and claim.where is None


def test_the_scene_is_the_place_behind_a_preposition_of_place() -> None:
    line = "Rebels/NNS/nsubj/met met/VBD/root/CONSULT envoys/NNS/obj/met in/IN/case/Selwyn Selwyn/NNP/obl/met ."
    (claim,) = read(line, places=["Selwyn"])
    assert claim.where and (claim.where.citation.exact, claim.where.place.name) == ("Selwyn", "Selwyn")


def test_where_somebody_comes_from_is_not_the_scene() -> None:
    line = (
        "Rebels/NNS/nsubj/met met/VBD/root/CONSULT envoys/NNS/obj/met from/IN/case/Arvel Arvel/NNP/nmod/envoys "
        "in/IN/case/Selwyn Selwyn/NNP/obl/met ."
    )
    (claim,) = read(line, places=["Arvel", "Selwyn"])
    assert claim.where and claim.where.place.name == "Selwyn"


def test_a_place_that_acts_is_no_scene() -> None:
    (claim,) = read("Arvel/NNP/nsubj/shelled shelled/VBD/root/ASSAULT rebels/NNS/obj/shelled .", places=["Arvel"])
    assert claim.where is None
