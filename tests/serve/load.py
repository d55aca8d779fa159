"""Measure requests a second and latency, SPARQL side by side with the Oxigraph server: python -m tests.serve.load OUT

Needs wrk, and for the comparison the PyPI package oxigraph. Addresses differ from request to request, so that what is
kept in memory is not all that is measured. The table goes into RESULTS.md.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import quote

from kg.store import open_store
from tests.benchmarks.measure import machine
from tests.marked import RESULTS, put
from tests.serve.serving import Served, served

SECONDS = 10
CONNECTIONS = 8
_LUA = "local paths = {%s}\nlocal n = 0\nrequest = function() n = n %% #paths + 1; return wrk.format('GET', paths[n]) end\n"
_CITING = "SELECT ?citing ?date {{ ?citing <http://purl.org/spar/cito/cites> <{}> OPTIONAL {{ ?citing {} ?date }} }} LIMIT 50"
_DATE = "<https://w3id.org/unres/ontology#adoptedOn>"


def main(out: Path) -> None:
    """Print a table of what was measured, and put it into RESULTS.md."""
    where = machine()
    lines = [
        f"Written by `python -m tests.serve.load` on {date.today().isoformat()}: {where}; wrk, {CONNECTIONS} connections,",
        f"{SECONDS} s a row, over the addresses of {len(works(out))} works.",
        "",
        "| asked for | requests/s | p50, ms | p99, ms |",
        "|---|---:|---:|---:|",
    ]
    for row in _rows(out):
        lines.append(row)
        print(row, flush=True)
    put(RESULTS, "serve", "\n".join([*lines, ""]))


def _rows(out: Path) -> Iterator[str]:
    """Yield the rows of the table, measuring."""
    read = works(out)
    queries = [f"?query={quote(_CITING.format(work, _DATE))}" for work in read]
    pages = ["/doc/" + work.partition("/doc/")[2] for work in read]
    typed = [page.removeprefix("/doc/")[: 3 + i % 9] for i, page in enumerate(pages)] + ["rights of", "儿童", "droits", "Франц"]
    asked = ["/sparql" + query for query in queries]
    with served(out) as running:
        yield _row("page of a work", running.port, pages)
        yield _row("search as one types", running.port, [f"/search?format=json&q={quote(text)}" for text in typed])
        yield _row("SPARQL, kg serve", running.port, asked)
        with _idle(running, 200):
            yield _row("SPARQL, with 200 idle clients", running.port, asked)
        with _slow(running):
            yield _row("SPARQL, with a slow client", running.port, asked)
    if shutil.which("oxigraph"):
        with _oxigraph(out) as port:
            yield _row("SPARQL, Oxigraph server", port, ["/query" + query for query in queries])


def works(out: Path) -> list[str]:
    found = open_store(out).query("SELECT ?w { ?w <https://w3id.org/unres/ontology#text> ?t } GROUP BY ?w ORDER BY ?w")
    return [row["w"].value for row in found]  # type: ignore[union-attr]


def _row(name: str, port: int, paths: Sequence[str]) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".lua", encoding="utf-8") as script:
        script.write(_LUA % ", ".join(json.dumps(path) for path in paths))
        script.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", script.name, f"http://127.0.0.1:{port}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    half, most = (_milliseconds(said, share) for share in ("50%", "99%"))
    rate = re.search(r"Requests/sec: *([\d.]+)", said)
    wrong = re.search(r"Non-2xx.*", said)
    named = f"{name} ({wrong[0]})" if wrong else name
    return f"| {named} | {float(rate[1]) if rate else 0:,.0f} | {half:.1f} | {most:.1f} |"


def _milliseconds(said: str, share: str) -> float:
    found = re.search(rf"{share} +([\d.]+)(us|ms|s)", said)
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]] if found else 0.0


@contextmanager
def _idle(running: Served, count: int) -> Iterator[None]:
    """Hold connections that ask for nothing."""
    held = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(count)]
    try:
        yield
    finally:
        for one in held:
            one.close()


@contextmanager
def _slow(running: Served) -> Iterator[None]:
    """Hold a client that has asked for a large answer and reads none of it, and one that never finishes its request."""
    with (
        socket.create_connection(("127.0.0.1", running.port)) as reading,
        socket.create_connection(("127.0.0.1", running.port)) as asking,
    ):
        query = quote("SELECT * { ?s ?p ?o } LIMIT 50000")
        reading.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: kg\r\n\r\n".encode())
        asking.sendall(b"POST /sparql HTTP/1.1\r\nHost: kg\r\nContent-Length: 1000\r\n\r\nquery=")
        yield


@contextmanager
def _oxigraph(out: Path) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    command = ["oxigraph", "serve-read-only", "--location", str(out / "store"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while socket.socket().connect_ex(("127.0.0.1", port)):
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
