"""Place the works of a citation network on a plane.

A citation network is a few hubs, each with many works that only it cites. So the works with one neighbour ("petals") are
laid in rings around it, and only the rest, a third or less, needs a simulation of forces. Components are laid in rows.

Plain arithmetic on sorted nodes, without a numeric library: the same graph gives the same bytes on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from kg.web.forces import Body, relax

Point: TypeAlias = tuple[float, float]

PETAL_GAP = 34.0
COMPONENT_GAP = 90.0
ASPECT = 1.6
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class _Disc:
    """A laid out component: places about its centre, and how far it reaches."""

    places: Mapping[str, Point]
    width: float
    height: float


def positions(graph: nx.DiGraph[str], radius: Mapping[str, float]) -> dict[str, Point]:
    """Place every node of a graph.

    `radius` is the drawn radius of each node, in the units of the result (pixels at scale 1).

    >>> graph = nx.DiGraph([("A/RES/70/153", "A/RES/69/170"), ("A/RES/70/153", "A/RES/60/251")])
    >>> places = positions(graph, dict.fromkeys(graph, 8.0))
    >>> sorted(places) == sorted(graph) and len(set(places.values())) == 3
    True
    """
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted((u, v) for u, v in graph.edges if u != v))
    components = sorted(nx.connected_components(plain), key=lambda nodes: (-len(nodes), min(nodes)))
    return _rows([_component(plain.subgraph(nodes), radius) for nodes in components])


def _component(plain: nx.Graph[str], radius: Mapping[str, float]) -> _Disc:
    """Lay one component: its core by forces, then the petals around their hubs."""
    petals = _petals(plain)
    folded = {petal for around in petals.values() for petal in around}
    core = [node for node in _by_rank(plain) if node not in folded]
    reach = {node: _reach(radius[node], petals.get(node, ())) for node in core}
    index = {node: place for place, node in enumerate(core)}
    links = sorted((index[u], index[v]) for u, v in plain.edges if u in index and v in index)
    bodies = [Body(*_sunflower(place, math.fsum(reach.values()) / len(core)), reach[node]) for place, node in enumerate(core)]
    relax(bodies, links)
    places = {node: (body.x, body.y) for node, body in zip(core, bodies, strict=True)}
    for hub, around in petals.items():
        places |= _rings(places[hub], radius[hub], around)
    return _centred(places)


def _by_rank(plain: nx.Graph[str]) -> list[str]:
    """Sort the nodes by degree, the hubs first, equals by name."""
    return sorted(plain, key=lambda node: (-plain.degree[node], node))


def _petals(plain: nx.Graph[str]) -> dict[str, list[str]]:
    """Map each hub to the nodes that have no other neighbour; of a pair, the first by rank is the hub."""
    petals: dict[str, list[str]] = {}
    for node in _by_rank(plain):
        if plain.degree[node] == 1 and node not in petals:
            petals.setdefault(next(iter(plain[node])), []).append(node)
    return {hub: sorted(around) for hub, around in petals.items()}


def _shells(hub: float, petals: int) -> list[tuple[float, int]]:
    """Share petals out over rings (distance from the hub's centre, number), each ring as full as the others.

    >>> _shells(10, 3), [number for _, number in _shells(10, 30)]
    ([(44.0, 3)], [6, 10, 14])
    """
    rings: list[float] = []
    room = 0.0
    while room < petals:
        rings.append(hub + PETAL_GAP * (len(rings) + 1))
        room += math.floor(2 * math.pi * rings[-1] / PETAL_GAP)
    shares = [round(petals * ring / sum(rings)) for ring in rings[:-1]]
    return list(zip(rings, [*shares, petals - sum(shares)], strict=True))


def _reach(hub: float, petals: Sequence[str]) -> float:
    """Return the radius of a hub together with its rings."""
    return hub + PETAL_GAP * (len(_shells(hub, len(petals))) + 0.3) if petals else hub


def _rings(centre: Point, hub: float, petals: Sequence[str]) -> dict[str, Point]:
    """Place the petals of a hub in rings around it."""
    places: dict[str, Point] = {}
    rest = iter(petals)
    for ring, number in _shells(hub, len(petals)):
        for place in range(number):
            angle = 2 * math.pi * place / number + ring
            places[next(rest)] = (centre[0] + ring * math.cos(angle), centre[1] + ring * math.sin(angle))
    return places


def _sunflower(place: int, spacing: float) -> Point:
    """Return the n-th place of a spiral with even density, from the centre out."""
    distance, angle = 2 * spacing * math.sqrt(place), place * GOLDEN_ANGLE
    # rounded, as the sine is the one function that machines may compute differently in the last digit
    return round(distance * math.cos(angle), 6), round(distance * math.sin(angle), 6)


def _centred(places: Mapping[str, Point]) -> _Disc:
    """Shift the places so that their bounding box lies about the origin, its longer side from left to right."""
    left, right = min(x for x, _ in places.values()), max(x for x, _ in places.values())
    top, bottom = min(y for _, y in places.values()), max(y for _, y in places.values())
    x, y = (left + right) / 2, (top + bottom) / 2
    if bottom - top > right - left:  # a screen is wider than high
        return _Disc({node: (py - y, px - x) for node, (px, py) in places.items()}, bottom - top, right - left)
    return _Disc({node: (px - x, py - y) for node, (px, py) in places.items()}, right - left, bottom - top)


def _rows(discs: Sequence[_Disc]) -> dict[str, Point]:
    """Lay components from left to right in rows, the largest first, as wide as a screen is against its height."""
    area = sum((disc.width + COMPONENT_GAP) * (disc.height + COMPONENT_GAP) for disc in discs)
    limit = max(math.sqrt(area * ASPECT), discs[0].width + COMPONENT_GAP if discs else 0.0)
    places: dict[str, Point] = {}
    x = y = depth = 0.0
    for disc in discs:
        width, height = disc.width + COMPONENT_GAP, disc.height + COMPONENT_GAP
        if x + width > limit:
            x, y, depth = 0.0, y + depth, 0.0
        middle = (x + width / 2, y + height / 2)
        places |= {node: (round(px + middle[0], 1), round(py + middle[1], 1)) for node, (px, py) in disc.places.items()}
        x, depth = x + width, max(depth, height)
    return places
