"""Splits a paragraph into sentences by rule: a stop ends a sentence unless something says that it does not."""

from __future__ import annotations

import re

_STOP = re.compile(
    r"""
    (?<![.!?…]) (?P<stop>[.!?…]++)
    (?P<closers>(?:["”’»)\]'}] | [“«](?!\w) | \s(?:(?:''|[”»])(?!\w)|’(?!\S)) | \s?\[\d{1,3}\])*+)  # what closes it
    (?=\s++ (?P<openers>(?:[("“”‘«»\[{'`„*•-]\s?)*+) (?P<next>\S[^\s.,;:!?"”»]*+))
    | (?<=[a-z]{2}) [.!?](?:["”»]|'')? (?=(?P<glued>[A-Z][a-z]*)\s)     # said.The
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s(\[\"“‘'«`—–/]*\Z")
_LONGEST_ABBREVIATION = 12
_PREFIXED_NAME = re.compile(r"[a-z]{1,4}[-’'‘][A-Z]")  # al-Jazeera opens a sentence in lower case
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z]")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'-]*+\s+){1,5}(?:said|says|asked|asks|told|added|wrote|writes|shouted|replied|cried)\b"
)
_SYMBOLS_THAT_BEGIN = frozenset("$€£¥#@")

# Titles: a name follows, never a new sentence. They count where they are written with a capital ("modern gen.").
_TITLES = frozenset(
    "Mr Mrs Ms Mx Dr Drs Prof Gen Lt Col Maj Capt Cmdr Cdr Adm Sgt Cpl Pvt Brig Sen Sens Rep Reps Gov Govs "
    "Rev Fr Hon Msgr Messrs Pres Amb Supt Insp Det Atty Sec St Ste Mt Ft Spc Pfc Ofc M.P".split()
)
_NEVER_LAST = frozenset("vs v viz cf approx e.g i.e fig figs vol pp nos".split())
# Before a figure these stand for "number", "page" or a month; otherwise a sentence may end with them as with any word.
_BEFORE_FIGURES = frozenset("no p par sect ch c ca jan feb mar apr jun jul aug sep sept oct nov dec".split())
# A sentence may end with these: what follows decides.
_SOMETIMES_LAST = frozenset(
    "Inc Corp Ltd Co Cos Bros Jr Sr Esq Dept Univ Assn Ave Blvd Rd etc Ph.D al est Mon Tue Tues Wed Thu Thurs Fri "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla "
    "Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que".split()
)
_CLOCK = frozenset({"a.m", "p.m", "A.M", "P.M"})
_AFTER_CLOCK = frozenset(
    "EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT BST UTC CET CEST EET EEST IST MSK Eastern Central "
    "Pacific Mountain Greenwich Local Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed "
    "Thu Fri Sat Sun January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
# Words that begin a sentence far more often than they begin a name.
_STARTERS = frozenset(
    "A About According Across Add Adding After Again Against All Almost Already Also Although Among An And "
    "Another Any Are Around As Asked At Back Because Before Behind Below Besides Between Beyond Both But By "
    "Can Citing Could Despite Did Do Does Don't During Each Earlier Either Elsewhere Even Every Everyone Few "
    "Finally First For Former From Further Given Had Has Have He Her Here His How However I If In Indeed "
    "Instead Is It It's Its Just Last Late Later Let Like Many Maybe Meanwhile More Moreover Most Much My "
    "Nearly Neither Nevertheless Next No Nobody None Nonetheless Nor Not Nothing Now Of Off On Once One Only "
    "Or Other Others Our Over Perhaps Rather Recently Said Second Separately She Should Similarly Since So "
    "Some Soon Speaking Still Such Than That That's The Their Then There There's Therefore These They Third "
    "This Those Though Through Thus To Today Together Tomorrow Tonight Too Two Under Unlike Until Up Upon "
    "Very Was We Were What When Where Whereas Whether Which While Who Why Will With Within Without Would Yes "
    "Yesterday Yet You Your".split()
)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the sentences of `text[start:end]`, which begins and ends without white space.

    >>> text = "Gen. Ode met the U.N. envoy. “We agree. It is late,” he said."
    >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
    ['Gen. Ode met the U.N. envoy.', '“We agree.', 'It is late,” he said.']
    """
    sentences: list[tuple[int, int]] = []
    position = start
    for match in _STOP.finditer(text, start, end):
        if not _ends_sentence(text, position, match):
            continue
        sentences.append((position, match.end()))
        position = match.end("closers") if match["stop"] else match.end()
        while text[position].isspace():
            position += 1
    sentences.append((position, end))
    return sentences


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Return whether a sentence that began at `start` ends with the matched stop."""
    if match["stop"] is None:
        return match["glued"] in _STARTERS
    following: str = match["next"]
    if not _can_begin(following) and "(" not in match["openers"]:
        return False
    if match["stop"] != ".":
        quoted = match["closers"] and match["stop"] in "?!"
        return not (quoted and _SPEAKER.match(text, match.start("next"), match.start("next") + 120))
    return _closes_word(
        _word_before(text, start, match.start()), following, text[match.end("next") : match.end("next") + 1]
    )


def _can_begin(following: str) -> bool:
    """Return whether a sentence can begin with this word: a capital, a figure, a name such as al-Jazeera."""
    first = following[0]
    if first.islower():
        return _PREFIXED_NAME.match(following) is not None
    return first.isalnum() or first in _SYMBOLS_THAT_BEGIN


def _word_before(text: str, start: int, stop: int) -> str:
    """Return the word that the stop at `stop` follows, "" where white space or a mark stands before it."""
    match = _LAST_WORD.search(text, max(start, stop - _LONGEST_ABBREVIATION), stop)
    return match.group() if match else ""


def _closes_word(word: str, following: str, after: str) -> bool:
    """Return whether the stop behind `word` ends its sentence, and not only an abbreviation."""
    if word in _TITLES or (word.isupper() and word.capitalize() in _TITLES) or word.lower() in _NEVER_LAST:
        return False
    if following[0].isdigit() and word.lower() in _BEFORE_FIGURES:
        return False
    if word in _CLOCK:
        return following not in _AFTER_CLOCK
    if word in _SOMETIMES_LAST or _DOTTED.fullmatch(word):
        is_initial = len(following) == 1 and after == "."
        return following in _STARTERS and not is_initial
    return True
