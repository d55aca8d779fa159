"""Make lines of the characters of a page: what stands on one base line, in the order in which it is read.

Raised small digits become superscript signs: the marks of footnotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kg.read.bidi import is_arabic, logical
from kg.read.glyphs import Glyph

_WORD_GAP = 0.16  # of the height: a wider gap parts two words
_ASCENT, _DESCENT = 0.7, 0.2  # of the height: what a line takes above and below its base line
_SMALL, _RAISED = 0.8, 0.1  # of the height of the line: smaller and raised more is a superscript
# Letters of Arabic that never join the one behind them: many ligatures end with one, none begins with one.
_UNJOINED = "اأإآٱدذرزوؤ"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BRACKETED_MARK = re.compile("[(（]([⁰¹²³⁴⁵⁶⁷⁸⁹]+)[)）]")


@dataclass(slots=True)
class Run:
    """Characters that stand next to each other on one base line, in PDFium's order, with their outer edges."""

    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    height: float

    @property
    def words(self) -> str:
        """Its characters."""
        return "".join([g.sign for g in self.glyphs])


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its words in reading order, its edges, its base line and the height of its letters, in points."""

    words: str
    left: float
    right: float
    base: float
    height: float


def lines(page: Sequence[Glyph]) -> list[PageLine]:
    """Return the lines of a page from top to bottom."""
    arabic = is_arabic("".join([glyph.sign for glyph in page]))
    found = (_line(row, arabic) for row in _rows(list(_runs(page))))
    return [line for line in found if line.words.strip()]


def _runs(page: Sequence[Glyph]) -> Iterator[Run]:
    run: Run | None = None
    for glyph in page:
        _, left, right, base, height = glyph
        if run is not None and abs(base - run.base) < 0.05 * height:
            near = _WORD_GAP * height
            last = run.glyphs[-1]
            if -near < left - last.right < near or -near < last.left - right < near or left == last.left:
                run.glyphs.append(glyph)
                run.left, run.right = min(run.left, left), max(run.right, right)
                continue
        if run is not None:
            yield run
        run = Run([glyph], left, right, base, height)
    if run is not None:
        yield run


def _rows(runs: list[Run]) -> list[list[Run]]:
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


def _line(row: list[Run], arabic: bool) -> PageLine:
    main = max(row, key=_width)
    row.sort(key=lambda run: run.left)
    for run in row:
        if run.height < _SMALL * main.height and run.base - main.base > _RAISED * main.height:
            run.glyphs = [g._replace(sign=g.sign.translate(_SUPERSCRIPTS)) for g in run.glyphs]
    near = _WORD_GAP * main.height
    words = logical(list(_seen(row, near))) if arabic else _joined(row, near)
    words = _BRACKETED_MARK.sub(r"\1", words)
    return PageLine(words, row[0].left, max(r.right for r in row), main.base, main.height)


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
    glyphs = sorted((g for run in row for g in run.glyphs), key=lambda g: g.left + g.right)
    before = glyphs[0].left
    for (left, right), same in groupby(glyphs, key=lambda g: (g.left, g.right)):
        if left - before > near:
            yield " "
        before = right
        yield _ligature("".join([g.sign for g in same]))


def _ligature(signs: str) -> str:
    """Return the letters of a ligature in reading order; PDFium turns them round, but not those of presentation forms."""
    signs = unicodedata.normalize("NFKC", signs) if signs >= "\ufb50" else signs
    ordered = len(signs) < 2 or (signs[-1] in _UNJOINED and signs[0] not in _UNJOINED)
    return signs if ordered else signs[::-1]
