"""States by the names that the news gives them, and sentences in which two of them can be exchanged for any others.

`evals/two_parties.txt` → sentences → text about two states, with the place of every character in the sentence
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from evals.variants import Variant

SENTENCES = Path(__file__).with_name("two_parties.txt")
_SLOT = re.compile(r"\[(a )?([AB])(?: (adj|cap))?\]('s)?")
_STARTS = re.compile(r"(?:^|[:,.!?] )[“\"]?$")
_SOUNDS_LIKE_YOU = ("U.S.", "Uk", "Eu")


class State(Struct, frozen=True):
    """A state: its ISO code, its name with the article where it takes one, its adjective, its capital."""

    code: str
    name: str
    adjective: str
    capital: str


_ROWS = """
EGY Egypt | Egyptian | Cairo
SDN Sudan | Sudanese | Khartoum
SSD South Sudan | South Sudanese | Juba
LBY Libya | Libyan | Tripoli
ETH Ethiopia | Ethiopian | Addis Ababa
COD the Democratic Republic of Congo | Congolese | Kinshasa
RWA Rwanda | Rwandan | Kigali
NGA Nigeria | Nigerian | Abuja
ZAF South Africa | South African | Pretoria
SYR Syria | Syrian | Damascus
ISR Israel | Israeli | Jerusalem
IRN Iran | Iranian | Tehran
IRQ Iraq | Iraqi | Baghdad
LBN Lebanon | Lebanese | Beirut
YEM Yemen | Yemeni | Sanaa
SAU Saudi Arabia | Saudi | Riyadh
ARE the United Arab Emirates | Emirati | Abu Dhabi
RUS Russia | Russian | Moscow
UKR Ukraine | Ukrainian | Kyiv
DEU Germany | German | Berlin
FRA France | French | Paris
GBR Britain | British | London
SRB Serbia | Serbian | Belgrade
BIH Bosnia and Herzegovina | Bosnian | Sarajevo
TUR Turkey | Turkish | Ankara
AZE Azerbaijan | Azerbaijani | Baku
CHN China | Chinese | Beijing
TWN Taiwan | Taiwanese | Taipei
IND India | Indian | New Delhi
PAK Pakistan | Pakistani | Islamabad
AFG Afghanistan | Afghan | Kabul
PRK North Korea | North Korean | Pyongyang
KOR South Korea | South Korean | Seoul
JPN Japan | Japanese | Tokyo
PHL the Philippines | Philippine | Manila
USA the United States | U.S. | Washington
MEX Mexico | Mexican | Mexico City
BRA Brazil | Brazilian | Brasilia
VEN Venezuela | Venezuelan | Caracas
COL Colombia | Colombian | Bogota
AUS Australia | Australian | Canberra
NZL New Zealand | New Zealand | Wellington
"""
"""From every part of the world, those most fought over in the news among them, and names of one word and of several."""

STATES = tuple(State(row[:3], *row[4:].split(" | ")) for row in _ROWS.strip().splitlines())
OTHERS = len(STATES) - 2
"""How many states are left to stand for the two of a sentence: forty."""


class Sentence(Struct, frozen=True):
    """A sentence with places for two states; `seen` says whether the model was trained on it, about invented states."""

    pattern: str
    seen: bool

    def choose_states(self) -> tuple[State, State, list[tuple[State, State]]]:
        """Return the two states of the sentence, and forty other pairs: each other state once in either place.

        They follow from the hash of the sentence: the same ones in every run, others in every sentence.
        """
        number = int.from_bytes(hashlib.sha256(self.pattern.encode()).digest()[:8], "big")
        number, first = divmod(number, len(STATES))
        number, second = divmod(number, len(STATES) - 1)
        rest = [*STATES[first + 1 :], *STATES[:first]]
        b = rest.pop(second)
        step = 1 + number % (OTHERS - 1)
        return STATES[first], b, [(state, rest[(i + step) % OTHERS]) for i, state in enumerate(rest)]

    def about(self, a: State, b: State) -> Variant:
        """Return the sentence about two states. Origins count its characters, a state's name as one."""
        pieces: list[str] = []
        origins: list[int] = []
        position = 0
        place = 0
        for slot in _SLOT.finditer(self.pattern):
            before = self.pattern[position : slot.start()]
            named = _named(slot, a if slot[2] == "A" else b, starts=bool(_STARTS.search(self.pattern[: slot.start()])))
            ending = "" if slot[4] is None else "'" if named.endswith("s") else "'s"
            pieces += [before, named, ending]
            origins += [*range(place, place + len(before))]
            place += len(before)
            origins += [place] * len(named) + [place + 1] * len(ending)
            place += 2
            position = slot.end()
        rest = self.pattern[position:]
        return Variant("".join([*pieces, rest]), (*origins, *range(place, place + len(rest))))


def _named(slot: re.Match[str], state: State, *, starts: bool) -> str:
    """Return the words of a state for its place in a sentence, with a capital where the sentence starts with them."""
    words = {"adj": state.adjective, "cap": state.capital}.get(slot[3], state.name)
    if slot[1]:
        vowel = words[0] in "AEIOU" and not words.startswith(_SOUNDS_LIKE_YOU)
        words = f"{'an' if vowel else 'a'} {words}"
    return words[0].upper() + words[1:] if starts else words


def read_sentences(path: Path = SENTENCES) -> Iterator[Sentence]:
    """Yield the sentences of a file: `##` begins a part, other lines with `#` are comments."""
    seen = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            seen = line == "## seen in training"
        elif line and not line.startswith("#"):
            yield Sentence(line, seen)
