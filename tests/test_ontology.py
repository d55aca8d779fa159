"""The ontology: every term of the graph is declared, explained in six languages, and used as declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg import data
from kg.authority import FILES

UNR = Namespace("https://w3id.org/unres/ontology#")
SCHEMA = Namespace("https://schema.org/")
FILE = data.ontology() / "unres.ttl"
LANGUAGES = {"zh", "en", "fr", "es", "ru", "ar"}
KINDS = {OWL.Class: 36, OWL.NamedIndividual: 24, OWL.ObjectProperty: 43, OWL.DatatypeProperty: 33, OWL.AnnotationProperty: 7}

# The terms that readers of the graph and tools rely on, whether a build has use for them or not.
CONTRACT = """
Resolution Decision PresidentialStatement Report Draft MeetingRecord Document adoptedOn adoptedBy session meeting agendaItem
adoption WithoutVote RecordedVote Unanimous Acclamation citation Citation provision verb footnote statedDate pinpoint status
Resolved Ambiguous Unresolved mention Mention inText start end quote rule text Text sha256 PreambularParagraph
OperativeParagraph number mentions vote Vote inFavour against abstaining votesInFavour votesAgainst abstentions VoteStatement
request Request addressee deliverable recipient dueSession dueDate follows draft onReportOf sponsor Finding about kind
"""


@cache
def ontology() -> Graph:
    """Return the ontology as read."""
    return Graph().parse(FILE)


@cache
def authorities() -> Graph:
    """Return the authority files as read."""
    graph = Graph("Oxigraph")
    for name in FILES:
        graph.parse(data.ontology() / name, format="ox-turtle")
    return graph


@pytest.fixture(scope="module")
def built(samples_out: Path) -> Graph:
    """Return the graph of the samples."""
    return Graph("Oxigraph").parse(samples_out / "graph.ttl", format="ox-turtle")


def declared() -> set[URIRef]:
    """Return the terms of the namespace that the ontology declares."""
    return {s for s in ontology().subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(UNR)}


def used(graph: Graph) -> set[URIRef]:
    """Return the terms of the namespace that a graph uses."""
    return {t for triple in graph for t in triple if isinstance(t, URIRef) and t.startswith(UNR) and t != URIRef(UNR)}


def values(term: Node, *properties: URIRef) -> set[Node]:
    """Return the values of some properties of a term of the ontology."""
    return {o for p in properties for o in ontology().objects(term, p)}


def wider(classes: Iterable[Node]) -> set[Node]:
    """Return classes with all their superclasses."""
    return {c for one in classes for c in ontology().transitive_objects(one, RDFS.subClassOf) if c}


def test_the_file_names_its_source_and_date_and_is_sorted() -> None:
    lines = FILE.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1].startswith("# Source: ")
    assert "# Date: 2026-11-22" in lines
    subjects = [line.split()[0] for line in lines if line.startswith("unr:")]
    assert subjects == sorted(subjects)
    assert len(subjects) == len(set(subjects)) == sum(KINDS.values())


def test_the_ontology_presents_itself() -> None:
    [header] = ontology().subjects(RDF.type, OWL.Ontology)
    named = {str(p).rpartition("/")[2] for p in ontology().predicates(header)}
    assert {"title", "description", "license", "created"} <= named
    assert ontology().value(header, OWL.versionInfo)
    assert not list(ontology().objects(header, OWL.imports))


def test_there_are_no_blank_nodes() -> None:
    assert not [t for t in ontology() if any(isinstance(term, BNode) for term in t)]


@pytest.mark.parametrize(("kind", "count"), KINDS.items(), ids=lambda value: str(value).rpartition("#")[2])
def test_the_declarations_are_complete_in_number(kind: URIRef, count: int) -> None:
    assert len(set(ontology().subjects(RDF.type, kind)) & declared()) == count


@pytest.mark.parametrize("term", sorted(declared()), ids=lambda term: term.removeprefix(UNR))
def test_every_term_is_explained_and_placed(term: URIRef) -> None:
    labels = [o for o in ontology().objects(term, RDFS.label) if isinstance(o, Literal)]
    assert sorted(str(o.language) for o in labels) == sorted(LANGUAGES)
    [comment] = ontology().objects(term, RDFS.comment)
    assert isinstance(comment, Literal)
    assert comment.language == "en" and comment.endswith(".")
    kinds = values(term, RDF.type)
    if kinds & {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}:
        assert values(term, RDFS.domain, SCHEMA.domainIncludes)
        assert values(term, RDFS.range, SCHEMA.rangeIncludes)


def test_own_classes_and_properties_that_are_referred_to_are_declared() -> None:
    assert used(ontology()) <= declared()


def test_the_contract_is_declared() -> None:
    names = CONTRACT.split()
    assert {UNR[name] for name in names} <= declared()
    assert len(names) == 65


def test_all_terms_of_a_built_graph_are_declared(built: Graph) -> None:
    assert len(used(built)) > 50
    assert used(built) <= declared()


def test_all_terms_of_the_authority_files_are_declared() -> None:
    assert len(used(authorities())) > 30
    assert used(authorities()) <= declared()


def test_all_terms_that_the_code_names_are_declared() -> None:
    source = "\n".join(p.read_text("utf-8") for p in sorted((data.PACKAGE / "rdf").glob("*.py")))
    named = set(re.findall(r'"unr:(\w+)"', source))
    assert len(named) > 30
    assert {UNR[name] for name in named} <= declared()


def misfits(graph: Graph) -> Iterator[str]:
    """Yield the triples of a graph whose subject or object is not what the ontology says of the property."""
    types = {s: wider(graph.objects(s, RDF.type)) for s in set(graph.subjects(RDF.type))}
    types |= {individual: wider(values(individual, RDF.type)) for individual in declared()}
    types |= {work: types.get(work, {UNR.Document}) for work in graph.objects(None, UNR.adoptedAs)}
    for s, p, o in graph:
        if not str(p).startswith(UNR):
            continue
        domain, range_ = values(p, RDFS.domain, SCHEMA.domainIncludes), values(p, RDFS.range, SCHEMA.rangeIncludes)
        if not domain & types.get(s, set()):
            yield f"subject {s} {p}"
        if not _within(o, range_, types.get(o, set())):
            yield f"object {p} {o}"


def _within(value: Node, range_: set[Node], types: set[Node]) -> bool:
    """Tell whether a value is of one of the classes or of the datatype of a range."""
    if isinstance(value, Literal):
        datatype = RDF.langString if value.language else value.datatype or XSD.string
        plain = {RDF.PlainLiteral} if value.language else set()  # what OWL 2 calls a literal with a language tag
        return bool({datatype, RDFS.Literal, *plain} & range_)
    return RDFS.Resource in range_ or bool(types & range_)


def test_a_built_graph_uses_the_terms_as_declared(built: Graph) -> None:
    assert sorted(misfits(built)) == []


def test_the_authority_files_use_the_terms_as_declared() -> None:
    assert sorted(misfits(authorities())) == []


def test_a_wrong_triple_is_noticed() -> None:
    graph = Graph().add((URIRef("urn:x"), RDF.type, UNR.Vote)).add((URIRef("urn:x"), UNR.start, Literal("one")))
    assert len(list(misfits(graph))) == 2
