"""Load a graph into a remote store.

Source: SPARQL 1.1 Graph Store HTTP Protocol, https://www.w3.org/TR/sparql11-http-rdf-update/. The first part replaces the
graph (PUT), the others are added (POST), so that no request is larger than servers take.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kg.errors import UsageError
from kg.login import Login
from kg.store import turtle

PART = 100_000  # triples in a request: about 15 MB
PASSWORD = "KG_PASSWORD"
_SECONDS = 600


def push(folder: Path, to: str, graph: str = "", user: str = "") -> int:
    """Replace a graph of the store at an address; return the number of triples sent.

    `graph` is its IRI, the default graph if empty. Raises UsageError if the store refuses or can't be reached.
    """
    source = turtle(folder)
    if urlsplit(to).scheme not in ("http", "https"):
        raise UsageError(f"{to!r} is no address of a store; give one like http://localhost:7878/store")
    address = f"{to}{'&' if '?' in to else '?'}" + (f"graph={quote(graph, safe='')}" if graph else "default")
    sent = 0
    try:
        login = Login(user, os.environ.get(PASSWORD, ""), address) if user else None
        for part in _parts(ox.parse(path=str(source), format=ox.RdfFormat.TURTLE)):
            _send(address, part, "POST" if sent else "PUT", login)
            sent += len(part)
    except HTTPError as error:
        with error:
            said = error.read(300).decode("utf-8", "replace").strip()
        raise UsageError(f"{address}: the store answers {error.code} {error.reason}: {said}") from None
    except (URLError, OSError) as error:
        raise UsageError(f"{address}: can't be reached ({getattr(error, 'reason', error)}); is the store running?") from None
    return sent


def _parts(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    rest = iter(quads)
    while part := list(islice(rest, PART)):
        yield part


def _send(address: str, part: list[ox.Quad], method: str, login: Login | None) -> None:
    body = ox.serialize(part, format=ox.RdfFormat.N_TRIPLES)
    request = Request(address, data=body, method=method, headers={"Content-Type": "application/n-triples"})
    if login:
        login.sign(request)
    with urlopen(request, timeout=_SECONDS):
        pass
