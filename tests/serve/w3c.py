"""Run the W3C tests of the SPARQL 1.1 Protocol: read the manifest, send each request, compare what comes back.

The endpoint is read-only: a request for an update must be refused with a 4xx whatever the manifest expects of it, and a
query that follows it in the same test must find that nothing was changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pyoxigraph as ox
from rdflib import Graph, Namespace, Node, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF

from tests.serve.serving import Reply, Served

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
_KINDS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"),
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what is expected of its answer: the first figures of its status, its kind, its truth."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[str]
    kind: str | None
    truth: bool | None

    @property
    def updates(self) -> bool:
        """Tell whether the request asks for an update."""
        fields = dict(parse_qsl(urlsplit(self.path).query) + parse_qsl((self.body or b"").decode("latin-1")))
        return "update" in fields or "sparql-update" in self.headers.get("content-type", "")

    def run(self, served: Served) -> list[str]:
        """Send the request; return what is wrong with the answer."""
        reply = served.ask(self.path, self.method, self.body, **self.headers)
        statuses = frozenset("4") if self.updates else self.statuses
        if str(reply.status)[0] not in statuses:
            return [f"{self.method} {self.path}: status {reply.status}, expected {sorted(statuses)}: {reply.body[:200]!r}"]
        return [] if self.updates else [*self._wrong(reply)]

    def _wrong(self, reply: Reply) -> Iterator[str]:
        media_type = reply.headers.get("content-type", "").partition(";")[0]
        if self.kind and media_type not in _KINDS[self.kind]:
            yield f"{self.path}: {media_type} is not {self.kind}"
        if self.truth is not None and _truth(reply.body, media_type) is not self.truth:
            yield f"{self.path}: the answer is not {self.truth}: {reply.body[:200]!r}"


def read(manifest: Path) -> dict[str, list[Exchange]]:
    """Return the exchanges of each test of a manifest."""
    graph = Graph().parse(manifest)
    return {_local(test): [*_read_only(_exchanges(graph, test))] for test in _tests(graph)}


def _read_only(exchanges: Iterable[Exchange]) -> Iterator[Exchange]:
    """Expect of what follows an update that it finds nothing changed."""
    updated = False
    for one in exchanges:
        yield replace(one, truth=not one.truth) if updated and one.truth is not None else one
        updated = updated or one.updates


def write_store(manifest: Path, out: Path) -> None:
    """Write the store that the tests ask: every graph that a request names, those without data empty."""
    graph = Graph().parse(manifest)
    store = ox.Store(str(out / "store"))
    for exchange in (e for test in _tests(graph) for e in _exchanges(graph, test)):
        for name, value in parse_qsl(urlsplit(exchange.path).query):
            if name in ("default-graph-uri", "named-graph-uri"):
                store.add_graph(ox.NamedNode(value))
    for given in graph.objects(None, UT.graphData):
        data, label = graph.value(given, UT.graph), graph.value(given, RDFS.label)
        path = manifest.parent / str(data).rpartition("/")[2]
        store.load(path=str(path), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(str(label)))
    store.flush()


def _tests(graph: Graph) -> list[Node]:
    entries = graph.value(graph.value(None, RDF.type, MF.Manifest), MF.entries)
    return list(Collection(graph, entries)) if entries else []


def _exchanges(graph: Graph, test: Node) -> Iterator[Exchange]:
    requests = graph.value(graph.value(test, MF.action), HT.requests)
    for request in Collection(graph, requests) if requests else ():
        reply, body = graph.value(request, HT.resp), graph.value(request, HT.body)
        truth, kind = graph.value(reply, MF.expectedBoolean), graph.value(reply, MF.expectedFormat)
        yield Exchange(
            method=str(graph.value(request, HT.methodName)),
            path=str(graph.value(request, HT.absolutePath)),
            headers=_headers(graph, request),
            body=str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding))) if body else None,
            statuses=frozenset(_local(s).removeprefix("StatusCode")[0] for s in graph.objects(reply, MF.expectedStatus)),
            kind=str(kind) if kind else None,
            truth=bool(truth.toPython()) if truth is not None else None,  # type: ignore[attr-defined]
        )


def _headers(graph: Graph, request: Node) -> dict[str, str]:
    listed = graph.value(request, HT.headers)
    found = Collection(graph, listed) if listed else ()
    return {str(graph.value(h, HT.fieldName)).lower(): str(graph.value(h, HT.fieldValue)) for h in found}


def _local(node: Node) -> str:
    return unquote(str(URIRef(str(node)))).rpartition("#")[2]


def _truth(body: bytes, media_type: str) -> bool | None:
    if media_type.endswith("json"):
        return bool(json.loads(body)["boolean"])
    found = ox.parse_query_results(body, ox.QueryResultsFormat.XML)
    return bool(found) if isinstance(found, ox.QueryBoolean) else None
