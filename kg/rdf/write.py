"""Write triples as Turtle that every store loads: prefixes first, sorted, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


@cache
def shortened(node: str, base: str) -> str:
    """Return an IRI, given as N-Triples, as it stands below the header: with a prefix if it has one of the authority entries.

    >>> shortened("<https://w3id.org/unres/state/FRA>", "https://w3id.org/unres/")
    'state:FRA'
    """
    kind, _, name = node.removeprefix(f"<{base}").removesuffix(">").partition("/")
    return f"{kind}:{name}" if kind in _OWN and name.replace("-", "").isalnum() else node


def turtle(lines: Iterable[str], base: str) -> bytes:
    """Return sorted N-Triples lines as Turtle, to stand below the header."""
    triples = ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    written = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base)) or b""
    return written[_end_of_prefixes(written) :]


def parsed(turtle: bytes, base: str) -> Iterator[ox.Quad]:
    """Yield the triples of Turtle that is to stand below the header."""
    return ox.parse(header(base) + turtle, format=ox.RdfFormat.TURTLE)


def _end_of_prefixes(written: bytes) -> int:
    """Return where the prefixes end: the serializer writes them in an order that changes from run to run."""
    end = 0
    while written.startswith(b"@prefix", end):
        end = written.index(b"\n", end) + 1
    return end
