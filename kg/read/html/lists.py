"""Number the items of lists as a browser does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Lists:
    """The lists that are being read, each with the number of its item met last."""

    numbers: dict[etree._Element, int] = field(default_factory=dict)

    def opening(self, item: etree._Element) -> str:
        """Count an item and return what stands before it: "3. ", "(c) ", "• "; empty if nothing does."""
        items = item.getparent()
        ordered = items is not None and items.tag == "ol"
        value = self._count(item, items) if items is not None and ordered else 0
        form = _form(item, items)
        if form == "none":
            return ""
        if not ordered:
            return _BULLET
        number = write_number(value, form)
        return f"({number}) " if form in _BRACKETED else f"{number}. "

    def _count(self, item: etree._Element, items: etree._Element) -> int:
        """Return the number of an item: its own, or the one after that of the item before."""
        step = -1 if items.get("reversed") is not None else 1
        value = _whole(item.get("value"))
        if value is None:
            value = self.numbers[items] + step if items in self.numbers else _start(items, step)
        self.numbers[items] = value
        return value


def _start(items: etree._Element, step: int) -> int:
    """Return the number of a list's first item; one that counts down begins with as many as it has."""
    start = _whole(items.get("start"))
    if start is None:
        start = 1 if step > 0 else sum(e.tag == "li" for e in items)
    return start


def _form(item: etree._Element, items: etree._Element | None) -> str:
    for element in (item, items):
        if element is not None:
            style = _STYLE.search(element.get("style") or "")
            if style and style[1].lower() in _STYLES:
                return _STYLES[style[1].lower()]
            if element.get("type") in _TYPES:
                return _TYPES[element.get("type") or ""]
    return "decimal"


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\s*[-+]?\d{1,9}\s*", text) else None
