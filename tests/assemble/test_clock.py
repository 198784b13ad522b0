"""The times that a proposition takes over: from the verb above it, from "since", from the course of events, from others.

Reports of `read` are of Monday, 12 May 2025.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from dragoman.attribute import attribute
from dragoman.core.claims import Claim
from dragoman.resolve.timex_calendar import time_value
from sentences import assembled, one, tell

SUNDAY = {"Sunday": "2025-05-11"}
BROKE = (
    "Talks/NNS/nsubj/broke broke/VBD/root/REJECT down/RP/compound:prt/broke on/IN/case/Sunday Sunday/NNP/obl/broke ."
)


def read(*lines: str, times: Mapping[str, str]) -> tuple[Claim, ...]:
    """Return the claims of these sentences, their times with the days that they cover."""
    report, layers = tell(*lines, times=times)
    dated = tuple(replace(time, value=time_value(time.value.value)) for time in layers.times if time.value)
    layers = replace(layers, times=dated)
    return assembled(report, replace(layers, attributions=attribute(layers)))


def when(claim: Claim) -> str | None:
    return claim.when.time.value if claim.when else None


def test_a_participle_shares_the_time_of_its_verb() -> None:
    line = (
        "Tarn/NNP/nsubj/left left/VBD/root/RETREAT Selwyn/NNP/obj/left on/IN/case/Sunday Sunday/NNP/obl/left ,//left "
        "freeing/VBG/advcl/left/CONCEDE two/CD/nummod/captives captives/NNS/obj/freeing ."
    )
    assert when(one(read(line, times=SUNDAY), "freeing two captives")) == "2025-05-11"


def test_what_goes_on_since_then_reaches_up_to_the_report() -> None:
    line = (
        "Rebels/NNS/nsubj/killed killed/VBD/root/ASSAULT forty/CD/nummod/guards guards/NNS/obj/killed since/IN/mark/began "
        "fighting/NN/nsubj/began began/VBD/advcl/killed in/IN/case/April April/NNP/obl/began ."
    )
    claims = read(line, times={"April": "2025-04"})
    assert when(next(c for c in claims if c.content.exact.startswith("Rebels killed"))) == "2025-04/2025-05-12"


SHELLED = "Then/RB/advmod/shelled rebels/NNS/nsubj/shelled shelled/VBD/root/ASSAULT Selwyn/NNP/obj/shelled ."


def test_the_simple_past_goes_on_where_the_sentence_before_left_off() -> None:
    assert when(read(BROKE, SHELLED, times=SUNDAY)[-1]) == "2025-05-11"


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        ((BROKE, SHELLED.replace("shelled/VBD/root", "have/VBP/aux/shelled shelled/VBN/root")), SUNDAY),  # the perfect
        ((BROKE, SHELLED), {"Sunday": "2025-05-04"}),  # long before the report
        ((BROKE, "Nobody/NN/nsubj/knows knows/VBZ/root why/WRB/advmod/knows .", "It/PRP/nsubj/hurts hurts/VBZ/root .", SHELLED), SUNDAY),
    ],
)  # fmt: skip
def test_the_course_of_events_breaks_off(lines: tuple[str, ...], times: dict[str, str]) -> None:
    assert when(read(*lines, times=times)[-1]) is None


TARN_SAYS = (
    "Tarn/NNP/nsubj/said said/VBD/root on/IN/case/Sunday Sunday/NNP/obl/said that/IN/mark/shaky the/DT/det/truce "
    "truce/NN/nsubj/shaky was/VBD/cop/shaky shaky/JJ/ccomp/said ."
)


def test_what_a_source_holds_has_no_time_of_saying() -> None:
    later = (
        "Tarn/NNP/nsubj/says says/VBZ/root that/IN/mark/welcome peace/NN/nsubj/welcome is/VBZ/cop/welcome "
        "welcome/JJ/ccomp/says ."
    )
    assert when(one(read(TARN_SAYS, later, times=SUNDAY), "peace is welcome")) is None


def test_what_was_said_in_a_year_dates_no_other_words() -> None:
    later = (
        "Tarn/NNP/nsubj/said said/VBD/root that/IN/mark/welcome peace/NN/nsubj/welcome was/VBD/cop/welcome "
        "welcome/JJ/ccomp/said ."
    )
    first = TARN_SAYS.replace("on/IN/case/Sunday Sunday/NNP/obl/said", "in/IN/case/2019 2019/CD/obl/said")
    claims = read(first, later, times={"2019": "2019"})
    assert when(one(claims, "the truce was shaky")) == "2019"
    assert when(one(claims, "peace was welcome")) is None


def test_speaking_on_a_day_dates_what_is_said() -> None:
    line = (
        "Speaking/VBG/advcl/said on/IN/case/Sunday Sunday/NNP/obl/Speaking ,//said Tarn/NNP/nsubj/said said/VBD/root "
        "that/IN/mark/shaky the/DT/det/truce truce/NN/nsubj/shaky was/VBD/cop/shaky shaky/JJ/ccomp/said ."
    )
    assert when(one(read(line, times=SUNDAY), "the truce was shaky")) == "2025-05-11"


def test_at_the_time_is_the_time_named_last() -> None:
    later = (
        "Tarn/NNP/nsubj/shut shut/VBD/root/COERCE the/DT/det/port port/NN/obj/shut at/IN/case/time the/DT/det/time "
        "time/NN/obl/shut ."
    )
    claims = read(BROKE.replace("Sunday", "March"), later, times={"March": "2024-03"})
    assert when(claims[-1]) == "2024-03"
