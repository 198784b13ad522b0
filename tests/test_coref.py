"""Who is who in short reports whose trees, names and attributions are written out by hand."""

from __future__ import annotations

import time
from typing import Any

import pytest

from dragoman.core.layers import Layers, Mention, MentionType, Sentence, TimeExpression, Token
from dragoman.core.reports import Report
from dragoman.coref import corefer
from dragoman.coref.namesakes import same_body, same_person
from parsed import attribution, name, parsed, place, quotation


def chains(text: str, rows: str, **layers: Any) -> list[list[str]]:
    """Return the chains of the report, each as the words of its mentions, in the order of the text."""
    report, found = parsed(text, rows, **layers)
    by_number: dict[int, list[str]] = {}
    for mention in corefer(report, found):
        by_number.setdefault(mention.chain, []).append(text[mention.start : mention.end])
    return list(by_number.values())


# ---- what is a mention ----------------------------------------------------------------------------------------------

VISIT = "The Ruritanian minister and Orlo Tarn saw the bridge in its city."
VISIT_ROWS = """
The        DET   DT   3 det
Ruritanian ADJ   JJ   3 amod
minister   NOUN  NN   7 nsubj
and        CCONJ CC   5 cc
Orlo       PROPN NNP  3 conj
Tarn       PROPN NNP  5 flat
saw        VERB  VBD  0 root
the        DET   DT   9 det
bridge     NOUN  NN   7 obj
in         ADP   IN   12 case
its        PRON  PRP$ 12 nmod:poss
city       NOUN  NN   7 obl
.          PUNCT .    7 punct
"""


def test_names_nouns_for_actors_and_pronouns_are_mentions_and_things_are_not() -> None:
    report, layers = parsed(VISIT, VISIT_ROWS, mentions=(name(VISIT, "Orlo Tarn"), name(VISIT, "Ruritanian", "MISC")))
    found = corefer(report, layers)
    assert [(VISIT[m.start : m.end], m.type, m.form) for m in found] == [
        ("The Ruritanian minister", "PER", "noun"),
        ("Orlo Tarn", "PER", "name"),
        ("its", "PER", "pronoun"),
        ("its city", "ORG", "noun"),
    ]
    assert all(VISIT[layers.tokens[m.head].start : layers.tokens[m.head].end] in VISIT[m.start : m.end] for m in found)


def test_chains_are_numbered_from_0_in_the_order_of_their_first_mention() -> None:
    report, layers = parsed(VISIT, VISIT_ROWS, mentions=(name(VISIT, "Orlo Tarn"),))
    assert [mention.chain for mention in corefer(report, layers)] == [0, 1, 2, 3]


def test_the_it_of_it_is_clear_stands_for_nobody() -> None:
    text = "Ruritania waits. It is clear."
    rows = """
    Ruritania PROPN NNP 2 nsubj
    waits     VERB  VBZ 0 root
    .         PUNCT .   2 punct

    It        PRON  PRP 3 {}
    is        AUX   VBZ 3 cop
    clear     ADJ   JJ  0 root
    .         PUNCT .   3 punct
    """
    mentions = (name(text, "Ruritania", "ORG"),)
    assert chains(text, rows.format("nsubj"), mentions=mentions) == [["Ruritania", "It"]]
    assert chains(text, rows.format("expl"), mentions=mentions) == [["Ruritania"]]


def test_furniture_has_no_mentions() -> None:
    text = "Photo by Orlo Tarn"
    report, layers = parsed(
        text,
        """
        Photo NOUN  NN  0 root
        by    ADP   IN  3 case
        Orlo  PROPN NNP 1 nmod
        Tarn  PROPN NNP 3 flat
        """,
    )
    first = layers.sentences[0]
    caption = Sentence(first.start, first.end, first.first, first.last, 0, "furniture")
    assert [text[m.start : m.end] for m in corefer(report, layers)] == ["Orlo Tarn"]
    assert corefer(report, Layers(sentences=(caption,), tokens=layers.tokens)) == ()


