"""Read values and labels out of the store, as a page in one language shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import quote

import pyoxigraph as ox

from kg import data
from kg.rdf.terms import PREFIXES
from kg.serve.words import words

UNR = PREFIXES["unr"]
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_KEPT = 20_000  # names in memory for a language, about 10 MB
_NAMES = ("skos:prefLabel", "rdfs:label", "dcterms:title")


@dataclass(frozen=True, slots=True)
class Shown:
    """A value on a page: its text and the text's language, where it leads (empty: nowhere), a second line below it."""

    text: str
    href: str = ""
    below: str = ""
    language: str = ""
    below_language: str = ""


@cache
def node(name: str) -> ox.NamedNode:
    """Return a prefixed name as a term."""
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


@cache
def ontology() -> ox.Store:
    """Return the ontology: its labels are the words of the pages."""
    store = ox.Store()
    store.load(path=str(data.ontology() / "unres.ttl"), format=ox.RdfFormat.TURTLE)
    return store


class Graph:
    """The store and the ontology, read for one language. The store does not change: names that were read are kept."""

    def __init__(self, store: ox.Store, base: str, language: str) -> None:
        self.store = store
        self.base = base
        self.language = language
        self.shown = lru_cache(maxsize=_KEPT)(self._shown)

    def objects(self, subject: ox.NamedNode, name: str) -> list[Term]:
        """Return the values of a property, sorted."""
        return sorted((quad.object for quad in self.store.quads_for_pattern(subject, node(name), None)), key=str)

    def subjects(self, name: str, value: Term) -> list[ox.NamedNode]:
        """Return what has this value of a property, sorted."""
        found = (quad.subject for quad in self.store.quads_for_pattern(None, node(name), value))
        return sorted((s for s in found if isinstance(s, ox.NamedNode)), key=str)

    def links(self, subject: ox.NamedNode, name: str) -> list[ox.NamedNode]:
        """Return the values of a property that are IRIs, sorted."""
        return [value for value in self.objects(subject, name) if isinstance(value, ox.NamedNode)]

    def described(self, pattern: str, names: Sequence[str]) -> dict[ox.NamedNode, dict[str, list[Term]]]:
        """Return the values of some properties of every `?one` of a pattern, sorted: one query instead of one a value."""
        query = f"SELECT ?one ?property ?value {{ {pattern} . ?one ?property ?value FILTER(?property IN ({', '.join(names)})) }}"
        named = {node(name): name for name in names}
        found: dict[ox.NamedNode, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for one, property_, value in self.rows(query):
            found[one][named[property_]].append(value)
        for values in found.values():
            for each in values.values():
                each.sort(key=str)
        return found

    def rows(self, query: str) -> ox.QuerySolutions:
        """Return the rows of a SELECT query."""
        found = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        return found

    def value(self, subject: ox.NamedNode, name: str) -> str:
        """Return the text of the first value of a property, empty if there is none."""
        return next((plain(value) for value in self.objects(subject, name)), "")

    def has(self, iri: ox.NamedNode) -> bool:
        """Tell whether the graph or the ontology says anything of an IRI."""
        stores = (self.store, ontology())
        return any(next(s.quads_for_pattern(*ends), None) for s in stores for ends in ((iri, None, None), (None, None, iri)))

    def in_language(self, subject: ox.NamedNode, name: str) -> ox.Literal | None:
        """Return the value of a property in the reader's language, else in English, else in any."""
        stores = (self.store, ontology())
        return self.chosen(q.object for store in stores for q in store.quads_for_pattern(subject, node(name), None))

    def chosen(self, values: Iterable[Term]) -> ox.Literal | None:
        """Return that of some values which is in the reader's language, else in English, else in any."""
        literals = [value for value in values if isinstance(value, ox.Literal)]
        order = (self.language, "en")
        return min(
            literals,
            key=lambda v: (order.index(v.language or "") if v.language in order else len(order), str(v)),
            default=None,
        )

    def _shown(self, term: Term | None) -> Shown:
        """Return a value as the page shows it: an IRI by its name, linked; a literal by its text."""
        if term is None:
            return Shown("")
        if isinstance(term, ox.Literal):
            return Shown(term.value, language=term.language or "")
        if not isinstance(term, ox.NamedNode):
            return Shown(str(term))
        whole, _, part = term.value.partition("#")
        symbol = self.value(ox.NamedNode(whole), "dcterms:identifier") if whole.startswith(self.base) else ""
        if symbol:
            title = self.in_language(ox.NamedNode(whole), "dcterms:title")
            below, language = (title.value, title.language or "") if title else ("", "")
            return Shown(f"{symbol} {part}".rstrip(), self.href(term), below, "", language)
        name, language = self.name(term)
        return Shown(name, self.href(term), language=language)

    def name(self, iri: ox.NamedNode) -> tuple[str, str]:
        """Return the name of an IRI and its language: a label, a description, a word for a property, or the IRI in short."""
        for property_ in _NAMES:
            label = self.in_language(iri, property_)
            if label:
                return label.value, label.language or ""
        bodies = self.links(iri, "unr:body")
        if bodies:
            kind = next(iter(self.links(iri, "rdf:type")), None)
            told = [self.name(bodies[0])[0], self.name(kind)[0] if kind else "", self.value(iri, "unr:number")]
            return " · ".join(word for word in told if word), self.language
        short = self.short(iri.value)
        word = words()[self.language]["properties"].get(short)
        return (word, self.language) if word else (short, "")

    def kind(self, iri: ox.NamedNode) -> Shown:
        """Return the class of an IRI: this ontology's before others'."""
        classes = sorted(self.links(iri, "rdf:type"), key=lambda one: (not one.value.startswith(UNR), one.value))
        return self.shown(next(iter(classes), None))

    def short(self, iri: str) -> str:
        """Return an IRI as short as it can be told apart."""
        for prefix, start in PREFIXES.items():
            if iri.startswith(start):
                return f"{prefix}:{iri[len(start) :]}"
        return iri.removeprefix(self.base + "doc/").removeprefix(self.base)

    def href(self, iri: ox.NamedNode) -> str:
        """Return the address of the page of an IRI on this server."""
        if iri.value.startswith(UNR):
            return "/ontology#" + iri.value.removeprefix(UNR)
        if iri.value.startswith(self.base):
            return "/" + iri.value.removeprefix(self.base)
        return "/about?iri=" + quote(iri.value, safe="")

    def parts(self, whole: ox.NamedNode) -> Iterator[ox.NamedNode]:
        """Yield an IRI and its fragments: a work with its provisions, citations, mentions, vote, findings."""
        start = whole.value + "#"
        waiting, seen = [whole], {whole}
        while waiting:
            one = waiting.pop()
            yield one
            near: list[Term] = [quad.object for quad in self.store.quads_for_pattern(one, None, None)]
            near += [*self.subjects("dcterms:isPartOf", one), *self.subjects("unr:about", one)]
            for other in near:
                if isinstance(other, ox.NamedNode) and other not in seen and other.value.startswith(start):
                    seen.add(other)
                    waiting.append(other)


def plain(term: Term) -> str:
    """Return a literal's text or an IRI."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
