"""Write out the numbers of lists in OpenDocument text, which the file holds as list styles: levels, formats, starts.

Source: OpenDocument 1.3 part 3, 5.3 and 16.30.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from kg.read.list_numbers import LONGEST, write_number
from kg.read.xml import attribute, local

# Values of the attribute num-format -> forms of `kg.read.list_numbers`; what is not here is decimal.
_FORMS = {
    "a": "letter",
    "A": "capital",
    "i": "roman",
    "I": "capital-roman",
    "": "none",
    "一, 二, 三, ...": "chinese",
    "甲, 乙, 丙, ...": "stems",
    "①, ②, ③, ...": "circles",
    "أ, ب, ت, ...": "hijai",
    "أ, ب, ج, ...": "abjad",
    "١, ٢, ٣, ...": "arabic-indic",
    "а, б, .., аа, аб, ... (ru)": "russian",
}
_BULLET = "• "


class _Level(NamedTuple):
    """A level of a list style; `shown` is how many levels its number shows."""

    form: str
    before: str
    after: str
    start: int
    shown: int


@dataclass(slots=True)
class Lists:
    """The list styles of a document, and the numbers of the lists met so far."""

    styles: dict[str, dict[int, _Level | None]]  # None: a bullet
    numbers: dict[str, dict[int, int]] = field(default_factory=dict)

    def begin(self, element: etree._Element, style: str, depth: int) -> None:
        """Begin a list; unless it goes on with an earlier one of its style, its numbers start anew."""
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list") is not None
        if not goes_on:
            self.numbers.setdefault(style, {}).pop(depth, None)

    def opening(self, item: etree._Element, style: str, depth: int) -> str:
        """Count an item of a list at a depth from 1, and return what stands before it."""
        levels = self.styles.get(style, {})
        level = levels.get(depth)
        if level is None:
            return _BULLET if depth in levels else ""
        numbers = self.numbers.setdefault(style, {})
        stated = _whole(attribute(item, "start-value"))
        numbers[depth] = stated if stated is not None else numbers.get(depth, level.start - 1) + 1
        for deeper in [d for d in numbers if d > depth]:
            del numbers[deeper]
        shown = [d for d in range(max(1, depth - level.shown + 1), depth + 1) if isinstance(levels.get(d), _Level)]
        text = ".".join(self._written(levels[d], numbers.get(d)) for d in shown)
        return f"{level.before}{text}{level.after} " if text or level.before or level.after else ""

    @staticmethod
    def _written(level: _Level | None, number: int | None) -> str:
        return write_number(number if number is not None else level.start, level.form) if level else ""


def lists(roots: Iterable[etree._Element | None]) -> Lists:
    """Return the list styles that the parts of a document define."""
    found = (e for root in roots if root is not None for e in root.iter() if local(e) == "list-style")
    return Lists({attribute(e, "name") or "": dict(map(_level, e)) for e in found})


def _level(element: etree._Element) -> tuple[int, _Level | None]:
    depth = _whole(attribute(element, "level")) or 0
    if local(element) != "list-level-style-number":
        return depth, None
    return depth, _Level(
        form=_FORMS.get(attribute(element, "num-format") or "", "decimal"),
        before=(attribute(element, "num-prefix") or "")[:LONGEST],
        after=(attribute(element, "num-suffix") or "")[:LONGEST],
        start=_whole(attribute(element, "start-value")) or 1,
        shown=_whole(attribute(element, "display-levels")) or 1,
    )


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else None
