"""Run one query over the store and write its whole answer, within the limits."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.terms import PREFIXES
from kg.serve import formats
from kg.serve.limits import Answer, Limits, Refused, beyond
from kg.serve.parsed import parse

_SMALLER = "ask for less, or add LIMIT"


@dataclass(frozen=True, slots=True)
class Query:
    """A query as the protocol brings it: its text, the base of its IRIs, the graphs it is asked of, the wanted format.

    Without graphs it is asked of the store's dataset; with some, they stand in place of those that the query names.
    """

    text: str
    base: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""
    format: str | None = None
    gzip: bool = False


def answer(store: ox.Store, query: Query, limits: Limits) -> Answer:
    """Return the answer to a query. Raises Refused if it is not valid, not allowed, or beyond a limit."""
    parsed = parse(query.text, query.base)
    for graph in sorted(parsed.graphs.union(query.default_graphs, query.named_graphs)):
        if not _has(store, graph):
            raise Refused(403, f"the graph <{graph}> is not in this dataset, and nothing is loaded from elsewhere")
    offers = formats.GRAPHS if parsed.gives_triples else formats.RESULTS
    chosen = formats.choose(query.accept, query.format, offers)
    media_type = query.accept if query.accept in offers[chosen] else offers[chosen][0]
    body = _written(_run(store, parsed.text, query), chosen, limits)
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return packed(Answer(body, media_type + charset, headers={"Vary": "Accept, Accept-Encoding"}), query.gzip)


def packed(plain: Answer, wanted: bool) -> Answer:
    """Return an answer compressed, if the client takes it so and it is worth it."""
    if not wanted or len(plain.body) < 1000:
        return plain
    body = gzip.compress(plain.body, 5, mtime=0)
    return Answer(body, plain.media_type, plain.status, {**plain.headers, "Content-Encoding": "gzip"})


def _has(store: ox.Store, graph: str) -> bool:
    try:
        return store.contains_named_graph(ox.NamedNode(graph))
    except ValueError:
        raise Refused(400, f"{graph!r} is no IRI of a graph") from None


def _run(store: ox.Store, text: str, query: Query) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    named: list[ox.NamedNode | ox.BlankNode] | None = None
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
    if query.default_graphs or query.named_graphs:
        default = [ox.NamedNode(graph) for graph in query.default_graphs]
        named = [ox.NamedNode(graph) for graph in query.named_graphs]
    try:
        return store.query(text, base_iri=query.base, prefixes=PREFIXES, default_graph=default, named_graphs=named)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise Refused(400, f"the query can't be run: {error}") from None


def _written(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, chosen: str, limits: Limits) -> bytes:
    out = _Bounded(limits.size)
    try:
        if isinstance(result, ox.QueryTriples):
            triples = _at_most(result, limits.rows)
            ox.serialize(triples, out, format=formats.SERIALIZERS[chosen], prefixes=PREFIXES)
        else:
            result.serialize(out, format=formats.WRITERS[chosen])
    except (ValueError, RuntimeError, OSError) as error:
        if out.full:
            raise beyond("bytes", limits.size, _SMALLER) from None
        raise Refused(400, f"the query can't be run: {error}") from None
    body = out.getvalue()
    # no row is shorter than a byte: only a long answer can hold too many
    if isinstance(result, ox.QuerySolutions) and len(body) > limits.rows and _rows(body, chosen) > limits.rows:
        raise beyond("rows", limits.rows, _SMALLER)
    return body


def _at_most(triples: Iterable[ox.Triple], most: int) -> Iterator[ox.Triple]:
    for count, triple in enumerate(triples):
        if count == most:
            raise beyond("rows", most, _SMALLER)
        yield triple


def _rows(body: bytes, chosen: str) -> int:
    """Count the rows of a written answer."""
    if chosen == "csv":
        return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1
    found = ox.parse_query_results(body, formats.WRITERS[chosen])
    return sum(1 for _ in found) if isinstance(found, ox.QuerySolutions) else 1


class _Bounded(io.BytesIO):
    """A buffer that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most
        self.full = False

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self.most:
            self.full = True
            raise ValueError("full")
        return super().write(data)
