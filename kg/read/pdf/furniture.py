"""Take out of pages what is no part of the document: running heads and feet, told by their place.

What only its form tells (a page number, a job number) is left for `kg.read.lines`, which does the same for plain texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.read.pdf.lines import PageLine

Page = list[PageLine]

_DEEPEST = 4  # lines of a running head or foot at most
_SMALLER = 0.95  # of the usual height: the letters of a running head


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without their running heads and feet; the head of the first page is its cover.

    A line is one if it stands at the same place of two pages, or if it stands in smaller letters at the head of a page and
    has no word that the first page has not.
    """
    repeated = _repeated(pages)
    usual = _usual(line for page in pages for line in page)
    cover = {word for line in pages[0] for word in line.words.split()} if pages else set()

    def runs(line: PageLine) -> bool:
        return _place(line) in repeated

    def heads(line: PageLine) -> bool:
        return runs(line) or (line.height < _SMALLER * usual and cover.issuperset(line.words.split()))

    out = []
    for i, page in enumerate(pages):
        start = next((k for k, line in enumerate(page) if not heads(line)), len(page)) if i else 0
        end = next((k for k in range(len(page), start, -1) if not runs(page[k - 1])), start)
        out.append(page[start:end])
    return out


def _place(line: PageLine) -> tuple[int, str]:
    return round(line.base), line.words.strip()


def _repeated(pages: Sequence[Page]) -> set[tuple[int, str]]:
    """Return the places and words of the outermost lines that two pages have in common."""
    found = Counter(place for page in pages for place in {_place(line) for line in (*page[:_DEEPEST], *page[-_DEEPEST:])})
    return {place for place, count in found.items() if count > 1}


def _usual(lines: Iterable[PageLine]) -> float:
    """Return the height that most letters have."""
    heights: Counter[float] = Counter()
    for line in lines:
        heights[line.height] += len(line.words)
    return max(heights, key=lambda height: heights[height], default=0.0)
