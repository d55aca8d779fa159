"""Addressees and deliverables: every entry in six languages, and every form one that can be told from others."""

from __future__ import annotations

from collections import defaultdict

import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import SKOS

from kg import data

UNR = Namespace("https://w3id.org/unres/ontology#")
LANGUAGES = {"zh", "en", "fr", "es", "ru", "ar"}
# Words that name two classes at once: "international and regional organizations".
TWO = {"actor/international-organizations", "actor/regional-organizations"}
FILES = {"actors.ttl": (UNR.ActorClass, "actor", 39), "deliverables.ttl": (UNR.Deliverable, "deliverable", 20)}
each = pytest.mark.parametrize("name", FILES)


def entries(name: str) -> tuple[Graph, dict[str, URIRef]]:
    """Return a file as read, and its entries by name."""
    graph = Graph().parse(data.ontology() / name)
    kind = FILES[name][0]
    return graph, {
        str(s).removeprefix("https://w3id.org/unres/"): s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)
    }


@each
def test_every_entry_has_a_name_in_each_language_and_stands_in_the_scheme(name: str) -> None:
    graph, found = entries(name)
    scheme = URIRef(f"https://w3id.org/unres/{FILES[name][1]}/scheme")
    assert len(found) >= FILES[name][2]
    for entry, node in [*found.items(), ("scheme", scheme)]:
        labels = [o for o in graph.objects(node, SKOS.prefLabel) if isinstance(o, Literal)]
        assert sorted(str(o.language) for o in labels) == sorted(LANGUAGES), entry
    assert set(graph.subjects(SKOS.inScheme, scheme)) == set(found.values())


@each
def test_no_form_stands_in_two_entries_nor_twice_in_one(name: str) -> None:
    graph, found = entries(name)
    owners: dict[tuple[str, str], list[str]] = defaultdict(list)
    sought = (SKOS.hiddenLabel, UNR.actLabel, *((SKOS.prefLabel,) if name == "actors.ttl" else ()))
    for entry, node in found.items():
        for predicate in sought:
            for label in graph.objects(node, predicate):
                assert isinstance(label, Literal)
                owners[str(label.language), str(label)].append(entry)
    assert len(owners) > 300
    assert {form: names for form, names in owners.items() if len(names) > 1 and set(names) != TWO} == {}


def test_every_deliverable_can_be_found_in_each_language() -> None:
    graph, found = entries("deliverables.ttl")
    for entry, node in found.items():
        forms = [*graph.objects(node, SKOS.hiddenLabel), *graph.objects(node, UNR.actLabel)]
        assert {str(o.language) for o in forms if isinstance(o, Literal)} == LANGUAGES, entry


@each
def test_a_file_says_where_it_is_from_and_is_sorted(name: str) -> None:
    lines = (data.ontology() / name).read_text("utf-8").splitlines()
    assert lines[0].startswith("# ") and lines[1].startswith("# Source: ") and "# Date: 2026-11-22" in lines
    names = [line.split(">")[0] for line in lines if line.startswith("<")]
    assert names == sorted(names)
    assert not [node for node in entries(name)[0].all_nodes() if isinstance(node, BNode)]