def test_no_tokens_give_no_mentions() -> None:
    assert corefer(Report(doc="r", text=""), Layers()) == ()


# ---- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "later", "fits"),
    [
        ("Ilse Marren", "Ilse Marren", True),
        ("Ilse Marren", "Marren", True),
        ("Mrs. Marren", "Ilse Marren", True),
        ("President Marren", "Marren's", True),
        ("Ilse B. Marren", "Ilse Marren", True),
        ("Qadan al-Basenji", "Basenji", True),  # the article is left out as often as not
        ("Tarn Il-min", "Tarn", True),  # the family name stands first in half the world
        ("Ilse Marren", "Orlo Marren", False),
        ("Ilse Marren", "Ilse Tarn", False),
        ("President Marren", "President Tarn", False),
        ("President", "President Tarn", False),
        ("Mr.", "Mr. Tarn", False),
    ],
)
def test_which_names_of_persons_fit(earlier: str, later: str, fits: bool) -> None:
    assert same_person(earlier, later) is fits
    assert same_person(later, earlier) is fits


@pytest.mark.parametrize(
    ("earlier", "later", "fits"),
    [
        ("the League of Ports", "League of Ports", True),
        ("League of Ruritanian Ports", "LRP", True),
        ("United Ports", "U.P.", True),
        ("Ruritania", "Ruritania's", True),
        ("League of Ports", "Ports", False),
        ("North Ruritania", "South Ruritania", False),
        ("the", "of", False),
    ],
)
def test_which_names_of_bodies_fit(earlier: str, later: str, fits: bool) -> None:
    assert same_body(earlier, later) is fits
    assert same_body(later, earlier) is fits


def named(*names: str, type: MentionType = "PER") -> list[list[str]]:
    """Return the chains of a text that is nothing but names, one a sentence."""
    text = ". ".join(names)
    tokens: list[Token] = []
    sentences, mentions, start = [], [], 0
    for number, words in enumerate(names):
        first, position = len(tokens), start
        for i, form in enumerate(words.split()):
            deprel = "flat" if i else "root"
            tokens.append(Token(position, position + len(form), number, form, "PROPN", "NNP", first, deprel))
            position += len(form) + 1
        sentences.append(Sentence(start, start + len(words), first, len(tokens), number, "body"))
        mentions.append(Mention(start, start + len(words), first, type, "name"))
        start += len(words) + 2
    layers = Layers(sentences=tuple(sentences), tokens=tuple(tokens), mentions=tuple(mentions))
    found: dict[int, list[str]] = {}
    for mention in corefer(Report(doc="r", text=text), layers):
        found.setdefault(mention.chain, []).append(text[mention.start : mention.end])
    return list(found.values())


def test_a_surname_means_the_full_name_before_it() -> None:
    assert named("Ilse Marren", "Orlo Tarn", "Marren", "Tarn") == [["Ilse Marren", "Marren"], ["Orlo Tarn", "Tarn"]]


def test_a_shared_surname_does_not_make_two_people_one() -> None:
    assert named("Ilse Marren", "Marren", "Orlo Marren", "Orlo Marren") == [
        ["Ilse Marren", "Marren"],
        ["Orlo Marren", "Orlo Marren"],
    ]


def test_a_surname_means_the_one_named_last() -> None:
    assert named("Ilse Marren", "Orlo Marren", "Marren") == [["Ilse Marren"], ["Orlo Marren", "Marren"]]


def test_names_of_different_kinds_stay_apart() -> None:
    text = "Tarn met Tarn."
    rows = """
    Tarn PROPN NNP 2 nsubj
    met  VERB  VBD 0 root
    Tarn PROPN NNP 2 obj
    .    PUNCT .   2 punct
    """
    assert chains(text, rows, mentions=(name(text, "Tarn"), name(text, "Tarn", "ORG", 1))) == [["Tarn"], ["Tarn"]]


