"""The place where a proposition takes place: by its own words, or where the report's events take place."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.assemble.propositions import Proposition
from dragoman.assemble.scenes import Scenes
from dragoman.core.claims import EventType, Kind, Location, Participant
from dragoman.core.entities import Place
from dragoman.core.text import cite
from dragoman.syntax import Tree
from sentences import tell

ARVEL = Place("Arvel", "CHL", "city")
SELWYN = Place("Selwyn", "PER", "city")
CHILE, PERU = Place("Chile", "CHL", "country"), Place("Peru", "PER", "country")
PLACES = {place.name: place for place in (ARVEL, SELWYN, CHILE, PERU)} | {"Chilean": CHILE, "Peruvians": PERU}


def scene(
    *lines: str, places: str = "", kind: Kind = "did", event: EventType | None = None, country: str = ""
) -> Location | None:
    """Return the scene of the last line's root, all of its line being the proposition."""
    names = places.split()
    report, layers = tell(*lines, places=names)
    known = [replace(t, place=PLACES[name.partition("#")[0]]) for t, name in zip(layers.toponyms, names, strict=True)]
    layers = replace(layers, toponyms=tuple(known))
    tree, last = Tree(layers.tokens), layers.sentences[-1]
    head = next(i for i in range(last.first, last.last) if tree.tokens[i].head == i)
    span = tree.span(range(last.first, last.last))
    party = Participant(cite(report.text, span, report.sha256), "somebody", country, "NIL")
    actors = (party,) if country else ()
    return Scenes(report, layers, tree).where(Proposition(head, span, (), False, False), kind, event, actors, ()).value


def name(location: Location | None) -> str | None:
    return location.place.name if location else None


MET = "Rebels/NNS/nsubj/met met/VBD/root/CONSULT envoys/NNS/obj/met {rest} ."


@pytest.mark.parametrize(
    ("line", "places", "event", "expected"),
    [
        (MET.format(rest="in/IN/case/Selwyn Selwyn/NNP/obl/met"), "Selwyn", "CONSULT", "Selwyn"),
        (MET.format(rest="from/IN/case/Arvel Arvel/NNP/nmod/envoys"), "Arvel", "CONSULT", None),
        (
            MET.format(rest="in/IN/case/Selwyn Selwyn/NNP/obl/met ,//met Peru/NNP/appos/Selwyn"),
            "Selwyn Peru", "CONSULT", "Selwyn",
        ),
        (
            "Rebels/NNS/nsubj/clashed clashed/VBD/root/ASSAULT in/IN/case/outskirts the/DT/det/outskirts "
            "outskirts/NNS/obl/clashed of/IN/case/Selwyn Selwyn/NNP/nmod/outskirts .",
            "Selwyn", "ASSAULT", "Selwyn",
        ),
        (
            "Rebels/NNS/nsubj/hid hid/VBD/root in/IN/case/area an/DT/det/area area/NN/obl/hid northwest/RB/advmod/area "
            "of/IN/case/Selwyn Selwyn/NNP/obl/northwest .",
            "Selwyn", None, "Selwyn",
        ),
        ("Tarn/NNP/nsubj/flew flew/VBD/root/CONSULT to/IN/case/Selwyn Selwyn/NNP/obl/flew .", "Selwyn", "CONSULT", "Selwyn"),
        ("Tarn/NNP/nsubj/sold sold/VBD/root/COOPERATE guns/NNS/obj/sold to/IN/case/Peru Peru/NNP/obl/sold .", "Peru", "COOPERATE", None),
        ("Tarn/NNP/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled .", "Selwyn", "ASSAULT", "Selwyn"),
        ("Tarn/NNP/nsubj/praised praised/VBD/root/SUPPORT Selwyn/NNP/obj/praised .", "Selwyn", "SUPPORT", None),
        ("Tarn/NNP/nsubj/seized seized/VBD/root Selwyn/NNP/obj/seized .", "Selwyn", None, "Selwyn"),
        ("Tarn/NNP/nsubj/fought fought/VBD/root/ASSAULT Peruvians/NNPS/obj/fought .", "Peruvians", "SUPPORT", None),
        (
            "Tarn/NNP/nsubj/condemned condemned/VBD/root/ACCUSE a/DT/det/raid raid/NN/obj/condemned/ASSAULT in/IN/case/Selwyn "
            "Selwyn/NNP/nmod/raid .",
            "Selwyn", "ACCUSE", None,
        ),
    ],
)  # fmt: skip
def test_the_scene_that_a_proposition_names(line: str, places: str, event: EventType, expected: str | None) -> None:
    assert name(scene(line, places=places, event=event)) == expected


RAID = "Rebels/NNS/nsubj/raided raided/VBD/root/ASSAULT a/DT/det/depot depot/NN/obj/raided in/IN/case/{0} {0}/NNP/obl/raided ."
KILLED = "Two/CD/nummod/guards guards/NNS/nsubj:pass/killed were/VBD/aux:pass/killed killed/VBN/root/ASSAULT ."


def test_what_is_done_on_the_ground_is_done_where_the_report_s_events_are() -> None:
    found = scene(RAID.format("Peru"), KILLED, places="Peru", event="ASSAULT")
    assert found and (found.place, found.citation.exact) == (PERU, "Peru")


def test_acts_of_words_take_no_place_from_the_report() -> None:
    assert scene(RAID.format("Peru"), KILLED, places="Peru", event="ACCUSE", country="PER") is None
    assert scene(RAID.format("Peru"), KILLED, places="Peru", kind="said") is None


def test_a_people_protests_at_home() -> None:
    lines = (RAID.format("Peru"), "Chilean/JJ/amod/students students/NNS/nsubj/marched marched/VBD/root/PROTEST .")
    assert name(scene(*lines, places="Peru Chilean", event="PROTEST", country="CHL")) == "Chile"
    assert name(scene(*lines, places="Peru Chilean", event="RETREAT", country="CHL")) == "Peru"


def test_what_the_people_of_the_theatre_concede_is_conceded_there() -> None:
    lines = (RAID.format("Peru"), "Leaders/NNS/nsubj/freed freed/VBD/root/CONCEDE captives/NNS/obj/freed .")
    assert name(scene(*lines, places="Peru", event="CONCEDE", country="PER")) == "Peru"
    assert scene(*lines, places="Peru", event="CONCEDE", country="CHL") is None


def test_what_a_people_does_among_itself_is_done_at_home() -> None:
    lines = (RAID.format("Peru"), "Families/NNS/nsubj/waited waited/VBD/root .")
    assert name(scene(*lines, places="Peru", country="PER")) == "Peru"
    assert scene(*lines, places="Peru", country="CHL") is None
    assert scene(*lines, places="Peru") is None


def test_a_report_on_one_city_takes_place_there() -> None:
    lines = [RAID.format("Selwyn")] * 3
    assert name(scene(*lines, KILLED, places="Selwyn Selwyn#2 Selwyn#3", event="ASSAULT")) == "Selwyn"
    twice = (*lines[:2], RAID.format("Peru"))
    assert name(scene(*twice, KILLED, places="Selwyn Selwyn#2 Peru", event="ASSAULT")) == "Peru"
