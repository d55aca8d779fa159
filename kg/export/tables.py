"""Write tables: works, citations, votes and requests, each the answer to the query of that name in this folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import UsageError
from kg.rdf.terms import PREFIXES
from kg.store import base_of, open_store

TABLES = ("works", "citations", "votes", "requests")
# What a spreadsheet would run as a formula. Source: OWASP, CSV Injection.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(folder: Path, target: Path, language: str) -> None:
    """Write a CSV file a table, as spreadsheets open it: with a byte order mark, and no cell that would run."""
    target.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        with (target / f"{name}.csv").open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            csv.writer(file).writerows([defused(cell) for cell in row] for row in _rows(folder, name, language))


def defused(cell: str) -> str:
    """Return a cell that a spreadsheet shows and does not run.

    >>> defused("=HYPERLINK(1)"), defused("A/RES/70/1")
    ("'=HYPERLINK(1)", 'A/RES/70/1')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_parquet(folder: Path, target: Path, language: str) -> None:
    """Write a Parquet file a table. Raises UsageError if pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError("parquet needs pyarrow: pip install 'un-resolution-graph[parquet]'") from None
    target.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        columns, *rows = _rows(folder, name, language)
        values = zip(*rows, strict=True) if rows else ((),) * len(columns)
        parquet.write_table(pyarrow.table(dict(zip(columns, map(list, values), strict=True))), target / f"{name}.parquet")


def _rows(folder: Path, name: str, language: str) -> Iterator[list[str]]:
    """Yield the names of a table's columns, then its rows; titles and labels are in the language."""
    store = open_store(folder)
    query = (files("kg.export") / "tables" / f"{name}.rq").read_text(encoding="utf-8")
    found: Any = store.query(query.replace("$language", str(ox.Literal(language))), prefixes=PREFIXES)
    names = [variable.value for variable in found.variables]
    yield names
    base = base_of(store)
    for row in found:
        yield ["" if row[n] is None else row[n].value.removeprefix(base) for n in names]
