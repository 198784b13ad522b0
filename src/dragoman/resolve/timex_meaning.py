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
    """So many units before (`sign` -1) or after (1) the report, or, if `anaphoric`, the last date named in it."""

    count: float | None
    unit: str
    sign: int
    anaphoric: bool = False


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


class Between(Struct, frozen=True):
    """From one moment to another."""

    start: Moment
    end: Moment


Meaning = Moment | Shift | Window | Length | Vague | Between
