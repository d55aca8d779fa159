"""Fill the templates: escaped, in the reader's language, mirrored where it is written from right to left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.language import CODES
from kg.serve.limits import Answer
from kg.serve.pages.graph import UNR, Graph, Shown, ontology
from kg.serve.pages.markup import direction, line, markups
from kg.serve.words import words


def render(template: str, graph: Graph, context: Mapping[str, object], status: int = 200) -> Answer:
    """Return a page."""
    text = (
        _environment()
        .get_template(template)
        .render(
            language=graph.language,
            direction=direction,
            languages=[(code, words()[code]["name"]) for code in CODES],
            w=words()[graph.language],
            show=markups(graph.language).show,
            below=markups(graph.language).below,
            cell=markups(graph.language).cell,
            term=lambda name: _term(graph, name),
            **context,
        )
    )
    # a lone surrogate, which a damaged file can leave in a title, has no UTF-8 form
    return Answer(text.encode(errors="replace"), "text/html; charset=utf-8", status)


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("kg.serve"), autoescape=True, trim_blocks=True, undefined=StrictUndefined)
    environment.filters["asked"] = lambda query: "/query#query=" + quote(query, safe="")
    environment.filters["line"] = line
    environment.filters["column"] = _column
    return environment


def _term(graph: Graph, name: str) -> Shown:
    """Return a term of the ontology by its name, as the page shows it."""
    return graph.shown(ox.NamedNode(UNR + name))


def _column(name: str, language: str) -> str:
    """Return the heading of a column: one of the words, else the name of the property of the ontology."""
    own = words()[language]["columns"].get(name)
    return str(own or Graph(ontology(), UNR, language).name(ox.NamedNode(UNR + name))[0])
