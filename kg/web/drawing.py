"""Choose how a network is drawn: by pyvis with forces while it is small, above that by sigma.js along time.

vis-network moves every work on a plain canvas, which is fine for some 1,500; sigma.js draws 20,000 on the graphics card.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import networkx as nx

SMALL = 1500
SIGMA = files("kg.web") / "bundle" / "sigma.js"
OPTIONS = files("kg.web") / "network" / "options.json"

# kind of work -> its shape, named as vis-network does; the page's legend repeats them in page.css, frontend/shapes.js draws them
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


def drawing(graph: nx.DiGraph[str], sizes: Mapping[str, float], stream_of: Mapping[str, str]) -> dict[str, Any]:
    """Return where each work stands, in the order of their symbols, and what the drawing library needs beside.

    A large network is left to pyvis too where the bundle of sigma.js could not be made: slow, but there.
    """
    return _by_vis(graph, sizes) if len(graph) <= SMALL or not SIGMA.is_file() else _by_sigma(graph, stream_of)


def _by_vis(graph: nx.DiGraph[str], sizes: Mapping[str, float]) -> dict[str, Any]:
    from pyvis.network import Network

    from kg.web.layout import positions

    network = Network(directed=True)
    network.set_options(OPTIONS.read_text(encoding="utf-8"))
    places = positions(graph, sizes)
    place = {name: number for number, name in enumerate(sorted(graph))}
    for name, number in place.items():
        network.add_node(number, " ", SHAPES[graph.nodes[name]["kind"]], size=sizes[name])
    for citing, cited in sorted(graph.edges):
        network.add_edge(place[citing], place[cited])
    nodes, edges, *_, options = network.get_network_data()
    return {"by": "vis", "nodes": nodes, "edges": edges, "options": json.loads(options), **_points(places)}


def _by_sigma(graph: nx.DiGraph[str], stream_of: Mapping[str, str]) -> dict[str, Any]:
    from kg.web.timeline import timeline

    line = timeline(graph, stream_of)
    place = {name: number for number, name in enumerate(sorted(graph))}
    streams = [[place.get(name), middle] for name, middle in line.streams.items()]
    return {
        "by": "sigma",
        "shapes": dict(SHAPES),
        "years": sorted(line.years.items()),
        "streams": streams,
        **_points(line.places),
    }


def _points(places: Mapping[str, tuple[float, float]]) -> dict[str, list[float]]:
    return {axis: [places[name][i] for name in sorted(places)] for i, axis in enumerate("xy")}
