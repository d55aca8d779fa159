"""Write all triples in other syntaxes of RDF, streaming: the graph is never in memory as a whole."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES
from kg.store import turtle


def write_nquads(folder: Path, target: Path, _: str) -> None:
    """Write N-Quads; the triples are in the default graph."""
    _write(folder, target, ox.RdfFormat.N_QUADS)


def write_jsonld(folder: Path, target: Path, _: str) -> None:
    """Write JSON-LD, expanded."""
    _write(folder, target, ox.RdfFormat.JSON_LD)


def _write(folder: Path, target: Path, syntax: ox.RdfFormat) -> None:
    triples = ox.parse(path=str(turtle(folder)), format=ox.RdfFormat.TURTLE)
    ox.serialize(triples, str(target), format=syntax, prefixes=PREFIXES)
