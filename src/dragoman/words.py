"""Splits text into syntactic words the way the Universal Dependencies treebanks of English do."""

from __future__ import annotations

import re

# The order matters: the first alternative that matches at a position wins.
_WORD = re.compile(
    r"""
      https?://[^\s<>"”]+ | www\.[^\s<>"”]+               # addresses stay whole
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]*\w         # mail addresses, tried once at the start of each run
    | (?:[A-Za-z]\.){2,}                                  # U.S.  a.m.  (three letters and more too)
    | [A-Z]\.(?=\s+[A-Z])                                # initials: J. Smith
    | (?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Corp|Ltd|Co)\.(?=\s)
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k|am|pm)?\b  # 1,300  7:12  2.5bn  1990s  12th
    | [Cc]an(?=not\b) | (?<=[Cc]an)not\b                # can|not
    | [^\W\d_]+(?=n['’]t\b)                               # do|n't
    | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b             # 's 're 've
    | [^\W_]+(?:[.][^\W\d_]{2,4}\b)?                      # words; example.com
    | ``|''|\.{2,}|--+                                    # PTB quotes, dots, dashes
    | [^\w\s] | _+
    """,
    re.VERBOSE,
)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the words of `text[start:end]`, in order; whitespace belongs to none.

    >>> text = "Russia's envoy doesn't object."
    >>> [text[a:b] for a, b in words(text)]
    ['Russia', "'s", 'envoy', 'does', "n't", 'object', '.']
    """
    stop = len(text) if end is None else end
    return [match.span() for match in _WORD.finditer(text, start, stop)]
