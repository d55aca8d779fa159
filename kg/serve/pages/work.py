"""The page of a work: what it is, its vote, its series, its paragraphs, its texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import symbols
from kg.serve.pages.graph import Graph, Shown, node
from kg.serve.pages.paragraphs import Paragraph, paragraphs
from kg.serve.pages.series import Step, Succession, series, successions
from kg.serve.pages.votes import Choice, vote
from kg.symbols import SymbolError

# what the head of the page states, in this order; sponsors, subjects and names have their own places
_FACTS = (
    "unr:adoptedBy",
    "unr:adoptedOn",
    "unr:adoption",
    "dcterms:issued",
    "unr:session",
    "unr:meeting",
    "unr:agendaItem",
    "unr:onReportOf",
    "unr:draft",
    "unr:follows",
    "unr:sponsor",
    "dcterms:subject",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A property with its values."""

    label: Shown
    values: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class TextOf:
    """A text of a work: its language, the file it was read from, where its stored words are, their page at the UN."""

    language: str
    source: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Work:
    """All that the page of a work shows besides its sections."""

    symbol: str
    title: Shown
    kind: Shown
    facts: tuple[Fact, ...]
    choices: tuple[Choice, ...]
    steps: tuple[Step, ...]
    successions: tuple[Succession, ...]
    paragraphs: tuple[Paragraph, ...]
    named: tuple[Shown, ...]
    texts: tuple[TextOf, ...]
    official: str


def work(graph: Graph, iri: ox.NamedNode, out: Path) -> Work:
    """Read the page of a work; `out` is the folder of the build."""
    symbol = graph.value(iri, "dcterms:identifier") or graph.short(iri.value)
    title = graph.in_language(iri, "dcterms:title")
    text = _text(graph, iri)
    return Work(
        symbol=symbol,
        title=Shown(title.value, language=title.language or "") if title else Shown(""),
        kind=graph.kind(iri),
        facts=facts(graph, iri, _FACTS),
        choices=vote(graph, iri),
        steps=series(graph, iri),
        successions=successions(graph, iri),
        paragraphs=tuple(paragraphs(graph, iri, text, out)),
        named=tuple(sorted((graph.shown(n) for n in graph.links(iri, "unr:mentions")), key=lambda shown: shown.text)),
        texts=tuple(_texts(graph, iri, text)),
        official=official(symbol, graph.language),
    )


def facts(graph: Graph, iri: ox.NamedNode, names: tuple[str, ...]) -> tuple[Fact, ...]:
    """Return those properties of an IRI that it has."""
    found = ((node(name), tuple(graph.shown(value) for value in graph.objects(iri, name))) for name in names)
    return tuple(Fact(graph.shown(property_), values) for property_, values in found if values)


def _text(graph: Graph, iri: ox.NamedNode) -> ox.NamedNode | None:
    """Return the text in the reader's language, else the English one, else any."""
    texts = {text.value.rpartition("#")[2]: text for text in graph.links(iri, "unr:text")}
    return texts.get(graph.language) or texts.get("en") or next(iter(texts.values()), None)


def _texts(graph: Graph, iri: ox.NamedNode, chosen: ox.NamedNode | None) -> list[TextOf]:
    return [
        TextOf(
            language=graph.value(text, "dcterms:language"),
            source=graph.value(text, "dcterms:source"),
            href=f"/texts/{graph.value(text, 'unr:sha256')}.txt",
            chosen=text == chosen,
        )
        for text in graph.links(iri, "unr:text")
    ]


def official(symbol: str, language: str) -> str:
    try:
        return symbols.page(symbols.parse(symbol), language)
    except SymbolError:
        return ""
