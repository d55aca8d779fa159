"""Tell the tables of a page that hold rows from those that only place paragraphs."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

_PARAGRAPHS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dd")


def tabular_rows(root: etree._Element) -> frozenset[etree._Element]:
    """Return the rows of the tables in which every cell has one paragraph at most; of more than one row and one column."""
    rows: dict[etree._Element, list[etree._Element]] = defaultdict(list)
    for row in root.iter("tr"):
        table = next(row.iterancestors("table"), None)
        if table is not None:
            rows[table].append(row)
    return frozenset(row for table, found in rows.items() if _is_tabular(table, found) for row in found)


def _is_tabular(table: etree._Element, rows: list[etree._Element]) -> bool:
    if len(rows) < 2 or next(table.iterdescendants("table"), None) is not None:
        return False
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    return any(len(row) > 1 for row in cells) and all(_is_simple(cell) for row in cells for cell in row)


def _is_simple(cell: etree._Element) -> bool:
    return sum(bool((e.text or "").strip() or len(e)) for e in cell.iterdescendants(*_PARAGRAPHS)) < 2
