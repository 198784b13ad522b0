"""Reads the reports that were written for training, with their claims: `training/authored/*.txt`.

No corpus labels what is wanted, planned, denied or unconfirmed, nor who acts and on whose word, clause by clause; these
do. States in them are invented; `STATES` are exchanged for real ones, others each time, when a model is trained.

    # border-01
    Velmish Foreign Minister Orta Kelm said Tuesday that Norvania had moved troops to the border.
    > did MOBILIZE | Norvania had *moved troops to the border | Norvania | - | Kelm

A line that starts with `#` names a report, `>` a claim of the sentence above it: kind (`wants:` with its stance),
`not`, a certainty and a type where they apply; then the content with `*` before its head, actors, recipients and the
chain of sources, outermost first, set apart by `>`. People and bodies are named by one word of the sentence, `word#2`
for its second occurrence, `^word` for a word of the sentence before; `-` is nobody, or the outlet.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.extract.labels import CERTAINTIES, CLAIMS, PLOVER
from training.examples import tokenised

FOLDER = Path(__file__).with_name("authored")
STATES = {
    # name: (adjective, capital)
    "Norvania": ("Norvanian", "Norvik"), "Velmia": ("Velmish", "Velmport"), "Kastoria": ("Kastorian", "Kastor"),
    "Zembala": ("Zembalan", "Zemba"), "Ostrania": ("Ostranian", "Ostrad"), "Tirvania": ("Tirvanian", "Tirva"),
    "Qasria": ("Qasri", "Qasrabad"), "Lumeria": ("Lumerian", "Lumera"), "Bardovia": ("Bardovian", "Bardov"),
    "Sulvaria": ("Sulvari", "Sulvar"), "Mekonia": ("Mekonian", "Mekon"), "Drastan": ("Drastani", "Drasta"),
    "Hestland": ("Hestlandic", "Hesthaven"), "Corvania": ("Corvanian", "Corvo"), "Pelagia": ("Pelagian", "Pelagos"),
    "Ankhora": ("Ankhoran", "Ankh"),
}  # fmt: skip
"""The invented states, with adjective and capital. An adjective with an s names the people."""
FIELDS = 5
STOPS = {".", "?", "!", '"', "”"}


class AuthoredClaim(Struct, frozen=True):
    """A claim by word numbers of its report: its content with its head, and everybody who takes part.

    `first` and `last` are the first and the last word of the content.
    """

    head: int
    first: int
    last: int
    label: str
    negated: bool
    certainty: str
    event: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    sources: tuple[int, ...]


class AuthoredReport(Struct, frozen=True):
    """A report: its words, its sentences as half-open word ranges, its claims."""

    name: str
    words: list[str]
    sentences: list[tuple[int, int]]
    claims: list[AuthoredClaim]

    @property
    def title(self) -> int:
        """How many words at the start are a title: those of a first sentence that ends without a stop."""
        last = self.sentences[0][1]
        return 0 if self.words[last - 1] in STOPS else last


class AuthoredError(ValueError):
    """A line of an authored report that does not follow the format."""


def read_authored(path: Path) -> Iterator[AuthoredReport]:
    """Yield the reports of a file. Raises `AuthoredError` with the line's number."""
    report: AuthoredReport | None = None
    text = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("#"):
            if report:
                yield report
            report = AuthoredReport(line[1:].strip(), [], [], [])
        elif not line:
            continue
        elif report is None:
            raise AuthoredError(f"{path.name}:{number}: expected `# name of a report` first")
        elif line.startswith(">"):
            try:
                report.claims.append(_claim(line[1:], text, report))
            except (ValueError, IndexError) as error:
                raise AuthoredError(f"{path.name}:{number}: {error}") from error
        else:
            text = line
            first = len(report.words)
            report.words.extend(tokenised(text)[0])
            report.sentences.append((first, len(report.words)))
    if report:
        yield report


def _claim(line: str, text: str, report: AuthoredReport) -> AuthoredClaim:
    fields = [field.strip() for field in line.split("|")]
    if len(fields) != FIELDS:
        raise ValueError(f"expected {FIELDS} fields set apart by |, found {len(fields)}")
    marks, content, actors, recipients, sources = fields
    label, negated, certainty, event = _marks(marks.split())
    head, first, last = _content(content, text, report)
    return AuthoredClaim(
        head=head,
        first=first,
        last=last,
        label=label,
        negated=negated,
        certainty=certainty,
        event=event,
        actors=_parties(actors, ",", report),
        recipients=_parties(recipients, ",", report),
        sources=_parties(sources, ">", report),
    )


def _marks(marks: Sequence[str]) -> tuple[str, bool, str, str]:
    label = marks[0].removeprefix("wants:")
    if label not in CLAIMS[1:] or (label in CLAIMS[4:]) != marks[0].startswith("wants:"):
        raise ValueError(f"expected did, said, plans or wants:for/against/accepts/considers, found {marks[0]!r}")
    rest = list(marks[1:])
    negated = "not" in rest
    certainty = next((mark for mark in rest if mark in CERTAINTIES), "certain")
    event = next((mark for mark in rest if mark in PLOVER), "NONE")
    unknown = set(rest) - {"not", certainty, event, "-"}
    if unknown:
        raise ValueError(f"expected `not`, a certainty or a type, found {sorted(unknown)}")
    return label, negated, certainty, event


def _content(content: str, text: str, report: AuthoredReport) -> tuple[int, int, int]:
    """Return the numbers of the starred word of the content, of its first and of its last word."""
    if content.count("*") != 1:
        raise ValueError("expected one * before the head of the content")
    star = content.index("*")
    bare = content.replace("*", "")
    at = text.find(bare)
    if at < 0:
        raise ValueError(f"expected the content in the sentence, found {bare!r}")
    offset, _ = report.sentences[-1]
    spans = tokenised(text)[1]
    inside = [offset + i for i, (start, end) in enumerate(spans) if start < at + len(bare) and at < end]
    head = next((offset + i for i, (start, end) in enumerate(spans) if start <= at + star < end), None)
    if head is None:
        raise ValueError("expected a word after *")
    return head, inside[0], inside[-1]


def _parties(field: str, mark: str, report: AuthoredReport) -> tuple[int, ...]:
    names = [name.strip() for name in field.split(mark)]
    return () if names in (["-"], [""]) else tuple(_word(name, report) for name in names)


def _word(name: str, report: AuthoredReport) -> int:
    back = len(name) - len(name.lstrip("^"))
    match = re.fullmatch(r"(.+?)(?:#(\d+))?", name.lstrip("^"))
    if match is None or back >= len(report.sentences):
        raise ValueError(f"expected one word for each party, found {name!r}")
    word, nth = match[1], int(match[2] or 1)
    first, last = report.sentences[-1 - back]
    hits = [i for i in range(first, last) if report.words[i] == word]
    if len(hits) < nth:
        raise ValueError(f"expected a word of the sentence, found {name!r}; its words are {report.words[first:last]}")
    return hits[nth - 1]


def authored() -> Iterator[AuthoredReport]:
    """Yield every authored report in the order of file names."""
    for path in sorted(FOLDER.glob("*.txt")):
        yield from read_authored(path)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        reports = list(read_authored(Path(name)))
        claims = sum(len(report.claims) for report in reports)
        print(f"{name}: {len(reports)} reports, {sum(len(r.sentences) for r in reports)} sentences, {claims} claims")
