"""Where the citation network is read from: a store, or the N-Triples lines of a part of the graph."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg.rdf.lines import Lines, subjects
from kg.rdf.mentions import Mentioned
from kg.rdf.terms import PREFIXES, term

# All mentions of a citation as one text: IRIs hold no space.
_MENTIONS = """SELECT ?citation (GROUP_CONCAT(STR(?mention)) AS ?all)
    WHERE { ?citation cito:hasCitedEntity ?cited ; unr:mention ?mention } GROUP BY ?citation"""
# Not the verbs of provisions, which are several times as many.
_VERBS = "SELECT ?citation ?verb WHERE { ?citation cito:hasCitedEntity ?cited ; unr:verb ?verb }"


class Source(ABC):
    """Triples as they are asked for: all of a property, or those of citations alone, which are a fraction."""

    @abstractmethod
    def pairs(self, name: str) -> Iterator[tuple[Any, Any]]:
        """Yield subject and object of each triple with a property."""

    @abstractmethod
    def verbs(self) -> Iterator[tuple[Any, Any]]:
        """Yield each resolved citation with each of its verbs."""

    @abstractmethod
    def mentions(self) -> Mapping[Any, list[str]]:
        """Return the IRIs of the mentions of each resolved citation."""

    @abstractmethod
    def quotes(self, mentions: Iterable[str]) -> dict[str, str]:
        """Return the words of mentions."""


class Stored(Source):
    """The triples of a store. A property is read for all its subjects at once."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def pairs(self, name: str) -> Iterator[tuple[Any, Any]]:
        return ((q.subject, q.object) for q in self.store.quads_for_pattern(None, _node(name), None))

    def verbs(self) -> Iterator[tuple[Any, Any]]:
        return ((row["citation"], row["verb"]) for row in self._rows(_VERBS))

    def mentions(self) -> Mapping[Any, list[str]]:
        return {row["citation"]: row["all"].value.split() for row in self._rows(_MENTIONS)}

    def quotes(self, mentions: Iterable[str]) -> dict[str, str]:
        quote = _node("unr:quote")
        return _words(
            (mention, quad.object)
            for mention in mentions
            for quad in self.store.quads_for_pattern(ox.NamedNode(mention), quote, None)
        )

    def _rows(self, sparql: str) -> Iterator[Any]:
        found = self.store.query(sparql, prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        return iter(found)


class Written(Source):
    """N-Triples lines, and mentions beside them. Only what is asked for is parsed."""

    def __init__(self, lines: Lines, mentions: Mentioned) -> None:
        self._lines = lines
        self._mentions = mentions
        self._citations = subjects(lines.of("cito:hasCitedEntity"))

    def pairs(self, name: str) -> Iterator[tuple[Any, Any]]:
        return _parsed(self._lines.of(name))

    def verbs(self) -> Iterator[tuple[Any, Any]]:
        return _parsed(self._lines.about("unr:verb", self._citations))

    def mentions(self) -> Mapping[Any, list[str]]:
        found: dict[Any, list[str]] = defaultdict(list)
        for citation, mention in _parsed(self._lines.about("unr:mention", self._citations)):
            found[citation].append(mention.value)
        return found

    def quotes(self, mentions: Iterable[str]) -> dict[str, str]:
        wanted = {f"<{mention}>" for mention in mentions}
        lines = [*self._lines.about("unr:quote", wanted), *self._mentions.quotes(wanted)]
        return _words((mention.value, words) for mention, words in _parsed(lines))


def _parsed(lines: Sequence[str]) -> Iterator[tuple[Any, Any]]:
    quads = ox.parse("\n".join(lines), format=ox.RdfFormat.N_TRIPLES) if lines else ()
    return ((quad.subject, quad.object) for quad in quads)


def least(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, Any]:
    """Map each subject to its object, the first by name if it has several."""
    found: dict[Any, Any] = {}
    for subject, value in pairs:
        if subject not in found or str(value) < str(found[subject]):
            found[subject] = value
    return found


def _words(pairs: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """Return the words of each mention."""
    return least((mention, words.value) for mention, words in pairs if isinstance(words, ox.Literal))


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(term(name)[1:-1])
