"""The ontology under a reasoner: consistent alone, with each ontology that it is aligned to, and with a built graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from tests.alignment import UNR, own
from tests.conftest import corpus
from tests.owl import judge

pytestmark = pytest.mark.slow

# UNDO is written in terms of ALLOT
COPIES = [("allot",), ("c4o",), ("cito",), ("doco",), ("eli",), ("org",), ("prov-o",), ("undo", "allot")]


def test_the_ontology_is_consistent_and_in_owl_2_dl() -> None:
    verdict = judge(own())
    assert verdict.consistent
    assert verdict.unsatisfiable == (str(OWL.Nothing),)
    assert verdict.violations == ()


@pytest.mark.parametrize("names", COPIES, ids=" ".join)
def test_it_is_consistent_with_what_it_is_aligned_to(names: tuple[str, ...]) -> None:
    graph = own() + Graph()
    for name in names:
        graph.parse(corpus("ontologies", f"{name}.ttl"))
    verdict = judge(graph)
    assert verdict.consistent
    assert not [c for c in verdict.unsatisfiable if c.startswith(UNR)]


def test_a_built_graph_is_consistent_with_it(tmp_path: Path) -> None:
    assert judge(own() + built(tmp_path)).consistent


def test_a_contradiction_is_noticed(tmp_path: Path) -> None:
    graph = own() + built(tmp_path)
    work = next(graph.subjects(RDF.type, UNR.Resolution))
    assert not judge(graph.add((work, RDF.type, UNR.Vote)).add((work, RDF.type, UNR.Mention))).consistent
    assert isinstance(work, URIRef)


def built(folder: Path) -> Graph:
    """Return the graph of one sample in two languages, with all its States and a vote."""
    from kg.build import build
    from kg.data import PACKAGE
    from kg.rdf.terms import BASE

    build([str(PACKAGE / "samples" / f"A_HRC_RES_35_8.{code}.txt") for code in ("en", "zh")], folder, BASE)
    return Graph().parse(folder / "graph.ttl")
