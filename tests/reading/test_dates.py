"""Days as pages, headers and file names write them."""

import pytest

from dragoman.reading.dates import day_in_path, day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014-07-07", "2014-07-07"),
        ("2014-07-07T23:30:00+02:00", "2014-07-07"),
        ("Mon Jul 7, 2014 7:12 am EDT", "2014-07-07"),
        ("Sept. 3, 2012", "2012-09-03"),
        ("September 3rd, 2012", "2012-09-03"),
        ("Monday 7 July 2014 00.05 BST", "2014-07-07"),
        ("May 6 2014", "2014-05-06"),
        ("July 7", None),
        ("30 February 2014", None),
        ("2014-13-01", None),
        ("12014-01-011", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_day_of(text: str, day: str | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("reports/2014-07-07 quay.txt", "2014-07-07"),
        ("https://lake.example/2014/07/07/quay", "2014-07-07"),
        ("20140707-quay.txt", "2014-07-07"),
        ("reports/quay-99999999.txt", None),
        ("a1234567890b.txt", None),
    ],
)
def test_day_in_path(path: str, day: str | None) -> None:
    assert day_in_path(path) == day
