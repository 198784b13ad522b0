"""What a time expression means before it is known when it was written: "last March", "three days ago"."""

from __future__ import annotations

from msgspec import Struct


class Moment(Struct, frozen=True):
    """A place on the calendar; what the words leave out is filled in from the report's date.

    `unit` with `shift` names a whole unit seen from there: ("W", -1) is last week, ("Y", 0) this year; a `shift` of
    `None` leaves the side to the tense ("the weekend"). `side` is -1, 0 or 1 where "last", "this", "next" stands before
    a named month, weekday, quarter, half or season. `day_shift` counts days from there (yesterday is -1).
    `anaphoric` moments ("that day") look back to the last date named in the report. `edge` is START, MID or END.
    """

    year: int | None = None
    decade: int | None = None
    century: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    feast: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    day_shift: int | None = None
    unit: str | None = None
    shift: int | None = None
    side: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    edge: str | None = None
    anaphoric: bool = False


class Shift(Struct, frozen=True):
    """So many units before (`sign` -1) or after (1) the report, or, if `anaphoric`, the last date named in it.

    A `quarterly` one compares figures: "a year ago" is the same quarter of the year before, where one has been named.
    """

    count: float | None
    unit: str
    sign: int
    anaphoric: bool = False
    quarterly: bool = False


class Window(Struct, frozen=True):
    """The so many units up to the report (`sign` -1) or from it on (1): "the past three months"."""

    count: float | None
    unit: str
    sign: int


class Length(Struct, frozen=True):
    """How long something takes, without saying when."""

    amounts: tuple[tuple[float | None, str], ...]


class Vague(Struct, frozen=True):
    """A time that no calendar holds, or one that recurs: its TIMEX3 value is all that can be said."""

    timex3: str


class Era(Struct, frozen=True):
    """A period with a name of its own, "the Cold War": an ISO interval, for which TIMEX3 has no value."""

    interval: str


class Between(Struct, frozen=True):
    """From one moment to another."""

    start: Moment
    end: Moment


Meaning = Moment | Shift | Window | Length | Vague | Era | Between


_HALVES = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
"""How many of the next smaller unit a unit holds: a year and a half is `P1Y6M`."""


def duration(amounts: tuple[tuple[float | None, str], ...]) -> str:
    """Return the TIMEX3 duration of some amounts: `P1Y`, `PXD`, `P2Y6M`, `PT5H30M`."""
    days, clock = "", ""
    for count, unit in (part for amount in amounts for part in _in_wholes(*amount)):
        amount = "X" if count is None else f"{count:g}"
        if unit[0] == "T":
            clock += amount + unit[1]
        else:
            days += amount + unit
    return f"P{days}T{clock}" if clock else f"P{days}"


def _in_wholes(count: float | None, unit: str) -> tuple[tuple[float | None, str], ...]:
    """Return an amount in the units that TIMEX3 has, a fraction in the next smaller one."""
    if unit in {"C", "E"}:
        return ((None, "E"),) if count is None else _in_wholes(count * (100 if unit == "C" else 10), "Y")
    if count is None or count == int(count) or unit not in _HALVES:
        return ((count, unit),)
    factor, finer = _HALVES[unit]
    rest = (round(count % 1 * factor), finer)
    return ((int(count), unit), rest) if count >= 1 else (rest,)
