from msgspec.structs import replace

from dragoman.core.explanations import Decision, Explanation, Heading, Identity, Link, Share
from dragoman.core.layers import Event
from dragoman.core.reports import Report
from dragoman.explained import explanation_rows, marked_sentence
from dragoman.render import RenderOptions, render_explanation
from handmade import NO_TROOPS, OPPOSES, TEXT, make_claim, quote
from handmade import party as make_party

SENTENCE = quote("No troops were sent, according to the ministry.")
LINK = Link((quote("the ministry"),), (quote("according to"),), (NO_TROOPS.content,), "said", False, True, "syntax")
SENT = quote("sent")
MINISTRY = make_party("the ministry", "Defence Ministry")


def decided(field: str, value: str, ruled: str, **fields: object) -> Decision:
    plain = {"reason": "the type of its head", "word": SENT, "shares": (), "weight": 0.0, "winner": "rule"}
    values = {"field": field, "value": (value,) if value else (), "ruled": (ruled,) if ruled else ()}
    return Decision(**values, **(plain | fields))  # type: ignore[arg-type]


EXPLANATION = Explanation(
    claim=NO_TROOPS,
    number=3,
    sentence=SENTENCE,
    head=Heading(
        SENT, "a clause with an event type", 0.421, "rule", "cue", Event(0, 4, 1, None, "MOBILIZE", 0.9, -2.0)
    ),
    chain=(LINK,),
    dropped=(),
    decisions=(
        decided(
            "event",
            "MOBILIZE",
            "RETREAT",
            shares=(Share("MOBILIZE", 0.9), Share("NONE", 0.1)),
            weight=2.0,
            winner="encoder",
        ),
        decided("outer source", "", ""),
        decided("recipients", "", "", word=None, reason="objects that can act"),
    ),
    identities=(Identity(replace(MINISTRY, score=0.85, reasons=("class", "country")), "a noun, ORG"),),
)


def test_rows_give_the_value_first_and_then_why() -> None:
    assert list(explanation_rows(EXPLANATION)) == [
        ("sentence", ("[claim No troops were sent], [cue according to] [source the ministry].",)),
        (
            "head",
            (
                "“sent”  173–177",
                "rule     a clause with an event type",
                "encoder  42% that it heads a claim; the rule prevails",
                "words    its bounds those of the cue's clause, since the content only points back",
                "event    MOBILIZE 0.90, word of the lists, factuality -2.0",
            ),
        ),
        ("chain", ("“the ministry” · “according to” · said, denies it · syntax finds it by itself",)),
        (
            "event",
            (
                "MOBILIZE",
                "rule     RETREAT: the type of its head: “sent”",
                "encoder  MOBILIZE 90% · NONE 10%; 2 nats for the rule: the encoder prevails",
            ),
        ),
        ("recipients", ("none", "rule     objects that can act")),
        (
            "entity",
            ("“the ministry”  Defence Ministry (UNK) NIL", "words    a noun, ORG", "link     85%: class; country"),
        ),
    ]


def test_a_claim_on_nobodys_word_says_so_and_shows_what_was_left_out() -> None:
    rows = dict(explanation_rows(replace(EXPLANATION, chain=(), dropped=(LINK,))))
    assert rows["chain"] == ("no attribution",)
    assert rows["left out"][0].startswith("“the ministry” · “according to”")


def test_spans_inside_spans_and_two_roles_of_one_span_are_all_marked() -> None:
    sentence = quote('She said "we oppose foreign soldiers" on the Arvel coast.')
    claim = replace(OPPOSES, source=(make_party("we", "Ilse Marren"),), content=quote("we oppose foreign soldiers"))
    shown = marked_sentence(replace(EXPLANATION, claim=claim, sentence=sentence))
    assert shown == (
        'She [cue said] "[claim [source + actor we] oppose [recipient foreign soldiers]]" on [where the Arvel coast].'
    )


def test_what_stands_in_another_sentence_is_not_marked() -> None:
    claim = replace(NO_TROOPS, source=(make_party("Media reports", "media reports"),), cue=None)
    assert "source" not in marked_sentence(replace(EXPLANATION, claim=claim))


def test_printed_it_is_a_label_and_lines_that_wrap_under_themselves() -> None:
    report = Report(doc="strait-1", text=TEXT)
    shown = render_explanation(EXPLANATION, report, RenderOptions())
    assert shown.startswith(f"Claim 3 of strait-1 · {NO_TROOPS.id}\ndid · negated\n\nsentence      [claim No troops")
    assert "\nevent         MOBILIZE\n              rule     RETREAT: the type of its head: “sent”\n" in shown
    assert "\x1b[" not in shown and "\x1b[" in render_explanation(EXPLANATION, report, RenderOptions(colour=True))


def test_hostile_words_cannot_reach_the_terminal() -> None:
    text = "He\x1b[2J said no."
    claim = make_claim(text, text=text, actors=(make_party("He\x1b[2J", "He\x1b[2J", text=text),))
    words = quote("He\x1b[2J", text)
    hostile = replace(
        EXPLANATION,
        claim=claim,
        sentence=claim.content,
        head=replace(EXPLANATION.head, word=words),
        chain=(Link((words,), (words,), (words,), "said", False, False, "encoder"),),
        decisions=(decided("actors", "He\x1b[2J", "He\x1b", word=words, shares=(Share("He\x1b[2J", 1.0),)),),
        identities=(Identity(replace(claim.actors[0], reasons=("as “He\x1b[2J”",)), "with “He\x1b[2J”"),),
    )
    assert "\x1b" not in render_explanation(hostile, Report(doc="x\x1b]0;", text=text), RenderOptions())
