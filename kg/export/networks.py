"""Write the citation network for programs that draw networks: plain values only, as these programs want them.

A node is a work, an edge from the citing to the cited work has the number of citations, their paragraphs and verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from kg.citation_graph import citation_graph
from kg.store import open_store

# What XML 1.0 can't hold at all, escaped or not.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATED = re.compile(r' lastmodifieddate="[^"]*"')  # an output that says when it was written differs from run to run


def write_graphml(folder: Path, target: Path, language: str) -> None:
    """Write GraphML."""
    _write(target, nx.generate_graphml(_network(folder, language), named_key_ids=True))


def write_gexf(folder: Path, target: Path, language: str) -> None:
    """Write GEXF 1.2."""
    _write(target, (_DATED.sub("", line) for line in nx.generate_gexf(_network(folder, language), version="1.2draft")))


def _write(target: Path, lines: Iterable[str]) -> None:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


def _network(folder: Path, language: str) -> nx.DiGraph[str]:
    graph = citation_graph(open_store(folder))
    out: nx.DiGraph[str] = nx.DiGraph()
    for symbol, values in graph.nodes(data=True):
        out.add_node(symbol, **dict(_plain(_node(symbol, values, language))))
    for citing, cited, values in graph.edges(data=True):
        out.add_edge(citing, cited, **dict(_plain(_edge(values["citations"], language))))
    return out


def _node(symbol: str, values: dict[str, Any], language: str) -> dict[str, Any]:
    titles = values["titles"]
    return {
        "label": symbol,
        "title": titles.get(language) or next((titles[code] for code in sorted(titles)), None),
        **{name: values[name] for name in ("kind", "organ", "year", "adopted", "adoption", "page")},
        "read": "yes" if values["read"] else "no",
        **{f"votes_{choice}": count for choice, count in (values["vote"] or {}).items()},
    }


def _edge(citations: Iterable[dict[str, Any]], language: str) -> dict[str, Any]:
    found = list(citations)
    verbs = {c["verb"].get(language) or c["verb"].get("en", "") for c in found if c["verb"]}
    return {
        "weight": len(found),
        "paragraphs": " ".join(c["provision"] for c in found),
        "verbs": "; ".join(sorted(verbs)) or None,
    }


def _plain(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the values that are known; text loses what XML can't hold."""
    for name, value in values.items():
        if value is not None:
            yield name, _NO_XML.sub("\ufffd", value) if isinstance(value, str) else value
