"""The embedded database of a build: written once, opened read-only by every other command."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import NoGraph

if TYPE_CHECKING:
    from rdflib import Graph

FOLDER = "store"


def write(lines: Iterable[str], out: Path) -> int:
    """Load N-Triples lines into a new store; return the number of triples."""
    fresh = out / (FOLDER + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    store = ox.Store(str(fresh))
    store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    store.optimize()
    count = len(store)
    del store
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    fresh.rename(out / FOLDER)
    return count


def open_store(out: Path) -> ox.Store:
    """Open the store of a build read-only. Raises NoGraph where there is none."""
    if not (out / FOLDER).is_dir():
        raise NoGraph(f"{out}: no graph here; run 'kg build PATH... -o {out}' first, or name another folder with -d")
    return ox.Store.read_only(str(out / FOLDER))


def base_of(store: ox.Store) -> str:
    """Return the base IRI that a graph was built with."""
    from kg.rdf.terms import BASE

    for quad in store.quads_for_pattern(None, ox.NamedNode(BASE + "ontology#text"), None):
        if isinstance(quad.subject, ox.NamedNode):
            return quad.subject.value.partition("doc/")[0]
    return BASE


def rdflib_graph(out: str) -> Graph:
    """Open the store of a build as an rdflib graph."""
    from oxrdflib import OxigraphStore
    from rdflib import Graph
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    return Graph(store=OxigraphStore(store=open_store(Path(out))), identifier=DATASET_DEFAULT_GRAPH_ID)
