"""Put the lines of a page into the order in which they are read: columns one behind the other, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.read.pdf.lines import PageLine

Row = list[PageLine]

CELL = " | "  # between the cells of a row
_FEWEST = 5  # lines that a column has at least
_MOST_COLUMNS = 30  # of a table
_MOST = 200  # lines of a page that are looked at together
_PROSE = 0.6  # of the width of its column: half of the lines of prose are longer, most cells of a table shorter
_ALIGNED = 3.0  # points that the edges of the cells of a column differ by at most
_WIDER = 1.25  # times the least distance of two lines of a table: more parts two rows


def ordered(rows: Sequence[Row]) -> Iterator[PageLine]:
    """Yield the lines of a page in reading order; a row of a table is one line, its cells parted by a bar."""
    at = 0
    while at < len(rows):
        lines, count = _columns(rows[at : at + _MOST]) or _table(rows[at : at + _MOST]) or (rows[at], 1)
        yield from lines
        at += count


def _columns(rows: Sequence[Row]) -> tuple[Row, int] | None:
    """Return the lines of the two columns of prose that the rows begin with, and the number of rows."""
    first = [cell for row in rows[:2] for cell in row]
    nearest = min(cell.right for cell in first)
    edge = min((cell.left for cell in first if cell.left > nearest), default=None)
    if edge is None:
        return None
    left: Row = []
    right: Row = []
    count = 0
    for row in rows:
        if any(cell.left < edge - _ALIGNED and cell.right > edge for cell in row):
            break
        left += [cell for cell in row if cell.right <= edge]
        right += [cell for cell in row if cell.right > edge]
        count += 1
    if not (_is_prose(left) and _is_prose(right)):
        return None
    return [*right, *left] if any(row[0].left > row[-1].left for row in rows[:count]) else [*left, *right], count


def _is_prose(column: Row) -> bool:
    if len(column) < _FEWEST:
        return False
    width = max(cell.right for cell in column) - min(cell.left for cell in column)
    return 2 * sum(cell.right - cell.left > _PROSE * width for cell in column) > len(column)


def _table(rows: Sequence[Row]) -> tuple[Row, int] | None:
    """Return the rows of the table that the rows begin with, each as one line, and the number of rows."""
    heads = rows[0]
    if not 2 <= len(heads) <= _MOST_COLUMNS:
        return None
    count = next((i for i, row in enumerate(rows) if not all(_column(cell, heads) is not None for cell in row)), len(rows))
    if sum(len(row) > 1 for row in rows[:count]) < 2:
        return None
    return [_one_line(row, heads) for row in _logical(rows[:count], heads)], count


def _column(cell: PageLine, heads: Row) -> int | None:
    """Return the column of a cell: the one with whose first cell it has an edge or its middle in common."""
    for i, head in enumerate(heads):
        near = (cell.left - head.left, cell.right - head.right, (cell.left + cell.right - head.left - head.right) / 2)
        others = any(cell.left < other.left < cell.right for other in heads if other is not head)
        if min(map(abs, near)) <= _ALIGNED and not others:
            return i
    return None


def _logical(rows: Sequence[Row], heads: Row) -> Iterator[list[Row]]:
    """Yield the lines of each row of a table: a wider distance parts rows or, where there is none, a cell in the first column."""
    distances = [above[0].base - row[0].base for above, row in pairwise(rows)]
    wide = _WIDER * min(distances)
    found = [rows[0]]
    for distance, row in zip(distances, rows[1:], strict=True):
        if distance > wide if max(distances) > wide else _column(row[0], heads) == 0:
            yield found
            found = []
        found.append(row)
    yield found


def _one_line(rows: list[Row], heads: Row) -> PageLine:
    columns: list[list[str]] = [[] for _ in heads]
    for row in rows:
        for cell in row:
            columns[_column(cell, heads) or 0].append(cell.words.strip())
    words = CELL.join(" ".join(column) for column in columns)
    return replace(rows[0][0], words=words, right=max(cell.right for row in rows for cell in row))
