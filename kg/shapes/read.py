"""Read a shapes file into constraints. What is not understood is an error: no constraint is left out in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ShapesError
from kg.shapes.model import SH, Constraint, Target, Term

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
_COMPONENTS = (
    "class",
    "datatype",
    "disjoint",
    "equals",
    "in",
    "languageIn",
    "lessThan",
    "maxCount",
    "minCount",
    "minInclusive",
    "nodeKind",
    "pattern",
    "uniqueLang",
)
_LISTS = ("in", "languageIn")
_OTHERS = {SH + name for name in ("path", "message", "property", "sparql")} | {_RDF + "type"}

Node = ox.NamedNode | ox.BlankNode | ox.Literal


class Shapes:
    """A shapes file as triples."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.graph = ox.Store()
        self.graph.load(path=str(path), format=ox.RdfFormat.TURTLE)

    def constraints(self) -> Iterator[Constraint]:
        """Yield all constraints, shape by shape. Raises ShapesError for what is not understood."""
        quads = self.graph.quads_for_pattern(None, _iri(_RDF + "type"), _iri(SH + "NodeShape"))
        shapes = [_usable(q.subject) for q in quads]
        for shape in sorted(shapes, key=str):
            targets = [Target(kind, str(o)[1:-1]) for kind in _TARGETS for o in self._objects(shape, kind)]
            if len(targets) != 1:
                raise ShapesError(f"{self.path}: {shape} has {len(targets)} targets; give it exactly one")
            yield from self._shape(shape, shape, targets[0])
            for part in self._objects(shape, "property"):
                yield from self._shape(part, shape, targets[0])
            for part in self._objects(shape, "sparql"):
                query = tuple(o for o in self._objects(part, "select") if isinstance(o, ox.Literal))
                yield Constraint(str(shape), targets[0], "", "sparql", query, self._message(part, shape))

    def _shape(self, node: Node, shape: Node, target: Target) -> Iterator[Constraint]:
        """Yield the constraints of a node shape or of one of its property shapes."""
        self._refuse_unknown(node, shape)
        path = next((self._path(o) for o in self._objects(node, "path")), "")
        for component in _COMPONENTS:
            for value in self._objects(node, component):
                values = tuple(self._list(value)) if component in _LISTS else (value,)
                terms = tuple(v for v in values if isinstance(v, Term))
                yield Constraint(str(shape), target, path, component, terms, self._message(node, shape))

    def _refuse_unknown(self, node: Node, shape: Node) -> None:
        known = _OTHERS | {SH + name for name in _TARGETS + _COMPONENTS}
        for quad in self._quads(node, None):
            if quad.predicate.value not in known:
                raise ShapesError(f"{self.path}: {shape} uses {quad.predicate.value}, which is not compiled; use sh:sparql")

    def _message(self, node: Node, shape: Node) -> str:
        for found in self._objects(node, "message"):
            if isinstance(found, ox.Literal):
                return found.value
        raise ShapesError(f"{self.path}: a constraint of {shape} has no sh:message; say there what must hold")

    def _path(self, node: Node) -> str:
        """Return a path as SPARQL writes it: an IRI, an inverse IRI, a sequence of IRIs."""
        if isinstance(node, ox.NamedNode):
            return str(node)
        if isinstance(node, ox.BlankNode):
            for inverse in self._objects(node, "inversePath"):
                return f"^{inverse}"
        return "/".join(map(str, self._list(node)))

    def _list(self, node: Node) -> Iterator[Node]:
        while isinstance(node, ox.BlankNode):
            [first] = self._quads(node, _RDF + "first")
            [rest] = self._quads(node, _RDF + "rest")
            yield _usable(first.object)
            node = _usable(rest.object)

    def _objects(self, node: Node, name: str) -> list[Node]:
        """Return the values of a SHACL property, in an order that is the same on every run."""
        found = [_usable(q.object) for q in self._quads(node, SH + name)]
        return sorted(found, key=lambda o: self._key(o) if isinstance(o, ox.BlankNode) else str(o))

    def _key(self, node: ox.BlankNode) -> str:
        """Return what orders parts of a shape: their paths and messages; blank nodes have no names that last."""
        path = next((self._path(o) for o in self._objects(node, "path")), "")
        return path + " ".join(str(o) for o in self._objects(node, "message"))

    def _quads(self, node: Node, predicate: str | None) -> list[ox.Quad]:
        subject = None if isinstance(node, ox.Literal) else node
        return list(self.graph.quads_for_pattern(subject, _iri(predicate) if predicate else None, None)) if subject else []


def _iri(value: str) -> ox.NamedNode:
    return ox.NamedNode(value)


def _usable(term: object) -> Node:
    if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal):
        return term
    raise ShapesError(f"{term} is no term of a shape")
