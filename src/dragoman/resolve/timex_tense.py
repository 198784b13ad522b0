"""Decides whether the verb that a time expression hangs on looks back or ahead."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from dragoman.core.layers import Token
from dragoman.resolve.timex_ground import Tense
from dragoman.resolve.timex_words import word_set

# Verbs, nouns and adjectives whose complement lies ahead of them: "planned to", "the scheduled talks", "due on".
_AHEAD = word_set(
    """plan intend expect schedule slate propose promise vow pledge threaten agree hope want wish aim seek prepare
    order urge call demand postpone delay invite due set ready likely unlikely decide refuse consider anticipate
    forecast predict suggest recommend ask request offer appoint book adjourn extend warn instruct upcoming
    forthcoming"""
)
# Verbs that lie ahead of themselves even in the past tense ("postponed the vote to Friday"), and those whose present is
# a programme ("the talks open on Monday").
_PLANNING = word_set("plan schedule slate postpone adjourn book")
_PROGRAMME = word_set(
    """expire open begin start end close leave arrive apply resume return meet vote convene visit host hold depart fly
    launch become take go come face sit elect inaugurate celebrate mark"""
)
# "the truce agreed on Sunday" was agreed, "the vote scheduled for Sunday" lies ahead.
_SETTLED = word_set("agree order promise vow pledge demand call decide refuse suggest request offer appoint ask warn")
# "says on Monday" tells of what was said.
_TELLING = word_set("say tell announce report warn state claim add note write declare confirm deny quote show have")
_CLIMB = 12
"""Heads to climb at most; no sentence of a report nests deeper on the way to its verb."""


def tense_from_tokens(tokens: Sequence[Token], start: int, end: int) -> Tense | None:
    """Return the tense of the verb that governs the words between two offsets; `None` where the tokens do not say."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    inside = list(takewhile(lambda index: tokens[index].end <= end, range(first, len(tokens))))
    if not inside:
        return None
    children = _children(tokens, inside[0])
    head = next((i for i in inside if not inside[0] <= tokens[i].head <= inside[-1]), inside[-1])
    return _tense_above(tokens, children, head)


def _children(tokens: Sequence[Token], inside: int) -> dict[int, list[int]]:
    """Return the dependents of each token of the sentence that one token stands in."""
    sentence = tokens[inside].sentence
    first, last = inside, inside
    while first > 0 and tokens[first - 1].sentence == sentence:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sentence == sentence:
        last += 1
    children: dict[int, list[int]] = {}
    for index in range(first, last + 1):
        if tokens[index].head != index:
            children.setdefault(tokens[index].head, []).append(index)
    return children


def _tense_above(tokens: Sequence[Token], children: dict[int, list[int]], index: int) -> Tense | None:
    """Return the tense of the first finite verb above a token; a plan on the way there settles it."""
    ahead = False
    for _ in range(_CLIMB):
        token = tokens[index]
        if token.upos in {"VERB", "AUX"} or any(tokens[i].deprel == "cop" for i in children.get(index, ())):
            tense, settled = _tense_of(tokens, children, index)
            if tense == "future" or (settled and not ahead):
                return tense
            if settled:
                return "future"
            ahead = ahead or tense == "present" or token.lemma in _AHEAD
        elif token.lemma in _AHEAD:
            ahead = True
        if token.head == index:
            break
        index = token.head
    return "future" if ahead else None


def _tense_of(tokens: Sequence[Token], children: dict[int, list[int]], index: int) -> tuple[Tense | None, bool]:
    """Return the tense of one verb with its auxiliaries, and whether that settles it (an infinitive does not)."""
    token = tokens[index]
    if token.xpos in {"VB", "VBN"} and _is_infinitive(tokens, children.get(index, ())):
        return "present", False  # ahead of whatever governs it
    auxiliaries = [tokens[i] for i in children.get(index, ()) if tokens[i].deprel.startswith(("aux", "cop"))]
    tags = {auxiliary.xpos for auxiliary in auxiliaries}
    if "MD" in tags or token.xpos == "MD":
        return ("past" if _is_modal_past(tokens, auxiliaries, children.get(index, ())) else "future"), True
    if token.xpos == "VBG" and any(a.lemma == "be" and a.xpos in {"VBZ", "VBP"} for a in auxiliaries):
        return "future", True
    if token.lemma in _AHEAD and token.xpos in {"VBN", "JJ", "VBP", "VBZ"}:
        told = token.xpos == "VBN" and token.deprel == "acl" and token.lemma in _SETTLED
        return ("past" if told else "future"), True
    if token.lemma in _PLANNING and token.xpos == "VBD":
        return "future", True
    if token.lemma in _PROGRAMME and token.xpos in {"VBZ", "VBP"}:
        return "future", True
    if token.xpos == "VBD" or tags & {"VBD", "VBN"} or (token.xpos == "VBN" and tags):
        return "past", True
    if token.xpos in {"VBZ", "VBP"} or tags & {"VBZ", "VBP"}:
        return ("past" if token.lemma in _TELLING else "present"), True
    if token.xpos == "VB":
        return "present", False  # an imperative, or an infinitive without "to"
    return ("past", True) if token.xpos == "VBN" else (None, False)


