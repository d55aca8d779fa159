"""Write triples as Turtle that every store loads: prefixes first, sorted, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES

_OWN = ("actor", "body", "deliverable", "instrument", "state", "verb")


@cache
def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of a graph: those of the vocabularies, and those of the authority entries below its base."""
    return {**PREFIXES, **{name: f"{base}{name}/" for name in _OWN}}


def header(base: str) -> bytes:
    """Return the first lines of a Turtle file."""
    lines = (f"@prefix {name}: <{address}> .\n" for name, address in sorted(prefixes(base).items()))
    return "".join([*lines, "\n"]).encode()


def turtle(lines: Iterable[str], base: str) -> bytes:
    """Return sorted N-Triples lines as Turtle, to stand below the header."""
    triples = ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base)) or b""
    return written[_end_of_prefixes(written) :]


def _end_of_prefixes(written: bytes) -> int:
    """Return where the prefixes end: the serializer writes them in an order that changes from run to run."""
    end = 0
    while written.startswith(b"@prefix", end):
        end = written.index(b"\n", end) + 1
    return end
