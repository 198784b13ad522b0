"""Finds the words beside a name that say who bears it: titles before it, appositions on either side.

"The league's envoy to the islands, Ilse Tarn, 45, who was Ruritania's ambassador, …"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.core.entities import NIL
from dragoman.knowledge.names import name_key, without_possessive
from dragoman.resolve.describing import Describer
from dragoman.resolve.phrases import DETERMINERS, is_name

WIDEST = 8
"""Words before a name that may be its title: "former deputy prime minister and defence minister" has seven."""
FARTHEST = 120
"""Characters before a name in which those words are looked for."""
LONGEST = 5
"""Words in the longest name of a body that may stand before a title ("National Security Council spokesman")."""
_TITLE_PARTS = frozenset(
    "foreign prime defence defense interior oil finance ministry minister party rights of affairs".split()
)
"""Words that stand in titles of several words and are none by themselves."""
_WORD = re.compile(r"[\w.'’-]+")
_AFTER = re.compile(
    r"(?:, \d\d)?, (?:who (?:is|was|(?:has|had) been|(?:(?:has|had) )?served as|serves as|heads|leads|headed|led) )?"
    r"(?P<who>(?:[^,.;\n]|(?<=[A-Z])\.(?=[A-Z]|,| [a-z]|'s)){3,90})(?=[,.;\n])"
)
"""What may stand behind a name and say who it is: "…, 45, who was Ruritania's ambassador"."""
_BEFORE = re.compile(
    r"(?:^|(?<![A-Z])\.|[;:,“”\"\n])\s*(?:and |but |while |said |says )?"
    r"(?P<who>(?:(?i:the|a|an)|[\w.-]+['’]s) (?:[^,.;:“”\"\n]|(?<=[A-Z])\.(?=[A-Z]|,| [a-z]|'s)){5,90}), $"
)
"""What may stand before a name and a comma and say who it is: "The league's envoy to the islands, …"."""
_MEMBER = re.compile(r",? (?:of|from|with) (?:the )?(?P<of>[^,.;\n]{2,60}?)(?=[,.;\n]| (?:said|says|told|added)\b)")
_ARTICLES = frozenset({"the", "a", "an"})


def titled(text: str, start: int, end: int, describer: Describer) -> Iterator[str]:
    """Yield a name with the words beside it that may say who bears it, the surest first.

    The title before it and the apposition behind it; the phrase before it and a comma; whom he is "of".
    """
    name, first = text[start:end], _title_start(text, start, describer)
    after = _AFTER.match(text[end : end + FARTHEST])
    who = after["who"] if after and _is_title_phrase(after["who"], describer) else ""
    if first < start or who:
        yield f"{text[first:end]}, {who}".removesuffix(", ")
    before = _BEFORE.search(text[max(0, first - FARTHEST) : first])
    if before and _is_title_phrase(before["who"], describer) and not _closes_on_person(before["who"], describer):
        yield f"{name}, {before['who']}"
    member = _MEMBER.match(text[end : end + FARTHEST])
    if member and describer.describe(member["of"]).id != NIL:
        yield f"{name}, member of {member['of']}"


def _title_start(text: str, start: int, describer: Describer) -> int:
    """Return where the title words before the name begin, `start` where there are none."""
    words = list(_WORD.finditer(text, max(0, text.rfind("\n", 0, start) + 1, start - FARTHEST), start))[-WIDEST:]
    first = start
    while words and not text[words[-1].end() : first].strip(" "):
        taken = _title_words(words, text, describer)
        if not taken or _ends_sentence(words[-1].group(), describer):
            break
        first = words[-taken].start()
        del words[-taken:]
    return first


def _ends_sentence(word: str, describer: Describer) -> bool:
    """Return whether a full stop ends the word and is not that of "Gen." or "U.N."."""
    return bool(re.search(r"\w{2}\.$", word)) and name_key(word) not in describer.look.registry.vocabulary.titles


def _title_words(words: list[re.Match[str]], text: str, describer: Describer) -> int:
    """Return how many of the last words belong to a title: those of a known name, else one word or none."""
    for taken in range(min(LONGEST, len(words)), 0, -1):
        name = text[words[-taken].start() : words[-1].end()]
        if name[:1].isupper() and describer.look.knows(without_possessive(name)):
            return taken + _office_to(words[:-taken], describer)
    return int(_belongs_to_title(words[-1].group(), describer))


def _office_to(words: list[re.Match[str]], describer: Describer) -> int:
    """Return how many of the last words are an office and "to the", "for", "of" before whom it is held with."""
    keys = [name_key(word.group()) for word in words]
    article = keys[-1:] == ["the"]
    office, preposition = (["", "", *keys[:-1]] if article else ["", "", *keys])[-2:]
    held = preposition in ("to", "for", "of") and office in describer.look.registry.vocabulary.titles
    return 2 + article if held else 0


def _belongs_to_title(word: str, describer: Describer) -> bool:
    vocabulary, key = describer.look.registry.vocabulary, name_key(without_possessive(word))
    if key in vocabulary.titles or key in vocabulary.modifiers or key in vocabulary.former:
        return True
    if key in _TITLE_PARTS:
        return True
    if word.lower() in DETERMINERS or not word[:1].isupper():
        return False
    return describer.look.knows(without_possessive(word))


def _is_title_phrase(text: str, describer: Describer) -> bool:
    """Return whether the words say who somebody is: they begin like a noun phrase and a title is among them."""
    words = text.split()
    keys = [name_key(without_possessive(word)) for word in words]
    opens = keys[0] in _ARTICLES or without_possessive(words[0]) != words[0] or _belongs_to_title(words[0], describer)
    return opens and any(key in describer.look.registry.vocabulary.titles for key in keys)


def _closes_on_person(text: str, describer: Describer) -> bool:
    """Return whether the words end in a person's name: then the comma after them parts two people."""
    last = tuple(text.split()[-2:])
    title = describer.look.last_title(last)
    return is_name(last) and not describer.look.knows(" ".join(last)) and (title is None or title[1] < len(last))
