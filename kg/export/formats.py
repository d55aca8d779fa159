"""The formats that a graph can be exported to, each with its file and its writer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kg.errors import UsageError
from kg.export import networks, tables, triples

Writer = Callable[[Path, Path, str], None]


class Format(NamedTuple):
    """A format: the file (or folder) that it is written to, what it is, and the function that writes it.

    A writer gets the folder of a build, the target, and the language of titles and labels.
    """

    target: str
    what: str
    write: Writer


FORMATS = MappingProxyType(
    {
        "csv": Format("csv", "tables for spreadsheets: works, citations, votes, requests", tables.write_csv),
        "gexf": Format("network.gexf", "the citation network for Gephi", networks.write_gexf),
        "graphml": Format("network.graphml", "the citation network for Gephi, yEd, igraph and others", networks.write_graphml),
        "jsonld": Format("graph.jsonld", "all triples as JSON-LD", triples.write_jsonld),
        "nquads": Format("graph.nq", "all triples as N-Quads, a line each", triples.write_nquads),
        "parquet": Format("parquet", "the same tables as csv, for data frames", tables.write_parquet),
    }
)


def export(folder: Path, name: str, target: Path | None, language: str) -> Path:
    """Write the graph of a build in a format; return where. Raises UsageError for a format that is not there."""
    if name not in FORMATS:
        raise UsageError(f"{name!r} is no format of export; choose {', '.join(FORMATS)}")
    format_ = FORMATS[name]
    where = target or folder / format_.target
    format_.write(folder, where, language)
    return where
