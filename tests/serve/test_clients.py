"""Real clients: each gets from the endpoint what `kg query` gets from the store, for every shipped query."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from rdflib import Graph, Literal
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg import sparql
from kg.store import open_store
from tests.npm import node
from tests.serve.serving import Served, served

XSD = "http://www.w3.org/2001/XMLSchema#string"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
Rows = list[dict[str, tuple[str, ...]]]
QUERIES = {name: sparql.text_of(name) for name in sparql.shipped()}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def endpoint(samples_out: Path) -> Iterator[Served]:
    with served(samples_out) as running:
        yield running


@pytest.fixture(scope="module")
def expected(samples_out: Path) -> dict[str, Rows]:
    """What the store answers; that is what `kg query --format json` prints."""
    store = open_store(samples_out)
    return {name: _from_json("".join(sparql.write(sparql.run(store, text), "json"))) for name, text in QUERIES.items()}


def _from_json(text: str) -> Rows:
    bindings = json.loads(text)["results"]["bindings"]
    return [{name: _term(value) for name, value in row.items()} for row in bindings]


def _term(value: dict[str, str]) -> tuple[str, ...]:
    if value["type"] != "literal":
        return value["type"], value["value"]
    language = value.get("xml:lang", "")
    return "literal", value["value"], language, value.get("datatype", RDF if language else XSD)


def _sparqlwrapper(served: Served) -> dict[str, Rows]:
    from SPARQLWrapper import JSON, POST, SPARQLWrapper

    answers = {}
    for name, text in QUERIES.items():
        wrapper = SPARQLWrapper(f"{served.address}/sparql")
        wrapper.setQuery(text)
        wrapper.setReturnFormat(JSON)
        wrapper.setMethod(POST)
        answers[name] = _from_json(json.dumps(wrapper.queryAndConvert()))
    return answers


def _rdflib(served: Served) -> dict[str, Rows]:
    graph = Graph(SPARQLStore(f"{served.address}/sparql"))
    return {name: [_row(r.asdict()) for r in graph.query(text)] for name, text in QUERIES.items()}  # type: ignore[union-attr]


def _row(row: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {str(name): _rdflib_term(value) for name, value in row.items()}


def _rdflib_term(value: object) -> tuple[str, ...]:
    if not isinstance(value, Literal):
        return "uri", str(value)
    return "literal", str(value), value.language or "", str(value.datatype or (RDF if value.language else XSD))


def _javascript(client: str) -> Callable[[Served], dict[str, Rows]]:
    def ask(served: Served) -> dict[str, Rows]:
        answers = json.loads(node("clients.mjs", client, f"{served.address}/sparql", given=json.dumps(QUERIES)))
        return {name: [{v: tuple(t) for v, t in row.items()} for row in rows] for name, rows in answers.items()}

    return ask


def _roqet(served: Served) -> dict[str, Rows]:
    if not shutil.which("roqet"):
        if os.environ.get("CI"):
            pytest.fail("roqet is needed")
        pytest.skip("roqet is not there")
    answers = {}
    for name, text in QUERIES.items():
        command = ["roqet", "-q", "-p", f"{served.address}/sparql", "-e", text, "-r", "xml"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        answers[name] = _from_xml(done.stdout)
    return answers


def _from_xml(text: str) -> Rows:
    """Read the results as roqet writes them, with an element for what is unbound."""
    space = "{http://www.w3.org/2005/sparql-results#}"
    rows = (result.iter(f"{space}binding") for result in ElementTree.fromstring(text).iter(f"{space}result"))
    return [{b.attrib["name"]: _xml_term(b[0]) for b in row if b[0].tag != f"{space}unbound"} for row in rows]


def _xml_term(element: ElementTree.Element) -> tuple[str, ...]:
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    kind = element.tag.rpartition("}")[2]
    if kind != "literal":
        return kind, element.text or ""
    return kind, element.text or "", language, element.get("datatype", RDF if language else XSD)


CLIENTS = {
    "SPARQLWrapper": _sparqlwrapper,
    "rdflib": _rdflib,
    "sparql-http-client": _javascript("sparql-http-client"),
    "comunica": _javascript("comunica"),
    "roqet": _roqet,
}


@pytest.mark.parametrize("client", CLIENTS)
def test_client(client: str, endpoint: Served, expected: dict[str, Rows]) -> None:
    answers = CLIENTS[client](endpoint)
    assert len(answers) == len(QUERIES) >= 29
    different = {name for name, rows in answers.items() if _sorted(rows) != _sorted(expected[name])}
    assert not different
    assert sum(bool(rows) for rows in expected.values()) >= 20


def _sorted(rows: Rows) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)
