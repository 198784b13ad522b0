"""What a text says of itself, however it is typed."""

from __future__ import annotations

import pytest

from dragoman.reading.furniture import find_furniture
from dragoman.reading.particulars import find_particulars, find_title

TEXT = (
    "Quay opens\n\nBy Ada Pell, CNN\nPage last updated at 12:34 GMT, Monday, 7 July 2014\n"
    "PORT ARDEN, Isle - The council of Port Arden voted to open the quay.\n"
)


@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\t", "\u200b "])
def test_title_outlet_day_and_dateline(space: str) -> None:
    text = TEXT.replace(" ", space)
    found = find_particulars(text, find_furniture(text))
    assert (found.title, found.outlet, found.date, found.dateline) == (
        "Quay opens", "CNN", "2014-07-07", "PORT ARDEN, Isle",
    )  # fmt: skip
    assert found.title_span is not None and found.title_span.of(text) == f"Quay{space}opens"


@pytest.mark.parametrize("title", ["Quay opens", "Quay\u00a0 opens", "Qu\u00aday opens"])
def test_a_known_title_is_found_however_it_is_typed(title: str) -> None:
    span = find_title(f"{title}\nThe council met.", "Quay opens")
    assert span is not None and (span.start, span.end) == (0, len(title))
    assert find_title(f"{title}\nThe council met.", "Quay closes") is None
