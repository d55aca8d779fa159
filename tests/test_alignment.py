"""The alignment to published ontologies: the terms exist there, and what they entail for ours is true."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, URIRef
from rdflib.term import Node

from tests.alignment import ALIGNED, SCHEMA, UNR, WITHOUT_COPY, aligned, members, own, published, superclasses

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
SUPERS = sorted(aligned(RDFS.subPropertyOf))


def kinds(term: URIRef) -> set[Node]:
    """Return what the reference copies say a term is: a class, an object property …"""
    return set(published().objects(term, RDF.type)) & set(KINDS)


def named(pair: tuple[URIRef, URIRef, URIRef]) -> str:
    """Return the names of two aligned terms."""
    return f"{pair[0].removeprefix(UNR)}-{pair[2].rpartition('/')[2]}"


def test_terms_are_aligned_to_known_vocabularies() -> None:
    foreign = {str(other) for _, _, other in aligned()}
    assert not {t for t in foreign - WITHOUT_COPY if not t.startswith(tuple(ALIGNED))}
    assert {start for start in ALIGNED if any(t.startswith(start) for t in foreign)} == set(ALIGNED)
    assert len(foreign) > 50


def test_what_is_referred_to_is_declared_as_owl_asks() -> None:
    declared = {s for kind in KINDS for s in own().subjects(RDF.type, kind)}
    builtin = (str(RDFS), str(OWL), str(RDF))
    used = {other for _, _, other in aligned(RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf)}
    assert {t for t in used if not str(t).startswith(builtin)} <= declared
    assert {p for p in own().predicates() if not str(p).startswith(builtin)} <= declared


@pytest.mark.slow
def test_aligned_terms_exist_in_their_vocabularies() -> None:
    known = {str(s) for s in published().subjects()}
    assert not {str(other) for _, _, other in aligned()} - WITHOUT_COPY - known


@pytest.mark.slow
def test_aligned_terms_are_of_the_same_kind() -> None:
    for term, relation, other in aligned(RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf):
        if str(other) not in WITHOUT_COPY:
            assert kinds(other) & set(own().objects(term, RDF.type)), f"{term} {relation} {other}"


@pytest.mark.slow
@pytest.mark.parametrize("pair", SUPERS, ids=named)
def test_a_superproperty_says_nothing_new_of_subject_and_object(pair: tuple[URIRef, URIRef, URIRef]) -> None:
    """What a superproperty's domain and range entail is what the ontology says of the own classes anyway."""
    term, _, other = pair
    for stated, several in ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)):
        asked = [members(c) for c in published().objects(other, stated) if c != RDFS.Literal]
        for one in {*own().objects(term, stated), *own().objects(term, several)}:
            missing = [classes for classes in asked if not classes & superclasses(one)]
            assert not missing, f"{term} entails that {one} is one of {missing}"


@pytest.mark.slow
@pytest.mark.parametrize("term", ["cites", "hasCitingEntity", "hasCitedEntity", "Citation"])
def test_the_terms_of_cito_that_the_graph_uses_exist(term: str) -> None:
    assert kinds(URIRef(f"http://purl.org/spar/cito/{term}"))


@pytest.mark.slow
def test_no_own_class_is_broader_than_one_that_it_is_aligned_to() -> None:
    """An own class never stands above a published one: nothing of ours is claimed for the data of others."""
    for term, relation, other in aligned(RDFS.subClassOf, RDFS.subPropertyOf):
        assert term not in published().transitive_objects(other, relation)
    assert not [t for t in own() if t[1] == RDFS.subClassOf and not str(t[0]).startswith(UNR)]
