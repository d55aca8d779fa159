"""Make the stored text of the lines of all pages: blank lines between paragraphs, form feeds between pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kg.read.page_lines import PageLine

_WIDER = 1.2  # of the usual distance between lines: more parts two paragraphs
PAGE_END = "\n\f\n"


def content(pages: Sequence[Sequence[PageLine]]) -> str:
    """Return the text of the pages."""
    leading = _leading(pages)
    return PAGE_END.join("".join(_written(page, leading)) for page in pages)


def _leading(pages: Iterable[Sequence[PageLine]]) -> float:
    """Return the usual distance between two lines, as a share of their height: the least of those that are frequent."""
    found = Counter(round(_distance(a, b), 1) for page in pages for a, b in pairwise(page))
    frequent = [distance for distance, count in found.items() if 10 * count >= found.total()]
    return min(frequent, default=1.2)


def _distance(above: PageLine, line: PageLine) -> float:
    return (above.base - line.base) / line.height


def _written(page: Sequence[PageLine], leading: float) -> Iterable[str]:
    for above, line in pairwise([None, *page]):
        if above is not None:
            yield "\n\n" if _distance(above, line) > _WIDER * leading + 0.05 else "\n"
        yield line.words
