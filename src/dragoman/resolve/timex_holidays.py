"""Days that news names by their feast: those with a fixed date, and those that a rule puts into each year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "halloween": (10, 31),
    "international women's day": (3, 8),
}
"""Month and day by name. National days are left out: many states have an "Independence Day"."""

FEASTS = {
    "good friday": "good friday",
    "easter": "easter",
    "easter sunday": "easter",
    "easter monday": "easter monday",
    "palm sunday": "palm sunday",
    "ash wednesday": "ash wednesday",
    "pentecost": "pentecost",
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "election day": "election day",
}
"""Rules by name. Easter is that of the Gregorian calendar; Thanksgiving and Election Day are those of the United
States, where alone they are written so without a country."""


def day_of_feast(feast: str, year: int) -> date:
    """Return the day of a feast in a year.

    >>> day_of_feast("easter", 2024), day_of_feast("thanksgiving", 1999)
    (datetime.date(2024, 3, 31), datetime.date(1999, 11, 25))
    """
    return _RULES[feast](year)


def _easter(year: int) -> date:
    """Return Easter Sunday, by the anonymous Gregorian computation."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: _easter(year) + timedelta(days=days)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


_RULES: dict[str, Callable[[int], date]] = {
    "easter": _easter,
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "good friday": _after_easter(-2),
    "easter monday": _after_easter(1),
    "pentecost": _after_easter(49),
    "thanksgiving": lambda year: _nth(year, 11, 3, 4),
    "election day": lambda year: _nth(year, 11, 0, 1) + timedelta(days=1),
}
