"""Resolve what texts name by its date alone: a pass over the ledger, as the dates of other texts decide it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.build.ledger import Ledger
from kg.build.outcome import Outcome, unresolved
from kg.by_date import dates
from kg.findings.claims import Claims, cited
from kg.model import Citation
from kg.rdf.citations import citation_lines
from kg.rdf.entries import work_entry
from kg.rdf.minting import Minting
from kg.rdf.write import parsed

Place = tuple[str, str]  # work and language of a text
Told = tuple[str, str, Sequence[Citation]]  # these, and its citations by date


@dataclass(frozen=True, slots=True)
class ByDate:
    """The ledger of a build, and the citations by date alone of its texts, as far as they can be resolved."""

    ledger: Ledger
    told: Mapping[Place, Sequence[Citation]]

    def listed(self, status: str = "") -> Iterator[Outcome]:
        """Yield outcomes as the ledger does, with the citations by date counted and those not resolved listed."""
        for one in self.ledger.listed(status):
            found = self.told.get((one.symbol, one.language)) if one.status == "read" else None
            yield _counted(one, found) if found else one

    def claims(self) -> Iterator[Claims]:
        """Yield the claims of the ledger, with what is cited by date."""
        for one in self.ledger.claims():
            found = self.told.get((one.work, one.language))
            yield replace(one, cited=sorted({*one.cited, *cited(found)})) if found else one

    def lines(self, base: str) -> dict[str, set[str]]:
        """Return the triples of these citations by the entry of the citing work."""
        out: dict[str, set[str]] = defaultdict(set)
        for (symbol, language), found in self.told.items():
            names = Minting(symbol, language, base)
            out[work_entry(symbol)].update(line for one in found for line in citation_lines(names, one))
            out[work_entry(symbol)].update(f"{quad.triple} ." for quad in parsed(names.mentions.turtle().encode(), base))
        return out


def _counted(one: Outcome, found: Sequence[Citation]) -> Outcome:
    open_ones = unresolved(found)
    more = {"citations": len(cited(found)), "unresolved": len(open_ones)}
    counts = {name: count + more.get(name, 0) for name, count in one.counts.items()}
    return replace(one, counts=counts, unresolved=(*one.unresolved, *open_ones))


def by_date(ledger: Ledger) -> ByDate:
    """Resolve what the texts in a ledger name by its date alone, as far as the dates that all of them state tell."""
    told = ledger.following("by date", ("claims", "by_date"), list[Told], lambda: list(_told(ledger)))
    return ByDate(ledger, {(symbol, code): found for symbol, code, found in told})


def _told(ledger: Ledger) -> Iterator[Told]:
    known = dates(ledger.claims())
    for symbol, code, found in ledger.by_date():
        yield symbol, code, [known.told(one, symbol) for one in found]
