"""The Turtle of a build: every tool reads the same graph from it, it is sorted, and no blank node or broken date is in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from rdflib.query import ResultRow

import kg
from kg.authority import UNR
from kg.rdf.terms import BASE, PREFIXES
from kg.store import open_store
from kg.symbols import is_valid
from tests.readers import READERS, missing


@pytest.fixture(scope="session")
def turtle(samples_out: Path) -> Path:
    """Return the Turtle of the samples."""
    return samples_out / "graph.ttl"


@pytest.fixture(scope="session")
def graph(turtle: Path) -> Graph:
    """Read the Turtle of the samples with rdflib."""
    return Graph().parse(turtle, format="turtle")


def test_pyoxigraph_and_the_store_have_the_triples_of_rdflib(graph: Graph, turtle: Path, samples_out: Path) -> None:
    store = ox.Store()
    store.load(path=str(turtle), format=ox.RdfFormat.TURTLE)
    assert len(graph) == len(store) == len(open_store(samples_out)) > 10_000
    assert {str(quad) for quad in store} == {str(quad) for quad in open_store(samples_out)}


@pytest.mark.parametrize("program", ["rapper", "serdi"])
def test_other_programs_have_the_triples_of_rdflib(graph: Graph, turtle: Path, program: str) -> None:
    if lacking := missing(program):
        message = f"{lacking} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    assert READERS[program][0](turtle) == len(graph)


def test_prefixes_come_first_and_are_sorted(turtle: Path) -> None:
    lines = turtle.read_text("utf-8").split("\n")
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert lines[: len(prefixes)] == prefixes == sorted(prefixes)
    assert {line.split()[1].rstrip(":") for line in prefixes} >= {*PREFIXES, "state", "body", "verb", "instrument"}
    assert lines[len(prefixes)] == "" and lines[-1] == ""


def subjects(turtle: Path, graph: Graph) -> Iterator[str]:
    """Yield the subjects in the order of the file, as IRIs."""
    for line in turtle.read_text("utf-8").split("\n"):
        if line and not line[0].isspace() and not line.startswith("@prefix"):
            name = line.split()[0]
            yield name[1:-1] if name.startswith("<") else str(graph.namespace_manager.expand_curie(name.replace("\\", "")))


def test_each_subject_stands_once_and_works_come_first(turtle: Path, graph: Graph) -> None:
    found = list(subjects(turtle, graph))
    assert len(found) == len(set(found)) == len(set(graph.subjects()))
    read = {str(s) for s in graph.subjects(URIRef(PREFIXES["unr"] + "text"))}
    works = [s.partition("#")[0] for s in found]
    assert list(dict.fromkeys(works))[: len(read)] == sorted(read)


def test_no_blank_nodes(graph: Graph) -> None:
    assert [t for t in graph if any(isinstance(term, BNode) for term in t)] == []


def test_no_literal_runs_over_a_line(turtle: Path) -> None:
    text = turtle.read_text("utf-8")
    assert '"""' not in text and "'''" not in text and "\r" not in text
    for line in text.split("\n"):
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0, line


def test_dates_and_numbers_are_valid(graph: Graph) -> None:
    typed = [o for o in graph.objects() if isinstance(o, Literal) and o.datatype]
    dates = [str(o) for o in typed if o.datatype == XSD.date]
    numbers = [str(o) for o in typed if o.datatype == XSD.integer]
    assert len(dates) > 100 and len(numbers) > 1000
    assert [d for d in dates if date.fromisoformat(d).isoformat() != d] == []
    assert [n for n in numbers if not re.fullmatch(r"0|[1-9]\d*", n)] == []
    durations = [str(o) for o in typed if o.datatype == XSD.duration]
    assert durations and [d for d in durations if not re.fullmatch(r"P\d+[YMD]", d)] == []
    assert {o.datatype for o in typed} <= {
        XSD.boolean,
        XSD.date,
        XSD.decimal,
        XSD.duration,
        XSD.gYear,
        XSD.gYearMonth,
        XSD.integer,
    }


def test_languages_and_iris(graph: Graph) -> None:
    assert {o.language for o in graph.objects() if isinstance(o, Literal) and o.language} <= {"ar", "en", "es", "fr", "ru", "zh"}
    for iri in {str(t) for triple in graph for t in triple if isinstance(t, URIRef)}:
        assert urlsplit(iri).scheme in ("http", "https") and not re.search(r'[\s<>"{}|\\^`]', iri), iri


def test_identifiers_are_canonical_symbols_of_their_nodes(graph: Graph) -> None:
    pairs = list(graph.subject_objects(URIRef(PREFIXES["dcterms"] + "identifier")))
    assert len(pairs) > 100
    for subject, symbol in pairs:
        assert str(subject) == f"{BASE}doc/{symbol}" and is_valid(str(symbol))


def test_mentions_stand_in_the_stored_texts(graph: Graph, samples_out: Path) -> None:
    unr = {name: URIRef(UNR + name) for name in ("Mention", "inText", "sha256", "start", "end", "quote")}
    mentions = list(graph.subjects(RDF.type, unr["Mention"]))
    contents = {p.stem: p.read_bytes().decode("utf-8") for p in (samples_out / "texts").iterdir()}
    assert len(mentions) > 500
    for mention in mentions:
        (text,) = graph.objects(mention, unr["inText"])
        (start,), (end,) = (list(graph.objects(mention, unr[name])) for name in ("start", "end"))
        content = contents[str(graph.value(text, unr["sha256"]))]
        assert content[int(str(start)) : int(str(end))] == str(graph.value(mention, unr["quote"]))


def rows(graph: Graph, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a query as text."""
    found = graph.query(query, initNs={name: URIRef(start) for name, start in PREFIXES.items()})
    return [tuple(map(str, row)) for row in found if isinstance(row, ResultRow)]


def test_open_graph_answers_as_rdflib(graph: Graph, samples_out: Path) -> None:
    query = "SELECT ?a ?b WHERE { ?a cito:cites ?b . ?a unr:adoptedBy ?body } ORDER BY ?a ?b"
    opened = kg.open_graph(str(samples_out))
    expected = rows(graph, query)
    assert len(expected) > 100
    assert rows(opened, query) == expected
    opened.close()


def test_open_graph_says_where_there_is_none(tmp_path: Path) -> None:
    from kg.errors import NoGraph

    with pytest.raises(NoGraph, match="no graph here"):
        kg.open_graph(str(tmp_path))
