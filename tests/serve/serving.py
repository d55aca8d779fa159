"""A server in the background for tests, and requests to it."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import uvicorn

from kg.serve.limits import Limits
from kg.serve.server import HOST, bound, server


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: status, headers in small letters, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True, slots=True)
class Served:
    """A running server."""

    port: int

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        """Send one request; a header's underscores become hyphens."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            reply = connection.getresponse()
            return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def query(self, sparql: str, **headers: str) -> Reply:
        """Send a query by GET."""
        return self.ask(f"/sparql?query={quote(sparql)}", "GET", None, **headers)


@contextmanager
def served(out: Path, limits: Limits | None = None) -> Iterator[Served]:
    """Serve a build on a free port while the context lasts."""
    taken = bound(0)
    running: uvicorn.Server = server(out, limits or Limits())
    thread = threading.Thread(target=running.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    try:
        one = Served(taken.getsockname()[1])
        one.ask("/sparql")  # which is answered when the server has started
        yield one
    finally:
        running.should_exit = True
        thread.join(20)
