"""Large networks: measured, placed along time, written small, and the same on every run."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Graph, Literal, Namespace, URIRef

from kg.data import PACKAGE
from kg.measures import measure
from kg.network import write, write_measures
from kg.web import drawing
from kg.web.assets import made_of
from kg.web.drawing import SIGMA
from kg.web.timeline import timeline
from tests.graphs import chain, grown, star, work

UNR = Namespace("https://w3id.org/unres/ontology#")
needs_sigma = pytest.mark.skipif(not SIGMA.is_file(), reason="the bundle of sigma.js is not there")


@pytest.fixture(scope="module")
def network() -> nx.DiGraph[str]:
    return grown(1600, 4)


def two_groups() -> nx.DiGraph[str]:
    """Return two stars whose hubs are joined by one work that cites both."""
    graph = nx.compose(star(6), nx.relabel_nodes(star(5), lambda symbol: symbol.replace("/RES/", "/RES/1")))
    graph.add_node("A/RES/71/1", **work())
    graph.add_edges_from([("A/RES/71/1", "A/RES/70/153"), ("A/RES/71/1", "A/RES/170/153")])
    return graph


def test_communities_are_named_by_their_most_cited_work() -> None:
    found = measure(two_groups())
    assert set(found.community.values()) == {"A/HRC/RES/123/2", "A/HRC/RES/23/2"}
    assert found.community["A/RES/69/1"] == "A/HRC/RES/23/2"
    named = measure(nx.DiGraph([(f"A/RES/70/{i}", "A/RES/60/1") for i in range(9)]))
    assert set(named.community.values()) == {"A/RES/60/1"}
    assert named.cited_by["A/RES/60/1"] == 9


def test_a_bridge_joins_other_communities() -> None:
    found = measure(two_groups())
    assert found.community["A/RES/70/153"] != found.community["A/RES/170/153"]
    assert sorted(found.bridges.values(), reverse=True)[:2] == [1, 1]
    assert found.bridges["A/RES/69/1"] == 0


def test_pagerank_is_what_its_definition_says(network: nx.DiGraph[str]) -> None:
    ranks = measure(network).pagerank
    ends = math.fsum(ranks[symbol] for symbol in network if not network.succ[symbol])
    for symbol in network:
        passed_on = math.fsum(ranks[citing] / len(network.succ[citing]) for citing in network.pred[symbol])
        assert math.isclose(ranks[symbol], 0.15 / len(network) + 0.85 * (passed_on + ends / len(network)), rel_tol=1e-3)


def test_pagerank_sums_to_one_and_passes_on(network: nx.DiGraph[str]) -> None:
    ranks = measure(network).pagerank
    assert math.isclose(math.fsum(ranks.values()), 1)
    ends = measure(chain(5)).pagerank
    assert [a for a, _ in sorted(ends.items(), key=lambda item: -item[1])] == [f"A/RES/70/{i}" for i in range(1, 6)]


@pytest.mark.parametrize("graph", [nx.DiGraph(), nx.DiGraph([("A/RES/70/1", "A/RES/70/1")])], ids=["empty", "loop"])
def test_small_networks_are_measured(graph: nx.DiGraph[str]) -> None:
    assert set(measure(graph).community) == set(graph)


def test_measures_are_turtle_about_works(tmp_path: Path) -> None:
    write_measures(two_groups(), tmp_path / "measures.ttl", "https://example.org/")
    found = Graph().parse(tmp_path / "measures.ttl")
    hub = URIRef("https://example.org/doc/A/RES/70/153")
    assert found.value(hub, UNR.timesCited) == Literal(1)
    assert found.value(hub, UNR.bridges) == Literal(1)
    assert 0 < found.value(hub, UNR.pageRank).toPython() < 1  # type: ignore[union-attr]
    assert found.value(hub, UNR.community) == URIRef("https://example.org/doc/A/HRC/RES/23/2")
    assert len(found) == 4 * len(two_groups())


def test_a_year_lies_left_of_the_next(network: nx.DiGraph[str]) -> None:
    line = timeline(network, measure(network).community)
    assert all(a < b for a, b in pairwise(line.years[year] for year in sorted(line.years)))
    for symbol, (x, _) in line.places.items():
        year = network.nodes[symbol]["year"]
        assert line.years[year] < x < line.years.get(year + 1, math.inf)


def test_no_two_works_stand_on_each_other_and_no_stream_in_another(network: nx.DiGraph[str]) -> None:
    community = measure(network).community
    line = timeline(network, community)
    assert max(Counter(line.places.values()).values()) == 1
    depths: dict[tuple[int, str], list[float]] = defaultdict(list)
    for symbol, (_, y) in line.places.items():
        depths[network.nodes[symbol]["year"], community[symbol]].append(y)
    order = sorted(line.streams, key=lambda name: line.streams[name])
    for year in line.years:
        there = [depths[year, name] for name in order if (year, name) in depths]
        assert all(max(above) < min(below) for above, below in pairwise(there))


def test_a_work_without_a_year_stands_where_it_is_first_cited() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([("A/RES/70/1", "A/2170"), ("A/RES/60/1", "A/2170")])
    for symbol, year in (("A/RES/70/1", 2015), ("A/RES/60/1", 2005), ("A/2170", None)):
        graph.nodes[symbol].update(work(year=year, adopted=None))
    line = timeline(graph, dict.fromkeys(graph, "A/2170"))
    assert line.years[2005] < line.places["A/2170"][0] < line.years[2006]


@needs_sigma
def test_the_page_is_small(network: nx.DiGraph[str], tmp_path: Path) -> None:
    write(network, tmp_path / "network.html")
    html = (tmp_path / "network.html").read_text("utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    shown = json.loads(found[1])
    assert shown["drawing"]["by"] == "sigma"
    del shown["words"]
    assert len(json.dumps(shown)) < 200 * len(network)
    assert "</script" not in SIGMA.read_text("utf-8")


def test_above_the_limit_alone_sigma_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SMALL", 4)
    by = []
    for leaves in (3, 4):
        write(star(leaves), tmp_path / "network.html")
        by.append(re.findall(r'"by":"(\w+)"', (tmp_path / "network.html").read_text("utf-8")))
    assert by == [["vis"], ["sigma" if SIGMA.is_file() else "vis"]]


def test_the_same_bytes_for_any_seed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from kg.network import write; from kg.web import drawing;"
        "from tests.graphs import grown;"
        "drawing.SMALL = int(sys.argv[1]); write(grown(300, 4), Path(sys.argv[2]))"
    )
    for small in ("0", "1500"):
        pages = set()
        for seed in ("1", "2"):
            subprocess.run(
                [sys.executable, "-c", program, small, str(tmp_path / "page.html")],
                env={**os.environ, "PYTHONHASHSEED": seed},
                check=True,
            )
            pages.add((tmp_path / "page.html").read_bytes())
        assert len(pages) == 1


@pytest.mark.slow
def test_twenty_thousand_works_are_placed_in_a_second() -> None:
    graph = grown(20_000, 4)
    topics = {symbol: str(number % 25) for number, symbol in enumerate(sorted(graph))}
    start = time.process_time()
    timeline(graph, topics)
    assert time.process_time() - start < 1


def test_a_page_made_of_other_parts_is_another(tmp_path: Path) -> None:
    web = PACKAGE / "web"
    (tmp_path / "bundle").mkdir()
    shutil.copytree(web / "network", tmp_path / "network")
    before = made_of(tmp_path)
    (tmp_path / "bundle" / "sigma.js").write_text("window.Sigma = class {};", encoding="utf-8")
    assert made_of(tmp_path) != before
    (tmp_path / "bundle" / "sigma.js").unlink()
    assert made_of(tmp_path) == before
