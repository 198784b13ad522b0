from __future__ import annotations

from typing import get_args

import msgspec

from dragoman.core.claims import EventType
from dragoman.core.layers import EventCategory, MentionType, TimexType
from dragoman.extract.labels import Labels

LABELS = Labels(xpos=("NN",), deprel=("root",))


def kinds(labels: tuple[str, ...]) -> set[str]:
    return {label[2:] for label in labels} - {""}


def test_every_span_label_opens_and_goes_on() -> None:
    assert LABELS.attribution == ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
    for labels in (LABELS.attribution, LABELS.entity, LABELS.toponym, LABELS.time):
        assert labels[0] == "O"
        assert labels[1::2] == tuple(f"B-{label[2:]}" for label in labels[2::2])


def test_the_heads_know_the_values_of_the_core_types_and_no_others() -> None:
    assert kinds(LABELS.entity) == set(get_args(MentionType))
    assert kinds(LABELS.time) == set(get_args(TimexType))
    assert kinds(LABELS.toponym) == {"literal", "associative"}
    assert set(LABELS.event) == {"O", *get_args(EventCategory)}
    assert LABELS.plover == ("NONE", *get_args(EventType))


def test_no_label_stands_twice() -> None:
    assert all(len(set(labels)) == len(labels) for labels in msgspec.structs.astuple(LABELS))
