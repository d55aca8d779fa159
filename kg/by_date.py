"""Tell which work a text names by its date alone: "the Council's resolution of 22 November 1967".

It is resolved if one work of that body, kind and day is known, and the numbers beside it leave no room for another: they
are of other days. The Security Council can meet on any day (Charter, article 28), so that its numbers may also be far off, if
they are rare enough; other bodies adopt dozens on the last day of a session. Else it is ambiguous, with the works known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg import symbols
from kg.authority import authority
from kg.findings.claims import Claims, claims
from kg.model import Citation, Facts
from kg.rdf.emit import identifier
from kg.symbols import SymbolError

RULE = "date-elsewhere"  # of what is resolved here
_ALL_YEAR = "SC"
_RARE = 14  # days for a number: another on the same day is then unlikely

Numbers = Sequence[tuple[int, str]]  # (number, day), sorted


@dataclass(frozen=True, slots=True)
class Dates:
    """Adopted works by body and kind ("SC resolution") and day, and the days of the numbers of each run ("S/RES/")."""

    works: Mapping[tuple[str, str], Sequence[str]]
    runs: Mapping[str, Numbers]

    def told(self, citation: Citation, work: str) -> Citation:
        """Return a citation by date alone as far as it can be resolved; `work` cites."""
        day, named = citation.date or "", f"{citation.named} of {citation.date} is named by its date alone"
        known = tuple(symbol for symbol in self.works.get((citation.named or "", day), ()) if symbol != work)
        if not known:
            return replace(citation, reason=f"{named}; none of that day is known")
        if len(known) == 1 and self._alone(known[0], day):
            return replace(citation, target=known[0], reason=None, mention=replace(citation.mention, rule=RULE))
        others = "of that day" if len(known) > 1 else "of that day, and others may be"
        return replace(citation, candidates=known, reason=f"{named}; {', '.join(known)}: {others}")

    def _alone(self, symbol: str, day: str) -> bool:
        """Tell whether the numbers beside a work's leave no room for another of its day."""
        run, number = _place(symbol)
        numbers = self.runs[run]
        here = bisect_left(numbers, (number, day))
        beside = [*numbers[max(here - 1, 0) : here], *numbers[here + 1 : here + 2]]
        if symbols.parse(symbol).body == _ALL_YEAR:
            return bool(beside) and all(abs(other - number) - 1 <= _days(day, when) // _RARE for other, when in beside)
        return {other - number for other, _ in beside} == {-1, 1}


def dates(every: Iterable[Claims]) -> Dates:
    """Return the dates that texts state: a work's own first, then those of the authority file, then those stated by others."""
    own: dict[str, set[str]] = defaultdict(set)
    stated: dict[str, set[str]] = defaultdict(set)
    for one in every:
        for dated in one.dates:
            (own if dated.work == one.work else stated)[dated.work].add(dated.date)
    adopted = {**stated, **{symbol: {day} for symbol, day in authority().adopted().items()}, **own}
    works: dict[tuple[str, str], list[str]] = defaultdict(list)
    runs: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for series, symbol, day in _of_series(adopted):
        works[series, day].append(symbol)
        run, number = _place(symbol)
        runs[run].add((number, day))
    return Dates({key: sorted(found) for key, found in works.items()}, {run: sorted(found) for run, found in runs.items()})


def alone(facts: Facts) -> Facts:
    """Return the facts of one text, with its citations by date as far as the text itself and the authority file resolve them."""
    known, work = dates([claims(facts)]), identifier(facts)
    told = (known.told(c, work) if c.waits else c for c in facts.citations)
    return replace(facts, citations=tuple(told))


def _of_series(adopted: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield (body and kind, symbol, day) of the works that a body has adopted and numbered."""
    for symbol, days in adopted.items():
        try:
            parsed = symbols.parse(symbol)
        except SymbolError:  # a work without a symbol has a name of its own
            continue
        if parsed.body and parsed.number and parsed.number.isdigit():
            yield from ((f"{parsed.body} {parsed.kind}", symbol, day) for day in days)


def _place(symbol: str) -> tuple[str, int]:
    """Return the run of numbers that a symbol is in, and its number.

    >>> _place("A/RES/70/153"), _place("S/RES/242(1967)"), _place("S/PRST/2013/2")
    (('A/RES/70/', 153), ('S/RES/', 242), ('S/PRST/2013/', 2))
    """
    parsed = symbols.parse(symbol)
    number = parsed.number or ""
    return parsed.stem.partition("(")[0].removesuffix(number), int(number)


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
