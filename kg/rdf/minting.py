"""Mint the IRIs of one work and its parts, and state the evidence that its parts hold."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from kg.model import Mention
from kg.rdf.entries import work_entry
from kg.rdf.terms import iri, line, term, text, typed


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

    def part(self, fragment: str) -> str:
        """Return the IRI of a part of the work: OP12(a), vote, zh."""
        return iri(self.base, "doc/", self.symbol, "#", fragment)

    def entity(self, entry: str) -> str:
        """Return the IRI of an entry: state/FRA."""
        self.needs.add(entry)
        return iri(self.base, entry)

    def document(self, symbol: str) -> str:
        """Return the IRI of another work."""
        self.needs.add(work_entry(symbol))
        return iri(self.base, "doc/", symbol)

    def header(self, label: str) -> Iterator[str]:
        """Yield the node of the cover and title when something stands there."""
        if label == "HEADER":
            yield line(self.part(label), term("rdf:type"), term("unr:Header"))
            yield line(self.part(label), term("dcterms:isPartOf"), self.work)

    def mention(self, holder: str, mention: Mention) -> Generator[str, None, str]:
        """Yield a mention, which is evidence for what holds it, and return its node."""
        node = self.part(f"{self.language}:{mention.start}-{mention.end}")
        yield line(holder, term("unr:mention"), node)
        yield line(node, term("rdf:type"), term("unr:Mention"))
        yield line(node, term("unr:inText"), self.part(self.language))
        yield line(node, term("unr:start"), typed(mention.start, "integer"))
        yield line(node, term("unr:end"), typed(mention.end, "integer"))
        yield line(node, term("unr:quote"), text(mention.quote, self.language))
        yield line(node, term("unr:rule"), text(mention.rule))
        return node
