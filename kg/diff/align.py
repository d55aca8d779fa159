"""Find which paragraphs of two works correspond: an optimal alignment in order, then what was moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.diff.words import bag, likeness

_LEAST = 0.35  # likeness below which two paragraphs in the same place are not the same paragraph
_MOVED = 0.55  # likeness from which a paragraph at another place is the same one


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the first work and one of the second, by index; None where one of them has none."""

    left: int | None
    right: int | None
    moved: bool = False


def align(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """Return the pairs in the order of the second work; what was dropped stands where it stood.

    The alignment keeps the order and has the largest sum of likenesses; of the paragraphs that are left over those that
    are much alike were moved.

    >>> [(p.left, p.right, p.moved) for p in align(["a b c", "d e f", "g h i"], ["d e f", "g h i", "a b c"])]
    [(1, 0, False), (2, 1, False), (0, 2, True)]
    """
    alike = _likenesses(first, second)
    kept = _in_order(alike, len(first), len(second))
    moved = _elsewhere(alike, {i for i, _ in kept}, {j for _, j in kept})
    return _merged(kept, moved, len(first), len(second))


def _likenesses(first: Sequence[str], second: Sequence[str]) -> dict[tuple[int, int], float]:
    bags = [bag(words) for words in second]
    found = {}
    for i, words in enumerate(first):
        own = bag(words)
        for j, other in enumerate(bags):
            sizes = own.total(), other.total()
            if 2 * min(sizes) >= _LEAST * sum(sizes) and (score := likeness(own, other)) >= _LEAST:
                found[i, j] = score
    return found


def _in_order(alike: dict[tuple[int, int], float], rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the pairs of the best alignment that keeps the order."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            both = best[i + 1][j + 1] + alike[i, j] if (i, j) in alike else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found = []
    i = j = 0
    while i < rows and j < columns:
        if (i, j) in alike and best[i][j] == best[i + 1][j + 1] + alike[i, j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _elsewhere(alike: dict[tuple[int, int], float], left: set[int], right: set[int]) -> list[tuple[int, int]]:
    """Return the pairs of what the alignment left over, the most alike first."""
    found = []
    for (i, j), score in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        if score >= _MOVED and i not in left and j not in right:
            found.append((i, j))
            left, right = left | {i}, right | {j}
    return found


def _merged(kept: list[tuple[int, int]], moved: list[tuple[int, int]], rows: int, columns: int) -> list[Pair]:
    """Put all pairs into the order of the second work."""
    gone = {i for i, _ in moved}
    whence = {j: i for i, j in moved}
    found: list[Pair] = []
    i = j = 0
    for left, right in [*kept, (rows, columns)]:
        found += [Pair(k, None) for k in range(i, left) if k not in gone]
        found += [Pair(whence.get(k), k, k in whence) for k in range(j, right)]
        if left < rows:
            found.append(Pair(left, right))
        i, j = left + 1, right + 1
    return found
