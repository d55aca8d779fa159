"""Mint the IRIs of one work and its parts, and state the evidence that its parts hold."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Mention
from kg.rdf.entries import work_entry
from kg.rdf.terms import escaped, iri, line, term, text


class Minting:
    """Mints the IRIs of one work below a base, as one text of it names them.

    `needs` holds what these refer to, as it is met: entries, by their IRIs below the base, and triples about things
    outside the base, which other works state too.
    """

    def __init__(self, symbol: str, language: str, base: str) -> None:
        self.symbol = symbol
        self.language = language
        self.base = base
        self.work = iri(base, "doc/", symbol)
        self.needs: set[str] = set()
        self._start = self.work.removesuffix(">")  # of the IRIs of its parts
        self._nodes: dict[str, str] = {}  # of entries

    def part(self, fragment: str) -> str:
        """Return the IRI of a part of the work: OP12(a), vote, zh."""
        return f"{self._start}#{escaped(fragment)}>"

    def entity(self, entry: str) -> str:
        """Return the IRI of an entry: state/FRA."""
        if entry not in self._nodes:
            self.needs.add(entry)
            self._nodes[entry] = iri(self.base, entry)
        return self._nodes[entry]

    def document(self, symbol: str) -> str:
        """Return the IRI of another work."""
        self.needs.add(work_entry(symbol))
        return iri(self.base, "doc/", symbol)

    def header(self, label: str) -> Iterator[str]:
        """Yield the node of the cover and title when something stands there."""
        if label == "HEADER":
            yield line(self.part(label), term("rdf:type"), term("unr:Header"))
            yield line(self.part(label), term("dcterms:isPartOf"), self.work)

    def place(self, mention: Mention) -> str:
        """Return the IRI of a mention."""
        return f"{self._start}#{self.language}:{mention.start}-{mention.end}>"

    def mention(self, holder: str, mention: Mention) -> tuple[str, ...]:
        """Return the triples of a mention, which is evidence for what holds it."""
        node = self.place(mention)
        return (
            f"{holder} {term('unr:mention')} {node} .",
            f"{node} {term('rdf:type')} {term('unr:Mention')} .",
            f"{node} {term('unr:inText')} {self._start}#{self.language}> .",
            f'{node} {term("unr:start")} "{mention.start}"^^{term("xsd:integer")} .',
            f'{node} {term("unr:end")} "{mention.end}"^^{term("xsd:integer")} .',
            f"{node} {term('unr:quote')} {text(mention.quote, self.language)} .",
            f"{node} {term('unr:rule')} {text(mention.rule)} .",
        )
