"""Place, credit and day as the head of a report gives them."""

import pytest

from dragoman.reading.datelines import find_header

BODY = "The council voted to open the quay."


@pytest.mark.parametrize(
    ("head", "place", "credit", "day"),
    [
        ("PORT ARDEN | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN (Reuters) - ", "PORT ARDEN", "Reuters", "2014-07-07"),
        (
            "Quay to open: EU PORT ARDEN | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN (AP) - ",
            "PORT ARDEN",
            "Associated Press",
            "2014-07-07",
        ),
        (
            "PORT ARDEN, July 7 | Mon Jul 7, 2014 7:12 am EDT PORT ARDEN, July 7 (Reuters) - ",
            "PORT ARDEN",
            "Reuters",
            "2014-07-07",
        ),
        ("HOLM, Isle, July 7, 2014 (Lake Press) — ", "HOLM, Isle", "Lake Press", "2014-07-07"),
        ("Abu Holm, United Lake States (CNN) -- ", "Abu Holm, United Lake States", "CNN", None),
        ("Talks stall in Arden New Holm (CNN) -- ", "New Holm", "CNN", None),
        ("HOLM — ", "HOLM", None, None),
        ("(AFP) - ", None, "Agence France-Presse", None),
        ("PORT ARDEN (AP) ", "PORT ARDEN", "Associated Press", None),
        ("Tuesday 8 July 2014 00.05 BST ", None, None, "2014-07-08"),
    ],
)
def test_heads(head: str, place: str | None, credit: str | None, day: str | None) -> None:
    header = find_header(head + BODY)
    assert header is not None
    assert (header.place, header.credit, header.day) == (place, credit, day)
    assert (head + BODY)[header.end :].strip() == BODY


@pytest.mark.parametrize(
    "text", [BODY, "The report (by Reuters) - it is long - was read.", "WE - the people - met.", ""]
)
def test_no_head(text: str) -> None:
    assert find_header(text) is None


def test_a_dateline_is_read_however_it_is_typed() -> None:
    text = "PORT  AR\u00adDEN,\u00a0Isle  (Reuters)  -  The council met."
    header = find_header(text)
    assert header is not None
    assert (header.place, header.credit) == ("PORT ARDEN, Isle", "Reuters")
    assert text[header.start : header.end].strip() == "PORT  AR\u00adDEN,\u00a0Isle  (Reuters)  -"
