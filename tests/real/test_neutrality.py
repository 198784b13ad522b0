"""Two countries change places in a sentence: they change places in its claims, and little else may change.

A trained encoder has seen some countries more often than others, so this is a measured share with a floor, not a law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import NamedTuple

import pytest

from dragoman.core.reports import Report
from dragoman.pipeline import Reader
from realmodel import needs_model

pytestmark = needs_model

SAME_CLAIMS = 0.85
"""The least share of pairs with the same kinds and contents: 0.90 when the floor was set."""
SAME_STRUCTURE = 0.66
"""The same with sources, actors, recipients, events, stances and certainty: 0.70 now, 0.87 with the rules alone."""
ALIKE = 0.85
"""The least share of sentences in which any one country gets the claims that most get: 0.95 when the floor was set."""


class Country(NamedTuple):
    name: str
    adjective: str
    capital: str


COUNTRIES = (
    Country("Russia", "Russian", "Moscow"),
    Country("Ukraine", "Ukrainian", "Kyiv"),
    Country("Iran", "Iranian", "Tehran"),
    Country("Israel", "Israeli", "Jerusalem"),
    Country("China", "Chinese", "Beijing"),
    Country("Norway", "Norwegian", "Oslo"),
    Country("Kenya", "Kenyan", "Nairobi"),
    Country("Chile", "Chilean", "Santiago"),
)
SENTENCES = (
    "{a} said on Monday that it would withdraw its troops from {b} by June.",
    "{a} condemned {b} for shelling a border village.",
    "{a}'s foreign minister urged {b} to release the sailors.",
    "The {a_adj} government opposes the return of {b_adj} soldiers to the island.",
    "{a_adj} forces attacked a {b_adj} convoy near the border, officials said.",
    "{a} and {b} signed an agreement on fishing rights on Friday.",
    "{a} may impose sanctions on {b}, a diplomat said.",
    "The {a_adj} defence ministry denied that its planes had bombed targets in {b}.",
    "According to the {a_adj} president, {b} has agreed to a ceasefire.",
    "{a} will host talks with {b} in October.",
    "{a} rejected a proposal by {b} to reopen the crossing.",
    "{a} does not object to a {b_adj} consulate in the port.",
    "Protesters burned {b_adj} flags outside the embassy in {a_cap}.",
    "{a_cap} warned that it would close the strait if {b_cap} sent more ships.",
    "The {a_adj} army has deployed tanks along the border with {b}.",
    "{a} expelled three {b_adj} diplomats on Tuesday.",
    "{a} promised {b} two million dollars in aid after the flood.",
    "“We want peace with {b},” the {a_adj} prime minister said.",
    "{a} is considering an invitation to a summit in {b_cap}.",
    "There was no confirmation from {a_cap} that {b} had released the pilots.",
)  # fmt: skip


def filled(sentence: str, a: Country, b: Country) -> str:
    return sentence.format(a=a.name, a_adj=a.adjective, a_cap=a.capital, b=b.name, b_adj=b.adjective, b_cap=b.capital)


def masked(words: str, a: Country, b: Country) -> str:
    """Return the words with the countries' names taken out: what remains must not change with them."""
    for country, letter in ((a, "A"), (b, "B")):
        # The adjective first: "Iran" stands in "Iranian".
        for form, role in ((country.adjective, "adj"), (country.name, ""), (country.capital, "cap")):
            words = words.replace(form, f"<{letter}{role}>")
    return words


class Outline(NamedTuple):
    """The claims of a sentence with its countries taken out."""

    claims: tuple[tuple[str, str], ...]
    rest: tuple[object, ...]


def outline(reader: Reader, sentence: str, a: Country, b: Country) -> Outline:
    report = Report(doc="swap", text=filled(sentence, a, b), date="2025-05-12")
    found = reader.read(report).claims
    parties = ((claim.source, claim.actors, claim.recipients) for claim in found)
    return Outline(
        tuple((claim.kind, masked(claim.content.exact, a, b)) for claim in found),
        (
            tuple((claim.event, claim.stance, claim.polarity, claim.certainty, claim.quoted) for claim in found),
            tuple(tuple(masked(p.citation.exact, a, b) for p in group) for three in parties for group in three),
        ),
    )


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Outline, Outline]]:
    """The outlines of every sentence with two countries one way round and the other."""

    def read() -> Iterator[tuple[Outline, Outline]]:
        reader = Reader.load()
        for sentence in SENTENCES:
            for a, b in permutations(COUNTRIES, 2):
                if a.name < b.name:
                    yield outline(reader, sentence, a, b), outline(reader, sentence, b, a)

    return list(read())


def test_masking_tells_who_is_who_and_nothing_else() -> None:
    kenya, chile = COUNTRIES[6], COUNTRIES[7]
    sentence = "{a_adj} envoys left {b_cap} for {a}"
    assert masked(filled(sentence, kenya, chile), kenya, chile) == "<Aadj> envoys left <Bcap> for <A>"
    assert masked(filled(sentence, kenya, chile), chile, kenya) == "<Badj> envoys left <Acap> for <B>"


def test_most_sentences_keep_their_claims(
    pairs: list[tuple[Outline, Outline]], record_property: Callable[[str, object], None]
) -> None:
    share = sum(one.claims == other.claims and one.claims != () for one, other in pairs) / len(pairs)
    record_property("pairs with the same kinds and contents", round(share, 3))
    assert share >= SAME_CLAIMS, f"{share:.3f} of {len(pairs)} pairs keep their kinds and contents"


def test_most_sentences_keep_the_structure_of_their_claims(
    pairs: list[tuple[Outline, Outline]], record_property: Callable[[str, object], None]
) -> None:
    share = sum(one == other and one.claims != () for one, other in pairs) / len(pairs)
    record_property("pairs with the same structure", round(share, 3))
    assert share >= SAME_STRUCTURE, f"{share:.3f} of {len(pairs)} pairs keep their structure"


def test_countries_are_treated_alike_as_actors() -> None:
    """Each country in turn does the same to the same neighbour; no country's sentences may fare far worse."""
    reader, neighbour = Reader.load(), Country("Portugal", "Portuguese", "Lisbon")
    found = {c.name: [outline(reader, sentence, c, neighbour) for sentence in SENTENCES] for c in COUNTRIES}
    usual = [max(column, key=column.count) for column in zip(*found.values(), strict=True)]
    shares = {
        name: sum(a.claims == b.claims for a, b in zip(rows, usual, strict=True)) / len(usual)
        for name, rows in found.items()
    }
    assert min(shares.values()) >= ALIKE, shares
