"""Load a graph into a store that speaks the SPARQL 1.1 Graph Store Protocol: the Oxigraph server."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from kg import push as pushing
from kg.errors import NoGraph, UsageError
from kg.push import push
from kg.store import open_store

SERVER = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
GRAPH = "https://example.org/g"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a server on a free port."""
    assert SERVER, "the Oxigraph server is missing: pip install oxigraph"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [SERVER, "serve", "--location", str(tmp_path_factory.mktemp("db")), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr and "Listening" in running.stderr.readline()
        yield f"http://127.0.0.1:{port}"
        running.terminate()


def count(server: str, graph: str = "") -> int:
    pattern = "{ ?s ?p ?o }"
    query = (
        f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {pattern} }}" if graph else f"SELECT (COUNT(*) AS ?n) WHERE {pattern}"
    )
    request = Request(f"{server}/query?query={quote(query)}", headers={"Accept": "text/csv"})
    with urlopen(request) as answer:
        return int(answer.read().split()[1])


@pytest.mark.slow
@pytest.mark.parametrize("graph", ["", GRAPH])
def test_a_graph_replaces_what_was_there(server: str, samples_out: Path, graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "PART", 20_000)
    there = len(open_store(samples_out))
    for _ in range(2):
        assert push(samples_out, f"{server}/store", graph) == there == count(server, graph)


@pytest.mark.slow
def test_a_store_that_refuses(server: str, samples_out: Path) -> None:
    with pytest.raises(UsageError, match="answers 404"):
        push(samples_out, f"{server}/nowhere")


def test_a_store_that_is_not_there(samples_out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be reached"):
        push(samples_out, "http://127.0.0.1:1/store")
    with pytest.raises(UsageError, match="is no address"):
        push(samples_out, "ftp://localhost/")
    with pytest.raises(NoGraph):
        push(tmp_path, "http://127.0.0.1:1/store")
