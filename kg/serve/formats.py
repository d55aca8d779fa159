"""Media types of answers and the choice among them (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.serve.limits import Refused

# short name, as in ?format= → media type, other media types that ask for it
RESULTS: Mapping[str, tuple[str, ...]] = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
GRAPHS: Mapping[str, tuple[str, ...]] = {
    "ttl": ("text/turtle", "application/x-turtle"),
    "nt": ("application/n-triples", "text/plain"),
    "jsonld": ("application/ld+json", "application/json"),
    "rdfxml": ("application/rdf+xml", "application/xml"),
}
PAGE: Mapping[str, tuple[str, ...]] = {"html": ("text/html", "application/xhtml+xml")}
WRITERS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
SERIALIZERS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def choose(accept: str, named: str | None, offers: Mapping[str, Sequence[str]]) -> str:
    """Return the short name of the format to answer in: `named` (from ?format=) if given, else what the client likes most.

    Among equals the first offer wins. Raises Refused (406) if there is none.

    >>> choose("text/csv;q=0.5, application/xml", None, RESULTS), choose("*/*", None, GRAPHS), choose("", "tsv", RESULTS)
    ('xml', 'ttl', 'tsv')
    """
    if named:
        found = next((short for short, types in offers.items() if named == short or named in types), None)
        if found:
            return found
        raise Refused(406, f"format={named} is not offered for this; choose {', '.join(offers)}")
    liked = {short: max(_quality(accept or "*/*", t) for t in types) for short, types in offers.items()}
    best = max(liked, key=lambda short: liked[short])
    if liked[best] <= 0:
        raise Refused(406, f"{accept} is not offered for this; choose {', '.join(t[0] for t in offers.values())}")
    return best


def _quality(accept: str, media_type: str) -> float:
    """Return how much a client likes a media type, 0 to 1; the most specific range that covers it decides."""
    best = (-1, 0.0)
    for part in accept.split(","):
        wanted, *parameters = (piece.strip().lower() for piece in part.split(";"))
        exact = (wanted in ("*/*", "*"), wanted == media_type.partition("/")[0] + "/*", wanted == media_type)
        if any(exact):
            best = max(best, (exact.index(True), _weight(parameters)))
    return best[1]


def _weight(parameters: Sequence[str]) -> float:
    try:
        return next((float(p.removeprefix("q=")) for p in parameters if p.startswith("q=")), 1.0)
    except ValueError:
        return 0.0
