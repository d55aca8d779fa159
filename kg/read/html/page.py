"""Tell a document from the page around it: navigation, scripts, banners, search forms, notices on cookies.

By what HTML says of its parts, by the names that designers give them all over the web, and by how many of their words are links;
no site is known. What is hidden on the screen is no part of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

SKIPPED = frozenset((
    "head", "script", "style", "noscript", "template", "nav", "button", "select", "option", "optgroup", "textarea", "input",
    "datalist", "iframe", "frameset", "object", "embed", "svg", "audio", "video", "canvas", "map", "dialog", "menu", "del",
    "rt", "rp",
))  # fmt: skip
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu", "menubar", "toolbar",
    "tablist", "alert",
))  # fmt: skip
_SIDES = ("header", "footer", "aside")
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.I)
# Words in the class or identifier of what is seldom the document; the list is that of reading modes of browsers.
_UNLIKELY = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|banner|breadcrumbs?|combx|comments?|disqus|masthead|menu|nav|navbar|navigation|pager|popup|"
    r"promo|related|share|sharing|sidebar|skip|skiplinks?|social|sponsor|subscribe|toolbar|widget)(?:[\s_-]|$)"
)
_LISTS = frozenset((
    "ul", "ol", "dl", "div", "section", "table", "tr", "td",
))  # fmt: skip
_MANY = 3  # links that make a list of links
_MOSTLY = 0.6  # share of the words that are links in such a list
_PART = 0.25  # of the page's words: what has more is the document whatever it is called


@dataclass(slots=True)
class _Weight:
    """How many characters of words an element holds, how many of them in links to elsewhere, and how many such links."""

    words: int = 0
    linked: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the element that holds the document, and what each element weighs."""

    document: etree._Element
    weights: dict[etree._Element, _Weight]

    def leaves_out(self, element: etree._Element) -> bool:
        """Tell whether an element is no part of the document."""
        if element.tag in SKIPPED or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return True
        if element.get("role") in _ROLES or element.get("aria-hidden") == "true":
            return True
        weight = self.weights.get(element, _Weight())
        if element.tag in _SIDES:
            return weight.links > 1
        if weight.words > _PART * self.weights[self.document].words:
            return False
        listed = element.tag in _LISTS and weight.links >= _MANY and weight.linked > _MOSTLY * weight.words
        return listed or bool(_UNLIKELY.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()))


def page(root: etree._Element) -> Page:
    """Weigh a page; the document is its main part if that is marked and holds most of the words."""
    weights = _weights(root)
    most = weights[root].words / 2
    marked = (
        e for e in root.iter("main", "article", "div", "section") if e.tag in ("main", "article") or e.get("role") == "main"
    )
    return Page(next((e for e in marked if weights[e].words > most), root), weights)


def _weights(root: etree._Element) -> dict[etree._Element, _Weight]:
    weights: dict[etree._Element, _Weight] = {}
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            weights[element] = _Weight(0 if element.tag in SKIPPED else len((element.text or "").strip()))
            if element.tag in SKIPPED:
                walk.skip_subtree()
            continue
        weight, parent = weights[element], element.getparent()
        if element.tag == "a" and not (element.get("href") or "#").startswith("#"):
            weight.linked, weight.links = weight.words, 1
        if element is not root:
            above = weights[parent]
            above.words += weight.words + len((element.tail or "").strip())
            above.linked += weight.linked
            above.links += weight.links
    return weights
