"""What the endpoint speaks: formats, compression, other origins, limits, the same answers as `kg query`."""

from __future__ import annotations

import concurrent.futures
import gzip
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from kg.serve.limits import Limits
from kg.serve.pages.graph import plain
from tests.serve.serving import Served, served

SELECT = "SELECT ?s ?o { ?s dcterms:identifier ?o } ORDER BY ?o LIMIT 40"
CONSTRUCT = "CONSTRUCT { ?s dcterms:identifier ?o } { ?s dcterms:identifier ?o } LIMIT 5"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def endpoint(samples_out: Path) -> Iterator[Served]:
    with served(samples_out, Limits(seconds=1, rows=200, size=100_000, question=10_000, at_once=1, waiting=1)) as running:
        yield running


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv;q=0.8, text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "application/json", "application/json"),
        ("ASK {}", "text/csv", "text/csv"),
        (CONSTRUCT, "*/*", "text/turtle"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
    ],
)
def test_formats(endpoint: Served, query: str, accept: str, media_type: str) -> None:
    reply = endpoint.query(query, Accept=accept, Origin="https://example.org")
    assert (reply.status, reply.headers["content-type"].partition(";")[0]) == (200, media_type)
    assert reply.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(("name", "media_type"), [("csv", "text/csv"), ("tsv", "text/tab-separated-values"), ("xml", "xml")])
def test_format_in_a_link(endpoint: Served, name: str, media_type: str) -> None:
    reply = endpoint.ask(f"/sparql?format={name}&query={quote(SELECT)}", Accept="text/html")
    assert media_type in reply.headers["content-type"]


def test_what_is_not_offered(endpoint: Served) -> None:
    assert endpoint.query(SELECT, Accept="image/png").status == 406
    assert endpoint.ask(f"/sparql?format=ttl&query={quote(SELECT)}").status == 406


def test_all_ways_give_one_answer(endpoint: Served) -> None:
    form = "application/x-www-form-urlencoded"
    replies = [
        endpoint.query(SELECT),
        endpoint.ask("/sparql", "POST", urlencode({"query": SELECT}).encode(), Content_Type=form),
        endpoint.ask("/sparql", "POST", SELECT.encode(), Content_Type="application/sparql-query; charset=UTF-8"),
    ]
    assert len({reply.body for reply in replies}) == 1
    assert len(json.loads(replies[0].text)["results"]["bindings"]) == 40


def test_gzip(endpoint: Served) -> None:
    plain, packed = endpoint.query(SELECT), endpoint.query(SELECT, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "content-encoding" not in endpoint.query(SELECT, Accept_Encoding="gzip;q=0").headers


def test_another_origin_may_ask(endpoint: Served) -> None:
    reply = endpoint.ask(
        "/sparql",
        "OPTIONS",
        Origin="https://example.org",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, "*")


@pytest.mark.parametrize(
    ("query", "status", "limit"),
    [
        (CROSS, 504, "seconds=1"),
        ("SELECT ?o { ?s ?p ?o } LIMIT 201", 422, "rows=200"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 201", 422, "rows=200"),
        ("SELECT * { ?s ?p ?o }", 422, "bytes=100000"),
        ("SELECT * { ?s ?p ?o } # " + "x" * 11_000, 413, "question=10000"),
    ],
)
def test_limits_are_told(endpoint: Served, query: str, status: int, limit: str) -> None:
    reply = endpoint.ask(
        "/sparql", "POST", query.encode(), Content_Type="application/sparql-query", Accept="text/csv, text/turtle"
    )
    assert (reply.status, reply.headers["kg-limit"]) == (status, limit)
    assert "limit" in reply.text


def test_as_many_rows_as_the_limit_are_answered(endpoint: Served) -> None:
    for accept in ("text/csv", "text/tab-separated-values", "application/json", "application/sparql-results+xml"):
        assert endpoint.query("SELECT ?p { ?s ?p ?o } LIMIT 200", Accept=accept).status == 200, accept
        assert endpoint.query("SELECT ?p { ?s ?p ?o } LIMIT 201", Accept=accept).status == 422, accept


def test_too_many_at_once(endpoint: Served) -> None:
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda _: endpoint.query(CROSS), range(6)))
    statuses = sorted(reply.status for reply in replies)
    assert set(statuses) == {503, 504}
    busy = next(reply for reply in replies if reply.status == 503)
    assert (busy.headers["kg-limit"], busy.headers["retry-after"]) == ("at-once=1", "1")
    assert endpoint.query(SELECT).status == 200


def test_idle_and_slow_clients_stop_nobody(endpoint: Served) -> None:
    address = ("127.0.0.1", endpoint.port)
    held = [socket.create_connection(address) for _ in range(200)]
    held[0].sendall(b"POST /sparql HTTP/1.1\r\nHost: kg\r\nContent-Length: 100\r\n\r\nquery=")
    held[1].sendall(b"GET /sparql?query=SELECT")
    start = time.perf_counter()
    assert endpoint.query(SELECT).status == 200
    assert time.perf_counter() - start < 1
    for one in held:
        one.close()


def test_pages_are_answered_while_queries_take_their_time(endpoint: Served) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        slow = pool.submit(endpoint.query, CROSS)
        start = time.perf_counter()
        assert endpoint.ask("/search?q=children").status == 200
        assert time.perf_counter() - start < 0.9
        assert slow.result().status == 504


def test_data_of_an_iri(endpoint: Served) -> None:
    for accept, format_ in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        reply = endpoint.ask("/doc/A/HRC/RES/56/2", Accept=accept)
        assert accept in reply.headers["content-type"]
        subjects = {plain(quad.subject) for quad in ox.parse(reply.body, format=format_)}
        assert {"https://w3id.org/unres/doc/A/HRC/RES/56/2" + part for part in ("", "#vote", "#en", "#PP4")} <= subjects
    assert "text/html" in endpoint.ask("/doc/A/HRC/RES/56/2", Accept="text/html,*/*;q=0.8").headers["content-type"]


def test_reader_s_language(endpoint: Served) -> None:
    french = endpoint.ask("/body/HRC", Accept_Language="fr-CH, en;q=0.5")
    assert (french.headers["content-language"], "Conseil des droits de l’homme" in french.text) == ("fr", True)
    assert endpoint.ask("/body/HRC?lang=zh").headers["set-cookie"].startswith("lang=zh;")


def test_strict_policy(endpoint: Served) -> None:
    policy = endpoint.ask("/doc/A/HRC/RES/56/2").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
