"""Mint the IRIs of one work and its parts, and state the evidence that its parts hold."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Mention
from kg.rdf.entries import work_entry
from kg.rdf.mentions import Mentions
from kg.rdf.terms import escaped, iri, line, term
from kg.rdf.write import shortened


class Minting:
    """Mints the IRIs of one work below a base, as one text of it names them.

    `needs` holds what these refer to, as it is met: entries, by their IRIs below the base, and triples about things
    outside the base, which other works state too. `mentions` holds the mentions in the text.
    """

    def __init__(self, symbol: str, language: str, base: str) -> None:
        self.symbol = symbol
        self.language = language
        self.base = base
        self.work = iri(base, "doc/", symbol)
        self.needs: set[str] = set()
        self._start = self.work.removesuffix(">")  # of the IRIs of its parts
        self._nodes: dict[str, str] = {}  # of entries
        self.mentions = Mentions(self.part(language), language)

    def part(self, fragment: str) -> str:
        """Return the IRI of a part of the work: OP12(a), vote, zh."""
        return f"{self._start}{escaped('#' + fragment)}>"

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

    def mention(self, holder: str, mention: Mention, *more: tuple[str, str]) -> str:
        """Return the triple that a mention is evidence for what holds it; `more` are pairs of a property of it and an entry."""
        said = (f"{name} {shortened(self.entity(entry), self.base)}" for name, entry in more)
        return line(holder, term("unr:mention"), self.mentions.add(mention, *said))
