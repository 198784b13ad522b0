"""Takes out of a page what its reader does not see, so that nothing is quoted that nobody was shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

_HIDES = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?=\s*(?:!|;|\}|$))"
    r"|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?(?=\s*(?:!|;|\}|$)))",
    re.IGNORECASE,
)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_BRACE = re.compile(r"[{}]")
_SIMPLE_SELECTOR = re.compile(r"(?P<tag>[a-zA-Z][\w-]*)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+))?\Z")
_SCREEN = re.compile(r"@(?:media\s+(?:only\s+)?(?:screen|all)\s*\Z|supports|layer|container)", re.IGNORECASE)
_NEVER_SHOWN = (
    "template",
    "noscript",
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "canvas",
    "math",
    "select",
    "textarea",
)
_WHOLE_PAGE = frozenset({"html", "body", "main", "article"})  # hidden only until a script shows them
LONGEST_STYLE = 500_000


class Rule(NamedTuple):
    """A selector that hides: an element must have every part that is given."""

    tag: str | None
    css_class: str | None
    id: str | None


def strip_hidden(page: HtmlElement) -> None:
    """Remove from the page, in place, each element that is not shown; the text that follows it stays.

    The style rules of the page are kept in mind where they are simple: a tag, a class, an id, or a tag with one.
    """
    rules = {rule for style in page.iter("style") for rule in hiding_rules((style.text or "")[:LONGEST_STYLE])}
    doomed = [element for element in page.iter() if _is_hidden(element, rules)]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def hiding_rules(style: str) -> Iterator[Rule]:
    """Yield the simple selectors whose elements the style sheet hides on a screen."""
    for selectors, declarations in _screen_rules(_CSS_COMMENT.sub("", style)):
        if not _HIDES.search(declarations):
            continue
        for selector in selectors.split(","):
            match = _SIMPLE_SELECTOR.match(selector.strip())
            if match and match.group():
                yield Rule(match["tag"] and match["tag"].lower(), match["class"], match["id"])


def _screen_rules(style: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of each rule that holds on a screen of any width."""
    position = 0
    blocks: list[tuple[str, bool]] = []
    for brace in _CSS_BRACE.finditer(style):
        content = style[position : brace.start()]
        position = brace.end()
        if brace.group() == "{":
            selectors = content.rsplit(";", 1)[-1].strip()
            holds = (not blocks or blocks[-1][1]) and (not selectors.startswith("@") or bool(_SCREEN.match(selectors)))
            blocks.append((selectors, holds))
        elif blocks:
            selectors, holds = blocks.pop()
            if holds and not selectors.startswith("@"):
                yield selectors, content


def _is_hidden(element: HtmlElement, rules: set[Rule]) -> bool:
    """Return whether the element is never shown."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER_SHOWN:
        return not isinstance(tag, str) or tag not in ("html",)
    if tag in ("html", "head", "body"):
        return False
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if tag == "dialog" and element.get("open") is None:
        return True
    return bool(_HIDES.search(element.get("style") or "")) or _is_ruled_out(element, tag, rules)


def _is_ruled_out(element: HtmlElement, tag: str, rules: set[Rule]) -> bool:
    """Return whether a rule of the page's own style sheets hides the element."""
    if not rules or tag in _WHOLE_PAGE:
        return False
    name = element.get("id")
    classes: list[str | None] = [*(element.get("class") or "").split()[:50]]
    candidates = [Rule(tag, None, None), Rule(None, None, name), Rule(tag, None, name)]
    candidates += [Rule(t, css_class, None) for css_class in classes for t in (None, tag)]
    return any(rule in rules for rule in candidates if rule != Rule(None, None, None))
