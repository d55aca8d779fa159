"""Number the items of lists as a browser does."""

from __future__ import annotations

import re

from lxml import etree

from kg.read.list_numbers import write_number

_TYPES = {"1": "decimal", "a": "alphabet", "A": "capital-alphabet", "i": "roman", "I": "capital-roman"}
# Values of the style property list-style-type -> forms of `kg.read.list_numbers`.
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "leading-zero",
    **dict.fromkeys(("lower-alpha", "lower-latin"), "alphabet"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "capital-alphabet"),
    "lower-roman": "roman",
    "upper-roman": "capital-roman",
    "arabic-indic": "arabic-indic",
    "persian": "persian",
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal"), "chinese"),
    "cjk-heavenly-stem": "stems",
    "cjk-earthly-branch": "branches",
    "none": "none",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
# A browser shows "a." for all; the resolutions write "(a)", and no file says which.
_BRACKETED = ("alphabet", "roman")
_BULLET = "• "


def item_opening(item: etree._Element) -> str:
    """Return what stands before an item: "3. ", "(c) ", "• "; empty if nothing does."""
    items = item.getparent()
    form = _form(item, items)
    if form == "none":
        return ""
    if items is None or items.tag != "ol":
        return _BULLET
    number = write_number(_value(item, items), form)
    return f"({number}) " if form in _BRACKETED else f"{number}. "


def _form(item: etree._Element, items: etree._Element | None) -> str:
    for element in (item, items):
        if element is not None:
            style = _STYLE.search(element.get("style") or "")
            if style and style[1].lower() in _STYLES:
                return _STYLES[style[1].lower()]
            if element.get("type") in _TYPES:
                return _TYPES[element.get("type") or ""]
    return "decimal"


def _value(item: etree._Element, items: etree._Element) -> int:
    """Return the number of an item: its own, or as many steps from the last one that states its own."""
    step = -1 if items.get("reversed") is not None else 1
    passed = 0
    for one in (item, *item.itersiblings("li", preceding=True)):
        stated = _whole(one.get("value"))
        if stated is not None:
            return stated + step * passed
        passed += 1
    start = _whole(items.get("start"))
    if start is None:
        start = 1 if step > 0 else sum(e.tag == "li" for e in items)
    return start + step * (passed - 1)


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\s*[-+]?\d{1,9}\s*", text) else None
