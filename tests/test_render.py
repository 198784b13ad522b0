from dragoman.core.claims import Reading
from dragoman.core.reports import Report
from dragoman.render import RenderOptions, render
from handmade import OFFER, OPPOSES, READING, READING_WITH_LAYERS, REPORT, UNREAD, make_claim, party

PLAIN = RenderOptions()


def test_claims_in_the_order_of_the_text() -> None:
    assert (
        render(READING, PLAIN)
        == """\
Talks on the strait
Harbour Wire · 2025-05-12 · strait-1 · 3 claims

  1  plans · unconfirmed · CONSULT
     Ilse Marren had offered talks in October
     who     Ilse Marren (UNK)
     when    2025-10 “October”
     word    media reports (MED) · “suggested”
     at      58–98

  2  wants · against · MOBILIZE
     “foreign soldiers”
     who     Ilse Marren (UNK) “we” → foreign soldiers (UNK)
     where   Arvel coast “the Arvel coast”
     word    Ilse Marren (UNK) “She” · “said”
     at      120–136

  3  did · negated
     No troops were sent
     word    Defence Ministry (UNK) “the ministry” · “according to”
     at      158–177

"""
    )


def test_groups_have_headings_with_counts() -> None:
    lines = render(READING, RenderOptions(by="kind")).split("\n")
    assert [row for row in lines if row in ("did (1)", "wants (1)", "plans (1)")] == [
        "did (1)",
        "wants (1)",
        "plans (1)",
    ]
    assert "Ilse Marren (UNK) (1)" in render(READING, RenderOptions(by="source")).split("\n")


def test_nested_sources_read_from_the_outermost_in() -> None:
    claim = make_claim(
        "talks", source=(party("Media reports", "media reports", "MED"), party("the ministry", "ministry"))
    )
    assert "media reports (MED) › ministry (UNK)" in render(Reading(report=REPORT, claims=(claim,)), PLAIN)


def test_the_outlets_own_claim_says_so() -> None:
    assert "word    the report itself" in render(Reading(report=REPORT, claims=(make_claim("talks"),)), PLAIN)


def test_colours_only_when_asked_for() -> None:
    assert "\x1b[" not in render(READING, PLAIN)
    assert "\x1b[" in render(READING, RenderOptions(colour=True))


def test_hostile_text_cannot_reach_the_terminal() -> None:
    text = "[bold]He\x1b[2J said\x07 no.[/bold] :smile:"
    report = Report(doc="x\x1b]0;owned\x07", text=text)
    claim = make_claim(text, text=text, actors=(party("He\x1b[2J", "[red]He\x1b[2J", text=text),))
    shown = render(Reading(report=report, claims=(claim,)), PLAIN)
    assert "\x1b" not in shown and "\x07" not in shown
    assert "[bold]He�[2J said� no.[/bold] :smile:" in shown


def test_long_contents_wrap_under_themselves() -> None:
    text = "word " * 60
    shown = render(
        Reading(report=Report(doc="x", text=text), claims=(make_claim(text, text=text),)), RenderOptions(width=60)
    )
    rows = [row for row in shown.split("\n") if row.strip().startswith("word word")]
    assert len(rows) > 3
    assert all(row.startswith("     word") and len(row) <= 60 for row in rows)


def test_layers_follow_the_claims_with_offsets() -> None:
    shown = render(READING_WITH_LAYERS, PLAIN)
    assert "times (1)\n  91–98  October  DATE 2025-10\n" in shown
    assert "35–42  reports  NOUN root ← root" in shown
    assert shown.index("at      158–177") < shown.index("sentences (1)")


def test_nothing_read_prints_nothing() -> None:
    assert render(UNREAD, PLAIN) == ""


def test_the_width_of_the_terminal_does_not_change_the_claims() -> None:
    narrow, wide = (render(Reading(report=REPORT, claims=(OFFER, OPPOSES)), RenderOptions(width=w)) for w in (100, 300))
    assert narrow == wide
