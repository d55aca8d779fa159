"""Run SPARQL queries over a build: one's own, a file's, or a shipped one by its name."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import data
from kg.errors import QueryError
from kg.rdf.terms import PREFIXES

FORMATS = ("table", "csv", "json", "ttl")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT or ASK query, as text; an unbound variable is an empty string."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shipped() -> dict[str, str]:
    """Return the names of the shipped queries with what each answers: the comment it opens with."""
    found = sorted(data.queries().glob("*.rq"))
    return {f.stem: f.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ") for f in found}


def text_of(given: str) -> str:
    """Return the SPARQL that a user means: a shipped query's name, a file, or the query itself.

    Raises QueryError if it is none of them.
    """
    path = data.queries() / f"{given}.rq"
    if given.replace("-", "").isalnum() and path.is_file():
        return path.read_text(encoding="utf-8")
    if given.endswith(".rq"):
        try:
            return Path(given).read_text(encoding="utf-8")
        except OSError as error:
            raise QueryError(f"{given}: can't be read ({error.strerror}); name a file with a SPARQL query") from None
    if "{" not in given:
        raise QueryError(f"{given!r} is no shipped query, file or SPARQL; the shipped ones are {', '.join(shipped())}")
    return given


def run(store: ox.Store, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Run a query; the prefixes of the graph need not be declared. Raises QueryError if it is not valid."""
    try:
        return store.query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"the query is not valid SPARQL: {error}") from None
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query can't be run: {error}") from None


def table(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, base: str) -> Table:
    """Return a result as rows of text, IRIs below the base shortened."""
    if isinstance(result, ox.QueryBoolean):
        return Table(("answer",), ((str(bool(result)).lower(),),))
    if isinstance(result, ox.QueryTriples):
        return Table(("subject", "predicate", "object"), tuple(tuple(short(t, base) for t in row) for row in result))
    columns = tuple(v.value for v in result.variables)
    return Table(columns, tuple(tuple(short(row[c], base) for c in columns) for row in result))


def short(term: object, base: str) -> str:
    """Return a term as a person reads it: a literal's text, an IRI with its prefix."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, start in PREFIXES.items():
            if term.value.startswith(start):
                return f"{prefix}:{term.value[len(start) :]}"
        return term.value.removeprefix(base + "doc/").removeprefix(base)
    return str(getattr(term, "value", term))


def write(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, format_: str) -> Iterator[str]:
    """Yield a result in the standard format of that name: SPARQL results as CSV or JSON, triples as Turtle.

    Raises QueryError if the result has no such format.
    """
    if isinstance(result, ox.QueryTriples):
        if format_ != "ttl":
            raise QueryError(f"a CONSTRUCT or DESCRIBE query gives triples, not {format_}; use --format ttl")
        yield (ox.serialize(result, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    elif format_ == "ttl":
        raise QueryError("a SELECT or ASK query gives no triples; use --format table, csv or json")
    else:
        kind = ox.QueryResultsFormat.CSV if format_ == "csv" else ox.QueryResultsFormat.JSON
        if isinstance(result, ox.QueryBoolean) and format_ == "csv":
            yield f"answer\n{str(bool(result)).lower()}\n"
            return
        out = io.BytesIO()
        result.serialize(out, format=kind)
        text = out.getvalue().decode()
        yield json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n" if format_ == "json" else text
