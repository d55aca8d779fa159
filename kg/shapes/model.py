"""The values of a check: the constraints of the shapes file and what violates them."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

SH = "http://www.w3.org/ns/shacl#"

Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Target:
    """Which nodes a shape is about: `kind` is "targetClass", "targetSubjectsOf" or "targetObjectsOf" of an IRI."""

    kind: str
    iri: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing that one shape asks.

    `path` is a SPARQL property path with full IRIs, empty where the node itself is meant. `component` is the name of the
    SHACL parameter (minCount, class, sparql), `values` its value or the members of its list; of sh:sparql, the query.
    """

    shape: str
    target: Target
    path: str
    component: str
    values: tuple[Term, ...]
    message: str


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that violates a constraint: terms as N-Triples writes them.

    `value` is empty where no single value is wrong, and the node itself where sh:sparql names no value.
    """

    focus: str
    component: str
    message: str
    value: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one constraint: the number of violations and the first of them, sorted."""

    constraint: Constraint
    total: int
    first: tuple[Violation, ...]
