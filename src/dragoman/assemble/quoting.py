"""How much of a proposition stands in quotation marks."""

from __future__ import annotations

from dragoman.core.claims import Quoted
from dragoman.core.layers import Layers
from dragoman.core.text import Span


def quoted(span: Span, layers: Layers) -> Quoted:
    """Return how much of an attributed stretch stands in quotation marks."""
    inside = sum(
        max(0, min(span.end, q.end) - max(span.start, q.start))
        for q in layers.quotations
        if q.start < span.end and span.start < q.end
    )
    # The marks themselves may fall inside the span.
    if inside >= span.end - span.start - 2:
        return "direct"
    return "mixed" if inside else "indirect"
