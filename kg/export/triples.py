"""Write all triples in other syntaxes of RDF, streaming: the graph is never in memory as a whole."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.build.graph import TURTLE
from kg.errors import NoGraph
from kg.rdf.terms import PREFIXES


def write_nquads(folder: Path, target: Path, _: str) -> None:
    """Write N-Quads; the triples are in the default graph."""
    _write(folder, target, ox.RdfFormat.N_QUADS)


def write_jsonld(folder: Path, target: Path, _: str) -> None:
    """Write JSON-LD, expanded."""
    _write(folder, target, ox.RdfFormat.JSON_LD)


def _write(folder: Path, target: Path, syntax: ox.RdfFormat) -> None:
    source = folder / TURTLE
    if not source.exists():
        raise NoGraph(f"{folder}: no graph here; run 'kg build PATH... -o {folder}' first, or name another folder with -d")
    ox.serialize(ox.parse(path=str(source), format=ox.RdfFormat.TURTLE), str(target), format=syntax, prefixes=PREFIXES)
