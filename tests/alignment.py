"""The published ontologies that own terms are aligned to: where their reference copies lie and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rdflib import OWL, RDFS, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg import data
from tests.conftest import corpus

UNR = Namespace("https://w3id.org/unres/ontology#")
SCHEMA = Namespace("https://schema.org/")
FILE = data.ontology() / "unres.ttl"
RELATIONS = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, RDFS.seeAlso)

# The namespaces that terms are aligned to, and the files of their reference copies. FaBiO and FRBR have none of their
# own: the terms of theirs that UNDO uses stand in its file.
ALIGNED = {
    "https://w3id.org/akn/ontology/allot/": "allot",
    "http://purl.org/spar/c4o/": "c4o",
    "http://purl.org/spar/cito/": "cito",
    "http://purl.org/spar/doco/": "doco",
    "http://data.europa.eu/eli/ontology#": "eli",
    "http://purl.org/spar/fabio/": "undo",
    "http://purl.org/vocab/frbr/core#": "undo",
    "http://www.w3.org/ns/org#": "org",
    "http://www.w3.org/ns/prov#": "prov-o",
    "https://w3id.org/un/ontology/undo/": "undo",
}

# Terms of vocabularies without a reference copy, read at their publishers: RDF Schema, DCMI Metadata Terms, SKOS.
WITHOUT_COPY = {
    "http://purl.org/dc/terms/bibliographicCitation",
    "http://purl.org/dc/terms/date",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2000/01/rdf-schema#seeAlso",
    "http://www.w3.org/2004/02/skos/core#Concept",
}


@cache
def own() -> Graph:
    """Return the ontology as read."""
    return Graph().parse(FILE)


def copies() -> list[Path]:
    """Return the reference copies in the corpus."""
    return [corpus("ontologies", f"{name}.ttl") for name in sorted(set(ALIGNED.values()))]


@cache
def published() -> Graph:
    """Return all reference copies as one graph."""
    graph = Graph()
    for path in copies():
        graph.parse(path)
    return graph


def aligned(*relations: URIRef) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Yield own terms with the relation and the term of another vocabulary that they have it to."""
    for relation in relations or RELATIONS:
        for term, other in own().subject_objects(relation):
            if isinstance(term, URIRef) and isinstance(other, URIRef) and not other.startswith(UNR):
                yield term, relation, other


def superclasses(one: Node) -> set[Node]:
    """Return a class with all its superclasses, in the own ontology and in the published ones."""
    both = own() + published()
    return {c for c in both.transitive_objects(one, RDFS.subClassOf) if c}


def members(one: Node) -> set[Node]:
    """Return the classes of a union, or the class itself."""
    union = published().value(one, OWL.unionOf)
    return set(Collection(published(), union)) if isinstance(one, BNode) and union else {one}
