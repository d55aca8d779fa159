"""Compare `ontology/works.ttl` with the corpus: `python -m tests.quality.dates [--write]`.

A day of adoption is a fact if the work's own text states it, or if those that cite the work state it, none states another, and
it lies in the year of the symbol.
Prints what the file lacks and what it has otherwise; exit status 1 if there is anything. `--write` writes the file anew.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kg import data, symbols
from kg.authority import authority
from kg.errors import KgError
from kg.extract import extract
from kg.findings.claims import Claims, claims
from kg.read import read
from tests.conftest import SHARED

FILE = data.ontology() / "works.ttl"
BODY = "SC"  # the other bodies adopt dozens a day: a date alone tells no work of theirs
_CLASSES = {"resolution": "Resolution", "presidential-statement": "PresidentialStatement"}
_HEADER = """\
# Days of resolutions of the Security Council and statements of its President, for citations by date alone.
# Source: their own texts, else those that cite them, where all that state a date agree: official AKN4UN files (UN DGACM) and
# texts of CR-UNSC (Fobbe, Gasbarri, Ridi; CC0). Written by `python -m tests.quality.dates --write`.
# Date: 2026-11-22

@base <https://w3id.org/unres/> .
@prefix unr: <https://w3id.org/unres/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""


def claimed(path: Path) -> Claims | None:
    """Return what a file claims, None if it can't be read."""
    try:
        return claims(extract(read(path.read_bytes(), path.name)))
    except KgError:
        return None


def stated(every: Iterable[Claims]) -> dict[str, dict[str, set[str]]]:
    """Return which works state which day of each work of the Council; a work's own statement counts alone."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in every:
        for symbol, day, *_ in one.dates:
            if symbols.is_valid(symbol) and symbols.parse(symbol).body == BODY:
                found[symbol][day].add(one.work)
    return {s: {d: w for d, w in days.items() if s in w} or days for s, days in found.items()}


def facts(every: Iterable[Claims]) -> Iterator[tuple[str, str]]:
    """Yield (symbol, day) for each day that is a fact, by day."""
    told = {symbol: day for symbol, days in stated(every).items() if len(days) == 1 for day in days}
    likely = ((symbol, day) for symbol, day in told.items() if day.startswith(str(symbols.parse(symbol).year)))
    yield from sorted(likely, key=lambda pair: (pair[1], pair[0]))


def main() -> int:
    """Compare or write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the file anew")
    options = parser.parse_args()
    files = [*sorted((SHARED / "unxml").rglob("*.xml")), *sorted((SHARED / "hardwrapped").glob("*.txt"))]
    with ProcessPoolExecutor() as pool:
        found = dict(facts(one for one in pool.map(claimed, files, chunksize=24) if one))
    if options.write:
        lines = (
            f'<doc/{s}> a unr:{_CLASSES[symbols.parse(s).kind]} ; unr:adoptedOn "{day}"^^xsd:date .\n' for s, day in found.items()
        )
        FILE.write_text(_HEADER + "".join(lines), encoding="utf-8")
        return 0
    other = sorted(set(found.items()) ^ set(authority().adopted().items()))
    for symbol, day in other:
        print(f"{symbol} of {day}: {'not in the file' if found.get(symbol) == day else 'in the file only'}")
    return 1 if other else 0


if __name__ == "__main__":
    sys.exit(main())
