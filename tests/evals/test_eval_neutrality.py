from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.core.claims import Claim, Participant, Reading
from dragoman.core.entities import NIL
from dragoman.core.reports import Report
from dragoman.core.text import Span, cite
from evals import neutrality
from evals.neutrality import MaskedClaim, compare, compare_readings, describe, evaluate
from evals.parties import STATES, Sentence, State
from fakesystem import FakeSystem, MakeSetup, scored
from handmade import make_claim

SENTENCES = [Sentence("[A] sued [B] on Friday.", False), Sentence("The [A adj] army hit [B].", True)]
Change = Callable[[Claim, State], Claim | None]


class Marked(FakeSystem):
    """Claims of every sentence that its first state does all of it to its second; `change` spoils some claims."""

    def __init__(self, change: Change = lambda claim, actor: claim) -> None:
        super().__init__()
        self.change = change

    def read_report(self, report: Report) -> Reading:
        found = sorted(
            (start, name, state)
            for state in STATES
            for name in (state.name, state.adjective)
            for start in (report.text.casefold().find(name.casefold()),)
            if start >= 0
        )
        longest = [one for one in found if not any(one is not two and _inside(one, two) for two in found)]
        (at, name, actor), (_, other, recipient) = longest[0], longest[-1]
        claim = make_claim(
            report.text[at:-1],
            text=report.text,
            actors=(_party(report, at, name, actor),),
            recipients=(_party(report, report.text.casefold().rfind(other.casefold()), other, recipient),),
        )
        changed = self.change(claim, actor)
        return Reading(report, (changed,) if changed else ())


def _inside(one: tuple[int, str, State], two: tuple[int, str, State]) -> bool:
    return two[0] <= one[0] and one[0] + len(one[1]) <= two[0] + len(two[1]) and len(one[1]) < len(two[1])


def _party(report: Report, at: int, name: str, state: State) -> Participant:
    return Participant(cite(report.text, Span(at, at + len(name)), report.sha256), state.name, state.code, NIL)


@pytest.fixture(autouse=True)
def few_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neutrality, "read_sentences", lambda: iter(SENTENCES))


def shares(make_setup: MakeSetup, change: Change) -> dict[str, float]:
    return {row.metric: row.value for row in scored(evaluate(make_setup(Marked(change))))}


def test_a_reader_that_swaps_the_parties_alone_is_neutral(make_setup: MakeSetup) -> None:
    rows = scored(evaluate(make_setup(Marked())))
    assert {row.value for row in rows} == {1.0}
    counts = {row.metric: row.count for row in rows}
    assert counts["five values the same"] == 2 * 41
    assert counts["parties swapped, the two exchanged"] == 2
    assert counts["five values the same, sentences not seen in training"] == 41


def test_a_value_that_hangs_on_a_state_is_counted(make_setup: MakeSetup) -> None:
    _, b, _ = SENTENCES[0].choose_states()
    rows = shares(make_setup, lambda claim, actor: replace(claim, polarity="-" if actor == b else "+"))
    assert rows["five values the same, the two exchanged"] < 1
    assert rows["the same: polarity"] == rows["five values the same"] < 1
    assert rows["the same: kind"] == rows["parties swapped"] == 1


def test_a_party_that_is_not_known_is_counted(make_setup: MakeSetup) -> None:
    _, b, _ = SENTENCES[0].choose_states()

    def forget(claim: Claim, actor: State) -> Claim:
        return replace(claim, actors=()) if actor == b else claim

    rows = shares(make_setup, forget)
    assert rows["the same: actors"] == rows["parties swapped"] < 1
    assert rows["five values the same"] == rows["the same: recipients"] == 1


def test_a_claim_without_a_partner_counts_against_both(make_setup: MakeSetup) -> None:
    _, b, _ = SENTENCES[0].choose_states()
    rows = shares(make_setup, lambda claim, actor: None if actor == b else claim)
    assert rows["five values the same"] == rows["parties swapped"] == rows["the same: claims"] < 1


def test_a_reader_without_claims_is_found_out(make_setup: MakeSetup) -> None:
    rows = shares(make_setup, lambda claim, actor: None)
    assert (rows["five values the same"], rows["sentences with claims"]) == (1, 0)


def masked(place: range, **fields: Any) -> MaskedClaim:
    values = dict.fromkeys(neutrality.VALUES) | {"kind": "did"} | fields.get("values", {})
    parties = dict.fromkeys(neutrality.ROLES, ()) | fields.get("parties", {})
    return MaskedClaim(frozenset(place), values, parties, "words")


def test_contents_are_paired_by_where_they_overlap_most() -> None:
    first = [masked(range(0, 10)), masked(range(20, 30), values={"kind": "said"})]
    second = [masked(range(22, 30), values={"kind": "said"}), masked(range(1, 10))]
    assert not list(compare(first, second))
    lost, new = compare([masked(range(0, 10))], [masked(range(8, 30))])
    assert (lost.name, new.name) == ("claims", "claims") and lost.what.startswith("lost") and new.what.startswith("new")


def test_parties_are_the_same_by_country_and_by_their_words() -> None:
    here, near, there = frozenset({1, 2}), frozenset({2, 3}), frozenset({9})
    one = masked(range(10), parties={"actors": (("A", here),)})
    assert not list(compare([one], [masked(range(10), parties={"actors": (("A", near),)})]))
    for actors in ((("B", here),), (("A", there),), (), (("A", here), ("B", there))):
        assert [d.name for d in compare([one], [masked(range(10), parties={"actors": actors})])] == ["actors"]


def test_what_differs_is_shown_with_its_sentence_and_states() -> None:
    a, b, _ = SENTENCES[0].choose_states()
    system = Marked(lambda claim, actor: replace(claim, event="ACCUSE" if actor == b else None))
    lines = "\n".join(describe(list(compare_readings(system, quick=False)), 1))
    assert "82 pairs of readings" in lines and "event" in lines
    assert f"{a.name[1:]} sued {b.name} on Friday." in lines and "event None → ACCUSE" in lines
    assert f"{b.code}/{a.code}" in lines
