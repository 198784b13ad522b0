"""Finds what a page says about itself and to its reader: prompts, rules, rights, credits of the desk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.core.reports import FurnitureKind

_SENTENCE = re.compile(
    r"[^\s.!?][^.!?\n]*+(?:[.!?](?![.!?\"”’')\]]*(?:\s+[^a-z\s]|\s*\Z|\s*\n))[^.!?\n]*+)*[.!?]*[\"”’')\]]*"
)
_LONGEST_CHECKED = 600
"""Prompts are short; a longer stretch is never one."""

# What gives a prompt away wherever it stands: words that must be there, in lower case (a quick test), and the pattern.
_TELLTALES: tuple[tuple[str, str], ...] = (
    ("we welcome", r"\bwe welcome (?:your )?comments"),
    ("comment", r"\bcomments? (?:are|is) (?:now )?(?:closed|not pre-screened|moderated)|\bleave a comment\b"),
    ("discussion", r"\bdiscussion is (?:now )?closed|\bcourteous discussion\b"),
    ("expressed", r"\b(?:views|opinions) expressed (?:in|are|here|by)\b"),
    ("moderated", r"\bposts are \w+-moderated\b"),
    ("report abuse", r"^report abuse|\| report abuse"),
    (
        "privacy policy",
        r"\bprivacy policy\b.{0,120}\b(?:you|your|terms|cookies?)\b|\b(?:you|your|our)\b.{0,200}\bprivacy policy\b",
    ),
    (
        "terms ",
        r"\b(?:you|your|our)\b.{0,160}\bterms (?:of|and) (?:service|use|conditions)\b|\bread the terms and\b",
    ),
    ("cookie", r"\bcookies? (?:policy|settings)\b"),
    ("rights reserved", r"\ball rights reserved\b"),
    (
        "not be ",
        r"^this (?:material|article|content|page|story)\b.{0,40}\bnot be (?:published|reproduced|broadcast)\b",
    ),
    ("copyright", r"^copyright\b|\bcopyright (?:©|\(c\)) |\bcopyright \d{4}\b"),
    ("©", r"^©"),
    ("external", r"\bnot responsible for the content of external\b"),
    ("sign", r"\bsign(?:ing)? up (?:for|to|now|here)\b.{0,80}\b(?:newsletter|alerts?|e-?mails?|briefing)\b|^sign up\b"),
    ("newsletter", r"\b(?:our|your|daily|weekly|free) (?:\w+ )?newsletter\b"),
    ("subscribe", r"^subscribe\b|\bsubscribe (?:now|today|to our)\b"),
    ("on twitter", r"^(?:you can )?(?:follow|reach|find)\b.{0,80}\bon twitter\b"),
    ("on facebook", r"^(?:you can )?(?:follow|like|find|join)\b.{0,80}\bon facebook\b"),
    ("eyewitness", r"\beyewitness accounts?\b.{0,40}\bat no time\b"),
    ("contact details", r"\byour contact details\b"),
    ("screen name", r"\b(?:a|this) screen name\b"),
    ("consent", r"\bconsent(?:ing)? to (?:the|this) collection\b"),
    ("retweet", r"\bRETWEET\b"),
    ("next generation", r"\b(?:our|your) next generation\b"),
    ("columnist", r"^the author is an? .{3,60}\bcolumnist\b"),
    ("their own", r"^the (?:opinions|views) .{0,30}\bare their own\b"),
    ("his own", r"^the (?:opinions|views) .{0,30}\bare his own\b"),
    ("her own", r"^the (?:opinions|views) .{0,30}\bare her own\b"),
    ("can be ", r"\bcan be (?:reached|contacted|followed) (?:at|on|via) \S*(?:@|twitter|https?:|\d{3})"),
    ("contributed to", r"\bcontributed to (?:this|the) (?:report|article|story)\b"),
    (
        "reported from",
        r"^(?-i:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: and [A-Z]\S+(?: [A-Z]\S+)?)? reported from [A-Z])[\w ,]*\.?$",
    ),
)
_COMPILED = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, pattern in _TELLTALES)
_DESK_KEYS = frozenset({"contributed to", "reported from"})

# What gives a prompt away by how it begins.
_OPENINGS = (
    r"click (?:here|on)\b",
    r"read (?:more|the (?:rest|full|first|second)|also|next)\b",
    r"(?:see|view|more) (?:also|more|on this)\b",
    r"(?:watch|listen)\b.{0,60}\b(?:video|live|podcast)\b",
    r"(?:for|get) more (?:information|news|coverage|on)\b.{0,80}\b(?:visit|click|log|go)\b",
    r"enter your e-?mail|notify me of ",
    r"follow (?:us|me|@\S+)\b|reach .{0,60}@|(?:e-?mail|contact) .{0,60}@",
    r"share (?:this|on)\b|(?:print|e-?mail|tweet|share)(?: (?:print|e-?mail|tweet|share|this|facebook|twitter))*\Z",
    r"advertisement\Z",
    r"(?:send|upload|share) (?:us |in )?your (?:video|picture|photo|comment|stor|image)",
    r"please (?:ensure|create|enable|turn on|sign|log)\b",
    r"if you (?:need help using|have a large file|are happy to be contacted)",
    r"would you like to make this|you've selected\b",
    r"letters for publication\b",
    r"this article (?:appeared|was (?:first |originally )?published|first appeared)\b",
    r"(?:skip to|back to top|jump to)\b",
    r"all posts are\b|\(?learn more\)|\(required, but",
    r"editor['’]s note:.{0,40}\bfollow\b",
)
_OPENING = re.compile("|".join(_OPENINGS), re.IGNORECASE)
_DESK = re.compile(
    r"\(?\s*(?:additional |compiled |additional and )?(?:reporting|editing|writing|edited|written) (?:and \w+ )?by\b",
    re.IGNORECASE,
)
_DESK_BRACKET = re.compile(
    r"\((?:Additional |Compiled )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ww]ritten|[Ee]dited|[Cc]orrects|[Aa]dds"
    r"|[Rr]ecasts|[Rr]efiles|This (?:story|version))\b[^)\n]{0,900}\)?"
)
_COMMENTS = re.compile(r"(?:Views|Opinions) expressed in (?:the |these )?comments")
_BEFORE_COMMENTS = 150
"""A notice about comments this near to the top is a page's header: the story comes after it."""


