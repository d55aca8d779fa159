"""Read the citation network out of a store, as a networkx graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg import symbols
from kg.rdf.terms import PREFIXES

_ORGANS = frozenset({"GA", "SC", "HRC", "ECOSOC", "CHR", "SCHR", "UNEA", "TC"})
_TALLIES = {"votesInFavour": "inFavour", "votesAgainst": "against", "abstentions": "abstaining"}
# Whose words to show as evidence where a citation was read in several languages.
_LANGUAGES = ("en", "fr", "es", "zh", "ru", "ar")


def citation_graph(store: ox.Store) -> nx.DiGraph[str]:
    """Return works as nodes (their canonical symbols) and citations as edges.

    Attributes are those that `kg.network.write` describes.
    """
    return _Reader(store).graph()


class _Reader:
    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.labels: dict[ox.NamedNode, dict[str, str]] = {}

    def pairs(self, name: str) -> Iterator[tuple[Any, Any]]:
        """Yield (subject, object) for each triple with a predicate."""
        return ((q.subject, q.object) for q in self.store.quads_for_pattern(None, _node(name), None))

    def values(self, subject: Any, name: str) -> list[Any]:
        """Return the objects of a subject, sorted."""
        return sorted((q.object for q in self.store.quads_for_pattern(subject, _node(name), None)), key=str)

    def graph(self) -> nx.DiGraph[str]:
        """Put nodes and edges together, sorted."""
        names = {subject: literal.value for subject, literal in self.pairs("dcterms:identifier")}
        graph: nx.DiGraph[str] = nx.DiGraph()
        for subject, symbol in sorted(names.items(), key=lambda pair: pair[1]):
            graph.add_node(symbol, **self._work(subject, symbol))
        edges: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for citation, cited in self.pairs("cito:hasCitedEntity"):
            citing = self.values(citation, "cito:hasCitingEntity")[0]
            if citing in names and cited in names:
                edges[names[citing], names[cited]].append(self._citation(citation))
        for (citing, cited), citations in sorted(edges.items()):
            graph.add_edge(citing, cited, citations=tuple(sorted(citations, key=lambda c: (c["provision"], str(c["quote"])))))
        return graph

    def _work(self, subject: Any, symbol: str) -> dict[str, Any]:
        parsed = symbols.parse(symbol) if symbols.is_valid(symbol) else None
        adopted = next((v.value for v in self.values(subject, "unr:adoptedOn")), None)
        issued = next((v.value for v in self.values(subject, "dcterms:issued")), None)
        adoption = next((v.value.partition("#")[2] for v in self.values(subject, "unr:adoption")), None)
        return {
            "kind": parsed.kind if parsed else "document",
            "organ": parsed.body if parsed and parsed.body in _ORGANS else "other",
            "read": bool(self.values(subject, "unr:text")),
            "titles": {t.language: t.value for t in self.values(subject, "dcterms:title")},
            "adopted": adopted,
            "year": int((adopted or issued or "0")[:4]) or _year(parsed),
            "vote": self._vote(subject),
            "adoption": adoption,
            "page": symbols.page(parsed) if parsed else None,
        }

    def _vote(self, subject: Any) -> dict[str, int] | None:
        for vote in self.values(subject, "unr:vote"):
            counts = {choice: self.values(vote, f"unr:{name}") for name, choice in _TALLIES.items()}
            return {choice: int(found[0].value) for choice, found in counts.items() if found}
        return None

    def _citation(self, citation: Any) -> dict[str, Any]:
        mentions = {m.value.partition("#")[2].partition(":")[0]: m for m in self.values(citation, "unr:mention")}
        mention = next((mentions[code] for code in _LANGUAGES if code in mentions), None)
        quotes = self.values(mention, "unr:quote") if mention else []
        verb = next(iter(self.values(citation, "unr:verb")), None)
        return {
            "provision": next((p.value.partition("#")[2] for p in self.values(citation, "unr:provision")), ""),
            "verb": self._label(verb) if verb else None,
            "quote": " ".join(quotes[0].value.split()) if quotes else None,
            "date": next((d.value for d in self.values(citation, "unr:statedDate")), None),
        }

    def _label(self, entry: Any) -> dict[str, str]:
        if entry not in self.labels:
            self.labels[entry] = {v.language: v.value for v in self.values(entry, "skos:prefLabel")}
        return self.labels[entry]


def _year(parsed: symbols.Symbol | None) -> int | None:
    """Return the year that a symbol itself tells: S/RES/1325(2000), A/RES/70/1 of the session that began in 2015."""
    if parsed is None:
        return None
    if parsed.year:
        return parsed.year
    if parsed.body == "GA" and parsed.session and parsed.session.isdigit():
        return 1945 + int(parsed.session)
    return None


def _node(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)