_FAILING = frozenset({"locate", "reach", "hear", "see", "find"})


def _is_modal_past(tokens: Sequence[Token], auxiliaries: Sequence[Token], children: Sequence[int]) -> bool:
    """Return whether a modal looks back: "could have left", "could not be reached"; not "will have left"."""
    lemmas = {auxiliary.lemma for auxiliary in auxiliaries}
    if "have" in lemmas:
        return not lemmas & {"will", "shall"}
    if not any(auxiliary.lemma == "could" for auxiliary in auxiliaries):
        return False
    heads = {tokens[auxiliary.head].lemma for auxiliary in auxiliaries}
    return bool(heads & _FAILING) or any(tokens[i].lemma in {"not", "n't"} for i in children)


def _is_infinitive(tokens: Sequence[Token], children: Sequence[int]) -> bool:
    """Return whether a verb with these dependents is "to leave", "to be left", "was to leave"; not "to have left"."""
    lemmas = {tokens[i].lemma for i in children if tokens[i].deprel.startswith(("aux", "mark"))}
    return "to" in lemmas and "have" not in lemmas


_CLAUSE = re.compile(r"[.;:!?()“”\"]\s|``|''|,\s(?:and|but|which|who|while|after|when|although|because)\s")
_PLAN = (
    r"plan(?:s|ned)?|scheduled|slated|due|set|upcoming|expect(?:s|ed)?|intend(?:s|ed)?|vow(?:s|ed)?"
    r"|promise[sd]?|pledge[sd]?|agree[sd]?|hope[sd]?"
    r"|aim(?:s|ed)?|goal|deadline|threaten(?:s|ed)?|urge[sd]?|want(?:s|ed)?|call(?:s|ed)?\ (?:for|on)|ordered"
    r"|likely|postponed|delayed|ready|going"
)
_CUE_AHEAD = re.compile(
    rf"\b(?:(?:will|would|wo|shall|should|may|might|must|'ll)(?:n't)?(?:\ (?:not|also|likely|still|soon|then"
    rf"|only|be|have|\w+ly)){{0,3}}(?:\ \w+)?"
    rf"|(?:{_PLAN})\b(?:\ (?:[\w'-]+\ ){{0,5}}?to\ (?:be\ )?\w+)?|begins|starts|opens|arrives|leaves"
    rf"|takes?\ effect|expires|appl(?:y|ies)|come\ into|comes\ into|ahead)\b"
    r"|^\W*(?:[\w-]+\ ){1,4}to\ (?!the\b|a\b|an\b|his\b|her\b|its\b|their\b)[a-z]+"
    r"|\b(?:is|are|'s|'re|am)\ (?:\w+\ )?\w+ing\b|\bto\ be\ \w+|\b(?:as\ soon\ as|no\ later\ than|effective|payable)\b",
    re.IGNORECASE,
)
_CUE_PAST = re.compile(
    r"\b(?!need|indeed|unit|speed|united|seed|hundred|red|bed|fed|led\b)\w{2,}(?:ed)\b|\b(?:was|were|had|did"
    r"|said|told|met|held|took|came|went|made|began|broke|fell|rose|sent|gave"
    r"|got|left|led|saw|won|lost|hit|shot|fought|found|brought|struck|threw|spoke|wrote|kept|became|has|have"
    r"|been|grew|paid|sold|ran|stood|put|cut)\b",
    re.IGNORECASE,
)


def tense_from_words(sentence: str, start: int, end: int) -> Tense:
    """Return the tense that the words around an expression suggest: those of its clause, the nearest first.

    News tells what has happened, so that without a sign of the future the tense is past.
    """
    left = _last_clause(sentence[:start])
    right = _CLAUSE.split(sentence[end:], maxsplit=1)[0]
    ahead = _distance(_CUE_AHEAD, left, right)
    past = _distance(_CUE_PAST, left, right)
    return "future" if ahead is not None and (past is None or ahead <= past) else "past"


def _last_clause(text: str) -> str:
    parts = _CLAUSE.split(text)
    return next((part for part in reversed(parts) if part and part.strip()), "")


def _distance(cue: re.Pattern[str], left: str, right: str) -> int | None:
    """Return how far the nearest cue stands from the expression; the words before it count before those after it."""
    before = [len(left) - match.end() for match in cue.finditer(left)]
    if before:
        return min(before)
    after = cue.search(right)
    return len(left) + after.start() if after is not None else None
