"""Compares predicted claims with gold ones, as the annotation guidelines define it.

Contents that overlap by half (Dice of their tokens) may match, one to one, the greatest overlaps first. A match is
`found`; it is `usable` when its kind, innermost source, polarity and first actor are right too. Rare values have an F1
of their own among the matched, since always guessing the common one would look well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from evals.scores import Tally, total

TOKEN = re.compile(r"\w+(?:[-.'’]\w+)*")
LEAST_OVERLAP = 0.5
SAME_KIND_BONUS = 0.01
"""Between two equal overlaps, the claim of the same kind is the better match."""

EMPTY_WORDS = frozenset({"the", "a", "an", "of", "s"})
USABLE = ("kind", "source", "polarity", "first actor")
KINDS = ("did", "plans", "said", "wants")


class GoldParty(Struct, frozen=True):
    """A participant: the words that name it, its usual full name, and its country or class."""

    text: str = ""
    name: str = field(default="", name="is")
    of: str = ""


class GoldPlace(Struct, frozen=True):
    """A place: the words that name it, its usual name, and its country, `None` for none or several."""

    text: str = ""
    name: str = field(default="", name="is")
    country: str | None = None


class GoldClaim(Struct, frozen=True):
    """One claim in the format of the gold files. Without `start` and `end`, the content is looked up in the text."""

    kind: str
    content: str
    source: tuple[GoldParty, ...] = ()
    cue: str | None = None
    quoted: str | None = None
    actors: tuple[GoldParty, ...] = ()
    recipients: tuple[GoldParty, ...] = ()
    event: str | None = None
    stance: str | None = None
    polarity: str | None = None
    certainty: str | None = None
    time: str | None = None
    place: GoldPlace | None = None
    start: int | None = None
    end: int | None = None


class GoldDocument(Struct, frozen=True):
    """The claims of one report."""

    doc: str
    claims: tuple[GoldClaim, ...]


class ClaimsScore(Struct, frozen=True):
    """What a comparison found: tallies by name, and how many matched claims have each field right (right, of)."""

    found: Tally
    usable: Tally
    kinds: dict[str, Tally]
    rare: dict[str, Tally]
    fields: dict[str, tuple[int, int]]


RARE: dict[str, Callable[[GoldClaim], bool]] = {
    "polarity -": lambda claim: claim.polarity == "-",
    "not certain": lambda claim: claim.certainty != "certain",
    "stance not for": lambda claim: claim.kind == "wants" and claim.stance != "for",
    "chain of two": lambda claim: len(claim.source) > 1,
}


def score_claims(
    texts: Mapping[str, str], gold: Iterable[GoldDocument], predicted: Mapping[str, Sequence[GoldClaim]]
) -> ClaimsScore:
    """Return the comparison over all gold documents; a report without predictions misses all its claims."""
    sizes = Tally()
    pairs: list[tuple[GoldClaim, GoldClaim]] = []
    by_kind: dict[str, Tally] = dict.fromkeys(KINDS, Tally())
    for document in gold:
        ours = predicted.get(document.doc, ())
        sizes += Tally(0, len(ours), len(document.claims))
        pairs += match_claims(texts[document.doc], document.claims, ours)
        wanted, given = Counter(c.kind for c in document.claims), Counter(c.kind for c in ours)
        for kind in by_kind:
            by_kind[kind] += Tally(0, given[kind], wanted[kind])
    right = [compare_fields(a, b) for a, b in pairs]
    for a, b in pairs:
        by_kind[a.kind] += Tally(a.kind == b.kind, 0, 0)
    usable = sum(all(fields[name] for name in USABLE) for fields in right)
    return ClaimsScore(
        found=sizes + Tally(len(pairs), 0, 0),
        usable=sizes + Tally(usable, 0, 0),
        kinds=by_kind,
        rare={name: _tally_rare(test, pairs) for name, test in RARE.items()},
        fields=_count_fields(right),
    )


def _tally_rare(test: Callable[[GoldClaim], bool], pairs: Sequence[tuple[GoldClaim, GoldClaim]]) -> Tally:
    """Return the tally of a rare value among the matched claims."""
    return total(Tally(test(a) and test(b), test(b), test(a)) for a, b in pairs)


def _count_fields(right: Sequence[dict[str, bool]]) -> dict[str, tuple[int, int]]:
    """Return for each field how many matched claims have it right, and how many it was asked of."""
    counts: dict[str, tuple[int, int]] = {}
    for fields in right:
        for name, ok in fields.items():
            hits, asked = counts.get(name, (0, 0))
            counts[name] = (hits + ok, asked + 1)
    return counts


def match_claims(
    text: str, gold: Sequence[GoldClaim], predicted: Sequence[GoldClaim]
) -> list[tuple[GoldClaim, GoldClaim]]:
    """Return the matched pairs of one report, the greatest overlaps first; of equal ones, the later claims."""
    wanted, given = place_contents(text, gold), place_contents(text, predicted)
    candidates: list[tuple[float, int, int]] = []
    for i, a in enumerate(wanted):
        for j, b in enumerate(given):
            overlap = 2 * len(a & b) / max(1, len(a) + len(b))
            if overlap >= LEAST_OVERLAP:
                candidates.append((overlap + SAME_KIND_BONUS * (gold[i].kind == predicted[j].kind), i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], predicted[j]) for i, j in pairs.items()]


def place_contents(text: str, claims: Sequence[GoldClaim]) -> list[frozenset[int]]:
    """Return for each claim where the tokens of its content begin in the text, nothing where it is not found."""
    placed: list[frozenset[int]] = []
    after = 0
    for claim in claims:
        span = _settle(text, claim, after)
        if span is None:
            placed.append(frozenset())
            continue
        after = span[0]
        placed.append(frozenset(match.start() for match in TOKEN.finditer(text, *span)))
    return placed


def _settle(text: str, claim: GoldClaim, after: int) -> tuple[int, int] | None:
    """Return the content's offsets: its own, else the occurrence nearest its cue, else nearest the claim before."""
    if claim.start is not None and claim.end is not None:
        return claim.start, claim.end
    content = _nearest(text, claim.content, after)
    cue = _nearest(text, claim.cue or "", content) if content is not None else None
    start = _nearest(text, claim.content, after if cue is None else cue)
    return None if start is None else (start, start + len(claim.content))


