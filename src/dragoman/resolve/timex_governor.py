"""Decides which way an expression looks: by the noun that it hangs on, else by the verb."""

from __future__ import annotations

import re
from bisect import bisect_right

from dragoman.core.layers import Layers, Sentence, TimeExpression
from dragoman.resolve.timex_grammar import normal_form, read_meaning
from dragoman.resolve.timex_ground import Tense
from dragoman.resolve.timex_meaning import Moment
from dragoman.resolve.timex_tense import tense_from_tokens, tense_from_words

_REACH = 40
"""Characters in front of an expression in which its preposition stands."""
_SINCE = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|at\s+least\s+)*$", re.IGNORECASE)
_BOUNDARY = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])|\n")
# "Friday's vote", "the June 2 referendum": what is planned lies ahead where the verb does.
_PLANNED = re.compile(
    r"(?:['’]s)?[\s-]+(?:[a-z]+[\s-]+){0,2}?(?:vot|elect|referend|ballot|poll|meeting|summit|talk|session|conferen|hearing"
    r"|trial|visit|trip|deadline|ultimatum|debate|congress|ceremon|inaugur|runoff|run-off|rall|march|protest|strike|launch"
    r"|opening|start|deployment|withdraw|handover|expir|anniversar|holiday|festival|match|game|event|date)",
)
# "Friday's ruling", "a June agreement", "the truce of June 2": what has a date has mostly been.
_POSSESSED = re.compile(r"['’]s?\s+[a-z]")
_OF = re.compile(r"\b[a-z]+\s+of\s+(?:the\s+)?$")
_FOR_THE = re.compile(r"\bfor\s+(?:(?:the|its|his|a)\s+)?$")
"""What figures are given for: "expects a loss for the third quarter" is said when it is over."""
_NOUN = re.compile(r"[\s-]+(?!(?:and|or|but|to|in|at|on|with|when|if|that|as|for|unless|because|by|from|of|after|before"
                   r"|until|while|where|who|which|the|a|an|is|was|are|were|will|would|could|should|may|might|has|have|had"
                   r"|through|near|under|over|into|against|about|despite|amid|between|during|since|than|once|so|then|he|she|it"
                   r"|they|we|you|not|also|both|all|there|this|that|these|those)\b)"
                   r"[a-z]{3,}")  # fmt: skip
_DEFERRED = re.compile(
    r"\b(?:postpon|delay|adjourn|extend|defer|put off|giv|gave|reprieve|ultimatum|deadline|order|allow)\w*"
    r"\s[^.;:!?]{0,70}"
    r"\b(?:until|till|by|to)\s+(?:the\s+|at\s+least\s+)?$|\b(?:has|have|with)\s+until\s+$",
    re.IGNORECASE,
)
_SET_FOR = re.compile(
    r"\b(?:schedul|slat|set|plann|call|convok|summon)(?:ed|ned)?\s[^.;:!?]{0,60}\bfor\s+(?:the\s+)?$", re.IGNORECASE
)
_DUE = re.compile(
    r"\b(?:is|are|be|'s|'re|’s|’re)\s+(?:now\s+|also\s+|still\s+)?(?:due|set|scheduled|slated|expected|likely|supposed)"
    r"\s+(?:to|for)\s[^.;:!?]{0,60}$",
    re.IGNORECASE,
)
_CLAUSE = 110
"""Characters in front of an expression in which a term may be set."""
_PREPOSITION = re.compile(r"\b(?:on|in|by|until|till|from|after|before|at|for|to|late|early)\s+$", re.IGNORECASE)
_LY = re.compile(r"\s+\w+ly\b")


def find_tense(text: str, layers: Layers, time: TimeExpression) -> Tense:
    """Return which way an expression looks: back where it belongs to a noun, unless that is something planned.

    A term is looked ahead to from a past that sets it: "gave the rebels until Friday". "Is due to report" looks ahead
    though its verb may be taken for a noun.
    """
    if _SINCE.search(text, max(0, time.start - _REACH), time.start):
        return "past"
    tense = _verbal(text, layers, time)
    if tense == "past":
        before = max(0, time.start - _CLAUSE)
        terms = (_DEFERRED, _SET_FOR, _DUE)
        return "future" if any(term.search(text, before, time.start) for term in terms) else "past"
    if _PLANNED.match(text, time.end) or not _hangs_on_a_noun(text, time):
        return tense
    return "past" if _is_weekday(text, time) else "present"


def _verbal(text: str, layers: Layers, time: TimeExpression) -> Tense:
    """Return the tense that governs an expression: by syntax, else by the words of its sentence.

    The present of a title looks back ("Rebels clash").
    """
    tense = tense_from_tokens(layers.tokens, time.start, time.end) if layers.tokens else None
    if tense == "present":
        i = bisect_right(layers.sentences, time.start, key=lambda sentence: sentence.start) - 1
        return "past" if i >= 0 and layers.sentences[i].kind == "title" else "present"
    if tense is not None:
        return tense
    start, end = _sentence_around(text, layers.sentences, time)
    return tense_from_words(text[start:end], time.start - start, time.end - start)


def _is_weekday(text: str, time: TimeExpression) -> bool:
    meaning = read_meaning(normal_form(text[time.start : time.end]))
    return isinstance(meaning, Moment) and meaning.weekday is not None and meaning.month is None


def _hangs_on_a_noun(text: str, time: TimeExpression) -> bool:
    """Return whether a date belongs to a noun, and not to the verb of its sentence."""
    before = max(0, time.start - _REACH)
    if _POSSESSED.match(text, time.end) or _OF.search(text, before, time.start):
        return True
    if _FOR_THE.search(text, before, time.start) and "quarter" in text[time.start : time.end].lower():
        return True
    if _PREPOSITION.search(text, before, time.start):
        return False  # "on Friday rebels will …"
    return _NOUN.match(text, time.end) is not None and _LY.match(text, time.end) is None


def _sentence_around(text: str, sentences: tuple[Sentence, ...], time: TimeExpression) -> tuple[int, int]:
    """Return the offsets of the sentence that holds an expression, cut by rule where no sentences are given."""
    i = bisect_right(sentences, time.start, key=lambda sentence: sentence.start) - 1
    if i >= 0 and time.end <= sentences[i].end:
        return sentences[i].start, sentences[i].end
    start = max((match.end() for match in _BOUNDARY.finditer(text, 0, time.start)), default=0)
    after = _BOUNDARY.search(text, time.end)
    return start, after.start() + 1 if after else len(text)
