"""The W3C tests of the SPARQL 1.1 Protocol and of its service description, against the running server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from tests.conftest import corpus
from tests.serve import w3c
from tests.serve.serving import Served, served

PROTOCOL = ("..", "w3c", "sparql", "sparql11", "protocol", "manifest.ttl")
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    out = tmp_path_factory.mktemp("w3c")
    w3c.write_store(corpus(*PROTOCOL), out)
    with served(out) as running:
        yield running


@pytest.mark.slow
def test_protocol(endpoint: Served) -> None:
    tests = w3c.read(corpus(*PROTOCOL))
    assert len(tests) == 34
    assert sum(len(exchanges) for exchanges in tests.values()) == 39
    assert sum(e.updates for exchanges in tests.values() for e in exchanges) == 13
    wrong = {name: found for name, exchanges in tests.items() if (found := [w for e in exchanges for w in e.run(endpoint)])}
    assert not wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    ("accept", "media_type"),
    [("*/*", "text/turtle"), ("application/rdf+xml", "application/rdf+xml"), ("text/turtle", "text/turtle")],
)
def test_service_description(endpoint: Served, accept: str, media_type: str) -> None:
    reply = endpoint.ask("/sparql", Accept=accept)
    assert (reply.status, reply.headers["content-type"].partition(";")[0]) == (200, media_type)  # returns-rdf
    graph = Graph().parse(data=reply.text, format=media_type)
    services = list(graph.subjects(RDF.type, URIRef(SD + "Service")))
    address = URIRef(f"{endpoint.address}/sparql")
    assert list(graph.objects(services[0], URIRef(SD + "endpoint"))) == [address]  # has-endpoint-triple
    assert len(services) == 1
    # conforms-to-schema: what stands where the vocabulary wants an instance is one
    wanted = {"supportedLanguage": "Language", "defaultDataset": "Dataset", "resultFormat": None, "feature": "Feature"}
    for name in wanted:
        assert list(graph.objects(services[0], URIRef(SD + name))), name
    dataset = graph.value(services[0], URIRef(SD + "defaultDataset"))
    assert (dataset, RDF.type, URIRef(SD + "Dataset")) in graph
    assert (graph.value(dataset, URIRef(SD + "defaultGraph")), RDF.type, URIRef(SD + "Graph")) in graph
