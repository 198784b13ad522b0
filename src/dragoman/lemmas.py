"""Base forms of English words, by table and by spelling rule, in the manner of the Universal Dependencies treebanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman import lemma_tables


@lru_cache(maxsize=65536)
def lemma(word: str, xpos: str) -> str:
    """Return the base form of a word with the given Penn Treebank tag; names keep their capitals and their plural.

    >>> lemma("deployed", "VBD"), lemma("sieges", "NNS"), lemma("n't", "RB")
    ('deploy', 'siege', 'not')
    """
    if xpos.startswith("NNP"):
        return word
    form = word.lower().replace("’", "'")
    if xpos.startswith("PRP") or xpos == "WP":
        return _pronoun(form, xpos)
    table, rule = _TREATMENT.get(xpos[:3], (None, None))
    if table is None:
        return _CLOSED.get((form, xpos[:2]), form)
    irregular = table().get(form)
    if irregular is not None:
        return irregular
    return rule(form) if rule is not None and form.isascii() and len(form) > 2 else form


def _pronoun(form: str, xpos: str) -> str:
    """Return the nominative of a personal pronoun; possessives stand for themselves."""
    if xpos == "PRP":
        return lemma_tables.PRONOUNS.get(form, form)
    return form


def _past(form: str) -> str:
    """Return the base form of a regular past tense or participle."""
    if form.endswith("ied"):
        return form[:-1] if len(form) == 4 or form in lemma_tables.IE_VERBS else form[:-3] + "y"
    if form.endswith("eed"):
        return form[:-1]
    return _base_of_stem(form[:-2]) if form.endswith("ed") and _has_vowel(form[:-2]) else form


def _gerund(form: str) -> str:
    """Return the base form of a present participle."""
    if form.endswith("in'"):
        form = form[:-1] + "g"
    return _base_of_stem(form[:-3]) if form.endswith("ing") and _has_vowel(form[:-3]) else form


def _third_person(form: str) -> str:
    """Return the base form of a third person singular."""
    if form.endswith("ies"):
        return form[:-1] if len(form) == 4 else form[:-3] + "y"
    return _without_s(form)


def _singular(form: str) -> str:
    """Return the singular of a regular plural noun."""
    if form in lemma_tables.PLURAL_ONLY or form[0].isdigit() or _is_pursuit(form):
        return form
    if form.endswith("men"):
        return form[:-3] + "man"
    if form.endswith("ies"):
        return form[:-1] if len(form) == 4 or form[:-1] in lemma_tables.IE_NOUNS else form[:-3] + "y"
    if form.endswith("'s") or (form.endswith("s'") and len(form) > 3):
        return form[:-2]
    return _without_s(form)


def _is_pursuit(form: str) -> bool:
    """Return whether a word in -ics names a pursuit ("politics") and not several things ("critics")."""
    return form.endswith(lemma_tables.PLURAL_ONLY_ENDINGS) and form[:-1] not in lemma_tables.PLAIN_ICS


def _without_s(form: str) -> str:
    """Return the form without its ending -s or -es."""
    if not form.endswith("s") or form.endswith("ss"):
        return form
    if form.endswith(("sses", "shes", "ches", "xes", "oes")):
        return form[:-1] if form[:-1] in lemma_tables.KEEP_E else form[:-2]
    if form.endswith("zzes"):
        return form[:-3] if form[:-3] in {"quiz", "whiz"} else form[:-2]
    return form[:-2] if form.endswith("ses") and form[:-2] in lemma_tables.S_WORDS else form[:-1]


def _compared(form: str) -> str:
    """Return the positive of a comparative or superlative."""
    for ending in ("iest", "ier"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form[: -len(ending)] + "y"
    for ending in ("est", "er"):
        if form.endswith(ending) and _has_vowel(form[: -len(ending)]):
            stem = form[: -len(ending)]
            return stem + "e" if stem in lemma_tables.E_ADJECTIVES else _undoubled(stem)
    return form


def _base_of_stem(stem: str) -> str:
    """Return the verb whose -ed or -ing form has this stem: `plann` plan, `accus` accuse, `visit` visit."""
    if stem in lemma_tables.E_STEMS or stem.endswith(lemma_tables.E_STEM_ENDINGS):
        return stem + "e"
    if stem in lemma_tables.BARE_STEMS or stem.endswith(lemma_tables.BARE_STEM_ENDINGS):
        return stem
    undoubled = _undoubled(stem)
    if undoubled != stem:
        return undoubled
    return stem + "e" if _wants_e(stem) else stem


def _undoubled(stem: str) -> str:
    """Return the stem with a doubled last consonant made single, where English doubles it."""
    if len(stem) < 3 or stem[-1] != stem[-2] or stem in lemma_tables.DOUBLE_STEMS:
        return stem
    if stem[-1] in "bdgmnprt":
        return stem[:-1]
    return stem[:-1] if stem[-1] in "lskvc" and stem[:-1] in lemma_tables.DOUBLING_VERBS else stem


# Endings that take back a silent e: after one vowel letter that stands after a consonant or a u ("trad", "decid"),
# or after a consonant that needs it ("forc", "judg", "settl"). The exceptions are listed in the tables.
_SILENT_E = re.compile(
    r"""(?:
      [vuc] | [^z]z | [lr]g | dg | [aeiou]g | [^s]s
    | (?:^|[^aeo])ar | (?:^|[^aeio])[iuy]r | (?:^|[^eo])at | (?:^|[^aeo])ut | (?:^|[^eo])ad | (?:^|[^ao])id
    | (?:^|[^aeio])[oue]d | (?:^|[^aeio])[aiou]k | [bcdfgkptz]l | (?:^|[^aeio])[uiy]l
    | (?:^|[^aeio])[aiuy]m | (?:^|[^aeiou])in | (?:^|[^aeiou])[aiy]p | (?:^|[^aeiou])ib
    )$""",
    re.VERBOSE,
)


def _wants_e(stem: str) -> bool:
    """Return whether the spelling of a stem calls for a final e."""
    return _SILENT_E.search(stem) is not None


def _has_vowel(stem: str) -> bool:
    return any(letter in "aeiouy" for letter in stem)


@cache
def _verbs() -> dict[str, str]:
    """Return irregular verb forms with their base forms."""
    return dict(_rows(lemma_tables.VERBS))


@cache
def _auxiliaries() -> dict[str, str]:
    """Return the present forms of verbs that are no base forms; "lay" and "found" are base forms in the present."""
    return {form: base for form, base in _verbs().items() if base in {"be", "have", "do"}}


@cache
def _nouns() -> dict[str, str]:
    """Return irregular plurals with their singulars."""
    return dict(_rows(lemma_tables.NOUNS))


@cache
def _adjectives() -> dict[str, str]:
    """Return irregular comparatives and superlatives of adjectives with their positives."""
    return dict(_rows(lemma_tables.ADJECTIVES))


@cache
def _adverbs() -> dict[str, str]:
    """Return irregular comparatives and superlatives of adverbs with their positives."""
    return dict(_rows(lemma_tables.ADVERBS))


@cache
def _modals() -> dict[str, str]:
    """Return the short forms of modal verbs with their full forms."""
    return {"'ll": "will", "ll": "will", "wo": "will", "'d": "would", "d": "would", "ca": "can", "sha": "shall"}


def _rows(table: str) -> Iterator[tuple[str, str]]:
    """Yield (form, base) for every line `base form form …` of a table."""
    for line in table.strip().splitlines():
        base, *forms = line.split()
        for form in forms:
            yield form, base


_TREATMENT = {
    "VB": (_auxiliaries, None),
    "VBP": (_auxiliaries, None),
    "VBD": (_verbs, _past),
    "VBN": (_verbs, _past),
    "VBG": (_verbs, _gerund),
    "VBZ": (_verbs, _third_person),
    "MD": (_modals, None),
    "NNS": (_nouns, _singular),
    "JJR": (_adjectives, _compared),
    "JJS": (_adjectives, _compared),
    "RBR": (_adverbs, _compared),
    "RBS": (_adverbs, _compared),
}
_CLOSED = {
    ("n't", "RB"): "not",
    ("an", "DT"): "a",
    ("these", "DT"): "this",
    ("those", "DT"): "that",
    ("'s", "VB"): "be",
}
