"""Keep what each input gave, so that a later build reads only what is new or changed.

The ledger is an SQLite database beside the graph. An outcome is kept under a key made of all that it follows from: the
bytes of the file, its name, the base, and the rules (the package's own files). So nothing has to be compared with dates,
and a build that was stopped finds what it had done. The ledger is no output: without it, everything is read again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from kg.build.keys import is_passing, rules
from kg.build.outcome import Outcome
from kg.build.rows import FIELDS, REPORTED, STANDING, Row, field, from_json, from_row, to_json
from kg.errors import BuildError
from kg.findings.claims import Claims
from kg.model import Citation, Finding
from kg.succession.record import Record

T = TypeVar("T")

NAME = "ledger.sqlite"
_COMMIT = 2.0  # seconds of work that a stop may cost
_SECTION = "name TEXT PRIMARY KEY, digest TEXT, triples INTEGER, classes BLOB, turtle BLOB, shown BLOB"
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS outcome (key TEXT PRIMARY KEY, {", ".join(FIELDS)});
CREATE TABLE IF NOT EXISTS section ({_SECTION});
CREATE TABLE IF NOT EXISTS output (name TEXT PRIMARY KEY, source TEXT, sha256 TEXT);
CREATE TABLE IF NOT EXISTS memory (name TEXT PRIMARY KEY, source TEXT, value BLOB);
CREATE TEMP TABLE added ({_SECTION});
CREATE TEMP TABLE listed (place INTEGER PRIMARY KEY, key TEXT);
CREATE TEMP TABLE standing (symbol TEXT, language TEXT, place INTEGER, source TEXT, key TEXT, PRIMARY KEY (symbol, language));
"""
_VERSION = int(hashlib.sha256(_SCHEMA.encode()).hexdigest()[:7], 16)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the graph: the triples of one work, or of a group of entries, as packed Turtle without prefixes.

    `digest` is that of all it was made from; `classes` the number of nodes of each class; `shown` what the citation network
    shows of it, packed JSON.
    """

    name: str
    digest: str
    triples: int
    classes: dict[str, int]
    turtle: bytes
    shown: bytes


class Ledger:
    """The ledger of one folder. Use it in a with statement."""

    def __init__(self, out: Path) -> None:
        """Open the ledger of a folder, or begin one. Raises BuildError if another build holds it."""
        out.mkdir(parents=True, exist_ok=True)
        path = out / NAME
        try:
            self._db = _open(path)
        except sqlite3.OperationalError as error:
            raise BuildError(f"{path}: {error}; is another build writing into this folder?") from None
        except sqlite3.DatabaseError:  # damaged, or of another version: begin anew
            path.unlink()
            self._db = _open(path)
        self._committed = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        with suppress(sqlite3.Error):
            self._db.rollback()
        self._db.close()

    def known(self) -> Iterator[tuple[str, str]]:
        """Yield the key of each outcome that still holds, and the hash of its text if it has one."""
        rows = self._db.execute("SELECT key, sha256 FROM outcome")
        return ((key, sha256) for key, sha256 in rows if not is_passing(key))

    def keep(self, key: str, row: Row) -> None:
        """Keep an outcome."""
        marks = ", ".join("?" * (len(FIELDS) + 1))
        self._db.execute(f"INSERT OR REPLACE INTO outcome VALUES ({marks})", [key, *row.columns])
        if time.monotonic() - self._committed > _COMMIT:
            self.commit()

    def commit(self) -> None:
        """Make lasting what was kept."""
        self._db.commit()
        self._committed = time.monotonic()

    def members(self, key: str) -> list[tuple[int, str]]:
        """Return place and name of the members of an archive, none of what is no archive."""
        (found,) = self._db.execute("SELECT members FROM outcome WHERE key = ?", [key]).fetchone()
        return list(field("members", found)) if found else []

    def settle(self, keys: Iterable[str]) -> None:
        """Say which outcomes make up the graph, in the order of their inputs; of a work in a language, the first stands."""
        self._db.executemany("INSERT INTO listed VALUES (?, ?)", enumerate(keys))
        self._db.execute(
            "INSERT OR IGNORE INTO standing SELECT symbol, language, place, source, key FROM listed JOIN outcome USING (key) "
            "WHERE status = 'read' ORDER BY place"
        )

    def listed(self, status: str = "") -> Iterator[Outcome]:
        """Yield the outcomes in the order of their inputs, for reports: all, or those of a status.

        A text of a work that was read before is skipped.
        """
        names = ", ".join(f"outcome.{name}" for name in REPORTED)
        again = "status = 'read' AND listed.place <> standing.place"
        chosen = f"WHERE CASE WHEN {again} THEN 'skipped' ELSE status END = ? " if status else ""
        rows = self._db.execute(
            f"SELECT {names}, CASE WHEN {again} THEN standing.source END FROM listed JOIN outcome USING (key) "
            f"LEFT JOIN standing USING (symbol, language) {chosen}ORDER BY listed.place",
            [status] if status else [],
        )
        for *row, first in rows:
            found = from_row(REPORTED, row)
            if first is not None:
                found = Outcome(found.source, "skipped", f"{found.symbol} in {found.language} was read from {first}")
            yield found

    def standing(self) -> Iterator[tuple[str, Outcome]]:
        """Yield key and outcome, without triples, of each text that makes up the graph, by symbol and language."""
        names = ", ".join(f"outcome.{name}" for name in STANDING)
        order = "ORDER BY standing.symbol, standing.language"
        rows = self._db.execute(f"SELECT key, {names} FROM standing JOIN outcome USING (key) {order}")
        return ((key, from_row(STANDING, row)) for key, *row in rows)

    def sections(self) -> dict[str, str]:
        """Return the digest of each section of the last graph, by name."""
        return dict(self._db.execute("SELECT name, digest FROM section"))

    def section(self, name: str) -> Section:
        """Return a section of the last graph."""
        return self._section("section", name)

    def add(self, made: Section) -> None:
        """Add a section of the new graph."""
        row = (made.name, made.digest, made.triples, to_json(made.classes), made.turtle, made.shown)
        self._db.execute("INSERT OR REPLACE INTO added VALUES (?, ?, ?, ?, ?, ?)", row)

    def added(self, name: str) -> Section:
        """Return a section of the new graph."""
        return self._section("added", name)

    def _section(self, table: str, name: str) -> Section:
        name, digest, triples, classes, *packed = self._db.execute(f"SELECT * FROM {table} WHERE name = ?", [name]).fetchone()
        return Section(name, digest, triples, from_json(dict[str, int], classes), *packed)

    def shown(self, names: Iterable[str]) -> list[bytes]:
        """Return what the citation network shows of sections of the new graph, by name."""
        rows = self._db.execute("SELECT name, shown FROM section UNION ALL SELECT name, shown FROM added")
        found = dict(rows)
        return [found[name] for name in sorted(names)]

    def triples(self, names: Container[str]) -> int:
        """Return the number of triples of the new graph, of the sections with these names."""
        counts = dict(self._db.execute("SELECT name, triples FROM section UNION ALL SELECT name, triples FROM added"))
        return sum(count for name, count in counts.items() if name in names)

    def works(self) -> int:
        """Return the number of works that the texts are of."""
        (count,) = self._db.execute("SELECT COUNT(DISTINCT symbol) FROM standing").fetchone()
        return int(count)

    def hashes(self) -> set[str]:
        """Return the hashes of the texts that were read, also of those that were read before from another input."""
        return {row[0] for row in self._db.execute("SELECT sha256 FROM outcome WHERE status = 'read'")}

    def claims(self) -> Iterator[Claims]:
        """Yield the claims of the texts that make up the graph, by symbol and language."""
        return (found for _, _, found in self._told("claims"))

    def records(self) -> Iterator[Record]:
        """Yield the records of the resolutions that make up the graph, by symbol and language."""
        return (found for _, _, found in self._told("record"))

    def by_date(self) -> Iterator[tuple[str, str, Sequence[Citation]]]:
        """Yield work, language and the citations by date alone of each text that has any, by symbol and language."""
        return self._told("by_date")

    def findings(self) -> Iterator[Finding]:
        """Yield the findings of single texts."""
        return (one for _, _, found in self._told("findings") for one in found)

    def _told(self, name: str) -> Iterator[tuple[str, str, Any]]:
        """Yield work, language and a field's value of the texts that make up the graph and have one, by symbol and language."""
        return ((symbol, code, field(name, column)) for symbol, code, column in self._columns(name))

    def _columns(self, name: str) -> Iterator[tuple[str, str, bytes]]:
        yield from self._db.execute(
            f"SELECT standing.symbol, standing.language, {name} FROM standing JOIN outcome USING (key) "
            f"WHERE {name} IS NOT NULL ORDER BY standing.symbol, standing.language"
        )

    def triples_of(self, keys: Iterable[str]) -> Iterator[tuple[bytes, bytes]]:
        """Yield the lines and the mentions of outcomes, packed."""
        for key in keys:
            yield self._db.execute("SELECT lines, mentions FROM outcome WHERE key = ?", [key]).fetchone()

    def turn(self, names: Container[str]) -> None:
        """Let the new graph, of the sections with these names, be the last one, and forget outcomes that no input has."""
        gone = [name for name in self.sections() if name not in names]
        self._db.executemany("DELETE FROM section WHERE name = ?", ([name] for name in gone))
        self._db.execute("INSERT OR REPLACE INTO section SELECT * FROM added")
        self._db.execute("DELETE FROM outcome WHERE key NOT IN (SELECT key FROM listed)")
        self.commit()

    def remember(self, name: str, source: str, value: Any) -> None:
        """Keep what followed from a source, a digest of all that it was made from, until `turn` makes it lasting."""
        self._db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?)", [name, source, to_json(value)])

    def remembered(self, name: str, source: str, kind: type[T]) -> T | None:
        """Return what followed from a source, None if the last one was another."""
        row = self._db.execute("SELECT value FROM memory WHERE name = ? AND source = ?", [name, source]).fetchone()
        return from_json(kind, row[0]) if row else None

    def following(self, name: str, fields: Iterable[str], kind: type[T], make: Callable[[], T]) -> T:
        """Return what follows from some fields of the texts that make up the graph: made anew if these are not what they were."""
        digest = hashlib.sha256(rules().encode())
        for symbol, code, column in chain.from_iterable(map(self._columns, fields)):
            digest.update(f"\0{symbol} {code} {len(column)} ".encode())
            digest.update(column)
        found = self.remembered(name, digest.hexdigest(), kind)
        if found is None:
            found = make()
            self.remember(name, digest.hexdigest(), found)
        return found

    def outputs(self) -> dict[str, tuple[str, str]]:
        """Return what each output was made from and the hash of its bytes, by name."""
        return {name: (source, sha256) for name, source, sha256 in self._db.execute("SELECT * FROM output")}

    def record(self, outputs: Iterable[tuple[str, str, str]]) -> None:
        """Keep name, source and hash of outputs."""
        self._db.executemany("INSERT OR REPLACE INTO output VALUES (?, ?, ?)", outputs)


def _open(path: Path) -> sqlite3.Connection:
    """Open a database for one process alone; a commit is lasting if the process ends, however it ends.

    Raises sqlite3.DatabaseError if the file is something else.
    """
    connection = sqlite3.connect(path, timeout=0.1)
    try:
        connection.executescript("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("another version")
        connection.executescript(f"PRAGMA user_version = {_VERSION}; {_SCHEMA}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
