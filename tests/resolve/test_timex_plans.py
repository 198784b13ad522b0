"""Future reading by the grammar alone: the sixty cases of the table."""

from __future__ import annotations

import pytest

from evals.plans import Plan, is_right, read_by_rule, read_plans

MAY_FALL = 3
"""Cases of sixty that may be wrong: 95% are the bar."""


def test_plans_lie_ahead() -> None:
    wrong = [plan.text for plan in read_plans() if not is_right(plan, read_by_rule)]
    assert len(wrong) <= MAY_FALL, wrong


@pytest.mark.parametrize(
    ("report", "text", "time", "value"),
    [
        ("2026-03-05", "The minister, who resigned on Monday, will be replaced.", "Monday", "2026-03-02"),
        ("2026-03-05", "Rebels have until Saturday to lay down their arms.", "Saturday", "2026-03-05/2026-03-07"),
        ("2026-03-05", "The vote has been postponed until June 14.", "June 14", "2026-03-05/2026-06-14"),
        ("2026-10-12", "He vowed to leave before the end of the year.", "the end of the year", "2026-10-12/2026"),
        ("2026-10-12", "They will look into Sunday's shooting.", "Sunday", "2026-10-11"),
        ("2026-10-12", "They will look ahead to Sunday's vote.", "Sunday", "2026-10-18"),
        ("2026-10-12", "On Friday rebels will free them.", "Friday", "2026-10-16"),
        ("2026-10-12", "On Sunday she will go home.", "Sunday", "2026-10-18"),
        ("2026-10-12", "They will be freed under a June agreement.", "June", "2026-06"),
        ("2026-03-03", "The exercise will end within 48 hours.", "48 hours", "2026-03-03/2026-03-05"),
        ("2026-03-03", "They will cross on February 29.", "February 29", "2028-02-29"),
    ],
)
def test_what_has_been_is_told_from_what_is_to_come(report: str, text: str, time: str, value: str) -> None:
    assert is_right(Plan(report, "future", text, time, value), read_by_rule)
