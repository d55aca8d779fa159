"""Tell which resolutions of a body have the same title: those that were read, and those whose title another work gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.language import language
from kg.succession.record import Record
from kg.succession.words import NEARLY, alike, pieces

_LEAST = 20  # letters of a title that words outside quotation marks can give; a Chinese character counts for three
_HAN = 3


class Titles:
    """The folded titles of resolutions, by language."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._of: dict[str, set[tuple[str, str]]] = defaultdict(set)  # work -> (language, title)
        self._works: dict[tuple[str, str, str], set[str]] = defaultdict(set)  # (body, language, title) -> works
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

    def equal(self, work: str, body: str) -> set[str]:
        """Return the other works of a body that have the title of a work in some language."""
        return {other for said in self._of[work] for other in self._works[body, *said] if other != work}

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