@pytest.mark.parametrize("pattern", ["A{i} B{i}", "A{i} Tarn", "Orlo Tarn", "Orlo {i} Tarn {i}"])
def test_a_long_list_of_names_takes_time_in_proportion(pattern: str) -> None:
    began = time.perf_counter()
    assert named(*(pattern.format(i=i) for i in range(3_000)))
    assert time.perf_counter() - began < 6


# ---- appositions and nouns ------------------------------------------------------------------------------------------


def test_an_apposition_is_who_it_stands_beside_and_the_noun_comes_back_to_it() -> None:
    text = "Orlo Tarn, the envoy, left. The envoy smiled. An envoy came."
    rows = """
    Orlo   PROPN NNP 7 nsubj
    Tarn   PROPN NNP 1 flat
    ,      PUNCT ,   5 punct
    the    DET   DT  5 det
    envoy  NOUN  NN  1 appos
    ,      PUNCT ,   5 punct
    left   VERB  VBD 0 root
    .      PUNCT .   7 punct

    The    DET   DT  2 det
    envoy  NOUN  NN  3 nsubj
    smiled VERB  VBD 0 root
    .      PUNCT .   3 punct

    An     DET   DT  2 det
    envoy  NOUN  NN  3 nsubj
    came   VERB  VBD 0 root
    .      PUNCT .   3 punct
    """
    found = chains(text, rows, mentions=(name(text, "Orlo Tarn"),))
    assert found == [["Orlo Tarn", "the envoy", "The envoy"], ["An envoy"]]


def test_a_definite_noun_means_the_nearest_with_all_its_words_and_its_number() -> None:
    text = "The old minister left. Two ministers came. The minister stayed. The new minister waits."
    rows = """
    The       DET   DT  3 det
    old       ADJ   JJ  3 amod
    minister  NOUN  NN  4 nsubj
    left      VERB  VBD 0 root
    .         PUNCT .   4 punct

    Two       NUM   CD  2 nummod
    ministers NOUN  NNS 3 nsubj minister
    came      VERB  VBD 0 root
    .         PUNCT .   3 punct

    The       DET   DT  2 det
    minister  NOUN  NN  3 nsubj
    stayed    VERB  VBD 0 root
    .         PUNCT .   3 punct

    The       DET   DT  3 det
    new       ADJ   JJ  3 amod
    minister  NOUN  NN  4 nsubj
    waits     VERB  VBZ 0 root
    .         PUNCT .   4 punct
    """
    found = chains(text, rows)
    assert found == [["The old minister", "The minister"], ["Two ministers"], ["The new minister"]]


def test_a_title_before_a_name_is_inside_its_phrase() -> None:
    text = "Rebel spokesman Orlo Tarn left."
    rows = """
    Rebel     NOUN  NN  2 compound
    spokesman NOUN  NN  3 nmod:desc
    Orlo      PROPN NNP 5 nsubj
    Tarn      PROPN NNP 3 flat
    left      VERB  VBD 0 root
    .         PUNCT .   5 punct
    """
    assert chains(text, rows, mentions=(name(text, text[:-6]),)) == [["Rebel spokesman Orlo Tarn"]]


BESIDE = """
{0}   PROPN NNP 5 nsubj
,     PUNCT ,   3 punct
{1}   {2}   {3} 1 appos {4}
,     PUNCT ,   3 punct
left  VERB  VBD 0 root
.     PUNCT .   5 punct
"""


@pytest.mark.parametrize("type", ["ORG", "LOC", "PER"])
def test_two_names_side_by_side_are_two(type: MentionType) -> None:
    text = "Tarn, Marren, left."
    mentions = (name(text, "Tarn"), name(text, "Marren", type))
    found = chains(text, BESIDE.format("Tarn", "Marren", "PROPN", "NNP", "Marren"), mentions=mentions)
    assert found == [["Tarn"], ["Marren"]]


