"""Write the measures of a network as triples about its works."""

from __future__ import annotations

from collections.abc import Iterator

from kg.measures import Measures
from kg.rdf.terms import iri, line, term, typed


def measure_lines(measures: Measures, base: str) -> Iterator[str]:
    """Yield the measures of each work as N-Triples lines, works and properties sorted."""
    for symbol in sorted(measures.community):
        work = iri(base, "doc/", symbol)
        yield line(work, term("unr:bridges"), typed(measures.bridges[symbol], "integer"))
        yield line(work, term("unr:community"), iri(base, "doc/", measures.community[symbol]))
        yield line(work, term("unr:pageRank"), typed(f"{measures.pagerank[symbol]:.6f}", "decimal"))
        yield line(work, term("unr:timesCited"), typed(measures.cited_by[symbol], "integer"))
