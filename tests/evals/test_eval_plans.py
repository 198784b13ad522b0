"""The table of plans: that it can be read and holds together, and how a case is judged."""

from __future__ import annotations

from dragoman.core.layers import TimeExpression
from dragoman.resolve.timex import time_value
from evals.plans import Plan, is_right, read_plans

PLAN = Plan("2026-03-03", "future", "They will meet on Friday in the town.", "Friday", "2026-03-06")


def test_the_table_holds_sixty_cases_whose_words_and_values_stand() -> None:
    plans = read_plans()
    assert len(plans) == 60
    for plan in plans:
        assert plan.text.count(plan.time) == 1
        assert not plan.value or time_value(plan.value).value == plan.value


def test_a_case_is_right_by_its_interval() -> None:
    def judged(value: str | None) -> bool:
        time = TimeExpression(18, 24, "DATE", time_value(value) if value else None)
        return is_right(PLAN, lambda report: (time,))

    assert judged("2026-03-06")
    assert not judged("2026-02-27")
    assert not judged(None)
    assert not is_right(PLAN, lambda report: ())
