"""Tell what the page shows of a citation network, as plain data: works, citations, communities and how they are drawn."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.measures import Measures
from kg.web.columns import columns
from kg.web.drawing import drawing

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
NAMED = 24  # communities, at most; the others are one group
SMALLEST = 3  # works of a community that has a name
DOCS = "https://docs.un.org/en/"


def short_label(symbol: str) -> str:
    """Shorten a canonical symbol for its node.

    >>> short_label("A/RES/70/153"), short_label("S/RES/1325(2000)"), short_label("A/HRC/RES/23/3")
    ('70/153', '1325 (2000)', 'HRC 23/3')
    >>> short_label("A/HRC/23/3")
    'A/HRC/23/3'
    """
    return next((match.expand(short) for form, short in SHORT_FORMS if (match := form.fullmatch(symbol))), symbol)


def radius(citing: float, *, read: bool) -> float:
    """Return the radius in pixels of a work that so many works cite; it grows with the root of their number.

    >>> radius(0, read=False), radius(0, read=True), radius(4, read=False), radius(10_000, read=True)
    (5.0, 12.0, 13.0, 34.0)
    """
    return round(min((12.0 if read else 5.0) + 4.0 * math.sqrt(citing), LARGEST), 1)


def view(graph: nx.DiGraph[str], measures: Measures) -> dict[str, Any]:
    """Return the data of the page: records as columns, works by their place in the sorted list of symbols."""
    names = sorted(graph)
    place = {name: number for number, name in enumerate(names)}
    sizes = _sizes(graph, measures)
    named = _named(measures)
    edges = [(citing, cited) for citing in names for cited in sorted(graph.succ[citing])]
    works = [
        _told(name, graph.nodes[name])
        | {measure: size[name] for measure, size in sizes.items()}
        | {
            "pagerank": round(measures.pagerank[name] * 1_000_000),
            "bridges": measures.bridges[name],
            "community": named.get(measures.community[name]),
            "out": len(graph.succ[name]),
        }
        for name in names
    ]
    citations = [graph.edges[edge]["citations"] for edge in edges]
    return {
        "works": columns(works, works[0] if works else ()),
        "edges": {"to": [place[cited] for _, cited in edges], "citations": [len(found) for found in citations]},
        "citations": columns([one for found in citations for one in found], ("provision", "verb", "quote", "date")),
        "communities": [place[name] for name in named],
        "drawing": drawing(graph, sizes["sizeCitedBy"], {name: _stream(measures, name, named) for name in names}),
    }


def _sizes(graph: nx.DiGraph[str], measures: Measures) -> dict[str, dict[str, float]]:
    """Return the radius of each work by each measure; the most cited and the first by another measure have the same."""
    most = max(measures.cited_by.values(), default=0)
    found = {}
    for name, values in (("CitedBy", measures.cited_by), ("Pagerank", measures.pagerank), ("Bridges", measures.bridges)):
        unit = most / (max(values.values(), default=0) or 1)
        found[f"size{name}"] = {work: radius(values[work] * unit, read=graph.nodes[work]["read"]) for work in graph}
    return found


def _named(measures: Measures) -> dict[str, int]:
    """Number the communities that the page names, the largest first."""
    sizes = Counter(measures.community.values())
    ranked = sorted((name for name, size in sizes.items() if size >= SMALLEST), key=lambda name: (-sizes[name], name))
    return {name: number for number, name in enumerate(ranked[:NAMED])}


def _stream(measures: Measures, work: str, named: Mapping[str, int]) -> str:
    community = measures.community[work]
    return community if community in named else ""


def _told(name: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Pick what the page tells of a work; an address that is not on the web (javascript:, file:) is no link."""
    told = {key: facts[key] for key in ("kind", "organ", "read", "titles", "adopted", "year", "vote", "adoption")}
    page, label = facts["page"], short_label(name)
    web = page if page and page.startswith("https://") else None
    # most follow from the symbol, and need not stand in the page
    return told | {"id": name, "label": label if label != name else None, "page": web if web != DOCS + name else True}
