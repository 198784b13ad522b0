"""Times as the reports give them: an ISO value with its own precision, and the interval that it covers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Precision = Literal["year", "quarter", "month", "week", "day", "time", "interval"]


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
