"""Exports: what other programs read in them is what the graph holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.build import build
from kg.errors import UsageError
from kg.export import FORMATS, export
from kg.rdf.terms import BASE
from kg.store import open_store


@pytest.fixture(scope="module")
def written(samples_out: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Export the samples in every format."""
    folder = tmp_path_factory.mktemp("exported")
    return {name: export(samples_out, name, folder / FORMATS[name].target, "zh") for name in FORMATS}


@pytest.mark.parametrize(("name", "syntax"), [("nquads", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_triples_are_the_same_in_every_syntax(
    written: dict[str, Path], samples_out: Path, name: str, syntax: ox.RdfFormat
) -> None:
    there = {quad.triple for quad in ox.parse(path=str(written[name]), format=syntax)}
    assert there == {quad.triple for quad in open_store(samples_out).quads_for_pattern(None, None, None)}


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_hold_plain_values_only(written: dict[str, Path], name: str, read: object) -> None:
    graph = read(written[name])  # type: ignore[operator]
    work = graph.nodes["A/HRC/RES/56/2"]
    assert (work["kind"], work["organ"], work["read"], work["year"]) == ("resolution", "HRC", "yes", 2024)
    assert work["title"] and work["votes_inFavour"] > 20
    edge = graph.edges["A/HRC/RES/56/2", "A/HRC/RES/50/4"]
    assert (edge["weight"], edge["paragraphs"]) == (1, "PP4")
    values = [
        v for _, values in [*graph.nodes(data=True), *((0, v) for *_, v in graph.edges(data=True))] for v in values.values()
    ]
    assert {type(value) for value in values} <= {str, int, float} and "None" not in values
    assert "lastmodified" not in written[name].read_text("utf-8")


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_tables(written: dict[str, Path]) -> None:
    works = {row["symbol"]: row for row in rows(written["csv"], "works")}
    assert len(works) == len(rows(written["csv"], "works"))
    assert works["A/HRC/RES/56/2"]["body"] == "body/HRC" and works["A/HRC/RES/56/2"]["languages"].split() == ["en", "zh"]
    citations = rows(written["csv"], "citations")
    (one,) = [c for c in citations if (c["citing"], c["cited"]) == ("A/HRC/RES/56/2", "A/HRC/RES/50/4")]
    assert (one["paragraph"], one["verb"], one["status"]) == ("PP4", "回顾", "Resolved")
    votes = rows(written["csv"], "votes")
    assert {v["choice"] for v in votes} == {"in favour", "against", "abstaining"}
    assert int(works["A/HRC/RES/56/2"]["in_favour"]) == sum(
        v["symbol"] == "A/HRC/RES/56/2" and v["choice"] == "in favour" for v in votes
    )


def test_data_frames_hold_the_same_tables(written: dict[str, Path]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("works", "citations", "votes"):
        table = parquet.read_table(written["parquet"] / f"{name}.parquet").to_pylist()
        assert [row[c] for row in table[:50] for c in row] == [v for row in rows(written["csv"], name)[:50] for v in row.values()]


def test_a_title_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    text = 'A/RES/75/900\n75/900. =HYPERLINK("http://example.org")\n\nThe General Assembly,\n\n1. Decides to rest.\n'
    (tmp_path / "lamp.txt").write_text(text, "utf-8")
    build([str(tmp_path / "lamp.txt")], tmp_path / "out", BASE)
    export(tmp_path / "out", "csv", None, "en")
    (work,) = rows(tmp_path / "out" / "csv", "works")
    assert work["title"].startswith("'=HYPERLINK")


def test_the_same_bytes_again(written: dict[str, Path], samples_out: Path, tmp_path: Path) -> None:
    for name in ("gexf", "graphml", "jsonld", "nquads"):
        assert export(samples_out, name, tmp_path / name, "zh").read_bytes() == written[name].read_bytes()
    json.loads(written["jsonld"].read_text("utf-8"))


def test_a_format_that_is_not_there(samples_out: Path) -> None:
    with pytest.raises(UsageError, match="choose csv, gexf"):
        export(samples_out, "xls", None, "en")
