"""Tells whether a text is English; only a text that plainly is not gives a language's name."""

from __future__ import annotations

import math
import re

# Words that every English prose is full of and that no other language shares as a set.
_ENGLISH = frozenset(
    "the of and to in that is was for on with as by at from his her he she it its they their said has have "
    "had were are be been will would not but this which who an or after about there".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_READ = 6000
_ENOUGH_WORDS = 12
_ENGLISH_SHARE = 0.18
"""Share of these words from which no more is asked: English news has .30–.45, lists of names .20."""
_DOUBTFUL_SHARE = 0.08
"""At and above this share a text is refused only if it is a close relative's function words that are counted."""
_SURE = 0.95
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")

_NAMES = dict(
    pair.split(":")
    for pair in (
        "af:Afrikaans am:Amharic an:Aragonese ar:Arabic as:Assamese az:Azerbaijani be:Belarusian bg:Bulgarian "
        "bn:Bengali br:Breton bs:Bosnian ca:Catalan cs:Czech cy:Welsh da:Danish de:German dz:Dzongkha "
        "el:Greek eo:Esperanto es:Spanish et:Estonian eu:Basque fa:Persian fi:Finnish fo:Faroese fr:French "
        "ga:Irish gl:Galician gu:Gujarati he:Hebrew hi:Hindi hr:Croatian ht:Haitian hu:Hungarian hy:Armenian "
        "id:Indonesian is:Icelandic it:Italian ja:Japanese jv:Javanese ka:Georgian kk:Kazakh km:Khmer "
        "kn:Kannada ko:Korean ku:Kurdish ky:Kyrgyz la:Latin lb:Luxembourgish lo:Lao lt:Lithuanian lv:Latvian "
        "mg:Malagasy mk:Macedonian ml:Malayalam mn:Mongolian mr:Marathi ms:Malay mt:Maltese nb:Norwegian "
        "ne:Nepali nl:Dutch nn:Norwegian no:Norwegian oc:Occitan or:Odia pa:Punjabi pl:Polish ps:Pashto "
        "pt:Portuguese qu:Quechua ro:Romanian ru:Russian rw:Kinyarwanda se:Sami si:Sinhala sk:Slovak "
        "sl:Slovenian sq:Albanian sr:Serbian sv:Swedish sw:Swahili ta:Tamil te:Telugu th:Thai tl:Tagalog "
        "tr:Turkish ug:Uyghur uk:Ukrainian ur:Urdu vi:Vietnamese vo:Volapük wa:Walloon xh:Xhosa zh:Chinese "
        "zu:Zulu"
    ).split()
)


def other_language(text: str) -> str | None:
    """Return the name of the language that the text is written in where that is plainly not English, or `None`.

    >>> other_language("The council met in Port Arden on Tuesday and said that it would vote.") is None
    True
    """
    sample = text[:_READ]
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = [character for character in sample if character.isalpha()]
    if len(words) < _ENOUGH_WORDS and len(letters) < 80:
        return None
    foreign_script = len(_LATIN.findall(sample)) < len(letters) / 2
    share = sum(word in _ENGLISH for word in words) / max(1, len(words))
    if not foreign_script and share >= _ENGLISH_SHARE:
        return None
    code, certainty = _classify(sample)
    if code == "en" or (not foreign_script and (share >= _DOUBTFUL_SHARE or certainty < _SURE)):
        return None
    return _NAMES.get(code)  # a code without a name here is a guess at a list of names or figures


def _classify(text: str) -> tuple[str, float]:
    """Return the likeliest language's code and how likely it is against all others, 0–1."""
    from py3langid import rank  # loads its model: only once a text looks foreign

    ranked = rank(text)
    code, best = ranked[0]
    return str(code), 1.0 / sum(math.exp(min(0.0, score - best)) for _, score in ranked)