@pytest.mark.parametrize(("noun", "tag", "lemma"), [("ministry", "NN", "ministry"), ("ministers", "NNS", "minister")])
def test_a_body_and_several_people_are_no_apposition_of_one_person(noun: str, tag: str, lemma: str) -> None:
    text = f"Tarn, {noun}, left."
    found = chains(text, BESIDE.format("Tarn", noun, "NOUN", tag, lemma), mentions=(name(text, "Tarn"),))
    assert found == [["Tarn"], [noun]]


# ---- pronouns -------------------------------------------------------------------------------------------------------

TWO = """
{0}   PROPN NNP 2 nsubj
met   VERB  VBD 0 root
{1}   PROPN NNP 2 obj
.     PUNCT .   2 punct

{2}   PRON  PRP 2 nsubj {3}
left  VERB  VBD 0 root
.     PUNCT .   2 punct
"""


def two(first: str, second: str, pronoun: str, *types: MentionType) -> list[list[str]]:
    text = f"{first} met {second}. {pronoun} left."
    kinds = types or ("PER", "PER")
    mentions = (name(text, first, kinds[0]), name(text, second, kinds[1]))
    return chains(text, TWO.format(first, second, pronoun, pronoun.lower()), mentions=mentions)


def test_he_means_the_subject_before_him() -> None:
    assert two("Tarn", "Marren", "He") == [["Tarn", "He"], ["Marren"]]


def test_he_is_no_body_and_it_is_no_person() -> None:
    assert two("Ruritania", "Marren", "He", "ORG", "PER") == [["Ruritania"], ["Marren", "He"]]
    assert two("Marren", "Ruritania", "It", "PER", "ORG") == [["Marren"], ["Ruritania", "It"]]


def test_they_are_not_one_person() -> None:
    assert two("Tarn", "Marren", "They") == [["Tarn"], ["Marren"], ["They"]]


def test_the_country_named_plays_no_part() -> None:
    for country in ("Ruritania", "Graustark", "Orsinia"):
        assert two(country, "Marren", "It", "LOC", "PER") == [[country, "It"], ["Marren"]]


MARREN_ATE = """
    Marren    PROPN NNP 2 nsubj
    ate       VERB  VBD 0 root
    .         PUNCT .   2 punct
"""


def test_it_means_a_thing_where_those_who_act_are_far() -> None:
    text = "Ruritania slept. Marren ate. Marren ate. The treaty failed as it lapsed."
    rows = """
    Ruritania PROPN NNP 2 nsubj
    slept     VERB  VBD 0 root
    .         PUNCT .   2 punct

    Marren    PROPN NNP 2 nsubj
    ate       VERB  VBD 0 root
    .         PUNCT .   2 punct

    Marren    PROPN NNP 2 nsubj
    ate       VERB  VBD 0 root
    .         PUNCT .   2 punct

    The       DET   DT  2 det
    treaty    NOUN  NN  3 nsubj
    failed    VERB  VBD 0 root
    as        SCONJ IN  6 mark
    it        PRON  PRP 6 nsubj
    lapsed    VERB  VBD 3 advcl
    .         PUNCT .   3 punct
    """
    mentions = (name(text, "Ruritania", "ORG"), name(text, "Marren"), name(text, "Marren", nth=1))
    assert chains(text, rows, mentions=mentions) == [["Ruritania"], ["Marren"] * 2, ["it"]]
    near = text.replace("Marren ate. Marren ate. ", "")
    few = rows.replace(MARREN_ATE, "")
    assert chains(near, few, mentions=mentions[:1]) == [["Ruritania", "it"]]


def test_a_day_is_nobody() -> None:
    text = "Ruritania voted Thursday. It counts."
    rows = """
    Ruritania PROPN NNP 2 nsubj
    voted     VERB  VBD 0 root
    Thursday  PROPN NNP 2 obl:unmarked
    .         PUNCT .   2 punct

    It        PRON  PRP 2 nsubj it
    counts    VERB  VBZ 0 root
    .         PUNCT .   2 punct
    """
    day = place(text, "Thursday")
    times = (TimeExpression(day.start, day.end, "DATE"),)
    assert chains(text, rows, mentions=(name(text, "Ruritania", "ORG"),), times=times) == [["Ruritania", "It"]]