def _nearest(text: str, needle: str, near: int) -> int | None:
    """Return where the occurrence of `needle` nearest to `near` begins, the earlier of two; `None` without any."""
    if not needle:
        return None
    starts = [match.start() for match in re.finditer(re.escape(needle), text)]
    return min(starts, key=lambda start: abs(start - near), default=None)


def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it apart, in lower case, without a possessive ending.

    >>> sorted(name_words("the Ministry of Fisheries’"))
    ['fisheries', 'ministry']
    """
    tokens = (re.sub(r"['’]s$", "", token.lower()) for token in TOKEN.findall(name))
    return frozenset(tokens) - EMPTY_WORDS


def same_party(a: GoldParty, b: GoldParty) -> bool:
    """Return whether two participants share a word of their names, or of the words that name them there."""
    return bool(name_words(a.name) & name_words(b.name) or name_words(a.text) & name_words(b.text))


def _same_at(a: Sequence[GoldParty], b: Sequence[GoldParty], index: int) -> bool:
    """Return whether the participants at `index` are the same; nobody is the same as nobody alone."""
    return same_party(a[index], b[index]) if a and b else not a and not b


def _all_named(gold: Sequence[GoldParty], predicted: Sequence[GoldParty]) -> bool:
    """Return whether each gold participant is among the predicted, and whether neither side stands empty alone."""
    if not gold or not predicted:
        return not gold and not predicted
    return all(any(same_party(a, b) for b in predicted) for a in gold)


def _codes(parties: Iterable[GoldParty]) -> set[str]:
    return {party.of for party in parties}


def _same_place(a: GoldPlace | None, b: GoldPlace | None) -> bool:
    """Return whether the places have the same country and share a word of their names."""
    if a is None or b is None:
        return a is b
    return a.country == b.country and bool(name_words(a.name) & name_words(b.name))


def compare_fields(gold: GoldClaim, predicted: GoldClaim) -> dict[str, bool]:
    """Return which fields of a matched pair are right; some are asked only where gold has a value."""
    right = {
        "kind": gold.kind == predicted.kind,
        "source": _same_at(gold.source, predicted.source, -1),
        "source chain": len(gold.source) == len(predicted.source),
        "quoted": gold.quoted == predicted.quoted,
        "first actor": _same_at(gold.actors, predicted.actors, 0),
        "all actors": _all_named(gold.actors, predicted.actors),
        "actor countries": _codes(gold.actors) == _codes(predicted.actors),
        "recipients": _all_named(gold.recipients, predicted.recipients),
        "recipient countries": _codes(gold.recipients) == _codes(predicted.recipients),
        "event": gold.event == predicted.event,
        "polarity": gold.polarity == predicted.polarity,
        "certainty": gold.certainty == predicted.certainty,
        "time": (gold.time or "")[:10] == (predicted.time or "")[:10],
        "place": _same_place(gold.place, predicted.place),
    }
    if gold.kind == "wants":
        right["stance"] = gold.stance == predicted.stance
    for name, given in (("time", gold.time), ("place", gold.place), ("event", gold.event)):
        if given:
            right[f"{name}, where gold gives one"] = right[name]
    return right
