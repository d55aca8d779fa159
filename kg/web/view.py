"""Turn a citation network into what the page draws: one vis-network node a work, one edge a cited work."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.web.layout import positions

if TYPE_CHECKING:
    from pyvis.network import Network

# kind of work -> vis-network shape; the page's legend repeats them in page.css
SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "resolution": "dot",
        "decision": "diamond",
        "presidential-statement": "star",
        "report": "square",
        "draft": "triangleDown",
        "meeting-record": "triangle",
        "document": "hexagon",
    }
)

# A symbol less what the colour of its node says; never so short that it reads as the symbol of another document
# (A/HRC/RES/23/3 is "HRC 23/3", as A/HRC/23/3 is a report).
SHORT_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), short)
    for pattern, short in (
        (r"A/RES/(.+)", r"\1"),
        (r"S/RES/(\d+)(\(\d{4}\))", r"\1 \2"),
        (r"S/PRST/(.+)", r"PRST \1"),
        (r"A/HRC/RES/(.+)", r"HRC \1"),
        (r"E/RES/(.+)", r"ECOSOC \1"),
        (r"E/CN\.4/RES/(.+)", r"CHR \1"),
        (r"E/CN\.4/Sub\.2/RES/(.+)", r"SCHR \1"),
        (r"UNEP/EA\.(\d+)/RES\.(\d+)", r"UNEA \1/\2"),
        (r"A/DEC/(.+)", r"dec. \1"),
        (r"A/HRC/DEC/(.+)", r"HRC dec. \1"),
        (r"E/DEC/(.+)", r"ECOSOC dec. \1"),
    )
)

LARGEST = 34.0


def short_label(symbol: str) -> str:
    """Shorten a canonical symbol for its node.

    >>> short_label("A/RES/70/153"), short_label("S/RES/1325(2000)"), short_label("A/HRC/RES/23/3")
    ('70/153', '1325 (2000)', 'HRC 23/3')
    >>> short_label("A/HRC/23/3")
    'A/HRC/23/3'
    """
    return next((match.expand(short) for form, short in SHORT_FORMS if (match := form.fullmatch(symbol))), symbol)


def radius(citing: int, *, read: bool) -> float:
    """Return the radius in pixels of a work that so many works cite; it grows with the root of their number.

    >>> radius(0, read=False), radius(0, read=True), radius(4, read=False), radius(10_000, read=True)
    (5.0, 12.0, 13.0, 34.0)
    """
    return round(min((12.0 if read else 5.0) + 4.0 * math.sqrt(citing), LARGEST), 1)


def view(graph: nx.DiGraph[str]) -> Network:
    """Make the pyvis network of a graph: nodes and edges sorted, placed and sized, with all that the page tells of them."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    sizes = {symbol: radius(graph.in_degree(symbol), read=graph.nodes[symbol]["read"]) for symbol in graph}
    places = positions(graph, sizes)
    for symbol in sorted(graph):
        x, y = places[symbol]
        facts = graph.nodes[symbol]
        network.add_node(
            symbol, short_label(symbol), SHAPES[facts["kind"]], group=facts["organ"], x=x, y=y, size=sizes[symbol], **_told(facts)
        )
    for citing, cited in sorted(graph.edges):
        network.add_edge(citing, cited, citations=list(graph.edges[citing, cited]["citations"]))
    return network


def _told(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Pick what the panel tells of a work; an address that is not on the web (javascript:, file:) is no link."""
    told = {key: facts[key] for key in ("kind", "read", "titles", "adopted", "year", "vote", "adoption")}
    page = facts["page"]
    return told | {"page": page if page and page.startswith("https://") else None}
