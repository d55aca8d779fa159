"""What follows from all texts together: what they say against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import groupby

from kg.authority import authority
from kg.findings.claims import Claims, Dated
from kg.findings.unlinked import unlinked
from kg.findings.unnamed import unnamed
from kg.findings.versions import versions
from kg.model import Finding

_SHOWN = 3  # places that are shown for a date


def contradictions(every: Callable[[], Iterable[Claims]]) -> Iterator[Finding]:
    """Yield the findings of all texts together. `every` goes through the claims, sorted by work, as often as it is called."""
    first = dict(authority().adopted())
    doubtful: set[str] = set()
    linkable: set[str] = set()
    for one in every():
        doubtful.update(d.work for d in one.dates if first.setdefault(d.work, d.date) != d.date)
        linkable.update(c.target for c in one.cited if c.leads)
    for _, group in groupby(every(), key=lambda one: one.work):
        texts = list(group)
        yield from (*versions(texts), *unlinked(texts, linkable), *unnamed(texts))
    if doubtful:
        yield from _dates(every(), doubtful)


def _dates(every: Iterable[Claims], doubtful: Container[str]) -> Iterator[Finding]:
    """Yield the works whose date is stated differently: by those that cite them, and by themselves."""
    stated: dict[str, dict[str, list[Dated]]] = defaultdict(lambda: defaultdict(list))
    for one in every:
        for dated in one.dates:
            if dated.work in doubtful:
                stated[dated.work][dated.date].append(dated)
    known = authority().adopted()
    for symbol in stated.keys() & known.keys():
        day = known[symbol]
        stated[symbol][day].append(Dated(symbol, day, "the authority file", symbol))
    for symbol, dates in stated.items():
        said = "; ".join(f"{date} in {_places(found)}" for date, found in sorted(dates.items()))
        evidence = tuple(one.evidence for found in dates.values() for one in found[:_SHOWN])
        yield Finding("date-conflict", symbol, f"Different dates are stated for {symbol}: {said}.", tuple(sorted(evidence)))


def _places(found: Sequence[Dated]) -> str:
    """Return the first places where a date is stated, and how many there are beyond."""
    more = [f"{len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return ", ".join([one.where for one in found[:_SHOWN]] + more)


def merged(found: Iterable[Finding]) -> list[Finding]:
    """Return findings sorted, one of those that say the same, with the evidence of all of them."""
    evidence: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in found:
        evidence[one.kind, one.about, one.comment].update(one.evidence)
    return [Finding(*key, tuple(sorted(evidence[key]))) for key in sorted(evidence)]
