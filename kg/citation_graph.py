"""Read the citation network out of a store, as a networkx graph.

A property is read for all its subjects at once. Most of the time goes into the IRIs of mentions, which tell their language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg import symbols
from kg.rdf.terms import PREFIXES
from kg.sessions import year_of

_ORGANS = frozenset({"GA", "SC", "HRC", "ECOSOC", "CHR", "SCHR", "UNEA", "TC"})
_TALLIES = {"votesInFavour": "inFavour", "votesAgainst": "against", "abstentions": "abstaining"}
# Whose words to show as evidence where a citation was read in several languages.
_LANGUAGES = ("en", "fr", "es", "zh", "ru", "ar")
# All mentions of a citation as one text: IRIs hold no space.
_MENTIONS = """SELECT ?citation (GROUP_CONCAT(STR(?mention)) AS ?all)
    WHERE { ?citation cito:hasCitedEntity ?cited ; unr:mention ?mention } GROUP BY ?citation"""
# Not the verbs of provisions, which are several times as many.
_VERBS = "SELECT ?citation ?verb WHERE { ?citation cito:hasCitedEntity ?cited ; unr:verb ?verb }"


def citation_graph(store: ox.Store) -> nx.DiGraph[str]:
    """Return works as nodes (their canonical symbols) and citations as edges.

    Attributes are those that `kg.network.write` describes.
    """
    return _Reader(store).graph()


class _Reader:
    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.names = {subject: literal.value for subject, literal in self.pairs("dcterms:identifier")}
        self.texts = {subject for subject, _ in self.pairs("unr:text")}
        self.titles = self.labels("dcterms:title")
        self.verbs = self.labels("skos:prefLabel")
        self.works = {name: self.least(f"unr:{name}") for name in ("adoptedOn", "adoption", "vote", *_TALLIES)}
        self.works["issued"] = self.least("dcterms:issued")
        self.citations = {name: self.least(f"unr:{name}") for name in ("provision", "statedDate")}
        self.citations["verb"] = _least((row["citation"], row["verb"]) for row in self.rows(_VERBS))
        self.mentions = {row["citation"]: row["all"].value.split() for row in self.rows(_MENTIONS)}

    def pairs(self, name: str) -> Iterator[tuple[Any, Any]]:
        """Yield (subject, object) for each triple with a predicate."""
        return ((q.subject, q.object) for q in self.store.quads_for_pattern(None, _node(name), None))

    def rows(self, sparql: str) -> Iterator[Any]:
        """Yield the solutions of a query."""
        found = self.store.query(sparql, prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        return iter(found)

    def least(self, name: str) -> dict[Any, Any]:
        """Map each subject to its object, the first by name if it has several."""
        return _least(self.pairs(name))

    def labels(self, name: str) -> dict[Any, dict[str, str]]:
        """Map each subject to its words by language, the last by name if it has several in one."""
        found: dict[Any, dict[str, str]] = defaultdict(dict)
        for subject, words in sorted(self.pairs(name), key=lambda pair: str(pair[1])):
            found[subject][words.language] = words.value
        return found

    def graph(self) -> nx.DiGraph[str]:
        """Put nodes and edges together, sorted."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        for subject, symbol in sorted(self.names.items(), key=lambda pair: pair[1]):
            graph.add_node(symbol, **self._work(subject, symbol))
        citing_of = self.least("cito:hasCitingEntity")
        edges: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for citation, cited in self.pairs("cito:hasCitedEntity"):
            citing = citing_of[citation]
            if citing in self.names and cited in self.names:
                edges[self.names[citing], self.names[cited]].append(self._citation(citation))
        for (citing, cited), citations in sorted(edges.items()):
            graph.add_edge(citing, cited, citations=tuple(sorted(citations, key=lambda c: (c["provision"], str(c["quote"])))))
        return graph

    def _work(self, subject: Any, symbol: str) -> dict[str, Any]:
        parsed = symbols.parse(symbol) if symbols.is_valid(symbol) else None
        adopted, issued = (_text(self.works[name].get(subject)) for name in ("adoptedOn", "issued"))
        adoption = _text(self.works["adoption"].get(subject))
        return {
            "kind": parsed.kind if parsed else "document",
            "organ": parsed.body if parsed and parsed.body in _ORGANS else "other",
            "read": subject in self.texts,
            "titles": dict(self.titles.get(subject, {})),
            "adopted": adopted,
            "year": int((adopted or issued or "0")[:4]) or (year_of(parsed) if parsed else None),
            "vote": self._vote(subject),
            "adoption": adoption.partition("#")[2] if adoption else None,
            "page": symbols.page(parsed) if parsed else None,
        }

    def _vote(self, subject: Any) -> dict[str, int] | None:
        vote = self.works["vote"].get(subject)
        if vote is None:
            return None
        return {choice: int(self.works[name][vote].value) for name, choice in _TALLIES.items() if vote in self.works[name]}

    def _citation(self, citation: Any) -> dict[str, Any]:
        told = {name: values.get(citation) for name, values in self.citations.items()}
        quote = self._quote(self.mentions.get(citation, []))
        return {
            "provision": told["provision"].value.partition("#")[2] if told["provision"] else "",
            "verb": self.verbs[told["verb"]] if told["verb"] else None,
            "quote": " ".join(quote.split()) if quote else None,
            "date": _text(told["statedDate"]),
        }

    def _quote(self, mentions: list[str]) -> str | None:
        """Return the words of a mention, in the first language that has one."""
        by_language = {mention.partition("#")[2].partition(":")[0]: mention for mention in sorted(mentions)}
        mention = next((by_language[code] for code in _LANGUAGES if code in by_language), None)
        quads = self.store.quads_for_pattern(ox.NamedNode(mention), _node("unr:quote"), None) if mention else ()
        return min((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), default=None)


def _least(pairs: Iterator[tuple[Any, Any]]) -> dict[Any, Any]:
    least: dict[Any, Any] = {}
    for subject, value in pairs:
        if subject not in least or str(value) < str(least[subject]):
            least[subject] = value
    return least


def _text(term: Any) -> str | None:
    return None if term is None else str(term.value)


def _node(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)
