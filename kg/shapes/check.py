"""Run the shapes over the store of a build: one SPARQL query a constraint, whatever the size of the graph."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from heapq import nsmallest

import pyoxigraph as ox

from kg import data
from kg.rdf.terms import PREFIXES
from kg.shapes.compile import Classes, compile_constraint
from kg.shapes.model import Constraint, Result, Violation
from kg.shapes.read import Shapes

SHOWN = 5  # violations of one constraint that are kept

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"

_FINDINGS = """SELECT (CONCAT(?kind, IF(?tentative, " (tentative)", "")) AS ?name) (COUNT(?f) AS ?count) WHERE {
  ?f unr:kind ?kind OPTIONAL { ?f unr:ofKind/unr:tentative ?said } BIND(COALESCE(?said, false) AS ?tentative)
} GROUP BY ?kind ?tentative ORDER BY ?kind"""


def check(store: ox.Store, shown: int | None = SHOWN) -> list[Result]:
    """Return what became of each constraint; of its violations the first so many, None keeps all.

    Constraints are asked side by side: the store answers a query without the interpreter.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(lambda one: result_of(one, set(_violations(one, store)), shown), constraints()))


@cache
def constraints() -> tuple[Constraint, ...]:
    """Return the constraints of the shapes file that comes with the package."""
    return tuple(Shapes(data.ontology() / "shapes.ttl").constraints())


def findings(store: ox.Store) -> dict[str, int]:
    """Return how many findings of each kind a graph holds; a tentative kind is named so."""
    rows = store.query(_FINDINGS, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    return {row["name"].value: int(row["count"].value) for row in rows}


@cache
def classes() -> Classes:
    """Return the classes of the ontology with what is narrower and who belongs to them."""
    store = ox.Store()
    store.load(path=str(data.ontology() / "unres.ttl"), format=ox.RdfFormat.TURTLE)
    broader = set(_pairs(store, _RDFS + "subClassOf"))
    names = {name for pair in broader for name in pair}
    narrower = {name: tuple(sorted(_closure(name, broader))) for name in names}
    members: dict[str, set[str]] = defaultdict(set)
    for individual, kind in _pairs(store, _RDF + "type"):
        for name, below in narrower.items():
            if kind in below:
                members[name].add(individual)
    return Classes(narrower, {name: tuple(sorted(found)) for name, found in members.items()})


def _pairs(store: ox.Store, predicate: str) -> Iterator[tuple[str, str]]:
    """Yield the IRIs that a property joins."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            yield quad.subject.value, quad.object.value


def _closure(name: str, broader: set[tuple[str, str]]) -> set[str]:
    """Return a class and all that are narrower."""
    found, waiting = {name}, [name]
    while waiting:
        above = waiting.pop()
        below = {a for a, b in broader if b == above} - found
        found |= below
        waiting += below
    return found


def result_of(constraint: Constraint, found: set[Violation], shown: int | None) -> Result:
    """Return the number of violations of a constraint and the first of them."""
    first = sorted(found) if shown is None else nsmallest(shown, found)
    return Result(constraint, len(found), tuple(first))


def _violations(constraint: Constraint, store: ox.Store) -> Iterator[Violation]:
    solutions = store.query(compile_constraint(constraint, classes()), prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    valued = any(v.value == "value" for v in solutions.variables)
    for row in solutions:
        focus = str(row["this"])
        value = str(row["value"]) if valued else focus if constraint.component == "sparql" else ""
        yield Violation(focus, constraint.component, constraint.message, value)
