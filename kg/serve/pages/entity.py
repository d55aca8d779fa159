"""The page of anything else: its names in six languages, what is stated of it, and what states it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.language import CODES
from kg.serve.pages.graph import Graph, Shown, Term, plain
from kg.serve.pages.work import Fact

_LABELS = ("skos:prefLabel", "skos:altLabel")
# labels for recognition are many; the data has them
_UNSHOWN = (
    "skos:prefLabel",
    "skos:altLabel",
    "skos:hiddenLabel",
    "unr:openingLabel",
    "unr:shortLabel",
    "unr:notLabel",
    "rdf:type",
)
_MOST = 100


@dataclass(frozen=True, slots=True)
class Entity:
    """What is shown of an IRI: its kind, name, names by language, facts, and what refers to it (property, subjects)."""

    iri: str
    kind: Shown
    name: Shown
    names: tuple[tuple[str, tuple[str, ...]], ...]
    facts: tuple[Fact, ...]
    referring: tuple[Fact, ...]


def entity(graph: Graph, iri: ox.NamedNode, *, referring: bool) -> Entity:
    """Read the page of an IRI; `referring` adds what refers to it, for pages that have no sections."""
    name, language = graph.name(iri)
    return Entity(
        iri=iri.value,
        kind=graph.kind(iri),
        name=Shown(name, language=language),
        names=tuple(_names(graph, iri)),
        facts=tuple(_grouped(graph, ((quad.predicate, quad.object) for quad in graph.store.quads_for_pattern(iri, None, None)))),
        referring=tuple(_grouped(graph, _referring(graph, iri))) if referring else (),
    )


def _names(graph: Graph, iri: ox.NamedNode) -> list[tuple[str, tuple[str, ...]]]:
    """Return the names by language, the preferred first."""
    literals = [v for name in _LABELS for v in graph.objects(iri, name) if isinstance(v, ox.Literal)]
    by_language = ((code, tuple(dict.fromkeys(v.value for v in literals if v.language == code))) for code in CODES)
    return [(code, names) for code, names in by_language if names]


def _referring(graph: Graph, iri: ox.NamedNode) -> list[tuple[ox.NamedNode, ox.NamedNode]]:
    quads = graph.store.quads_for_pattern(None, None, iri)
    return [(quad.predicate, quad.subject) for quad in quads if isinstance(quad.subject, ox.NamedNode)]


def _grouped(graph: Graph, pairs: Iterable[tuple[ox.NamedNode, Term]]) -> list[Fact]:
    """Return values by property, both sorted; of very many values the first."""
    found: dict[ox.NamedNode, list[Term]] = {}
    for property_, value in pairs:
        if graph.short(property_.value) not in _UNSHOWN:
            found.setdefault(property_, []).append(value)
    return [
        Fact(graph.shown(property_), tuple(graph.shown(v) for v in sorted(values, key=plain)[:_MOST]))
        for property_, values in sorted(found.items(), key=lambda item: item[0].value)
    ]
