"""Run the shapes file through pySHACL: the reference that the compiled queries are compared with, for small graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import data
from kg.shapes.check import SHOWN, constraints, result_of
from kg.shapes.model import SH, Result, Violation

if TYPE_CHECKING:
    from rdflib.term import Node


def check_with_pyshacl(store: ox.Store, shown: int | None = SHOWN) -> list[Result]:
    """Return what became of each constraint, as `kg.shapes.check.check` does."""
    found: dict[tuple[str, str], set[Violation]] = defaultdict(set)
    for one in violations(store):
        found[one.component, one.message].add(one)
    return [result_of(c, found[c.component, c.message], shown) for c in constraints()]


def violations(store: ox.Store) -> Iterator[Violation]:
    """Yield what pySHACL finds."""
    import pyshacl
    from rdflib import RDF, Graph

    graph = Graph().parse(data=store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt")
    folder = data.ontology()
    shapes, ontology = Graph().parse(folder / "shapes.ttl"), Graph().parse(folder / "unres.ttl")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology, inference="none")
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, _sh("ValidationResult")):
        component = _component(str(report.value(result, _sh("sourceConstraintComponent"))))
        value = report.value(result, _sh("value")) if component not in _WITHOUT_VALUE else None
        yield Violation(
            _written(report.value(result, _sh("focusNode"))),
            component,
            str(report.value(result, _sh("resultMessage"))),
            _written(value) if value is not None else "",
        )


_WITHOUT_VALUE = {"minCount", "maxCount", "uniqueLang"}


def _component(iri: str) -> str:
    """Return the parameter of a component: sh:MinCountConstraintComponent -> minCount."""
    name = iri.removeprefix(SH).removesuffix("ConstraintComponent")
    return "sparql" if name == "SPARQL" else name[0].lower() + name[1:]


def _sh(name: str) -> Node:
    from rdflib import URIRef

    return URIRef(SH + name)


def _written(node: Node | None) -> str:
    """Return a term as N-Triples and the compiled queries write it."""
    from rdflib import Literal

    if not isinstance(node, Literal):
        return node.n3() if node is not None and hasattr(node, "n3") else ""
    if node.language:
        return str(ox.Literal(str(node), language=node.language))
    return str(ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None))
