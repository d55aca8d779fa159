"""Tell which resolutions of a body have the same title: those that were read, and those whose title another work quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.succession.record import Record
from kg.succession.words import alike, pieces


class Titles:
    """The folded titles of resolutions, by language."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._of: dict[str, set[tuple[str, str]]] = defaultdict(set)  # work -> (language, title)
        self._works: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # (body, language, title) -> works
        for record in records:
            known = [(record.work, record.body, record.title)]
            known += [(recall.target, recall.body, recall.title) for recall in record.recalls if recall.title]
            for work, body, title in known:
                if title:
                    self._of[work].add((record.language, title))
                    self._works[body, record.language, title].add(work)

    def equal(self, work: str, body: str) -> set[str]:
        """Return the other works of a body that have the title of a work in some language."""
        return {other for said in self._of[work] for other in self._works[body, *said] if other != work}

    def nearly(self, work: str, other: str) -> bool:
        """Tell whether the titles of two works are nearly equal in some language."""
        return any(
            alike(pieces(first), pieces(second))
            for code, first in self._of.get(work, ())
            for known, second in self._of.get(other, ())
            if code == known
        )
