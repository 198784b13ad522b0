"""Reads a Wikidata JSON dump line by line: an array with one item a line, plain, gzipped or bzip2ed."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec
from msgspec import Struct

from dragoman.exceptions import UsageError

FIRST_BROKEN = 5
"""Broken lines that are named by their numbers; all are counted."""
LONGEST_LINE = 1 << 26
"""Bytes in the longest line that is read (the longest item has a few megabytes): a dump without line breaks is none."""
_PRECISIONS = {11: 10, 10: 7, 9: 4}
"""How many characters of a date are known: day, month, year."""


class _Text(Struct):
    value: str


class _Value(Struct):
    value: Any = None


class _Snak(Struct):
    datavalue: _Value | None = None


class _Statement(Struct):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: dict[str, list[_Snak]] | list[Any] = {}


class _Claims(Struct):
    """The properties that are looked at; of all others nothing is kept."""

    P17: list[_Statement] = []
    P27: list[_Statement] = []
    P31: list[_Statement] = []
    P39: list[_Statement] = []
    P279: list[_Statement] = []
    P298: list[_Statement] = []
    P571: list[_Statement] = []
    P576: list[_Statement] = []
    P1001: list[_Statement] = []


class _Labels(Struct):
    en: _Text | None = None


class _Aliases(Struct):
    en: list[_Text] = []


class Item(Struct):
    """One item. Where a dump has nothing it writes `[]` in place of `{}`."""

    id: str
    labels: _Labels | list[Any] = []
    raw_aliases: _Aliases | list[Any] = msgspec.field(default_factory=list, name="aliases")
    claims: _Claims | list[Any] = []

    @property
    def label(self) -> str:
        """The English label, empty where there is none."""
        return self.labels.en.value if isinstance(self.labels, _Labels) and self.labels.en else ""

    @property
    def aliases(self) -> list[str]:
        """The English aliases, in the order of the dump."""
        return [text.value for text in self.raw_aliases.en] if isinstance(self.raw_aliases, _Aliases) else []

    def items(self, property: str) -> Iterator[str]:
        """Yield the items that a property leads to, of the statements that are not deprecated."""
        for statement in self._statements(property):
            value = _value(statement.mainsnak)
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                yield value["id"]

    def texts(self, property: str) -> Iterator[str]:
        """Yield the texts of a property."""
        for statement in self._statements(property):
            value = _value(statement.mainsnak)
            if isinstance(value, str):
                yield value

    def times(self, property: str) -> Iterator[str]:
        """Yield the dates of a property, as precise as they are known."""
        yield from filter(None, (_date(statement.mainsnak) for statement in self._statements(property)))

    def held(self, property: str) -> Iterator[tuple[str, str, str]]:
        """Yield item, start (P580) and end (P582) of each statement of a property; empty where open."""
        for statement in self._statements(property):
            value = _value(statement.mainsnak)
            qualifiers = statement.qualifiers if isinstance(statement.qualifiers, dict) else {}
            start, end = (next(filter(None, map(_date, qualifiers.get(name, ()))), "") for name in ("P580", "P582"))
            if isinstance(value, dict) and isinstance(value.get("id"), str):
                yield value["id"], start, end

    def _statements(self, property: str) -> list[_Statement]:
        found = getattr(self.claims, property) if isinstance(self.claims, _Claims) else []
        return [statement for statement in found if statement.rank != "deprecated"]


def _value(snak: _Snak) -> Any:
    return snak.datavalue.value if snak.datavalue else None


def _date(snak: _Snak) -> str:
    """Return a time value as an ISO date of its precision; empty for centuries, years before Christ and no value."""
    value = _value(snak)
    if not isinstance(value, dict):
        return ""
    time, length = str(value.get("time", "")), _PRECISIONS.get(value.get("precision", 0))
    return time[1 : 1 + length] if length and time.startswith("+") and time[5:6] == "-" else ""


class Items:
    """The items of a dump, read one at a time; lines that are none are counted and passed over."""

    def __init__(self, path: Path, report_progress: Callable[[int], None] | None = None) -> None:
        """Remember the dump; `report_progress` is told how many bytes of the file have been read since it was last."""
        self._path, self._report_progress = path, report_progress
        self._decoder = msgspec.json.Decoder(Item)
        self.count = 0
        self.broken = 0
        self.first_broken: list[int] = []

    def __iter__(self) -> Iterator[Item]:
        """Yield the items; raises `UsageError` when the file breaks off or is not compressed as its name says."""
        with self._path.open("rb") as raw, _unpacked(raw, self._path.suffix) as lines:
            told, number = 0, 0
            try:
                while line := lines.readline(LONGEST_LINE):
                    number += 1
                    item = self._item(line, number)
                    if item is not None:
                        self.count += 1
                        yield item
                    if self._report_progress and raw.tell() != told:
                        self._report_progress(raw.tell() - told)
                        told = raw.tell()
            except (OSError, EOFError) as error:
                raise UsageError(
                    f"expected a whole dump, found {self._path} broken after line {number}: {error}"
                ) from error

    def _item(self, line: bytes, number: int) -> Item | None:
        text = line.strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            return None
        try:
            return self._decoder.decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError):
            self.broken += 1
            if len(self.first_broken) < FIRST_BROKEN:
                self.first_broken.append(number)
            return None


def _unpacked(raw: IO[bytes], suffix: str) -> IO[bytes]:
    """Return the stream of the dump's lines by the ending of its name."""
    if suffix == ".gz":
        return gzip.open(raw)  # type: ignore[return-value]
    if suffix == ".bz2":
        return bz2.open(raw)
    return raw
