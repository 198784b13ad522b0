"""Names that the encoder cut are put together, and lists of names parted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dragoman.core.layers import Layers, Mention, Toponym
from dragoman.core.reports import Report
from dragoman.coref import corefer
from dragoman.knowledge import load_registry
from dragoman.resolve.gazetteer import Gazetteer
from dragoman.resolve.joining import join_names, join_pieces
from dragoman.syntax import Tree
from parsed import name, parsed, place


def joined(text: str, *names: str, toponyms: tuple[str, ...] = (), rows: str = "") -> tuple[Report, Layers]:
    """Return the layers of a report of which the encoder has found these names; without rows all hangs on the last."""
    words = text.replace(".", " .").replace(",", " ,").replace("-", " - ").split()
    root = len(words)
    flat = "\n".join(f"{word} PROPN NNP {root if i + 1 < root else 0} nsubj" for i, word in enumerate(words))
    mentions = tuple(name(text, words, "ORG") for words in names)
    places = tuple(Toponym(span.start, span.end, "literal") for words in toponyms for span in [place(text, words)])
    report, layers = parsed(text, rows or flat, mentions=mentions, toponyms=places)
    return report, join_names(report, layers, load_registry(), Gazetteer.load())


def words_of(report: Report, found: tuple[Mention, ...] | tuple[Toponym, ...]) -> list[str]:
    return [report.text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("New Zealand met Chad.", ("New", "Zealand", "Chad"), ["New Zealand", "Chad"]),
        ("Bosnia and Herzegovina met Chad.", ("Bosnia", "Herzegovina"), ["Bosnia and Herzegovina"]),
        ("Trinidad and Tobago met Chad.", ("Tobago", "Chad"), ["Trinidad and Tobago", "Chad"]),
        ("Sao Tome and Principe met Chad.", ("Sao Tome",), ["Sao Tome and Principe"]),
        ("Envoys met in Addis Ababa.", ("Addis", "Ababa"), ["Addis Ababa"]),
        ("Guinea-Bissau met Chad.", ("Guinea",), ["Guinea-Bissau"]),
        ("Peru and Chad met.", ("Peru", "Chad"), ["Peru", "Chad"]),
        ("Peru and Chad met.", ("Peru and Chad",), ["Peru", "Chad"]),
        ("Peru and New Zealand met.", ("Peru and New Zealand",), ["Peru", "New Zealand"]),
        ("Peru and Varnland met.", ("Peru and Varnland",), ["Peru and Varnland"]),
        ("Peru, Chad met.", ("Peru", "Chad"), ["Peru", "Chad"]),
        # Two states of today, though once one state bore both names.
        ("Serbia and Montenegro met.", ("Serbia", "Montenegro"), ["Serbia", "Montenegro"]),
        ("Envoys met in Khan Younis.", ("Khan", "Younis"), ["Khan Younis"]),
        ("Varn Selwyn met Chad.", ("Varn", "Selwyn"), ["Varn", "Selwyn"]),
    ],
)
def test_a_name_is_one_mention(text: str, names: tuple[str, ...], expected: list[str]) -> None:
    report, layers = joined(text, *names)
    assert words_of(report, layers.mentions) == expected


def test_a_place_within_the_name_of_a_state_is_that_state() -> None:
    report, layers = joined("Planes left Equatorial Guinea.", toponyms=("Guinea",))
    assert words_of(report, layers.toponyms) == ["Equatorial Guinea"]


def test_a_place_within_the_name_of_a_body_stays_a_place() -> None:
    report, layers = joined("Envoys of the African Union left.", "Union", toponyms=("African",))
    assert words_of(report, layers.mentions) == ["African Union"]
    assert words_of(report, layers.toponyms) == ["African"]


def test_a_state_s_name_is_no_person_s() -> None:
    text = "Sri Lanka met Chad."
    rows = "Sri PROPN NNP 2 compound\nLanka PROPN NNP 3 nsubj\nmet VERB VBD 0 root\nChad PROPN NNP 3 obj"
    report, layers = parsed(text, rows, mentions=(name(text, "Sri Lanka", "PER"),))
    (mention,) = join_names(report, layers, load_registry(), Gazetteer.load()).mentions
    assert mention.type == "ORG"


LISTED = """
Kenya   PROPN NNP 7 nsubj
,       PUNCT ,   4 punct
Bosnia  PROPN NNP 1 conj
and     CCONJ CC  5 cc
Herzegovina PROPN NNP 1 conj
have    AUX   VBP 7 aux
met     VERB  VBN 0 root
New     PROPN NNP 7 obj
Zealand PROPN NNP 7 obl
.       PUNCT .   7 punct
"""


def test_the_words_of_a_name_are_one_phrase() -> None:
    text = "Kenya, Bosnia and Herzegovina have met New Zealand."
    report, layers = joined(text, "Kenya", "Bosnia", "Herzegovina", "New", "Zealand", rows=LISTED)
    tree = Tree(layers.tokens)
    assert [tree.span(tree.phrase(mention.head)).of(text) for mention in layers.mentions] == [
        "Kenya", "Bosnia and Herzegovina", "New Zealand",
    ]  # fmt: skip
    assert words_of(report, corefer(report, layers)) == ["Kenya", "Bosnia and Herzegovina", "New Zealand"]


PARTED = """
Kenya   PROPN NNP 6 nsubj
and     CCONJ CC  3 cc
New     PROPN NNP 4 compound
Zealand PROPN NNP 1 nmod
have    AUX   VBP 6 aux
met     VERB  VBN 0 root
.       PUNCT .   6 punct
"""


def test_a_name_behind_and_goes_on_the_list() -> None:
    report, layers = joined("Kenya and New Zealand have met.", "Kenya", "New Zealand", rows=PARTED)
    assert [(t.deprel, t.head) for t in layers.tokens[1:4]] == [("cc", 3), ("compound", 3), ("conj", 0)]
    assert words_of(report, corefer(report, layers)) == ["Kenya", "New Zealand"]


def test_modifiers_of_one_noun_stay_as_they_are() -> None:
    rows = """
    Varn     PROPN NNP 3 compound
    Selwyn   PROPN NNP 3 compound
    troops   NOUN  NNS 4 nsubj
    left     VERB  VBD 0 root
    """
    _, layers = joined("Varn Selwyn troops left", "Varn Selwyn", rows=rows.replace("    ", ""))
    assert [t.deprel for t in layers.tokens] == ["compound", "compound", "nsubj", "root"]


def test_pieces_that_and_links_stay_apart_where_each_is_a_name() -> None:
    text = "Ode and Pell, Tarn Bay"
    pieces = [name(text, words) for words in ("Ode", "Pell", "Tarn", "Bay")]
    one = join_pieces(text, pieces, {"Ode and Pell", "Tarn Bay"}.__contains__)
    assert [text[p.start : p.end] for p in one] == ["Ode and Pell", "Tarn Bay"]
    two = join_pieces(text, pieces, {"Ode and Pell", "Ode", "Pell", "Tarn Bay", "Tarn", "Bay"}.__contains__)
    assert [text[p.start : p.end] for p in two] == ["Ode", "Pell", "Tarn Bay"]


def test_furniture_holds_no_names() -> None:
    text = "New Zealand"
    rows = "New PROPN NNP 2 compound\nZealand PROPN NNP 0 root"
    report, layers = parsed(text, rows, mentions=(name(text, "Zealand"),))
    layers = replace(layers, sentences=(replace(layers.sentences[0], kind="furniture"),))
    assert words_of(report, join_names(report, layers, load_registry(), Gazetteer.load()).mentions) == ["Zealand"]
