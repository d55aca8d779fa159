"""The description of the graph in itself: its numbers are those of the graph, and it is the same on every run."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.rdf.dataset import class_counts, dataset_lines
from kg.rdf.terms import BASE, PREFIXES
from kg.store import open_store

DATASET = f"<{BASE}dataset>"


@pytest.fixture(scope="module")
def store(samples_out: Path) -> ox.Store:
    """Open the store of the samples' graph."""
    return open_store(samples_out)


def values(store: ox.Store, pattern: str) -> list[str]:
    """Return the values of ?x in a pattern, sorted."""
    rows = store.query(f"SELECT ?x {{ {pattern} }}", prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    return sorted(str(getattr(row["x"], "value", "")) for row in rows)


def test_it_counts_its_own_triples_too(store: ox.Store) -> None:
    assert values(store, f"{DATASET} void:triples ?x") == [str(len(store))]


def test_it_counts_the_nodes_of_each_class(store: ox.Store) -> None:
    counted = "SELECT (CONCAT(STR(?c), ' ', STR(COUNT(DISTINCT ?s))) AS ?x) { ?s a ?c } GROUP BY ?c"
    rows = [r for r in values(store, f"{{ {counted} }}") if r.startswith(PREFIXES["unr"])]
    stated = f"{DATASET} void:classPartition ?p . ?p void:class ?c ; void:entities ?n BIND(CONCAT(STR(?c), ' ', STR(?n)) AS ?x)"
    assert values(store, stated) == rows
    assert f"{PREFIXES['unr']}Text 32" in rows


def test_it_names_every_vocabulary_that_is_used(store: ox.Store) -> None:
    used = {q.predicate.value for q in store}
    stated = values(store, f"{DATASET} void:vocabulary ?x")
    assert not [p for p in used if not p.startswith((*stated, PREFIXES["rdf"], PREFIXES["owl"]))]
    assert not [v for v in stated if not any(p.startswith(v) for p in used)]


def test_it_states_source_and_terms(store: ox.Store) -> None:
    assert values(store, f"{DATASET} dcterms:license ?x") == ["https://spdx.org/licenses/MIT"]
    assert values(store, f"{DATASET} dcterms:source/dcterms:publisher ?x") == ["http://www.wikidata.org/entity/Q1065"]
    assert values(store, f"{DATASET} dcterms:source/dcat:landingPage ?x") == ["https://docs.un.org/"]
    assert "United Nations" in values(store, f"{DATASET} dcterms:rights ?x")[0]


def test_the_name_of_the_licence_is_that_of_the_project() -> None:
    assert (Path(__file__).parent.parent / "LICENSE").read_text("utf-8").startswith("MIT License")


def test_counts_of_parts_add_up_and_nothing_else_decides() -> None:
    lines = [f"<urn:{i}> <{PREFIXES['rdf']}type> <{PREFIXES['unr']}Text> ." for i in range(4)]
    parts = class_counts(lines[:1]) + class_counts(lines[1:])
    assert parts == class_counts(lines) == {f"<{PREFIXES['unr']}Text>": 4}
    assert dataset_lines(4, parts, "https://example.org/") == dataset_lines(
        4, class_counts(reversed(lines)), "https://example.org/"
    )


def test_a_literal_that_looks_like_a_type_does_not_count() -> None:
    assert not class_counts(['<urn:a> <urn:b> "x" .', f"<urn:a> <urn:type> <{PREFIXES['unr']}Text> ."])
