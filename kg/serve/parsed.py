"""Look at a query before it runs: what it is, and whether it asks for more than to read this dataset.

The decision is made on the parsed query. Oxigraph's parser is not open to Python, so rdflib's reads the query first, and
both read the same text: escapes of code points are resolved and line ends are made plain before, since the two
parsers differ there, and what one takes for a string or a comment must not be a SERVICE for the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rdflib import URIRef
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import expandUnicodeEscapes, parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.rdf.terms import PREFIXES
from kg.serve.limits import Refused


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query that may run: the text to run, whether it gives triples, and the graphs it names with FROM."""

    text: str
    gives_triples: bool
    graphs: frozenset[str]


@lru_cache(maxsize=1024)
def parse(sparql: str, base: str | None = None) -> Parsed:
    """Parse a query; relative IRIs start at the base.

    Raises Refused: 400 if it is no SPARQL 1.1 query, 403 if it is an update or holds SERVICE.
    """
    text = _plain(sparql)
    try:
        tree = parseQuery(text)
    except RecursionError:
        raise Refused(400, "the query is nested too deeply to be read") from None
    except Exception as error:  # rdflib's parser raises many kinds
        raise _unreadable(text, error) from None
    parts = list(_parts(tree))
    if any(part.name == "ServiceGraphPattern" for part in parts):
        raise Refused(403, "SERVICE is not allowed: this endpoint asks nothing of other endpoints")
    prologue = translatePrologue(tree[0], base, PREFIXES)
    named = (part.get("default") or part.get("named") for part in parts if part.name == "DatasetClause")
    graphs = frozenset(str(prologue.absolutize(name)) for name in named if name is not None)
    return Parsed(text, tree[1].name in ("ConstructQuery", "DescribeQuery"), graphs)


def _plain(sparql: str) -> str:
    """Return the text that both parsers read alike."""
    text = expandUnicodeEscapes(sparql.replace("\r\n", "\n").replace("\r", "\n"))
    if expandUnicodeEscapes(text) != text or "\r" in text:
        raise Refused(400, r"the query escapes an escape (\u005Cu...) or a line end; write the characters themselves")
    return str(text)


def _unreadable(text: str, error: Exception) -> Refused:
    try:
        parseUpdate(text)
    except Exception:
        return Refused(400, f"the query is not valid SPARQL 1.1: {str(error) or type(error).__name__}")
    return Refused(403, "an update is not allowed: this endpoint is read-only")


def _parts(tree: Any) -> Iterator[CompValue]:
    """Yield every node of a parsed query, without recursion: hostile queries are deep."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
            waiting.extend(part.values())
        elif not isinstance(part, (str, URIRef)) and hasattr(part, "__iter__"):
            waiting.extend(part)
