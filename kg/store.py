"""The embedded database of a build: made or brought up to date by a build, opened read-only by every other command."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from kg.errors import NoGraph

if TYPE_CHECKING:
    from rdflib import Graph

FOLDER = "store"
TURTLE = "graph.ttl"
NEW = ".new"  # where a build makes what is to replace what is there
REPLACED = ".old"  # where a build keeps the store that it is just replacing
_PART = 10_000_000  # bytes of Turtle; 4 MB take 260 MB less, but leave more files behind, and queries take half as long again
_DIGEST = "KG-DIGEST"  # a file in the store's folder that says which graph it holds


class Loading:
    """Loads a Turtle file into a new store while the file is being written, in threads of its own.

    A load takes ten times the memory of its Turtle, so it is done part by part, two at a time: each parses and sorts in one
    thread. In a with statement: at its end, all is there.
    """

    def __init__(self, folder: Path, file: Path, header: bytes, digest: str) -> None:
        """Begin a store in a folder; `header` holds the prefixes that each part of the file needs."""
        self._folder = folder
        self._file = file
        self._header = header
        self._digest = digest
        self._store = ox.Store(str(folder))
        self._parts: list[Future[None]] = []
        self._start = len(header)
        self._threads = ThreadPoolExecutor(2)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._threads.shutdown(cancel_futures=kind is not None)
        if kind is None:
            for part in self._parts:
                part.result()
            _finish(self._store, self._folder, self._digest)

    def reach(self, end: int, *, last: bool = False) -> None:
        """Say that the file now holds whole statements up to a byte, or that these are all."""
        if last or end - self._start > _PART:
            self._parts.append(self._threads.submit(self._load, self._start, end))
            self._start = end

    def _load(self, start: int, end: int) -> None:
        with self._file.open("rb") as file:
            file.seek(start)
            part = file.read(end - start)
        # lenient spares checking IRIs again: they are escaped as they are minted, and all lines but mentions have been parsed
        self._store.bulk_load(self._header + part, format=ox.RdfFormat.TURTLE, lenient=True)


def update(folder: Path, old: Path, gone: Iterable[ox.Quad], new: Iterable[ox.Quad], digest: str) -> None:
    """Make a new store out of an old one, which stays as it is; they share the files that do not change."""
    ox.Store(str(old)).backup(str(folder))
    store = ox.Store(str(folder))
    for quad in gone:
        store.remove(quad)
    store.extend(new)
    _finish(store, folder, digest)


def _finish(store: ox.Store, folder: Path, digest: str) -> None:
    store.flush()
    (folder / _DIGEST).write_text(digest, encoding="ascii")


def digest_of(folder: Path) -> str:
    """Return the digest of the graph that a store holds, nothing if it can't be told."""
    try:
        return (folder / _DIGEST).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""


def swap(out: Path, fresh: Path) -> None:
    """Put a new store in the place of the old one."""
    old = out / REPLACED
    shutil.rmtree(old, ignore_errors=True)
    if (out / FOLDER).exists():
        (out / FOLDER).rename(old)
    fresh.rename(out / FOLDER)
    shutil.rmtree(old, ignore_errors=True)


def recover(out: Path) -> None:
    """Put back the old store where a build was stopped while it replaced it."""
    if not (out / FOLDER).exists() and (out / REPLACED).is_dir():
        (out / REPLACED).rename(out / FOLDER)


def open_store(out: Path) -> ox.Store:
    """Open the store of a build read-only. Raises NoGraph where there is none."""
    folder = next((f for f in (out / FOLDER, out / REPLACED) if f.is_dir()), None)
    if folder is None:
        raise _missing(out)
    return ox.Store.read_only(str(folder))


def turtle(out: Path) -> Path:
    """Return the Turtle file of a build. Raises NoGraph where there is none."""
    if not (out / TURTLE).exists():
        raise _missing(out)
    return out / TURTLE


def _missing(out: Path) -> NoGraph:
    return NoGraph(f"{out}: no graph here; run 'kg build PATH... -o {out}' first, or name another folder with -d")


def base_of(store: ox.Store) -> str:
    """Return the base IRI that a graph was built with."""
    from kg.rdf.terms import BASE

    for quad in store.quads_for_pattern(None, ox.NamedNode(BASE + "ontology#text"), None):
        if isinstance(quad.subject, ox.NamedNode):
            return quad.subject.value.partition("doc/")[0]
    return BASE


def rdflib_graph(out: str) -> Graph:
    """Open the store of a build as an rdflib graph."""
    from oxrdflib import OxigraphStore
    from rdflib import Graph
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    return Graph(store=OxigraphStore(store=open_store(Path(out))), identifier=DATASET_DEFAULT_GRAPH_ID)
