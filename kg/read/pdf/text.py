"""Make the stored text of the lines of all pages: blank lines between paragraphs, form feeds where a page ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.read.pdf.bidi import is_arabic
from kg.read.pdf.feet import with_whole_notes
from kg.read.pdf.furniture import without_furniture
from kg.read.pdf.line_ends import mended
from kg.read.pdf.lines import PageLine

Page = list[PageLine]

_WIDER = 1.25  # times the usual distance between lines: more parts two paragraphs
_BACK = -0.5  # of the height: the next line stands in the next column
_INDENT = "    "
_END = "\n\f\n"  # of a page or a column


def content(pages: Sequence[Page]) -> str:
    """Return the text of the pages."""
    kept = mended(with_whole_notes(without_furniture(pages)))
    leading = _leading(kept)
    return _END.join("".join(_written(page, leading)) for page in kept if page)


def _leading(pages: Sequence[Page]) -> float:
    """Return the usual distance between two lines, as a share of their height: the least of those that are frequent."""
    found = Counter(round(_distance(a, b), 1) for page in pages for a, b in pairwise(page) if _distance(a, b) > 0)
    frequent = [distance for distance, count in found.items() if 10 * count >= found.total()]
    return min(frequent, default=1.2)


def _distance(above: PageLine, line: PageLine) -> float:
    return (above.base - line.base) / line.height


def _written(page: Page, leading: float) -> Iterator[str]:
    indented = _indented(page)
    yield _INDENT * indented[0] + page[0].words.strip()
    for (above, line), shifted in zip(pairwise(page), indented[1:], strict=True):
        distance = _distance(above, line)
        if not line.words:
            continue
        yield _END if distance < _BACK else "\n\n" if distance > _WIDER * leading else "\n"
        yield _INDENT * shifted + line.words.strip()


def _indented(page: Page) -> list[bool]:
    """Tell of each line whether it begins behind the margin, where most lines of the page begin."""
    arabic = is_arabic("".join([line.words for line in page]))
    starts = [-line.right if arabic else line.left for line in page]
    margin, _ = Counter(map(round, starts)).most_common(1)[0]
    return [start - margin > line.height for start, line in zip(starts, page, strict=True)]
