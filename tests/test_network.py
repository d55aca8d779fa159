"""The network page: one file, the same bytes for the same graph, nothing from a document outside of its data."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import UnknownWork
from kg.network import neighbourhood, write
from kg.web.layout import positions
from tests.graphs import chain, star, work

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


def page(graph: nx.DiGraph[str], folder: Path, **options: Any) -> str:
    write(graph, folder / "network.html", **options)
    return (folder / "network.html").read_text("utf-8")


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    first = page(star(12), tmp_path)
    turned: nx.DiGraph[str] = nx.DiGraph()
    turned.add_nodes_from(reversed(list(star(12).nodes(data=True))))
    turned.add_edges_from(reversed(list(star(12).edges(data=True))))
    assert page(turned, tmp_path) == first


def test_nothing_is_loaded(tmp_path: Path) -> None:
    html = page(star(3), tmp_path)
    assert not re.search(r"<(?:link|img|iframe|script)[^>]*\s(?:src|href)=", html)
    assert "default-src 'none'" in html
    assert "unsafe-eval" not in html
    assert "'unsafe-inline'" not in html.partition("script-src")[2].partition(";")[0]


def test_data_of_documents_ends_no_script(tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    evil = "</script><script>alert(1)</script><!--\u2028 & ' \" \ud800"
    graph.add_node("A/RES/70/1", **work(titles={"en": evil}))
    found = DATA.search(page(graph, tmp_path))
    assert found
    assert "<" not in found[1]
    assert json.loads(found[1])["works"]["titles"][0]["en"].startswith("</script><script>alert(1)")


def test_an_address_that_is_not_on_the_web_is_no_link(tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("A/RES/70/1", **work(page="javascript:alert(1)"))
    found = DATA.search(page(graph, tmp_path))
    assert found
    assert "javascript:" not in found[1]


def test_every_language_of_the_interface_has_the_same_words(tmp_path: Path) -> None:
    found = DATA.search(page(star(2), tmp_path, language="ar"))
    assert found
    words = json.loads(found[1])["words"]
    assert sorted(words) == ["ar", "en", "es", "fr", "ru", "zh"]
    assert len({frozenset(own) for own in words.values()}) == 1


def test_neighbourhood_reaches_both_ways() -> None:
    graph = chain(5)
    middle = sorted(graph)[2]
    assert len(neighbourhood(graph, middle, 1)) == 3
    assert len(neighbourhood(graph, middle, 2)) == 5


def test_a_work_that_is_not_there() -> None:
    with pytest.raises(UnknownWork, match=r"A/RES/70/99 is not in the graph; did you mean"):
        neighbourhood(chain(3), "A/RES/70/99", 1)


@pytest.mark.parametrize("graph", [star(30), chain(60), nx.compose(star(9), chain(4))], ids=["star", "chain", "two parts"])
def test_no_two_works_lie_on_each_other(graph: nx.DiGraph[str]) -> None:
    places = positions(graph, {symbol: 8.0 for symbol in graph})
    assert sorted(places) == sorted(graph)
    assert min(math.dist(a, b) for a, b in combinations(places.values(), 2)) > 16


def test_places_do_not_depend_on_the_order_of_sets() -> None:
    program = (
        "from tests.graphs import chain, star; from kg.web.layout import positions; import networkx as nx;"
        "graph = nx.compose(star(20), chain(30)); print(positions(graph, dict.fromkeys(graph, 8.0)))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


def test_an_empty_network_is_a_page(tmp_path: Path) -> None:
    assert "<!DOCTYPE html>" in page(nx.DiGraph(), tmp_path)


@pytest.mark.slow
def test_fifteen_hundred_works_are_placed_in_two_seconds() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for i in range(1500):
        graph.add_node(f"A/RES/{31 + i // 300}/{i % 300 + 1}", **work())
    nodes = sorted(graph)
    graph.add_edges_from((nodes[i], nodes[(i * 7919 + k * 31) % (i + 1)]) for i in range(1, 1500) for k in range(3))
    start = time.process_time()
    positions(graph, {symbol: 8.0 for symbol in graph})
    assert time.process_time() - start < 4  # two seconds on a quiet machine
