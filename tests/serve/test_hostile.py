"""Hostile queries: no connection goes out, each ends in time, and the next query is answered."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.serve.limits import Limits
from tests.serve.hostile import queries
from tests.serve.serving import Served, served

SECONDS = 1.0


class Listener:
    """Counts the connections that something makes to it."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.connections = 0
        threading.Thread(target=self._count, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()


@pytest.fixture(scope="module")
def endpoint(samples_out: Path) -> Iterator[Served]:
    with served(samples_out, Limits(seconds=SECONDS, rows=1000, size=2**20)) as running:
        yield running


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    one = Listener()
    yield one
    one.socket.close()


NAMES = list(queries("http://example.org/"))


def test_how_many() -> None:
    assert len(NAMES) == 50


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_hostile(endpoint: Served, listener: Listener, name: str) -> None:
    body = queries(listener.address)[name].encode()
    start = time.perf_counter()
    reply = endpoint.ask("/sparql", "POST", body, Content_Type="application/sparql-query")
    took = time.perf_counter() - start
    assert 400 <= reply.status < 600, reply.text[:300]
    assert reply.status in (400, 403, 413) or "kg-limit" in reply.headers, reply.text[:300]
    assert took < SECONDS + 1
    assert listener.connections == 0
    again = endpoint.query("SELECT ?s { ?s ?p ?o } LIMIT 1")
    assert again.status == 200, again.text


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("service", "from", "load"))])
def test_reaching_out_is_refused_before_it_runs(endpoint: Served, listener: Listener, name: str) -> None:
    reply = endpoint.ask("/sparql", "POST", queries(listener.address)[name].encode(), Content_Type="application/sparql-query")
    assert reply.status in (400, 403)
