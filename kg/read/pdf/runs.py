"""Join the characters of a page to runs: those that stand next to each other on one base line."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from kg.read.pdf.characters import Characters

NEAR = 0.16  # of the height: a wider gap parts two words
_SPACE = 0x20
_HYPHEN = re.compile("[\x02\ufffe]")  # PDFium's names for one at the end of a line
_HALF = re.compile("[\ud800-\udfff\uffff]")  # of a character, and what is none
_CONTROLS = frozenset((*range(0x02), *range(0x03, 0x20), *range(0x7F, 0xA0)))  # line ends of PDFium's, glyphs without a meaning


@dataclass(slots=True)
class Run:
    """Characters that stand next to each other on one base line, in PDFium's order, with the edges of each.

    `base` is their base line and `height` the size of their font, in points. The characters of a ligature have the same edges.
    """

    words: str
    lefts: list[float]
    rights: list[float]
    base: float
    height: float
    left: float
    right: float


def runs(page: Characters) -> list[Run]:
    """Return the runs of a page in PDFium's order, without the line ends and spaces that it adds.

    Left out is what cannot be seen, and what runs in another direction than the text of the page: the number at a bar
    code, a stamp.
    """
    codes, lefts, rights, bases = page.codes, page.lefts, page.rights, page.bases
    spans: list[tuple[int, int, float]] = []
    start = end = 0
    base = height = near = 0.0
    for i, (code, left, right) in enumerate(zip(codes, lefts, rights, strict=True)):
        if code in _CONTROLS or (code == _SPACE and left == right):
            continue
        behind, before = left - rights[i - 1], lefts[i - 1] - right
        beside = -near < behind < near or -near < before < near or left == lefts[i - 1]
        if start < end == i and bases[i] == base and beside:
            end += 1
            continue
        spans.append((start, end, height))
        if i != end or bases[i] != base:  # asked no oftener than it may change: the answer takes its time
            height = page.height(i)
        start, end, base, near = i, i + 1, bases[i], NEAR * height
    spans.append((start, end, height))
    return [_run(page, *span) for span in spans if _is_seen(page, *span)]


def _is_seen(page: Characters, start: int, end: int, height: float) -> bool:
    return (
        start < end and height > 0 and math.isfinite(page.bases[start] + sum(page.lefts[start:end]) + sum(page.rights[start:end]))
    )


def _run(page: Characters, start: int, end: int, height: float) -> Run:
    words = _HALF.sub("\ufffd", _HYPHEN.sub("-", "".join(map(chr, page.codes[start:end]))))
    lefts, rights = page.lefts[start:end], page.rights[start:end]
    return Run(words, lefts, rights, page.bases[start], height, min(lefts), max(rights))
