"""Join what parts of a graph show to one citation network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx


def joined(parts: Iterable[Mapping[str, Any]]) -> nx.DiGraph[str]:
    """Return works as nodes and citations as edges, sorted, from the parts that `kg.citation_graph.parts` reads."""
    works: dict[str, dict[str, Any]] = {}
    labels: dict[str, dict[str, str]] = {}
    citations: list[tuple[str, str, dict[str, Any]]] = []
    for one in parts:
        works |= one["works"]
        labels |= one["labels"]
        citations += one["citations"]
    graph: nx.DiGraph[str] = nx.DiGraph()
    for work in sorted(works.values(), key=lambda work: str(work["symbol"])):
        graph.add_node(work["symbol"], **{name: value for name, value in work.items() if name != "symbol"})
    edges: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for citing, cited, shown in citations:
        if citing in works and cited in works:
            verb = labels.get(shown["verb"], {}) if shown["verb"] else None
            edges[works[citing]["symbol"], works[cited]["symbol"]].append({**shown, "verb": verb})
    for (citing, cited), found in sorted(edges.items()):
        graph.add_edge(citing, cited, citations=tuple(sorted(found, key=lambda c: (c["provision"], str(c["quote"])))))
    return graph
