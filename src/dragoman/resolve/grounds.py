"""What a link rests on: each ground with the words that say so and how sure it makes the link.

A score is about the share of links on that ground that are right: measured on the names of GUM (training part) that
have an article, where there are ten and more; judged by the links of the gold claims, and by their likest neighbour,
where there are fewer. Scores are the same for all countries.
"""

from __future__ import annotations

from msgspec import Struct, structs

from dragoman.core.entities import Entity


class Ground(Struct, frozen=True):
    """One kind of evidence; `words` may hold `{}` for what it is evidence of."""

    score: float
    words: str


# ---- a known actor ---------------------------------------------------------------------------------------------------
NAME = Ground(0.93, "name in the registry")
IN_OFFICE = Ground(0.98, "name in the registry, in office on {}")
NAMESAKE = Ground(0.75, "name in the registry, shared with {}")
ACRONYM = Ground(0.95, "acronym in the registry")
STATE = Ground(0.98, "name of a state")
PEOPLE = Ground(0.9, "adjective or people of a state")
CAPITAL = Ground(0.75, "capital standing for its government")
SEAT = Ground(0.95, "seat standing for its government")
BRANCH = Ground(0.85, "branch in {}, which the report is about")
SURNAME_BEFORE = Ground(0.9, "surname of {}, named in full in the report")
SURNAME_IN_OFFICE = Ground(0.85, "surname of {}, in office on {}")
SURNAME_NEAR = Ground(0.8, "surname of {}, whose country the report names")
SURNAME_TITLED = Ground(0.8, "surname of {}, whom title or country fit")
SPELLING = Ground(0.9, "another spelling of {}")
CLOSING = Ground(0.86, "name in the registry after words that say what it is")
HOLDER = Ground(0.85, "title with a country: {} of {} on {}")
HOLDER_HERE = Ground(0.6, "title without a country: {} of {}, which the report is about, on {}")
TITLE_BEFORE = Ground(0.75, "title of {}, named in the report")
BODY = Ground(0.85, "body of {}, by the words")
BODY_HERE = Ground(0.6, "body of {}, which the report is about")
BODY_BEFORE = Ground(0.7, "short for {}, named before")
THE_COUNTRY = Ground(0.8, "the country that the report is about")
SPEAKS_FOR = Ground(0.75, "“we” of somebody in office: the state spoken for")
SAME = Ground(0.75, "same as “{}” in the report")

# ---- NIL -------------------------------------------------------------------------------------------------------------
PRONOUN = Ground(0.0, "no actor: a pronoun that stands for nobody known")
JOINT = Ground(0.8, "no one actor: several parties, the first gives the country")
TWO_STATES = Ground(0.7, "no one actor: the two states named last")
NOT_KNOWN = Ground(0.0, "no actor of that name in the registry")
COUNTRY_IN_WORDS = Ground(0.85, "country or class by the words")
COUNTRY_OF_REPORT = Ground(0.6, "country that the report is about")
TITLE = Ground(0.8, "title with a country or class")
CLASS = Ground(0.85, "class by the noun")
LITERAL = Ground(0.9, "no actor: a place, where something is")
TEAM = Ground(0.85, "no actor: a national team, in a report on sport")


def because(entity: Entity, ground: Ground, *details: str) -> Entity:
    """Return the entity as it rests on one ground alone.

    >>> because(Entity("UN", "United Nations", "organisation", "IGO"), SAME, "the world body").reasons
    ('same as “the world body” in the report',)
    """
    return structs.replace(entity, score=ground.score, reasons=(ground.words.format(*details),))


def besides(entity: Entity, ground: Ground, *details: str) -> Entity:
    """Return the entity with one more ground in front, as sure as both together: their scores multiplied."""
    reasons = (ground.words.format(*details), *entity.reasons)
    return structs.replace(entity, score=round(entity.score * ground.score, 2), reasons=reasons)


def unknown(entity: Entity, *, in_words: bool, unk: str = "UNK") -> Entity:
    """Return an entity without an actor, with the ground of its country: the words, the report, or none."""
    why = NOT_KNOWN if entity.country == unk else COUNTRY_IN_WORDS if in_words else COUNTRY_OF_REPORT
    reasons = (NOT_KNOWN.words,) if why is NOT_KNOWN else (NOT_KNOWN.words, why.words)
    return structs.replace(entity, score=why.score, reasons=reasons)
