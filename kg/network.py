"""Show the citation network as one HTML file that opens offline, whole or around a work; write its measures as data."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import networkx as nx

from kg.errors import UnknownWork


def neighbourhood(graph: nx.DiGraph[str], symbol: str, depth: int) -> nx.DiGraph[str]:
    """Return the part of a network within `depth` citations of a work, in both directions.

    Raises UnknownWork if the symbol, in its canonical spelling, is not in the network.

    >>> chain = nx.DiGraph([("A/RES/70/153", "A/RES/69/170"), ("A/RES/69/170", "A/RES/68/160")])
    >>> sorted(neighbourhood(chain, "A/RES/70/153", 1))
    ['A/RES/69/170', 'A/RES/70/153']
    """
    if symbol not in graph:
        raise UnknownWork(symbol, get_close_matches(symbol, sorted(graph)))
    around: nx.DiGraph[str] = nx.ego_graph(graph, symbol, radius=depth, undirected=True)
    return around


def write(graph: nx.DiGraph[str], path: Path, *, language: str = "en") -> None:
    """Write the page that shows a network; its reader can change the language.

    A node is a canonical symbol with the attributes kind, organ, read, titles, adopted, year, vote, adoption and page; an
    edge from the citing to the cited work has `citations`, one mapping (provision, verb, quote, date) each.
    The same graph gives the same bytes. Raises OSError if the file cannot be written.
    """
    from kg.measures import measure
    from kg.web.page import render
    from kg.web.view import view

    # a lone surrogate, which a damaged file can leave in a title, has no UTF-8 form
    path.write_text(render(view(graph, measure(graph)), language), encoding="utf-8", errors="replace", newline="\n")


def write_measures(graph: nx.DiGraph[str], path: Path, base: str) -> None:
    """Write the measures of a network's works as Turtle, to be loaded beside the graph that was built with the base.

    Raises OSError if the file cannot be written.
    """
    from kg.measures import measure
    from kg.rdf.measures import measure_lines

    # N-Triples lines are Turtle as they are
    path.write_text("".join(f"{line}\n" for line in measure_lines(measure(graph), base)), encoding="utf-8", newline="\n")