def test_they_are_those_of_whom_there_are_several() -> None:
    text = "The army saw refugees. They left."
    rows = """
    The      DET   DT  2 det
    army     NOUN  NN  3 nsubj
    saw      VERB  VBD 0 root
    refugees NOUN  NNS 3 obj refugee
    .        PUNCT .   3 punct

    They     PRON  PRP 2 nsubj they
    left     VERB  VBD 0 root
    .        PUNCT .   2 punct
    """
    assert chains(text, rows) == [["The army"], ["refugees", "They"]]


def test_what_a_chain_is_called_tells_he_from_she() -> None:
    text = "Mrs. Marren saw Tarn. Marren spoke. He left. She stayed."
    rows = """
    Mrs.   PROPN NNP 2 compound
    Marren PROPN NNP 3 nsubj
    saw    VERB  VBD 0 root
    Tarn   PROPN NNP 3 obj
    .      PUNCT .   3 punct

    Marren PROPN NNP 2 nsubj
    spoke  VERB  VBD 0 root
    .      PUNCT .   2 punct

    He     PRON  PRP 2 nsubj
    left   VERB  VBD 0 root
    .      PUNCT .   2 punct

    She    PRON  PRP 2 nsubj
    stayed VERB  VBD 0 root
    .      PUNCT .   2 punct
    """
    mentions = (name(text, "Mrs. Marren"), name(text, "Tarn"), name(text, "Marren", nth=1))
    assert chains(text, rows, mentions=mentions) == [["Mrs. Marren", "Marren", "She"], ["Tarn", "He"]]


OBJECT = """
Tarn  PROPN NNP 2 nsubj
saw   VERB  VBD 0 root
{0}   PRON  PRP 2 obj {1}
.     PUNCT .   2 punct
"""


def test_who_saw_him_is_not_he_but_who_saw_himself_is() -> None:
    assert chains("Tarn saw him.", OBJECT.format("him", "he"), mentions=(name("Tarn", "Tarn"),)) == [["Tarn"], ["him"]]
    found = chains("Tarn saw himself.", OBJECT.format("himself", "himself"), mentions=(name("Tarn", "Tarn"),))
    assert found == [["Tarn", "himself"]]


def test_its_ally_is_not_its_own_ally() -> None:
    text = "Ruritania left its ally."
    rows = """
    Ruritania PROPN NNP  2 nsubj
    left      VERB  VBD  0 root
    its       PRON  PRP$ 4 nmod:poss
    ally      NOUN  NN   2 obj
    .         PUNCT .    2 punct
    """
    assert chains(text, rows, mentions=(name(text, "Ruritania", "ORG"),)) == [["Ruritania", "its"], ["its ally"]]


def test_a_pronoun_looks_back_a_few_sentences_and_no_further() -> None:
    def after(gap: int) -> list[list[str]]:
        text = "Tarn left. " + "Rain fell. " * gap + "He smiled."
        rows = "Tarn PROPN NNP 2 nsubj\nleft VERB VBD 0 root\n. PUNCT . 2 punct\n\n"
        rows += "Rain NOUN NN 2 nsubj\nfell VERB VBD 0 root\n. PUNCT . 2 punct\n\n" * gap
        rows += "He PRON PRP 2 nsubj\nsmiled VERB VBD 0 root\n. PUNCT . 2 punct"
        return chains(text, rows, mentions=(name(text, "Tarn"),))

    assert after(3) == [["Tarn", "He"]]
    assert after(4) == [["Tarn"], ["He"]]


# ---- who speaks -----------------------------------------------------------------------------------------------------

