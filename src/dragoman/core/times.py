"""Times as the reports give them: an ISO value with its own precision, and the interval that it covers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Precision = Literal["year", "quarter", "month", "week", "day", "time", "interval"]
Unresolved = Literal["undated", "impossible", "vague", "duration", "recurrent", "unread"]
"""Why an expression has no place on the calendar: it is relative and the report has no date; it names a day that does
not exist; it is too vague ("recently"); it says how long and not when; it recurs; nothing could be made of it."""
Mod = Literal[
    "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS",
    "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
]  # fmt: skip
"""How TimeML qualifies a value: part of it ("late May"), more or less of it ("over a week"), beside it."""


class TimeValue(Struct, frozen=True):
    """When something happens, no more exact than the report lets one say.

    `value` is ISO 8601 with its own precision: `2025`, `2025-Q1`, `2025-10`, `2025-W14`, `2025-10-04`,
    `2025-10-04T15:00`, or an interval `2025-03/2025-05` (open ends allowed: `/2025-05`, `2025-03/`).
    `first` and `last` are the first and last day covered (`YYYY-MM-DD`), `None` at an open end.
    """

    value: str
    precision: Precision
    first: str | None
    last: str | None


class Timex3(Struct, frozen=True):
    """What TimeML writes of an expression by itself, whatever stands around it.

    `value` is a place on the calendar (`2025-10-04TNI`, `2025-SU`, `199` for the nineties), a duration (`P3D`), what
    recurs (`XXXX-WXX-5`, `P1W`), or `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`. "Since March" and "March" have one value.
    `freq` and `quant` belong to what recurs: "twice a month" is `P1M`, freq `2X`; "every Friday" has quant `EVERY`.
    """

    value: str
    mod: Mod | None = None
    freq: str | None = None
    quant: str | None = None
