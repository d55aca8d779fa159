"""Sections of a page that are a query's table: what is seen can be asked for again, as SPARQL.

A section is a file of `kg/serve/sections/`; `$this` in it stands for the IRI of the page. `sections.toml` there says which
page has which.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES
from kg.serve.pages.graph import Graph, Shown

FOLDER = files("kg.serve") / "sections"
MOST = 100  # rows on a page


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a heading: the name of the query, its text, columns and rows, whether there are more rows."""

    name: str
    query: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]
    more: bool


@cache
def _queries() -> Mapping[str, str]:
    return {f.name.removesuffix(".rq"): f.read_text(encoding="utf-8") for f in FOLDER.iterdir() if f.name.endswith(".rq")}


@cache
def _table() -> Mapping[str, list[str]]:
    return tomllib.loads((FOLDER / "sections.toml").read_text(encoding="utf-8"))["sections"]  # type: ignore[no-any-return]


def sections(graph: Graph, this: ox.NamedNode | None, kind: str) -> list[Section]:
    """Return the sections of a page of this kind that hold anything."""
    found = (section(graph, this, name) for name in _table().get(kind, ()))
    return [one for one in found if one.rows]


def section(graph: Graph, this: ox.NamedNode | None, name: str) -> Section:
    """Run the query of one section."""
    query = _queries()[name].replace("$this", str(this))
    result = graph.store.query(f"{query}LIMIT {MOST + 1}", prefixes=PREFIXES)
    assert isinstance(result, ox.QuerySolutions)
    columns = tuple(variable.value for variable in result.variables)
    rows = [tuple(graph.shown(row[column]) for column in columns) for row in result]
    return Section(name, query, columns, tuple(rows[:MOST]), len(rows) > MOST)