SPOKEN = "“I trust him,” Tarn said."
SPOKEN_ROWS = """
“     PUNCT `` 3 punct
I     PRON  PRP 3 nsubj i
trust VERB  VBP 7 ccomp
him   PRON  PRP 3 obj he
,     PUNCT ,   3 punct
”     PUNCT ''  3 punct
Tarn  PROPN NNP 8 nsubj
said  VERB  VBD 0 root
.     PUNCT .   8 punct
"""


def test_i_means_who_speaks_and_him_does_not() -> None:
    found = chains(
        SPOKEN,
        SPOKEN_ROWS.replace("VERB  VBP 7", "VERB  VBP 8"),
        mentions=(name(SPOKEN, "Tarn"),),
        quotations=(quotation(SPOKEN, "I trust him,"),),
        attributions=(attribution(SPOKEN, source="Tarn", cue="said", content="“I trust him,”"),),
    )
    assert found == [["I", "Tarn"], ["him"]]


def test_i_means_nobody_known_where_no_quotation_is_attributed() -> None:
    found = chains(SPOKEN, SPOKEN_ROWS.replace("VERB  VBP 7", "VERB  VBP 8"), mentions=(name(SPOKEN, "Tarn"),))
    assert found == [["I"], ["him"], ["Tarn"]]


def test_he_in_a_quotation_is_not_who_speaks_it() -> None:
    text = "Tarn said: “He lied.”"
    rows = """
    Tarn PROPN NNP 2 nsubj
    said VERB  VBD 0 root
    :    PUNCT :   6 punct
    “    PUNCT ``  6 punct
    He   PRON  PRP 6 nsubj
    lied VERB  VBD 2 ccomp
    .    PUNCT .   6 punct
    ”    PUNCT ''  6 punct
    """
    said = attribution(text, source="Tarn", cue="said", content="He lied.")
    spoken = {"quotations": (quotation(text, "He lied."),), "attributions": (said,)}
    assert chains(text, rows, mentions=(name(text, "Tarn"),), **spoken) == [["Tarn"], ["He"]]
    assert chains(text, rows, mentions=(name(text, "Tarn"),), attributions=(said,)) == [["Tarn", "He"]]


SPEAKERS = "Tarn said Marren lied. He added Marren fled."
SPEAKERS_ROWS = """
Tarn   PROPN NNP 2 nsubj
said   VERB  VBD 0 root
Marren PROPN NNP 4 nsubj
lied   VERB  VBD 2 ccomp
.      PUNCT .   2 punct

He     PRON  PRP 2 nsubj
added  VERB  VBD 0 root
Marren PROPN NNP 4 nsubj
fled   VERB  VBD 2 ccomp
.      PUNCT .   2 punct
"""


def test_whoever_spoke_last_speaks_on() -> None:
    names = (name(SPEAKERS, "Tarn"), name(SPEAKERS, "Marren"), name(SPEAKERS, "Marren", nth=1))
    said = attribution(SPEAKERS, source="Tarn", cue="said", content="Marren lied")
    added = attribution(SPEAKERS, source="He", cue="added", content="Marren fled")
    found = chains(SPEAKERS, SPEAKERS_ROWS, mentions=names, attributions=(said, added))
    assert found == [["Tarn", "He"], ["Marren", "Marren"]]


def test_nobody_named_in_his_own_words_is_their_speaker() -> None:
    text = "Tarn left. Marren lied, he said."
    rows = """
    Tarn   PROPN NNP 2 nsubj
    left   VERB  VBD 0 root
    .      PUNCT .   2 punct

    Marren PROPN NNP 2 nsubj
    lied   VERB  VBD 5 ccomp
    ,      PUNCT ,   5 punct
    he     PRON  PRP 5 nsubj
    said   VERB  VBD 0 root
    .      PUNCT .   5 punct
    """
    names = (name(text, "Tarn"), name(text, "Marren"))
    said = attribution(text, source="he", cue="said", content="Marren lied")
    assert chains(text, rows, mentions=names, attributions=(said,)) == [["Tarn", "he"], ["Marren"]]
    assert chains(text, rows, mentions=names) == [["Tarn"], ["Marren", "he"]]
