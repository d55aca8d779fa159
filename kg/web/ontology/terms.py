"""Gather what the ontology says of each of its terms, for a reader: names, explanation, and how it relates to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg import data

UNR = "https://w3id.org/unres/ontology#"
_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# The groups of the page, in its order: the word of the heading -> the type that the ontology gives the terms.
GROUPS = {
    "classes": _OWL + "Class",
    "objectProperties": _OWL + "ObjectProperty",
    "datatypeProperties": _OWL + "DatatypeProperty",
    "annotationProperties": _OWL + "AnnotationProperty",
    "individuals": _OWL + "NamedIndividual",
}

# What is told of a term, in the page's order: the word -> the properties of the ontology that say it.
_FACTS = {
    "kind": (_TYPE,),
    "broader": (_RDFS + "subClassOf", _RDFS + "subPropertyOf"),
    "subject": (_RDFS + "domain", "https://schema.org/domainIncludes"),
    "object": (_RDFS + "range", "https://schema.org/rangeIncludes"),
    "inverse": (_OWL + "inverseOf",),
    "disjoint": (_OWL + "disjointWith",),
    "related": (_RDFS + "seeAlso",),
}
# The same read backwards: who says so of the term.
_BACKWARDS = {
    "narrower": (_RDFS + "subClassOf", _RDFS + "subPropertyOf"),
    "properties": (_RDFS + "domain", "https://schema.org/domainIncludes"),
    "members": (_TYPE,),
}


@dataclass(frozen=True, slots=True)
class Ref:
    """Another term: `name` as prefixes write it; `labels` by language and `anchor` if it is one of ours, else `iri`."""

    name: str
    iri: str
    anchor: str
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology; `facts` pairs a word of the page with other terms."""

    name: str
    iri: str
    labels: dict[str, str]
    comment: str
    facts: tuple[tuple[str, tuple[Ref, ...]], ...]


class Ontology:
    """The ontology as its page tells it."""

    def __init__(self) -> None:
        path = data.ontology() / "unres.ttl"
        triples = [q.triple for q in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
        self.said: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = defaultdict(list)
        self.prefixes = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        list(self.prefixes)
        for s, p, o in triples:
            if isinstance(s, ox.NamedNode) and isinstance(o, ox.NamedNode | ox.Literal):
                self.said[s.value].append((p.value, o))

    def groups(self) -> dict[str, list[Term]]:
        """Return the terms, group by group, in the order of their names."""
        own = sorted((iri for iri in self.said if iri.startswith(UNR)), key=str.casefold)
        types = {iri: {o.value for p, o in self.said[iri] if p == _TYPE} for iri in own}
        return {word: [self.term(iri) for iri in own if kind in types[iri]] for word, kind in GROUPS.items()}

    def header(self) -> dict[str, str]:
        """Return what the ontology says of itself in one word: version and licence."""
        said = {p.rpartition("/")[2].rpartition("#")[2]: o.value for p, o in self.said[UNR.rstrip("#")]}
        return {"version": said["versionInfo"], "license": said["license"], "description": said["description"]}

    def term(self, iri: str) -> Term:
        """Return what is said of a term."""
        comment = next(o.value for p, o in self.said[iri] if p == _RDFS + "comment")
        return Term(iri.removeprefix(UNR), iri, self.labels(iri), comment, tuple(self._facts(iri)))

    def labels(self, iri: str) -> dict[str, str]:
        """Return the labels of a term by language."""
        labels = (o for p, o in self.said.get(iri, ()) if p == _RDFS + "label")
        return {o.language or "": o.value for o in labels if isinstance(o, ox.Literal)}

    def _facts(self, iri: str) -> Iterator[tuple[str, tuple[Ref, ...]]]:
        for word, properties in _FACTS.items():
            found = [o.value for p, o in self.said[iri] if p in properties and not o.value.startswith(_OWL)]
            if word == "disjoint":
                found += self._saying(iri, properties)  # it holds both ways and is said once
            if found:
                yield word, self._refs(found)
        for word, properties in _BACKWARDS.items():
            if found := self._saying(iri, properties):
                yield word, self._refs(found)

    def _saying(self, iri: str, properties: tuple[str, ...]) -> list[str]:
        """Return the terms of which one of some properties says this term."""
        return [s for s, said in self.said.items() if any(p in properties and o.value == iri for p, o in said)]

    def _refs(self, iris: list[str]) -> tuple[Ref, ...]:
        refs = (Ref(self._short(i), i, i.removeprefix(UNR) if i.startswith(UNR) else "", self.labels(i)) for i in iris)
        return tuple(sorted(refs, key=lambda ref: (not ref.anchor, ref.name.casefold())))

    def _short(self, iri: str) -> str:
        """Return an IRI as the file's prefixes write it: cito:Citation."""
        for name, start in self.prefixes.prefixes.items():
            if iri.startswith(start):
                return f"{name}:{iri.removeprefix(start)}"
        return iri
