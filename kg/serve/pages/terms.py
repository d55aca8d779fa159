"""The ontology as a page: its classes, properties and individuals, with labels in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.serve.pages.graph import UNR, Graph, Shown, node, ontology

_GROUPS = ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty")
_RELATIONS = ("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "rdfs:seeAlso")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology: its local name, label, what it means, and how it relates to other terms."""

    name: str
    label: Shown
    comment: Shown
    relations: tuple[tuple[str, tuple[Shown, ...]], ...]


def terms(graph: Graph) -> list[tuple[str, list[Term]]]:
    """Return the terms in groups: classes, properties with things, properties with values, individuals."""
    words = Graph(ontology(), graph.base, graph.language)
    groups = {name: {q.subject for q in ontology().quads_for_pattern(None, node("rdf:type"), node(name))} for name in _GROUPS}
    labelled = {q.subject for q in ontology().quads_for_pattern(None, node("rdfs:label"), None)}
    groups["owl:NamedIndividual"] = labelled - set().union(*groups.values())
    return [(name, [_term(words, iri) for iri in sorted(found, key=str) if _own(iri)]) for name, found in groups.items()]


def _own(iri: object) -> bool:
    return isinstance(iri, ox.NamedNode) and iri.value.startswith(UNR)


def _term(graph: Graph, iri: object) -> Term:
    assert isinstance(iri, ox.NamedNode)
    comment = graph.in_language(iri, "rdfs:comment")
    found = ((name, tuple(Shown(graph.short(v.value), _address(v)) for v in graph.links(iri, name))) for name in _RELATIONS)
    return Term(
        name=iri.value.removeprefix(UNR),
        label=graph.shown(iri),
        comment=Shown(comment.value, language=comment.language or "") if comment else Shown(""),
        relations=tuple((name, values) for name, values in found if values),
    )


def _address(iri: ox.NamedNode) -> str:
    """Return where a term leads: on the page if it is of this ontology, else to where it was published."""
    return "#" + iri.value.removeprefix(UNR) if iri.value.startswith(UNR) else iri.value
