"""Place the works of a large network along time: years from left to right, a stream for each community.

A stream is as thick in a year as it has works, which stand in columns about its middle, the most cited inmost. A year with many
works is wider than one with few. Streams that cite each other lie beside each other, and closer where they are thin.
O(n log n), in plain arithmetic: the same graph gives the same bytes on every machine.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

Point: TypeAlias = tuple[float, float]
Stream: TypeAlias = Mapping[int, Sequence[str]]  # works by year

STEP = 26.0  # between two works, in the units of the places
ASPECT = 1.35  # as a screen is wider than high
GAP = 1.5  # steps between two streams
APART = 5.0  # steps between the middles of two streams, for their names


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where works stand: their places, where each year begins from left to right, and the middle of each stream."""

    places: Mapping[str, Point]
    years: Mapping[int, float]
    streams: Mapping[str, float]


def timeline(graph: nx.DiGraph[str], stream_of: Mapping[str, str]) -> Timeline:
    """Place every work of a network in the stream that it belongs to; the stream "" comes last.

    >>> graph = nx.DiGraph([("A/RES/70/153", "A/RES/60/251")])
    >>> for symbol, year in (("A/RES/70/153", 2015), ("A/RES/60/251", 2005)):
    ...     graph.nodes[symbol].update(year=year, adopted=None)
    >>> found = timeline(graph, dict.fromkeys(graph, "A/RES/60/251"))
    >>> found.places["A/RES/60/251"][0] < found.years[2006] < found.years[2015] < found.places["A/RES/70/153"][0]
    True
    """
    streams = _streams(graph, stream_of)
    order = _order(graph, stream_of)
    columns = _columns([streams[name] for name in order])
    starts = _starts(columns)
    middles, _ = _middles([streams[name] for name in order], columns)
    places: dict[str, Point] = {}
    for name, middle in zip(order, middles, strict=True):
        for year, works in streams[name].items():
            for work, x, y in _stand(works, columns[year], graph):
                places[work] = (round((starts[year] + x) * STEP, 1), round((middle + y) * STEP, 1))
    return Timeline(
        places,
        {year: start * STEP for year, start in starts.items()},
        {name: round(middle * STEP, 1) for name, middle in zip(order, middles, strict=True)},
    )


def _years(graph: nx.DiGraph[str]) -> dict[str, int]:
    """Return the year to place each work at: its own, else the first in which it is cited, the latest that it can be of."""
    known = {node: year for node in sorted(graph) if (year := graph.nodes[node]["year"])}
    last = max(known.values(), default=2000)
    cited = {node: min((known[other] for other in graph.pred[node] if other in known), default=last) for node in graph}
    return {node: known.get(node, cited[node]) for node in graph}


def _streams(graph: nx.DiGraph[str], stream_of: Mapping[str, str]) -> dict[str, dict[int, list[str]]]:
    """Sort the works into streams and years, within a year by date, then by name."""
    years = _years(graph)
    streams: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node in sorted(graph, key=lambda node: (graph.nodes[node]["adopted"] or "", node)):
        streams[stream_of[node]][years[node]].append(node)
    return streams


def _order(graph: nx.DiGraph[str], stream_of: Mapping[str, str]) -> list[str]:
    """Line the streams up: from the largest on, at either end the one that is linked most with the one before."""
    sizes = Counter(stream_of[node] for node in graph)
    links: Counter[tuple[str, str]] = Counter()
    for u, v in graph.edges:
        links[stream_of[u], stream_of[v]] += 1
        links[stream_of[v], stream_of[u]] += 1
    left = sorted((name for name in sizes if name), key=lambda name: (-sizes[name], name))
    line = [left.pop(0)] if left else []
    while left:
        top, bottom = line[0], line[-1]
        after = max(left, key=lambda name: links[name, bottom])
        before = max(left, key=lambda name: links[name, top])
        nearer = links[before, top] > links[after, bottom]
        line = [before, *line] if nearer else [*line, after]
        left.remove(before if nearer else after)
    return line + [name for name in sizes if not name]


def _columns(streams: Sequence[Stream]) -> dict[int, int]:
    """Return how many columns each year has: by the root of its works, so many that the whole is as wide as a screen."""
    sums = Counter(dict.fromkeys(_span(streams), 0))
    for stream in streams:
        sums.update({year: len(works) for year, works in stream.items()})
    wide, least, most = dict.fromkeys(sums, 1), 0.0, 16.0
    for _ in range(12):
        factor = (least + most) / 2
        wide = {year: max(1, math.ceil(factor * math.sqrt(count))) for year, count in sorted(sums.items())}
        _, height = _middles(streams, wide)
        least, most = (factor, most) if sum(wide.values()) < ASPECT * height else (least, factor)
    return wide


def _span(streams: Sequence[Stream]) -> range:
    years = [year for stream in streams for year in stream]
    return range(min(years), max(years) + 1) if years else range(0)


def _starts(columns: Mapping[int, int]) -> dict[int, int]:
    """Return the column at which each year begins."""
    starts, at = {}, 0
    for year in sorted(columns):
        starts[year], at = at, at + columns[year]
    return starts


def _middles(streams: Sequence[Stream], columns: Mapping[int, int]) -> tuple[list[float], float]:
    """Lay streams below each other, each as near to those above as their works in the same and the next years let it.

    Returns the middle of each, and the height of all.
    """
    depth: dict[int, float] = {}
    middles: list[float] = []
    top = 0.0
    for stream in streams:
        half = {year: math.ceil(len(works) / columns[year]) / 2 for year, works in stream.items()}
        about = {year: max(half.get(year + beside, 0.0) for beside in (-1, 0, 1)) for year in columns}
        free = max((depth[year] + reach + GAP for year, reach in about.items() if reach and year in depth), default=0.0)
        middles.append(max(free, middles[-1] + APART) if middles else 0.0)
        top = min(top, middles[-1] - max(half.values()))
        depth |= {year: max(depth.get(year, top), middles[-1] + reach) for year, reach in about.items() if reach}
    return middles, max(depth.values(), default=0.0) - top


def _stand(works: Sequence[str], columns: int, graph: nx.DiGraph[str]) -> Iterator[tuple[str, float, float]]:
    """Yield the works of a stream's year with their places in steps, from the beginning of the year and the stream's middle."""
    deep = math.ceil(len(works) / columns)
    used = math.ceil(len(works) / deep)
    for number in range(used):
        column = sorted(works[number * deep : (number + 1) * deep], key=lambda work: (-graph.in_degree(work), work))
        places = sorted((place - (len(column) - 1) / 2 for place in range(len(column))), key=lambda y: (abs(y), y))
        for work, y in zip(column, places, strict=True):
            yield work, (number + 0.5) * columns / used, y
