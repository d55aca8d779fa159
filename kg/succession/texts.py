"""Tell which earlier resolutions a text repeats: renewals keep most clauses of the resolution that they renew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.succession.record import Record
from kg.succession.timing import Moment, moment
from kg.succession.words import hashes

_FEWEST = 3  # clauses in common
_SHARE = 0.15  # of the clauses of the shorter text
_HALF, _QUARTER = 0.5, 0.25
_NEARLY = 0.6  # of the share of the most alike
_GENERAL = 4  # more works than these of a body and year have a clause that belongs to no subject

Shares = dict[str, dict[str, float]]


class _Text(NamedTuple):
    """A work in one language: when it was adopted, and the hashes of its clauses."""

    at: Moment
    work: str
    clauses: Sequence[int]


def shares(records: Iterable[Record]) -> Shares:
    """Return for each work the earlier ones of its body that it repeats: which share of clauses, from 0 to 1.

    Works are compared in each language that both were read in, and the largest share counts.
    """
    groups: dict[tuple[str, str], list[_Text]] = defaultdict(list)
    for record in records:
        if at := moment(record.work):
            groups[record.body, record.language].append(_Text(at, record.work, hashes(record.clauses)))
    found: Shares = defaultdict(dict)
    for group in groups.values():
        for work, earlier, share in _compared(group):
            found[work][earlier] = max(share, found[work].get(earlier, 0.0))
    return found


def _compared(group: list[_Text]) -> Iterator[tuple[str, str, float]]:
    general = _general(group)
    sizes = {text.work: len(text.clauses) - len(general.intersection(text.clauses)) for text in group}
    counts = Counter(clause for text in group for clause in text.clauses)
    # most clauses are in one work alone
    shared = {clause for clause, count in counts.items() if count > 1} - general
    having: dict[int, list[_Text]] = defaultdict(list)
    for text in sorted(group, key=lambda text: text.at):
        own = shared.intersection(text.clauses)
        common = Counter(before.work for clause in own for before in having[clause] if before.at.precedes(text.at))
        for work, count in common.items():
            share = count / min(sizes[text.work], sizes[work])
            if count >= _FEWEST and share >= _SHARE:
                yield text.work, work, share
        for clause in own:
            having[clause].append(text)


def grade(share: float) -> str:
    """Return the name of a share of common clauses."""
    return "repeated" if share >= _HALF else "alike" if share >= _QUARTER else "akin"


def _general(group: list[_Text]) -> frozenset[int]:
    """Return the clauses that many works of a year have."""
    years: dict[int, Counter[int]] = defaultdict(Counter)
    for text in group:
        years[text.at.year].update(text.clauses)
    return frozenset(clause for counts in years.values() for clause, count in counts.items() if count > _GENERAL)


def most(found: Mapping[str, float]) -> frozenset[str]:
    """Return the works whose share is the largest or nearly so."""
    return frozenset(work for work, share in found.items() if share >= _NEARLY * max(found.values()))
