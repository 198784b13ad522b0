import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.core.claims import Reading, When
from dragoman.core.reports import Report
from dragoman.core.times import TimeValue
from dragoman.exceptions import UsageError
from dragoman.export import from_json, to_gold, to_json
from handmade import NO_TROOPS, OPPOSES, READING, READING_WITH_LAYERS, REPORT, TEXT, UNREAD, make_claim


@pytest.mark.parametrize("reading", [READING, READING_WITH_LAYERS, UNREAD])
def test_json_loses_nothing(reading: Reading) -> None:
    assert from_json(to_json(reading)) == reading


# A lone surrogate has no UTF-8: reading replaces it before it stores a text.
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_loses_nothing_of_any_text_and_stays_on_one_line(text: str) -> None:
    reading = Reading(report=Report(doc="d", text=text))
    assert from_json(to_json(reading)) == reading
    assert "\n" not in to_json(reading)


def test_what_is_no_reading_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="expected a reading"):
        from_json('{"report": 3}')


def test_gold_claim_has_exactly_the_fields_of_the_guidelines() -> None:
    gold = json.loads(to_gold(Reading(report=REPORT, claims=(OPPOSES,))) or "")
    assert (gold["doc"], gold["date"]) == ("strait-1", "2025-05-12")
    assert gold["claims"] == [
        {
            "kind": "wants",
            "content": "foreign soldiers",
            "start": 120,
            "end": 136,
            "source": [{"text": "She", "is": "Ilse Marren", "of": "UNK"}],
            "cue": "said",
            "quoted": "direct",
            "actors": [{"text": "we", "is": "Ilse Marren", "of": "UNK"}],
            "recipients": [{"text": "foreign soldiers", "is": "foreign soldiers", "of": "UNK"}],
            "event": "MOBILIZE",
            "stance": "against",
            "polarity": "+",
            "certainty": "certain",
            "time": None,
            "place": {"text": "the Arvel coast", "is": "Arvel coast", "country": None},
        }
    ]
    assert TEXT[120:136] == "foreign soldiers"


def test_gold_leaves_out_what_could_not_be_read() -> None:
    assert to_gold(UNREAD) is None


@pytest.mark.parametrize(
    ("value", "gold"),
    [
        ("2025-10", "2025-10"),
        ("2025-W14", "2025-W14"),
        ("2025-10-04T15:00", "2025-10-04T15:00"),
        ("2025-10-04T15:00:30", "2025-10-04T15:00"),
        ("2025-10-04T15:00/2025-10-05T08:00", "2025-10-04/2025-10-05"),
        ("/2025-05", "/2025-05"),
    ],
)
def test_gold_times_keep_to_the_format(value: str, gold: str) -> None:
    claim = make_claim("talks", when=When(TimeValue(value, "interval", None, None), None))
    assert json.loads(to_gold(Reading(report=REPORT, claims=(claim,))) or "")["claims"][0]["time"] == gold


def test_gold_without_source_cue_or_time_says_null() -> None:
    (claim,) = json.loads(to_gold(Reading(report=REPORT, claims=(NO_TROOPS,))) or "")["claims"]
    assert (claim["polarity"], claim["time"], claim["place"], claim["stance"]) == ("-", None, None, None)
