"""Pages are told from texts by their first bytes."""

import pytest

from dragoman.reading.sniffing import declared_charset, is_page


@pytest.mark.parametrize(
    "source", ["<!doctype html>", " \n<html>", "<!-- x --><html>", "<p>a", '<?xml version="1.0"?><html>']
)
def test_pages_are_known_by_their_beginning(source: str) -> None:
    assert is_page(source)


@pytest.mark.parametrize("source", ["He said <html> is a tag.", "< 5 people came", "<sigh> he said", ""])
def test_texts_are_no_pages(source: str) -> None:
    assert not is_page(source)


def test_the_declared_encoding() -> None:
    assert declared_charset(b'<html><head><meta charset="windows-1251">') == "windows-1251"
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-7">') == "iso-8859-7"
    assert declared_charset(b"<html>") is None
