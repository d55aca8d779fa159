"""Turn successions into triples: the plain edge, and a node that says what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Succession
from kg.rdf.terms import iri, line, term, text


def succession_lines(found: Iterable[Succession], base: str) -> Iterator[str]:
    """Yield the triples of successions; each is a part of the work that continues another."""
    for one in found:
        work, previous = iri(base, "doc/", one.work), iri(base, "doc/", one.previous)
        node = iri(base, "doc/", one.work, "#follows-", one.previous)
        yield line(work, term("unr:follows"), previous)
        yield line(work, term("unr:succession"), node)
        yield line(node, term("rdf:type"), term("unr:Succession"))
        yield line(node, term("unr:predecessor"), previous)
        yield from (line(node, term("unr:rule"), text(rule)) for rule in one.rules)
        yield from (line(node, term("unr:evidence"), iri(base, "doc/", citation)) for citation in one.citations)
