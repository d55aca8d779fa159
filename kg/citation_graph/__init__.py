"""Read the citation network out of a graph, as a networkx graph: part by part in a build, else from a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

__all__ = ["citation_graph"]


def citation_graph(store: ox.Store) -> nx.DiGraph[str]:
    """Return works as nodes (their canonical symbols) and citations as edges.

    Attributes are those that `kg.network.write` describes.
    """
    from kg.citation_graph.joining import joined
    from kg.citation_graph.parts import part
    from kg.citation_graph.sources import Stored

    return joined([part(Stored(store))])
