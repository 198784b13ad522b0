"""From claims to coded events: whose act it is, on whom, of which type, and which one speaks for the sentence."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.core.claims import Claim, Reading
from dragoman.core.layers import Event, Layers
from dragoman.core.text import Span
from evals.coded import Coded, act_of, code_events, cue_type, main_event
from handmade import make_claim, party, quote
from parsed import parsed

TEXT = "Tarn condemned Ost for shelling Port Selwyn"
ROWS = """
    Tarn PROPN NNP 2 nsubj
    condemned VERB VBD 0 root condemn
    Ost PROPN NNP 2 obj
    for SCONJ IN 5 mark
    shelling VERB VBG 2 advcl shell
    Port PROPN NNP 5 obj
    Selwyn PROPN NNP 6 flat
"""
TARN, OST, PORT = (Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("Tarn", "Ost", "Port Selwyn"))
REPORT, PARSE = parsed(TEXT, ROWS)


def event(words: str, kind: str | None, score: float = 1.0) -> Event:
    start = TEXT.index(words)
    return Event(start, start + len(words), 0, "OCCURRENCE", kind, score, 3.0)


def shelling(**fields: Any) -> Claim:
    """Return the claim that Ost shelled the port, on the word of Tarn, who condemned it."""
    known: dict[str, Any] = {
        "source": (party("Tarn", "Tarn", text=TEXT),),
        "cue": quote("condemned", TEXT),
        "actors": (party("Ost", "Ost", text=TEXT),),
        "recipients": (party("Port Selwyn", "Port Selwyn", text=TEXT),),
        "event": "ASSAULT",
    }
    return make_claim("shelling Port Selwyn", text=TEXT, **(known | fields))


def coded(*claims: Claim, events: tuple[Event, ...] = ()) -> list[Coded]:
    return code_events(Reading(REPORT, claims), Layers(tokens=PARSE.tokens, events=events))


def test_a_claim_gives_its_own_act_and_the_speech_act_of_its_cue() -> None:
    own, spoken = coded(shelling(), events=(event("condemned", "ACCUSE"), event("shelling", "ASSAULT")))
    assert own == Coded("ASSAULT", ((OST,),), ((PORT,),), deed=True, depth=1)
    assert spoken == Coded("ACCUSE", ((TARN,),), ((PORT,), (OST,)), deed=False, depth=0)
    assert main_event([own, spoken]) == spoken


def test_a_cue_without_a_type_is_no_act() -> None:
    (own,) = coded(shelling(), events=(event("condemned", None), event("shelling", "ASSAULT")))
    assert own.type == "ASSAULT"
    assert cue_type(shelling(cue=None), [event("condemned", "ACCUSE")]) is None


def test_the_surest_of_the_words_of_a_cue_gives_its_type() -> None:
    found = cue_type(shelling(), [event("condemned", "REJECT", 0.5), event("condemned", "ACCUSE", 0.9)])
    assert found == "ACCUSE"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "did", "event": "AID"}, "AID"),
        ({"kind": "did", "event": "AID", "polarity": "-"}, None),
        ({"kind": "said", "event": "ACCUSE"}, "ACCUSE"),
        ({"kind": "plans", "event": "AID"}, "AGREE"),
        ({"kind": "plans", "event": "RETREAT", "polarity": "-"}, "REJECT"),
        ({"kind": "plans", "event": "ASSAULT"}, "THREATEN"),
        ({"kind": "plans", "event": "ASSAULT", "polarity": "-"}, None),
        ({"kind": "plans", "event": "ACCUSE"}, "ACCUSE"),
        ({"kind": "plans", "event": None}, None),
        ({"kind": "wants", "event": "AID", "stance": "for"}, "REQUEST"),
        ({"kind": "wants", "event": "AID", "stance": "against"}, "REJECT"),
        ({"kind": "wants", "event": "AID", "stance": "accepts"}, "AGREE"),
        ({"kind": "wants", "event": "AID", "stance": "considers"}, None),
    ],
)
def test_what_lies_ahead_is_typed_by_what_is_done_today(fields: dict[str, Any], expected: str | None) -> None:
    assert act_of(shelling(**fields)) == expected


def test_a_party_is_also_where_its_name_stands_in_another_claim() -> None:
    pronoun = make_claim("Port Selwyn", text=TEXT, actors=(party("shelling", "Tarn", text=TEXT),), event="AID")
    _, own = coded(shelling(), pronoun)
    assert own.actors == ((TARN, Span(TEXT.index("shelling"), TEXT.index(" Port"))),)


def test_nobody_is_both_actor_and_recipient() -> None:
    (own,) = coded(shelling(recipients=(party("Ost", "Ost", text=TEXT),)))
    assert (own.actors, own.recipients) == (((OST,),), ())


def test_the_first_of_the_events_nearest_to_the_root_is_the_main_one() -> None:
    deep, first, second = (Coded(kind, (), (), False, depth) for kind, depth in (("AID", 2), ("REJECT", 1), ("AID", 1)))
    assert main_event([deep, first, second]) == first
    assert main_event([]) is None


@pytest.mark.parametrize(
    ("actors", "recipients", "sources", "targets", "expected"),
    [
        ([TARN], [OST], [TARN], [OST], True),
        ([TARN], [OST], [OST], [TARN], False),
        ([TARN], [OST], [Span(2, 3)], [OST], True),
        ([TARN], [OST], [TARN], [], True),
        ([TARN], [], [TARN], [], False),
        ([TARN], [], [TARN], [TARN], False),
        ([TARN, OST], [], [OST], [TARN], True),
        ([TARN, OST], [PORT], [TARN], [OST], False),
        ([], [OST], [], [OST], False),
    ],
)
def test_an_event_is_between_parties_that_it_touches(
    actors: list[Span], recipients: list[Span], sources: list[Span], targets: list[Span], expected: bool
) -> None:
    event = Coded("AID", tuple((one,) for one in actors), tuple((one,) for one in recipients), True, 0)
    assert event.is_between(sources, targets) is expected


def test_an_event_is_by_whom_an_actor_touches() -> None:
    alone = Coded("AID", ((TARN,),), (), True, 0)
    assert (alone.is_by([TARN]), alone.is_by([OST]), alone.is_by([])) == (True, False, True)
    assert not Coded("AID", (), (), True, 0).is_by([])
