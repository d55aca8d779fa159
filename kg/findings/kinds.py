"""The kinds of findings: what they are, what settles them, how sure they are. The data is `ontology/findings.ttl`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg import data
from kg.authority import SKOS, UNR, entries

_FILE = "findings.ttl"
_ENTRY = "finding/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding; `precision` is the share of the `judged` ones that are true, None of a kind not yet measured."""

    name: str
    definition: str
    settled_by: str
    tentative: bool
    precision: float | None
    judged: int

    @property
    def sureness(self) -> str:
        """How sure findings of the kind are, in words; empty if they were not measured."""
        if self.precision is None:
            return ""
        return f"{'tentative: ' if self.tentative else ''}of {self.judged} read by hand, {self.precision:.2f} were true"


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds by their names.

    >>> sorted(kinds())[:3]
    ['citation-unlinked', 'date-conflict', 'link-differs']
    """
    found = {entry.removeprefix(_ENTRY): triples for entry, triples in entries(data.ontology(), [_FILE]).items()}
    return {name: _kind(name, found[name]) for name in sorted(found) if name != "scheme"}


def _kind(name: str, triples: Iterable[ox.Triple]) -> Kind:
    values = {t.predicate.value: getattr(t.object, "value", "") for t in triples}
    precision = values.get(f"{UNR}measuredPrecision")
    return Kind(
        name=name,
        definition=values[f"{SKOS}definition"],
        settled_by=values[f"{UNR}settledBy"],
        tentative=values.get(f"{UNR}tentative") == "true",
        precision=float(precision) if precision else None,
        judged=int(values.get(f"{UNR}judged", 0)),
    )
