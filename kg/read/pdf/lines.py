"""Make lines of the characters of a page: what stands on one base line, in the order in which it is read.

Raised small digits become superscript signs: the marks of footnotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.read.pdf.bidi import is_arabic, logical
from kg.read.pdf.runs import NEAR, Run

_ASCENT, _DESCENT = 0.7, 0.2  # of the height: what a line takes above and below its base line
_FAR = 2  # of the height: a wider gap parts two cells
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[^\W\d_]{1,2}|[ivxlIVXL]{1,6})\W*")  # of a paragraph or a point
_SMALL, _RAISED = 0.8, 0.1  # of the height of the line: smaller and raised more is a superscript
# Letters of Arabic that never join the one behind them: many ligatures end with one, none begins with one.
_UNJOINED = "اأإآٱدذرزوؤ"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FORMS = "\ufb50"  # from here on are the presentation forms
_BRACKETED_MARK = re.compile("[(（]([⁰¹²³⁴⁵⁶⁷⁸⁹]+)[)）]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its words in reading order, its edges, its base line and the height of its letters, in points."""

    words: str
    left: float
    right: float
    base: float
    height: float


def rows(page: Sequence[Run]) -> list[list[PageLine]]:
    """Return the lines of a page from top to bottom, each as its cells from left to right: most have one."""
    arabic = is_arabic("".join([run.words for run in page]))
    found = ([_line(cell, arabic) for cell in _cells(row, arabic)] for row in _rows(page))
    return [cells for row in found if (cells := [cell for cell in row if cell.words.strip()])]


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the runs of each line, from top to bottom."""
    rows: list[list[Run]] = []
    main: Run | None = None  # the widest of the row, which tells where the line stands
    for run in sorted(runs, key=lambda r: -r.base - 0.25 * r.height):
        if main is not None and _beside(main, run):
            rows[-1].append(run)
            main = max(main, run, key=_width)
        else:
            rows.append([run])
            main = run
    return rows


def _width(run: Run) -> float:
    return run.right - run.left


def _beside(one: Run, other: Run) -> bool:
    """Tell whether two runs stand on one line: they share more than half of the height of the lower one."""
    top = min(one.base + _ASCENT * one.height, other.base + _ASCENT * other.height)
    bottom = max(one.base - _DESCENT * one.height, other.base - _DESCENT * other.height)
    return top - bottom > 0.5 * (_ASCENT + _DESCENT) * min(one.height, other.height)


def _cells(row: list[Run], arabic: bool) -> Iterator[list[Run]]:
    """Part a row where its runs are far apart; the number of a paragraph stays with its words."""
    row.sort(key=lambda run: -run.right if arabic else run.left)
    cell = [row[0]]
    left, right = row[0].left, row[0].right
    for run in row[1:]:
        gap = left - run.right if arabic else run.left - right
        if gap > _FAR * run.height and not _NUMBER.fullmatch("".join([r.words for r in cell])):
            yield cell
            cell, left, right = [], run.left, run.right
        cell.append(run)
        left, right = min(left, run.left), max(right, run.right)
    yield cell


def _line(row: list[Run], arabic: bool) -> PageLine:
    main = max(row, key=_width)
    row.sort(key=lambda run: run.left)
    for run in row:
        if run.height < _SMALL * main.height and run.base - main.base > _RAISED * main.height:
            run.words = run.words.translate(_SUPERSCRIPTS)
    near = NEAR * main.height
    words = logical(list(_seen(row, near))) if arabic else _joined(row, near)
    words = _BRACKETED_MARK.sub(r"\1", words)
    return PageLine(words, row[0].left, max(run.right for run in row), main.base, main.height)


def _joined(row: list[Run], near: float) -> str:
    """Return the words of runs that are read from the left."""
    out = [row[0].words]
    for before, run in pairwise(row):
        words = run.words
        if run.left - before.right > near and not words[0].isspace() and not out[-1][-1].isspace():
            out.append(" ")
        out.append(words)
    return "".join(out)


def _seen(row: list[Run], near: float) -> Iterator[str]:
    """Yield the characters of a line from left to right; those of a ligature together, in reading order."""
    glyphs = (glyph for run in row for glyph in zip(run.lefts, run.rights, run.words, strict=True))
    places = [(left + right, i, left, right, sign) for i, (left, right, sign) in enumerate(glyphs)]
    places.sort()
    signs, last_left, last_right = "", places[0][2], places[0][3]
    for _, _, left, right, sign in places:
        if left == last_left and right == last_right:
            signs += sign
            continue
        yield signs if len(signs) == 1 and signs < _FORMS else _ligature(signs)
        if left - last_right > near:
            yield " "
        signs, last_left, last_right = sign, left, right
    yield _ligature(signs)


def _ligature(signs: str) -> str:
    """Return the letters of a ligature in reading order; PDFium turns them round, but not those of presentation forms."""
    signs = unicodedata.normalize("NFKC", signs) if signs >= _FORMS else signs
    ordered = len(signs) < 2 or (signs[-1] in _UNJOINED and signs[0] not in _UNJOINED)
    return signs if ordered else signs[::-1]
