"""Tell which resolution gave a mandate that another gives again: by who holds it, and by how long it is given for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from kg.model import Facts
from kg.series import series
from kg.succession.timing import moment, order, precedes

_ENDED = "Termination"
# Days from the end of a mandate to the resolution that renews it: most are renewed in its last weeks, some when it is over.
_RENEWED = range(-62, 32)
_ABOUT = 35  # days by which a mandate's length may be off; the date of a resolution is reckoned from its number
_LENGTHS = range(80, 800)  # days of mandates that are renewed


class Given(NamedTuple):
    """A mandate that a resolution establishes or extends: the entry that holds it, and its last day, where the text tells."""

    holder: str | None
    until: str | None


def given(facts: Facts) -> tuple[Given, ...]:
    """Return the mandates that a text gives."""
    return tuple(dict.fromkeys(Given(m.holder, m.until) for m in facts.mandates if m.change != _ENDED))


class Mandates:
    """The mandates that works give, as most of their texts say."""

    def __init__(self, told: Iterable[tuple[str, Iterable[Given]]], adopted: dict[str, str]) -> None:
        """Take in work and mandates of each text, and the day on which each work was adopted."""
        self._adopted = {work: date.fromisoformat(day) for work, day in adopted.items()}
        texts, saying = Counter[str](), Counter[tuple[str, Given]]()
        for work, said in told:
            texts[work] += 1
            saying.update((work, one) for one in said)
        self._of: dict[str, list[tuple[str | None, date]]] = defaultdict(list)  # work -> holders and last days
        self._holding: dict[str | None, list[tuple[str, date]]] = defaultdict(list)  # holder -> works and last days
        for (work, (holder, until)), count in saying.items():
            if until and 2 * count >= texts[work]:
                end = date.fromisoformat(until)
                self._of[work].append((holder, end))
                self._holding[holder].append((work, end))

    def renewed(self, work: str) -> str | None:
        """Return the newest work that gave a mandate of the same holder until about the day on which a work was adopted."""
        day = self._adopted.get(work)
        if day is None:
            return None
        holders = {holder for holder, _ in self._of.get(work, ()) if holder}
        known = (pair for holder in holders for pair in self._holding[holder])
        found = {other for other, end in known if precedes(other, work) and (day - end).days in _RENEWED}
        return max(found, key=order, default=None)

    def as_long(self, work: str, other: str) -> bool:
        """Tell whether a work gives a mandate for about as long as has passed since another was adopted."""
        day, before = self._adopted.get(work), self._adopted.get(other) or _about(other)
        if day is None or before is None:
            return False
        lengths = [(end - day).days for _, end in self._of.get(work, ())]
        return any(length in _LENGTHS and abs((day - before).days - length) <= _ABOUT for length in lengths)


def _about(work: str) -> date | None:
    """Return the day on which the Security Council will have reached a number, None of other bodies."""
    at, council = moment(work), series().council
    year = at.year - 1946 if at and at.body == "SC" else 0
    if at is None or not 0 < year < len(council):
        return None
    first, last = council[year - 1], council[year]
    return date(at.year, 1, 1) + timedelta(days=int(365 * (at.number - first - 0.5) / (last - first)))
