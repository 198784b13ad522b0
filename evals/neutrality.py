"""Neutrality: which states a sentence is about must change who takes part in its claims, and nothing else.

    sentence about two states → reading ┐
    the same about two others → reading ┴ claims paired → differences → rows

500 sentences (`evals/two_parties.txt`) name two parties each, by name, by adjective ("the Syrian army") or by capital
("Damascus said"). Each is read about two states, chosen by its hash out of 42; then about the same two exchanged; then
about the 40 others, each of them once in either place. That makes 41 *pairs* of readings a sentence: the first one and
each of the others. Every sentence is read as a report of its own.

**How claims are paired.** Offsets are counted in the sentence before any state was put in: a state's name is one
character there, however long it is, with an article that it brings along. By these, contents that overlap by half
(Dice) are paired one to one, the greatest overlaps first; of equal ones, those of the same kind. No word of a claim is
compared.

- `five values the same`: every claim of either reading has its partner, and kind, event, stance, polarity and certainty
  are the same in each pair of claims.
- `parties swapped`: every claim has its partner, and its sources, actors and recipients are, one by one and in order,
  the same: their words overlap in the sentence, and their countries are the same once the codes of the two states are
  replaced by A and B. A claim without a partner therefore counts against both figures.
- `the same: NAME`: the share of pairs in which this is the same; `claims` is whether every claim has its partner.

The bars are .98 and .97. A reader that claims nothing would pass: `sentences with claims` finds it out.
`python -m evals.neutrality` shows what differs: how often, with which states, in which sentences.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.core.claims import Claim, Participant
from dragoman.core.reports import Report
from dragoman.core.text import Citation
from evals.claims import LEAST_OVERLAP, SAME_KIND_BONUS
from evals.corpora import Setup, file_sha256
from evals.parties import SENTENCES, Sentence, State, read_sentences
from evals.scores import Row, Score, pair_greedily
from evals.system import Dragoman, System
from evals.variants import Variant

EVALUATION = "neutrality"
CORPUS = "two parties"
QUICK_STEP, QUICK_SENTENCES, QUICK_STATES = 8, 60, 8
"""The quick run takes every eighth sentence, 60 of them, and every eighth of the 40 other pairs of states: five."""
DATE = "2025-06-16"
VALUES = ("kind", "event", "stance", "polarity", "certainty")
ROLES = ("source", "actors", "recipients")
UNPAIRED = "claims"

Party = tuple[str, frozenset[int]]
"""A participant with its country masked, and where the words that name it stand in the sentence."""


class MaskedClaim(Struct, frozen=True):
    """A claim with its states masked: where its content stands in the sentence, its five values, its parties by role.

    `words` is the content, for people to read.
    """

    place: frozenset[int]
    values: dict[str, str | None]
    parties: dict[str, tuple[Party, ...]]
    words: str


class Difference(Struct, frozen=True):
    """One thing that two readings do not share: its name (a value, a role or `claims`), and what it is."""

    name: str
    what: str


class Comparison(Struct, frozen=True):
    """Two readings of a sentence: the states of the second, whether these are the first two exchanged, what differs."""

    sentence: Sentence
    states: tuple[State, State]
    exchanged: bool
    differences: tuple[Difference, ...]

    def differs_in(self, names: Iterable[str]) -> bool:
        """Return whether anything of these names differs."""
        return bool({difference.name for difference in self.differences} & set(names))


class Outcome(Struct, frozen=True):
    """All comparisons of one sentence, and how many claims its first reading has."""

    sentence: Sentence
    states: tuple[State, State]
    claims: int
    comparisons: tuple[Comparison, ...]


def evaluate(setup: Setup) -> Iterator[Row]:
    """Yield the share of pairs with the five values the same and with the parties swapped, then by name and by part."""
    outcomes = list(compare_readings(setup.system, quick=setup.quick))
    pairs = [comparison for outcome in outcomes for comparison in outcome.comparisons]
    exchanged = [pair for pair in pairs if pair.exchanged]
    unseen = [pair for pair in pairs if not pair.sentence.seen]
    parts = (("", pairs), (", the two exchanged", exchanged), (", sentences not seen in training", unseen))
    for part, chosen in parts:
        yield _share(f"five values the same{part}", [not pair.differs_in([UNPAIRED, *VALUES]) for pair in chosen])
        yield _share(f"parties swapped{part}", [not pair.differs_in([UNPAIRED, *ROLES]) for pair in chosen])
    for name in (UNPAIRED, *VALUES, *ROLES):
        yield _share(f"the same: {name}", [not pair.differs_in([name]) for pair in pairs])
    yield _share("sentences with claims", [outcome.claims > 0 for outcome in outcomes])


def _share(metric: str, values: Sequence[bool]) -> Score:
    share = sum(values) / max(1, len(values))
    return Score(EVALUATION, CORPUS, metric, share, len(values), file_sha256(SENTENCES))


def compare_readings(system: System, *, quick: bool) -> Iterator[Outcome]:
    """Yield, for each sentence, how its reading about two states compares with those about others."""
    sentences = list(read_sentences())
    for sentence in sentences[::QUICK_STEP][:QUICK_SENTENCES] if quick else sentences:
        a, b, others = sentence.choose_states()
        first = read_masked(system, sentence, a, b)
        pairs = [(b, a), *(others[::QUICK_STATES] if quick else others)]
        comparisons = [
            Comparison(sentence, pair, pair == (b, a), tuple(compare(first, read_masked(system, sentence, *pair))))
            for pair in pairs
        ]
        yield Outcome(sentence, (a, b), len(first), tuple(comparisons))


# ---- two readings of a sentence --------------------------------------------------------------------------------------


def read_masked(system: System, sentence: Sentence, a: State, b: State) -> list[MaskedClaim]:
    """Return the claims of the sentence about two states, with these masked."""
    variant = sentence.about(a, b)
    reading = system.read_report(Report(EVALUATION, variant.text, date=DATE))
    return [_masked(claim, variant, {a.code: "A", b.code: "B"}) for claim in reading.claims]


def _masked(claim: Claim, variant: Variant, masks: dict[str, str]) -> MaskedClaim:
    def place(citation: Citation) -> frozenset[int]:
        return frozenset(variant.origins[citation.start : citation.end])

    def parties(role: tuple[Participant, ...]) -> tuple[Party, ...]:
        return tuple((masks.get(one.country, one.country), place(one.citation)) for one in role)

    return MaskedClaim(
        place=place(claim.content),
        values={name: getattr(claim, name) for name in VALUES},
        parties={
            "source": parties(claim.source),
            "actors": parties(claim.actors),
            "recipients": parties(claim.recipients),
        },
        words=claim.content.exact,
    )


def compare(first: Sequence[MaskedClaim], second: Sequence[MaskedClaim]) -> Iterator[Difference]:
    """Yield what two readings do not share: claims without a partner, then values and parties of each pair."""
    pairs = pair_greedily(
        (overlap + SAME_KIND_BONUS * (a.values["kind"] == b.values["kind"]), i, j)
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if (overlap := 2 * len(a.place & b.place) / max(1, len(a.place) + len(b.place))) >= LEAST_OVERLAP
    )
    for side, claims, at in (("lost", first, 0), ("new", second, 1)):
        paired = {pair[at] for pair in pairs}
        for i, claim in enumerate(claims):
            if i not in paired:
                yield Difference(UNPAIRED, f"{side}: {claim.values['kind']} “{claim.words}”")
    for i, j in pairs:
        yield from _compare_pair(first[i], second[j])


def _compare_pair(a: MaskedClaim, b: MaskedClaim) -> Iterator[Difference]:
    """Yield the values and the roles in which two claims differ."""
    for name in VALUES:
        if a.values[name] != b.values[name]:
            yield Difference(name, f"{a.values[name]} → {b.values[name]}: “{b.words}”")
    for role in ROLES:
        ours, theirs = a.parties[role], b.parties[role]
        if len(ours) != len(theirs) or not all(map(_same_party, ours, theirs)):
            shown = " → ".join("+".join(country for country, _ in side) or "nobody" for side in (ours, theirs))
            yield Difference(role, f"{shown}: “{b.words}”")


def _same_party(a: Party, b: Party) -> bool:
    """Return whether two participants have the same masked country and share a character of the sentence."""
    return a[0] == b[0] and bool(a[1] & b[1])


# ---- what differs, for people ----------------------------------------------------------------------------------------


def describe(outcomes: Sequence[Outcome], worst: int) -> Iterator[str]:
    """Yield lines: how often each thing differs, with which states, and the sentences that differ most."""
    pairs = [pair for outcome in outcomes for pair in outcome.comparisons]
    names = Counter(name for pair in pairs for name in {difference.name for difference in pair.differences})
    yield f"{len(pairs)} pairs of readings; what differs in how many of them:"
    yield from (f"  {count:6} {name}" for name, count in names.most_common())
    failed = Counter(state.name for pair in pairs if pair.differences for state in pair.states)
    read = Counter(state.name for pair in pairs for state in pair.states)
    yield "the states of which the most readings differ:"
    shares = sorted(((failed[name] / count, name) for name, count in read.items()), reverse=True)
    yield from (f"  {share:6.1%} {name}" for share, name in shares[:12])
    yield "the sentences of which the most readings differ:"
    for outcome in sorted(outcomes, key=_count_different, reverse=True)[:worst]:
        yield from _describe_sentence(outcome)


def _count_different(outcome: Outcome) -> int:
    return sum(bool(pair.differences) for pair in outcome.comparisons)


def _describe_sentence(outcome: Outcome) -> Iterator[str]:
    """Yield the sentence about its first two states, and each difference with how often and one pair that shows it."""
    if not _count_different(outcome):
        return
    yield f"\n{_count_different(outcome)}/{len(outcome.comparisons)} {outcome.sentence.about(*outcome.states).text}"
    found: dict[str, list[tuple[State, State]]] = {}
    for pair in outcome.comparisons:
        for difference in pair.differences:
            what = difference.what.partition(": “")[0] if difference.name != UNPAIRED else difference.what
            found.setdefault(f"{difference.name} {what}", []).append(pair.states)
    for what, states in sorted(found.items(), key=lambda item: -len(item[1])):
        yield f"    {len(states):3} × {what} ({', '.join('/'.join(s.code for s in pair) for pair in states[:4])})"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the sentences and print what differs."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.neutrality", description="Show what hangs on a state's name."
    )
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_SENTENCES} sentences, five other pairs of states")
    parser.add_argument("--worst", type=int, default=25, metavar="N", help="how many sentences to show (25)")
    parser.add_argument("--model", type=Path, metavar="DIR", help="read with these weights, not the package's")
    options = parser.parse_args(arguments)
    outcomes = list(compare_readings(Dragoman(options.model), quick=options.quick))
    sys.stdout.writelines(f"{line}\n" for line in describe(outcomes, options.worst))
    return 0


if __name__ == "__main__":
    sys.exit(main())
