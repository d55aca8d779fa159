"""Join a footnote that goes on at the foot of the next page to its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.read.lines import STYLED
from kg.read.pdf.lines import PageLine

Page = list[PageLine]

_RULE = re.compile(r"_{3,}")
_FAR = 2.0  # of the height: what stands farther below the footnotes is a page number


def with_whole_notes(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with every footnote whole, on the page where it begins: below the rule, a line without a mark goes on."""
    out: list[Page] = []
    for page in pages:
        start = _below_rule(page)
        end = next((i for i in range(start, len(page)) if STYLED.match(page[i].words)), _end(page, start))
        earlier = next((i for i in reversed(range(len(out))) if _below_rule(out[i]) < len(out[i])), None)
        if start < end and earlier is not None:
            out[earlier] = _joined(out[earlier], page[start:end])
            page = page[:start] + page[end:]
        out.append(page)
    return out


def _below_rule(page: Page) -> int:
    """Return where the footnotes of a page begin: below a line that is drawn of low lines."""
    return next((i for i, line in enumerate(page, 1) if _RULE.fullmatch(line.words.strip())), len(page))


def _end(page: Page, start: int) -> int:
    """Return where the footnotes of a page end."""
    lines = pairwise(page[start:])
    return next((i for i, (a, b) in enumerate(lines, start + 1) if a.base - b.base > _FAR * b.height), len(page))


def _joined(page: Page, rest: Page) -> Page:
    """Return a page with lines behind its last footnote."""
    end = _end(page, _below_rule(page))
    last = page[end - 1]
    moved = [replace(line, base=last.base - i * line.height) for i, line in enumerate(rest, 1)]
    return [*page[:end], *moved, *page[end:]]
