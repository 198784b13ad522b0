"""Readings as files for programs: lossless JSON Lines, and the format of the gold claims.

reading → JSON line → the same reading
reading → gold line: one report's claims as the annotation guidelines write them
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from dragoman.core.claims import Claim, Participant, Reading
from dragoman.core.explanations import Explanation
from dragoman.exceptions import UsageError

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)

# The gold format knows no seconds, and no time of day inside an interval.
_SECONDS = re.compile(r"(T\d{2}:\d{2}):[\d.]+")
_TIME_OF_DAY = re.compile(r"T\d{2}(?::\d{2})?")


def to_json(reading: Reading | Explanation) -> str:
    """Return a reading, or the explanation of a claim, as one line of JSON, without a line break; nothing is lost."""
    return _encoder.encode(reading).decode("utf-8")


def from_json(text: str | bytes) -> Reading:
    """Return the reading that `to_json` wrote. Raises `UsageError` when the text is no such line."""
    try:
        return _decoder.decode(text)
    except msgspec.DecodeError as error:
        raise UsageError(f"expected a reading in JSON as `dragoman read --json` writes it: {error}") from error


def to_gold(reading: Reading) -> str | None:
    """Return the report's claims as one line of gold JSON, or `None` where no report could be read."""
    if reading.report is None:
        return None
    claims = [_gold_claim(claim) for claim in reading.claims]
    line = {"doc": reading.report.doc, "date": reading.report.date, "claims": claims}
    return _encoder.encode(line).decode("utf-8")


def _gold_claim(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind,
        "content": claim.content.exact,
        "start": claim.content.start,
        "end": claim.content.end,
        "source": [_gold_party(participant) for participant in claim.source],
        "cue": claim.cue.exact if claim.cue else None,
        "quoted": claim.quoted,
        "actors": [_gold_party(participant) for participant in claim.actors],
        "recipients": [_gold_party(participant) for participant in claim.recipients],
        "event": claim.event,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "time": _gold_time(claim.when.time.value) if claim.when else None,
        "place": _gold_place(claim),
    }


def _gold_party(participant: Participant) -> dict[str, str]:
    return {"text": participant.citation.exact, "is": participant.name, "of": participant.country}


def _gold_place(claim: Claim) -> dict[str, str | None] | None:
    if claim.where is None:
        return None
    place = claim.where.place
    return {"text": claim.where.citation.exact, "is": place.name, "country": place.country}


def _gold_time(value: str) -> str:
    return _TIME_OF_DAY.sub("", value) if "/" in value else _SECONDS.sub(r"\1", value)
