"""Other stores, and whether they answer the shipped queries as `kg query` does: python -m tests.stores OUT prints a table.

Debian has two that are not Python: virtuoso-opensource-7-bin and libapache-jena-java (TDB2); Oxigraph's server is on PyPI.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from kg import sparql
from kg.push import PASSWORD, push
from kg.store import TURTLE, open_store
from tests.readers import JAVA, jena

Cell = str | Decimal | frozenset[str]
Rows = Counter[tuple[Cell, ...]]  # a row as often as it is there
Asking = Callable[[str], Rows]

_GRAPH = "https://w3id.org/unres/"
_JSON = "application/sparql-results+json"
_WAIT = 60.0  # seconds for a server to start
_NUMBERS = ("integer", "decimal", "double", "float", "int", "long")
_TDB2 = (
    *("jena-tdb2", "jena-tdb", "jena-dboe-base", "jena-dboe-index", "jena-dboe-storage", "jena-dboe-trans-data"),
    *(
        "jena-dboe-transaction",
        "jena-rdfconnection",
        "dexx.collection",
        "jackson-core",
        "jackson-databind",
        "jackson-annotations",
    ),
)
_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{admin}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def oxigraph(out: Path, folder: Path) -> Iterator[Asking]:
    """Load the graph with Oxigraph's own program."""
    _run("oxigraph", "load", "--location", str(folder), "--file", str(out / TURTLE))
    yield lambda query: _rows(_run("oxigraph", "query", "-l", str(folder), "-q", query, "--results-format", "json"), query)


@contextmanager
def tdb2(out: Path, folder: Path) -> Iterator[Asking]:
    """Load the graph with Jena's tdb2.tdbloader."""
    with jena(*_TDB2) as java:
        _run(*java, "tdb2.tdbloader", "--loc", str(folder), str(out / TURTLE))
        yield lambda query: _rows(_run(*java, "tdb2.tdbquery", "--loc", str(folder), "--results=json", query), query)


@contextmanager
def virtuoso(out: Path, folder: Path) -> Iterator[Asking]:
    """Load the graph with `kg push`, by the Graph Store Protocol."""
    with running_virtuoso(folder) as address:
        os.environ[PASSWORD] = "dba"  # as it comes
        try:
            push(out, f"{address}/sparql-graph-crud-auth", _GRAPH, "dba")
        finally:
            del os.environ[PASSWORD]
        yield lambda query: _rows(_asked(f"{address}/sparql", query, _GRAPH), query)


@contextmanager
def running_virtuoso(folder: Path) -> Iterator[str]:
    """Start a server with its files in a folder; give its address."""
    port, admin = _free(), _free()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(port=port, admin=admin), "utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            _started(port, running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.kill()


STORES: Mapping[str, tuple[Callable[[Path, Path], AbstractContextManager[Asking]], str | Path]] = {
    "Oxigraph": (oxigraph, "oxigraph"),
    "Jena TDB2": (tdb2, JAVA / "jena-tdb2.jar"),
    "Virtuoso": (virtuoso, "virtuoso-t"),
}


def missing(store: str) -> str:
    """Return the program that a store needs and that is not installed, empty if it is."""
    needed = STORES[store][1]
    there = needed.exists() and shutil.which("java") if isinstance(needed, Path) else shutil.which(needed)
    return "" if there else str(needed)


def _rows(answer: str, query: str) -> Rows:
    """Read the standard's JSON results: which rows there are, whatever their order and however numbers are written."""
    read = json.loads(answer)
    joined = "GROUP_CONCAT" in query
    names = read["head"]["vars"]
    return Counter(tuple(_cell(row.get(name), joined) for name in names) for row in read["results"]["bindings"])


def _cell(term: dict[str, Any] | None, joined: bool) -> Cell:
    """Return what a cell says.

    What GROUP_CONCAT joins has no order, and of nothing it makes nothing or no words. Virtuoso keeps periods and truths as
    numbers.
    """
    text: str = term["value"] if term else ""
    if not term or not text:
        return ""
    if term.get("datatype", "").rpartition("#")[2] in _NUMBERS:
        return Decimal(text)
    if text in ("true", "false"):
        return f"{int(text == 'true')}@"
    if joined:
        return frozenset(_period(part) for part in text.split(", "))
    return f"{_period(text)}@{term.get('xml:lang', '')}"


def _period(text: str) -> str:
    """Return a period of years and months as its months, one of days as its seconds, anything else as it is.

    >>> _period("P1Y"), _period("P1Y6M"), _period("P90D"), _period("Paris")
    ('12', '18', '7776000', 'Paris')
    """
    found = re.fullmatch(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", text)
    if not found:
        return text
    years, months, days = (int(number or 0) for number in found.groups())
    return str(days * 86_400 if days else 12 * years + months)


def _asked(address: str, query: str, graph: str) -> str:
    body = urlencode({"query": query, "default-graph-uri": graph}).encode()
    with urlopen(Request(address, data=body, headers={"Accept": _JSON}), timeout=600) as answer:
        return str(answer.read().decode())


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"{command[0]}: exit status {done.returncode}: {done.stderr[:500]}")
    return done.stdout


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


def _started(port: int, running: subprocess.Popen[bytes]) -> None:
    """Wait until a server takes connections. Raises RuntimeError if it does not."""
    end = time.monotonic() + _WAIT
    while time.monotonic() < end and running.poll() is None:
        with socket.socket() as trying:
            if not trying.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def answers(out: Path) -> dict[str, Rows]:
    """Return what `kg query` answers to each shipped query."""
    store = open_store(out)
    texts = {name: sparql.text_of(name) for name in sparql.shipped()}
    return {name: _rows("".join(sparql.write(sparql.run(store, text), "json")), text) for name, text in texts.items()}


def different(store: str, out: Path, folder: Path, ours: Mapping[str, Rows]) -> list[str]:
    """Load a graph into a store with its files in a folder; return the queries that it answers otherwise."""
    with STORES[store][0](out, folder) as ask:
        return [name for name, rows in ours.items() if ask(sparql.text_of(name)) != rows]


def main(out: Path) -> int:
    """Print for each store how many of the shipped queries it answers as `kg query` does; return the exit status."""
    ours = answers(out)
    print(f"{len(ours)} queries, {sum(rows.total() for rows in ours.values()):,} rows")
    wrong = 0
    for store in STORES:
        if lacking := missing(store):
            print(f"{store}: {lacking} is not installed")
            continue
        with tempfile.TemporaryDirectory() as folder:
            other = different(store, out, Path(folder), ours)
        print(f"{store}: {len(ours) - len(other)} have the same answer", *other, flush=True)
        wrong += len(other)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
