"""Dragoman reads news reports and says, with citations, who did, said, wants and plans what, and on whose word.

    >>> import dragoman
    >>> reading = dragoman.read(text, date="2025-05-12")     # doctest: +SKIP
    >>> for claim in reading.claims:                          # doctest: +SKIP
    ...     print(claim.kind, claim.content.exact)

Importing the package loads nothing: each name is fetched from its module when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.exceptions import DragomanError, KnowledgeError, ModelError, UsageError

if TYPE_CHECKING:
    from dragoman.core.claims import Claim, Location, Participant, Reading, When
    from dragoman.core.entities import NIL, Entity, Place
    from dragoman.core.explanations import Decision, Explanation, Heading, Identity, Link, Share
    from dragoman.core.layers import (
        Attribution,
        Event,
        Layers,
        Mention,
        Quotation,
        Segmentation,
        Sentence,
        TimeExpression,
        Token,
        Toponym,
    )
    from dragoman.core.reports import Furniture, Problem, Report
    from dragoman.core.text import Citation, Span
    from dragoman.core.times import TimeValue
    from dragoman.once import explain, read
    from dragoman.pipeline import Reader

__version__ = "0.1.0"

__all__ = [
    "NIL",
    "Attribution",
    "Citation",
    "Claim",
    "Decision",
    "DragomanError",
    "Entity",
    "Event",
    "Explanation",
    "Furniture",
    "Heading",
    "Identity",
    "KnowledgeError",
    "Layers",
    "Link",
    "Location",
    "Mention",
    "ModelError",
    "Participant",
    "Place",
    "Problem",
    "Quotation",
    "Reader",
    "Reading",
    "Report",
    "Segmentation",
    "Sentence",
    "Share",
    "Span",
    "TimeExpression",
    "TimeValue",
    "Token",
    "Toponym",
    "UsageError",
    "When",
    "__version__",
    "explain",
    "read",
]

_HOMES = {
    "dragoman.core.claims": ("Claim", "Location", "Participant", "Reading", "When"),
    "dragoman.core.entities": ("NIL", "Entity", "Place"),
    "dragoman.core.explanations": ("Decision", "Explanation", "Heading", "Identity", "Link", "Share"),
    "dragoman.core.layers": (
        "Attribution", "Event", "Layers", "Mention", "Quotation", "Segmentation", "Sentence", "TimeExpression",
        "Token", "Toponym",
    ),
    "dragoman.core.reports": ("Furniture", "Problem", "Report"),
    "dragoman.core.text": ("Citation", "Span"),
    "dragoman.core.times": ("TimeValue",),
    "dragoman.once": ("explain", "read"),
    "dragoman.pipeline": ("Reader",),
}  # fmt: skip
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Return a name of the public surface from the module that defines it."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
