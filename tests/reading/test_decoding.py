"""Bytes of every kind become text, or one problem."""

import codecs

import pytest

from dragoman.reading.decoding import decode, without_surrogates

TEXT = "Der Bürgermeister of Pörtarden said: “no”. " * 4


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
    ids=["plain", "utf-8", "utf-16-le", "utf-16-be", "utf-32-le"],
)
def test_marks_and_utf8_are_read_without_a_word(data: bytes) -> None:
    assert decode(data, "a.txt") == (TEXT, ())


def test_another_encoding_is_read_and_told() -> None:
    text, problems = decode(TEXT.encode("cp1252"), "a.txt")
    assert text == TEXT
    assert [(p.code, p.fatal) for p in problems] == [("encoding", False)]


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    assert decode("Ψηφίζουν".encode("iso-8859-7"), "a.html", "iso-8859-7") == ("Ψηφίζουν", ())


@pytest.mark.parametrize("declared", ["no-such-encoding", "utf-8"])
def test_a_declared_encoding_that_does_not_fit_is_passed_over(declared: str) -> None:
    text, problems = decode(TEXT.encode("cp1252"), "a.html", declared)
    assert text == TEXT and len(problems) == 1


def test_broken_utf8_keeps_what_is_whole() -> None:
    text, problems = decode(TEXT.encode() + b"\xff end", "a.txt")
    assert text == TEXT + "\ufffd end"
    assert [p.code for p in problems] == ["encoding"]


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", bytes(range(256)) * 10, b"\x7fELF" + b"\x00" * 40]
)
def test_binary_data_is_refused(data: bytes) -> None:
    text, problems = decode(data, "a.png")
    assert text is None
    assert [(p.code, p.fatal, p.where) for p in problems] == [("binary", True, "a.png")]


def test_a_lonely_nul_is_kept() -> None:
    assert decode(b"One \x00 nul.", "a.txt") == ("One \x00 nul.", ())


def test_half_a_pair_is_replaced_without_moving_anything() -> None:
    text, problems = without_surrogates("a\ud83dc", "a:1")
    assert text == "a\ufffdc"
    assert [p.code for p in problems] == ["encoding"]
    assert without_surrogates("a😀c", "a:1") == ("a😀c", ())
