"""Answer a request for a page: find what is at the address, choose its template and its format."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from kg import sparql
from kg.data import PACKAGE
from kg.language import CODES
from kg.rdf.terms import PREFIXES
from kg.rdf.terms import iri as minted
from kg.serve import formats
from kg.serve.evaluate import packed
from kg.serve.limits import Answer, Limits
from kg.serve.pages.describe import describe
from kg.serve.pages.entity import entity
from kg.serve.pages.graph import UNR, Graph, Shown, ontology
from kg.serve.pages.render import render
from kg.serve.pages.sections import sections
from kg.serve.pages.terms import terms
from kg.serve.pages.work import official, work
from kg.serve.search import search
from kg.store import base_of, open_store

# classes whose pages have sections; every class of works is a subclass of the first
_KINDS = ("Document", "State", "Body", "Instrument", "Verb", "Session", "Meeting", "AgendaItem", "ActorClass", "Deliverable")
_FOUND = 50
_KEPT = 256  # answers in memory, about 10 MB
_OFFERS = {**formats.PAGE, **formats.GRAPHS}


@dataclass(frozen=True, slots=True)
class Page:
    """A request for a page: the path without its first slash, percent-encoded; the reader's language; parameters."""

    path: str
    language: str
    given: tuple[tuple[str, str], ...] = ()
    accept: str = ""
    gzip: bool = False

    @property
    def parameters(self) -> Mapping[str, str]:
        """The parameters by name."""
        return dict(self.given)


class Pages:
    """What the pages are read from: the store, the stored texts, the index of the search; none of them changes."""

    def __init__(self, out: Path, index: Path, limits: Limits) -> None:
        self.store = open_store(out)
        self.base = base_of(self.store)
        self.out = out
        self.index = sqlite3.connect(f"file:{index}?mode=ro", uri=True)
        self.limits = limits
        self.graphs = {code: Graph(self.store, self.base, code) for code in CODES}
        self.answer = lru_cache(maxsize=_KEPT)(self._answer)

    def _answer(self, page: Page) -> Answer:
        """Return the answer to a request. Raises Refused (406) if it asks for no format that there is."""
        graph = self.graphs[page.language]
        fixed = {"": self._home, "search": self._search, "query": self._query, "ontology": self._ontology}
        found = fixed[page.path](graph, page) if page.path in fixed else self._iri(graph, page)
        vary = {"Vary": "Accept, Accept-Encoding, Accept-Language, Cookie", "Content-Language": page.language}
        return packed(Answer(found.body, found.media_type, found.status, {**vary, **found.headers}), page.gzip)

    def _home(self, graph: Graph, page: Page) -> Answer:
        shown = sections(graph, None, "home")
        bodies = [graph.shown(iri) for iri in self._adopting(graph)]
        return render("home.html", graph, {"sections": shown, "bodies": bodies, "triples": len(self.store)})

    def _adopting(self, graph: Graph) -> list[ox.NamedNode]:
        """Return the bodies that adopted what was read."""
        query = "SELECT ?body (COUNT(?work) AS ?n) { ?work unr:adoptedBy ?body } GROUP BY ?body ORDER BY DESC(?n)"
        rows = self.store.query(query, prefixes=PREFIXES)
        return [row["body"] for row in rows if isinstance(row["body"], ox.NamedNode)]  # type: ignore[union-attr]

    def _search(self, graph: Graph, page: Page) -> Answer:
        typed = page.parameters.get("q", "")
        if page.parameters.get("format") == "json":
            return Answer(self._suggestions(graph, typed), "application/json")
        found = [self._result(graph, iri) for iri in search(self.index, typed, _FOUND)]
        return render("search.html", graph, {"typed": typed, "found": found})

    def _suggestions(self, graph: Graph, typed: str) -> bytes:
        found = (self._result(graph, iri) for iri in search(self.index, typed, 8))
        listed = [{"text": one.text, "below": one.below, "kind": kind.text, "href": one.href} for one, kind in found]
        return json.dumps(listed, ensure_ascii=False).encode(errors="replace")

    def _result(self, graph: Graph, iri: str) -> tuple[Shown, Shown]:
        node = ox.NamedNode(iri)
        return graph.shown(node), graph.kind(node)

    def _query(self, graph: Graph, page: Page) -> Answer:
        examples = {name: (what, sparql.text_of(name)) for name, what in sparql.shipped().items()}
        given = {"examples": examples, "limits": self.limits, "prefixes": PREFIXES, "base": self.base}
        return render("query.html", graph, given | {"bundled": (PACKAGE / "web" / "bundle" / "yasgui.js").is_file()})

    def _ontology(self, graph: Graph, page: Page) -> Answer:
        chosen = formats.choose(page.accept, page.parameters.get("format"), _OFFERS)
        if chosen != "html":
            return describe(Graph(ontology(), UNR, page.language), ox.NamedNode(UNR.rstrip("#")), chosen)
        return render("ontology.html", graph, {"groups": terms(graph)})

    def _iri(self, graph: Graph, page: Page) -> Answer:
        iri = self._named(graph, page)
        if not iri or not graph.has(iri):
            return self._missing(graph, page)
        chosen = formats.choose(page.accept, page.parameters.get("format"), _OFFERS)
        if chosen != "html":
            return describe(graph, iri, chosen)
        kinds = [kind.value.removeprefix(UNR) for kind in graph.links(iri, "rdf:type")]
        kind = "Document" if iri.value.startswith(graph.base + "doc/") else next((k for k in kinds if k in _KINDS), "")
        context: dict[str, object] = {
            "iri": iri.value,
            "external": not iri.value.startswith(graph.base),
            "sections": sections(graph, iri, kind),
        }
        if kind == "Document":
            return render("work.html", graph, context | {"work": work(graph, iri, self.out)})
        return render("entity.html", graph, context | {"entity": entity(graph, iri, referring=not kind)})

    def _named(self, graph: Graph, page: Page) -> ox.NamedNode | None:
        """Return the IRI that an address names, in the spelling of the graph."""
        try:
            if page.path == "about":
                return ox.NamedNode(page.parameters.get("iri", ""))
            return ox.NamedNode(minted(graph.base, unquote(page.path))[1:-1])
        except ValueError:
            return None

    def _missing(self, graph: Graph, page: Page) -> Answer:
        typed = unquote(page.path).removeprefix("doc/")
        found = [self._result(graph, iri) for iri in search(self.index, typed, 10)]
        return render("missing.html", graph, {"typed": typed, "found": found, "official": official(typed, page.language)}, 404)
