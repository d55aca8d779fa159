"""Write out the automatic numbers of a DOCX, which the file holds as rules: levels, formats, starts, restarts.

A paragraph names a list (`w:num`) and a level of it, itself or by its style; the list names the definition
(`w:abstractNum`) that it shares with others, and may start its levels anew. Paragraphs of one definition count on together.
Source: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from kg.read.docx.styles import Styles
from kg.read.list_numbers import LONGEST, write_number
from kg.read.xml import attribute, child, local

# Names of number formats -> forms of `kg.read.list_numbers`; what is not here is decimal, as in Word.
FORMATS = {
    "lowerLetter": "letter",
    "upperLetter": "capital",
    "lowerRoman": "roman",
    "upperRoman": "capital-roman",
    "decimalZero": "leading-zero",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), "full-width"),
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting"), "chinese"),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "koreanDigital2"), "han"),
    "taiwaneseCountingThousand": "chinese",
    "ideographTraditional": "stems",
    "ideographZodiac": "branches",
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), "circles"),
    "decimalEnclosedParen": "brackets",
    "decimalEnclosedFullstop": "stops",
    "ideographEnclosedCircle": "han-circles",
    "arabicAbjad": "abjad",
    "arabicAlpha": "hijai",
    "russianLower": "russian",
    "russianUpper": "capital-russian",
    "none": "none",
}
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


class Level(NamedTuple):
    """A level of a list: how its number is written, and when it starts anew.

    `text` holds %1 for the number of the first level; `restart` is the number of the level below which it starts anew,
    counted from 1: 0 never, None below any level above it.
    """

    start: int = 1
    form: str = "decimal"
    text: str = ""
    joint: str = " "
    legal: bool = False
    restart: int | None = None
    style: str | None = None


class List(NamedTuple):
    """A list: the definition whose count it shares, its levels, and the levels that it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and the count of each definition so far."""

    lists: dict[str, List]
    styles: Styles
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def opening(self, properties: etree._Element | None) -> str:
        """Count a paragraph and return the number that stands before its words; empty if it has none."""
        identifier, level = self._place(properties)
        found = self.lists.get(identifier or "")
        if found is None or level not in found.levels:
            return ""
        counts = self.counts.setdefault(found.definition, {})
        self._count(identifier or "", found, level, counts)
        return _written(found.levels, level, counts)

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """Return the list and the level of a paragraph: its own, else those of its style."""
        style = attribute(child(properties, "pStyle"), "val") or self.styles.usual
        own = child(properties, "numPr")
        number, level = _numbered(own)
        for name, inherited in self.styles.numbered(style) if number is None else ():
            number, by_style = _numbered(inherited)
            if number is not None:
                levels = self.lists[number].levels if number in self.lists else {}
                marked = next((i for i, one in levels.items() if one.style == name), None)
                level = next((i for i in (level, by_style, marked) if i is not None), 0)
                break
        return number, level or 0

    def _count(self, identifier: str, found: List, level: int, counts: dict[int, int]) -> None:
        anew = (identifier, level) not in self.begun and level in found.starts
        self.begun.add((identifier, level))
        start = found.starts.get(level, found.levels[level].start)
        counts[level] = start if anew or level not in counts else counts[level] + 1
        for deeper, rule in found.levels.items():
            below = rule.restart if rule.restart is not None else deeper
            if deeper > level and level < below:
                counts.pop(deeper, None)


def _written(levels: dict[int, Level], level: int, counts: dict[int, int]) -> str:
    rule = levels[level]
    if rule.form == "bullet":
        return f"{_BULLET}{rule.joint}" if rule.text.strip() else ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        one = levels.get(index, Level())
        return write_number(counts.get(index, one.start), "decimal" if rule.legal else one.form)

    text = _PLACE.sub(number, rule.text)
    return f"{text}{rule.joint}" if text.strip() else ""


def _numbered(properties: etree._Element | None) -> tuple[str | None, int | None]:
    level = attribute(child(properties, "ilvl"), "val")
    return attribute(child(properties, "numId"), "val"), _whole(level)


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


def numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """Return the lists that the numbering part of a document defines."""
    definitions = {attribute(e, "abstractNumId") or "": e for e in _all(root, "abstractNum")}
    named = {attribute(e, "numId") or "": e for e in _all(root, "num")}
    by_style = {attribute(child(e, "styleLink"), "val"): key for key, e in definitions.items()}
    lists = {}
    for identifier, element in named.items():
        key = attribute(child(element, "abstractNumId"), "val") or ""
        link = attribute(child(definitions.get(key), "numStyleLink"), "val")
        key = by_style.get(link, key) if link else key
        if key in definitions:
            levels = dict(_levels(definitions[key]))
            overrides = {_whole(attribute(e, "ilvl")) or 0: e for e in _all(element, "lvlOverride")}
            for override in overrides.values():
                levels |= _levels(override)
            starts = {i: _whole(attribute(child(e, "startOverride"), "val")) for i, e in overrides.items()}
            lists[identifier] = List(key, levels, {i: start for i, start in starts.items() if start is not None})
    return Numbering(lists, styles)


def _all(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (e for e in parent if local(e) == name) if parent is not None else iter(())


def _levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    for element in _all(parent, "lvl"):
        form = attribute(child(element, "numFmt"), "val") or "decimal"
        yield (
            _whole(attribute(element, "ilvl")) or 0,
            Level(
                start=_whole(attribute(child(element, "start"), "val")) or 0,
                form=form if form == "bullet" else FORMATS.get(form, "decimal"),
                text=(attribute(child(element, "lvlText"), "val") or "")[:LONGEST],
                joint="" if attribute(child(element, "suff"), "val") == "nothing" else " ",
                legal=child(element, "isLgl") is not None,
                restart=_whole(attribute(child(element, "lvlRestart"), "val")),
                style=attribute(child(element, "pStyle"), "val"),
            ),
        )
