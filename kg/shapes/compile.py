"""Compile a constraint to SPARQL: a query that selects ?this, and ?value where one value is wrong.

A value is wrong as SHACL says it: https://www.w3.org/TR/shacl/#core-components. A literal that its datatype can't read
(2015-02-30) is wrong too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.errors import ShapesError
from kg.shapes.model import SH, Constraint, Target

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_KINDS = {SH + "IRI": "isIRI(?value)", SH + "Literal": "isLiteral(?value)"}
# datatypes whose words can be wrong, and that a SPARQL engine can read
_READABLE = {_XSD + name for name in ("date", "integer", "gYear", "decimal", "dateTime", "boolean")}


@dataclass(frozen=True, slots=True)
class Classes:
    """What the ontology says that a graph need not repeat: class -> its subclasses with itself, class -> individuals."""

    narrower: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]

    def test(self, node: str, name: str) -> str:
        """Return a pattern that holds if a node is of a class."""
        names = self.narrower.get(name, (name,))
        if len(names) == 1:
            return f"{node} {_TYPE} <{name}> ."
        return f"{node} {_TYPE} ?class . FILTER(?class IN ({_list(names)}))"


def compile_constraint(constraint: Constraint, classes: Classes) -> str:
    """Return the query that finds what violates a constraint.

    Raises ShapesError if a value of the constraint has no equivalent here.
    """
    if constraint.component == "sparql":
        return _sparql(constraint, classes)
    return _BODIES[constraint.component](constraint, classes)


def _target(target: Target, classes: Classes) -> str:
    """Return a pattern that binds ?this to the nodes that a shape is about."""
    if target.kind == "targetClass":
        test = classes.test("?this", target.iri)
        return f"{{ SELECT DISTINCT ?this {{ {test} }} }}" if "FILTER" in test else test
    triple = f"?this <{target.iri}> ?o" if target.kind == "targetSubjectsOf" else f"?s <{target.iri}> ?this"
    return f"{{ SELECT DISTINCT ?this {{ {triple} }} }}"


def _sparql(constraint: Constraint, classes: Classes) -> str:
    """Return the query of sh:sparql with the nodes of the target put where SHACL binds $this."""
    [query] = constraint.values
    return re.sub(r"(WHERE\s*\{)", lambda m: f"{m[1]} {_target(constraint.target, classes)}", query.value, count=1)


def _wrong(test: Callable[[Constraint, Classes], str]) -> Callable[[Constraint, Classes], str]:
    """Make a query for values from what a wrong value is: a pattern over ?value."""

    def query(constraint: Constraint, classes: Classes) -> str:
        values = f"?this {constraint.path} ?value ." if constraint.path else "BIND(?this AS ?value)"
        return (
            f"SELECT DISTINCT ?this ?value WHERE {{ {_target(constraint.target, classes)} {values} {test(constraint, classes)} }}"
        )

    return query


def _class(constraint: Constraint, classes: Classes) -> str:
    name = _only(constraint)
    known = classes.members.get(name, ())
    named = f"FILTER(!(?value IN ({_list(known)})))" if known else ""
    return f"{named} FILTER NOT EXISTS {{ {classes.test('?value', name)} }}"


def _datatype(constraint: Constraint, _: Classes) -> str:
    name = _only(constraint)
    typed = f"isLiteral(?value) && DATATYPE(?value) = <{name}>"
    if name in _READABLE:
        return f"BIND(<{name}>(STR(?value)) AS ?read) FILTER(!({typed} && BOUND(?read)))"
    return f"FILTER(!({typed}))"


def _in(constraint: Constraint, _: Classes) -> str:
    return "FILTER(!(" + " || ".join(f"sameTerm(?value, {v})" for v in constraint.values) + "))"


def _language_in(constraint: Constraint, _: Classes) -> str:
    return "FILTER(!(" + " || ".join(f"langMatches(LANG(?value), {v})" for v in constraint.values) + "))"


def _node_kind(constraint: Constraint, _: Classes) -> str:
    name = _only(constraint)
    if name not in _KINDS:
        raise ShapesError(f"{constraint.shape}: the node kind {name} is not compiled; use sh:IRI or sh:Literal")
    return f"FILTER(!{_KINDS[name]})"


def _pattern(constraint: Constraint, _: Classes) -> str:
    return f"FILTER(!(!isBlank(?value) && REGEX(STR(?value), {constraint.values[0]})))"


def _min_inclusive(constraint: Constraint, _: Classes) -> str:
    return f"FILTER(!COALESCE(?value >= {constraint.values[0]}, false))"


def _less_than(constraint: Constraint, _: Classes) -> str:
    return f"?this {constraint.values[0]} ?other FILTER(!COALESCE(?value < ?other, false))"


def _disjoint(constraint: Constraint, _: Classes) -> str:
    return f"?this {constraint.values[0]} ?value"


def _equals(constraint: Constraint, classes: Classes) -> str:
    one, other = f"?this {constraint.path} ?value", f"?this {constraint.values[0]} ?value"
    missing = [f"{{ {a} FILTER NOT EXISTS {{ {b} }} }}" for a, b in ((one, other), (other, one))]
    return f"SELECT DISTINCT ?this ?value WHERE {{ {_target(constraint.target, classes)} {' UNION '.join(missing)} }}"


def _min_count(constraint: Constraint, classes: Classes) -> str:
    target, values = _target(constraint.target, classes), f"?this {constraint.path} ?value"
    least = int(constraint.values[0].value)
    if least == 1:
        return f"SELECT ?this WHERE {{ {target} FILTER NOT EXISTS {{ {values} }} }}"
    return f"SELECT ?this WHERE {{ {target} OPTIONAL {{ {values} }} }} GROUP BY ?this HAVING(COUNT(DISTINCT ?value) < {least})"


def _max_count(constraint: Constraint, classes: Classes) -> str:
    most = constraint.values[0].value
    many = f"SELECT ?this {{ ?this {constraint.path} ?value }} GROUP BY ?this HAVING(COUNT(DISTINCT ?value) > {most})"
    return f"SELECT ?this WHERE {{ {{ {many} }} {_target(constraint.target, classes)} }}"


def _unique_lang(constraint: Constraint, classes: Classes) -> str:
    values = f"?this {constraint.path} ?value , ?other"
    same = 'LANG(?value) != "" && LANG(?value) = LANG(?other) && STR(?value) < STR(?other)'
    return f"SELECT DISTINCT ?this WHERE {{ {_target(constraint.target, classes)} {values} FILTER({same}) }}"


def _only(constraint: Constraint) -> str:
    [value] = constraint.values
    return value.value


def _list(iris: tuple[str, ...]) -> str:
    return ", ".join(f"<{iri}>" for iri in iris)


_BODIES: dict[str, Callable[[Constraint, Classes], str]] = {
    "class": _wrong(_class),
    "datatype": _wrong(_datatype),
    "disjoint": _wrong(_disjoint),
    "equals": _equals,
    "in": _wrong(_in),
    "languageIn": _wrong(_language_in),
    "lessThan": _wrong(_less_than),
    "maxCount": _max_count,
    "minCount": _min_count,
    "minInclusive": _wrong(_min_inclusive),
    "nodeKind": _wrong(_node_kind),
    "pattern": _wrong(_pattern),
    "uniqueLang": _unique_lang,
}
