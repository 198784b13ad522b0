"""What a reader does not see is not read."""

import pytest
from lxml.html import document_fromstring, fromstring

from dragoman.reading.hidden import Rule, hiding_rules, strip_hidden


def seen(body: str, head: str = "") -> str:
    page = document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    strip_hidden(page)
    return " ".join(str(page.xpath("string(//body)")).split())


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>no</p>",
        '<p hidden="">no</p>',
        '<p style="display:none">no</p>',
        '<p style="color: red; DISPLAY : NONE !important">no</p>',
        '<p style="visibility: hidden">no</p>',
        '<p style="font-size:0">no</p>',
        '<p style="font-size: 0px;">no</p>',
        '<p style="opacity:0">no</p>',
        '<p aria-hidden="true">no</p>',
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
        "<script>no</script>",
        "<dialog>no</dialog>",
        "<!-- no -->",
        "<div hidden><p>no</p><p>no</p></div>",
        '<p class="a secret">no</p>',
        '<p id="gone">no</p>',
        '<span class="x">no</span>',
    ],
)
def test_hidden_text_goes_and_what_follows_it_stays(hidden: str) -> None:
    style = "<style>.secret, #gone {display: none} span.x {visibility:hidden}</style>"
    assert seen(f"<p>Before.</p> {hidden} after.", style) == "Before. after."


@pytest.mark.parametrize(
    "shown",
    [
        "<p>yes</p>",
        '<p style="display:block">yes</p>',
        '<p style="font-size:0.9em">yes</p>',
        '<p style="opacity:0.8">yes</p>',
        '<p aria-hidden="false">yes</p>',
        '<p class="print">yes</p>',
        '<p class="narrow">yes</p>',
        '<p class="x">yes</p>',
        "<dialog open>yes</dialog>",
    ],
)
def test_shown_text_stays(shown: str) -> None:
    style = (
        "<style>body {visibility: hidden} @media print {.print {display:none}} span.x {display:none}"
        "@media screen and (max-width: 300px) {.narrow {display: none}} /* .x {display:none} */</style>"
    )
    assert seen(shown, style) == "yes"


def test_rules_of_a_style_sheet() -> None:
    style = (
        "@import url(a.css); .a, p.b > i, #c {display:none} d {color:red} @media screen {.e {display:none}} .f {display"
    )
    assert set(hiding_rules(style)) == {Rule(None, "a", None), Rule(None, None, "c"), Rule(None, "e", None)}


def test_a_hidden_root_is_left_alone() -> None:
    page = fromstring('<div hidden="">text</div>')
    strip_hidden(page)
    assert page.tag == "div"