def find_boilerplate(text: str) -> Iterator[tuple[int, int, FurnitureKind]]:
    """Yield start, end and kind of each sentence that speaks of the page and not of the world."""
    comments = _COMMENTS.search(text, _BEFORE_COMMENTS)
    end = comments.start() if comments else len(text)
    if comments:
        yield end, len(text), "boilerplate"
    lowered = text.lower()
    telltales = [(key, pattern) for key, pattern in _COMPILED if key in lowered]
    position = 0
    for bracket in _DESK_BRACKET.finditer(text, 0, end):
        yield bracket.start(), bracket.end(), "byline"
        yield from _sentences(text, position, bracket.start(), telltales)
        position = bracket.end()
    yield from _sentences(text, position, end, telltales)


def _sentences(
    text: str, start: int, end: int, telltales: list[tuple[str, re.Pattern[str]]]
) -> Iterator[tuple[int, int, FurnitureKind]]:
    """Yield the sentences of `text[start:end]` that are boilerplate or the desk's credits."""
    for match in _SENTENCE.finditer(text, start, end):
        if match.end() - match.start() > _LONGEST_CHECKED:
            continue
        kind = _kind(match.group(), telltales)
        if kind is not None:
            yield match.start(), match.end(), kind


def _kind(sentence: str, telltales: list[tuple[str, re.Pattern[str]]]) -> FurnitureKind | None:
    """Return what kind of furniture the sentence is, `None` where it belongs to the story."""
    if _DESK.match(sentence):
        return "byline"
    if _OPENING.match(sentence):
        return "boilerplate"
    for key, pattern in telltales:
        if pattern.search(sentence):
            return "byline" if key in _DESK_KEYS else "boilerplate"
    return None
