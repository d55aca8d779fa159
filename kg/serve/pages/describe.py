"""Describe an IRI as data: every triple about it and about its fragments."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES
from kg.serve import formats
from kg.serve.limits import Answer
from kg.serve.pages.graph import Graph, ontology


def describe(graph: Graph, iri: ox.NamedNode, chosen: str) -> Answer:
    """Return the description of an IRI in one of the formats of graphs, the same bytes each time."""
    quads = [quad for part in graph.parts(iri) for quad in graph.store.quads_for_pattern(part, None, None)]
    if not quads:
        quads = [quad for quad in ontology() if str(quad.subject).startswith(str(iri)[:-1])]
    triples = sorted((quad.triple for quad in quads), key=str)
    body = ox.serialize(triples, format=formats.SERIALIZERS[chosen], prefixes=dict(sorted(PREFIXES.items())))
    return Answer(body or b"", formats.GRAPHS[chosen][0] + ("; charset=utf-8" if chosen == "ttl" else ""))
