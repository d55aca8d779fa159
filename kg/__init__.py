"""Build, ask and look at a knowledge graph of United Nations resolutions.

`open_graph` opens the result of a build as an ordinary rdflib graph; everything else is reached through the command `kg`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["open_graph"]


def open_graph(folder: str) -> Graph:
    """Open the store of a build read-only as an rdflib graph.

    `folder` is the OUT of `kg build`. Raises `kg.errors.NoGraph` where there is none.
    """
    from kg.store import rdflib_graph

    return rdflib_graph(folder)
