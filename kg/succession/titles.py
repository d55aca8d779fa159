"""Tell which resolutions of a body have the same title: those that were read, and those whose title another work gives."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.language import language
from kg.succession.record import Record
from kg.succession.timing import order, precedes, session_of
from kg.succession.words import NEARLY, alike, pieces

_LEAST = 20  # letters of a title that words outside quotation marks can give; a Chinese character counts for three
_HAN = 3


class Titles:
    """The folded titles of resolutions, by language."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._of: dict[str, set[tuple[str, str]]] = defaultdict(set)  # work -> (language, title)
        self._works: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # (body, language, title) -> works
        self._ordered: dict[tuple[str, str, str], list[str]] = {}  # the works of a title, as they are asked for
        every = list(records)
        for record in every:
            known = [(record.work, record.body, record.title)]
            known += [(recall.target, recall.body, recall.title) for recall in record.recalls if recall.title]
            self._add(record.language, known)
        for record in every:
            named = ((r.target, r.body, self._opening(r.body, record.language, r.topic)) for r in record.recalls)
            self._add(record.language, list(named))

    def _add(self, code: str, known: Iterable[tuple[str, str, str | None]]) -> None:
        """Note (work, body, title) of a language."""
        for work, body, title in known:
            if title:
                self._of[work].add((code, title))
                self._works[body, code, title].add(work)

    def _opening(self, body: str, code: str, topic: str) -> str | None:
        """Return the longest title of a body's resolution that some words open with: "on lamps for harbours and its annex"."""
        return next((one for one in _openings(topic, code) if (body, code, one) in self._works), None)

    def before(self, work: str, body: str) -> str | None:
        """Return the newest earlier work of a body that has the title of a work in some language."""
        found = {other for said in self._of[work] if (other := self._before(work, (body, *said)))}
        return max(found, key=order, default=None)

    def _before(self, work: str, known: tuple[str, str, str]) -> str | None:
        if known not in self._ordered:
            self._ordered[known] = sorted(self._works[known], key=order)
        works = self._ordered[known]
        place = bisect_left(works, session_of(work), key=order)
        return works[place - 1] if place and precedes(works[place - 1], work) else None

    def nearly(self, work: str, other: str, share: float = NEARLY) -> bool:
        """Tell whether the titles of two works have most of their pieces in common in some language."""
        return any(
            alike(pieces(first), pieces(second), share)
            for code, first in self._of.get(work, ())
            for known, second in self._of.get(other, ())
            if code == known
        )


def _openings(topic: str, code: str) -> Iterator[str]:
    """Yield what some words open with, the longest first."""
    unspaced = language(code).unspaced
    words = topic if unspaced else topic.split()
    for count in range(len(words), 0, -1):
        one = "".join(words[:count]) if unspaced else " ".join(words[:count])
        if len(one) * (_HAN if unspaced else 1) >= _LEAST:
            yield one
