"""A reading built by hand, for the tests of everything that comes after the pipeline."""

from __future__ import annotations

from typing import Any

from dragoman.core.claims import Claim, Location, Participant, Reading, When
from dragoman.core.entities import NIL, Entity, Place
from dragoman.core.ids import claim_id, text_sha256
from dragoman.core.layers import (
    Attribution,
    Event,
    Layers,
    Mention,
    Quotation,
    Sentence,
    TimeExpression,
    Token,
    Toponym,
)
from dragoman.core.reports import Furniture, Problem, Report
from dragoman.core.text import Citation, Span, cite
from dragoman.core.times import TimeValue

TEXT = (
    "PORT SELWYN (Harbour Wire) - Media reports suggested that Ilse Marren had offered talks in October.\n"
    'She said "we oppose foreign soldiers" on the Arvel coast.\n'
    "No troops were sent, according to the ministry.\n"
)
SHA = text_sha256(TEXT)
OCTOBER = TimeValue("2025-10", "month", "2025-10-01", "2025-10-31")
COAST = Place("Arvel coast", None, "sea")


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def quote(words: str, text: str = TEXT) -> Citation:
    return cite(text, span(words, text), text_sha256(text))


def party(words: str, name: str, country: str = "UNK", text: str = TEXT) -> Participant:
    return Participant(quote(words, text), name, country, NIL)


def make_claim(content: str, *, text: str = TEXT, **fields: Any) -> Claim:
    citation = quote(content, text)
    identity = claim_id(sha256=citation.sha256, start=citation.start, end=citation.end, ordinal=0, model="m1")
    plain: dict[str, Any] = {
        "kind": "did",
        "source": (),
        "cue": None,
        "quoted": "none",
        "actors": (),
        "recipients": (),
        "event": None,
        "stance": None,
        "polarity": "+",
        "certainty": "certain",
        "when": None,
        "where": None,
    }
    return Claim(id=identity, content=citation, **(plain | fields))


REPORT = Report(
    doc="strait-1",
    text=TEXT,
    date="2025-05-12",
    title="Talks on the strait",
    outlet="Harbour Wire",
    url="https://example.org/strait",
    furniture=(Furniture(0, 29, "dateline"),),
)
OFFER = make_claim(
    "Ilse Marren had offered talks in October",
    kind="plans",
    source=(party("Media reports", "media reports", "MED"),),
    cue=quote("suggested"),
    quoted="indirect",
    actors=(party("Ilse Marren", "Ilse Marren"),),
    event="CONSULT",
    certainty="unconfirmed",
    when=When(OCTOBER, quote("October")),
)
OPPOSES = make_claim(
    "foreign soldiers",
    kind="wants",
    source=(party("She", "Ilse Marren"),),
    cue=quote("said"),
    quoted="direct",
    actors=(party("we", "Ilse Marren"),),
    recipients=(party("foreign soldiers", "foreign soldiers"),),
    stance="against",
    event="MOBILIZE",
    where=Location(quote("the Arvel coast"), COAST),
)
NO_TROOPS = make_claim(
    "No troops were sent",
    source=(party("the ministry", "Defence Ministry"),),
    cue=quote("according to"),
    quoted="indirect",
    actors=(),
    polarity="-",
)
LAYERS = Layers(
    sentences=(Sentence(0, 99, 0, 2, 0, "body"),),
    tokens=(
        Token(29, 34, 0, "media", "NOUN", "NNS", 1, "compound"),
        Token(35, 42, 0, "report", "NOUN", "NNS", 1, "root"),
    ),
    quotations=(Quotation(span("we oppose").start, span("soldiers").end, True),),
    attributions=(
        Attribution(
            (span("Media reports"),), (span("suggested"),), (span("Ilse Marren had offered talks in October"),)
        ),
    ),
    mentions=(
        Mention(
            *(span("Ilse Marren").start, span("Ilse Marren").end),
            head=0,
            type="PER",
            form="name",
            chain=1,
            entity=Entity(NIL, "Ilse Marren", "person", "UNK"),
        ),
    ),
    toponyms=(Toponym(span("Arvel").start, span("Arvel").end, "literal", COAST),),
    times=(TimeExpression(span("October").start, span("October").end, "DATE", OCTOBER),),
    events=(Event(span("talks").start, span("talks").end, 7, "OCCURRENCE", "CONSULT", 0.9, 1.5),),
)
NOTE = Problem("date-unknown", "strait.txt", "expected a date of publication, found none; give --date", fatal=False)
READING = Reading(report=REPORT, claims=(OFFER, OPPOSES, NO_TROOPS), problems=(), model="m1", layers=None)
READING_WITH_LAYERS = Reading(report=REPORT, claims=READING.claims, problems=(NOTE,), model="m1", layers=LAYERS)
UNREAD = Reading(report=None, problems=(Problem("binary", "cat.png", "expected text, found binary data"),))
