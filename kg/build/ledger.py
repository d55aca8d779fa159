"""Keep what each input gave, so that a later build reads only what is new or changed.

The ledger is an SQLite database beside the graph. An outcome is kept under a key made of all that it follows from: the
bytes of the file, its name, the base, and the rules (the package's own files). So nothing has to be compared with dates,
and a build that was stopped finds what it had done. The ledger is no output: without it, everything is read again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg import data
from kg.build.outcome import Outcome
from kg.errors import BuildError
from kg.findings import Claims
from kg.model import Citation, Finding, Mention
from kg.succession.record import Record, from_plain

NAME = "ledger.sqlite"
_FIELDS = tuple(f.name for f in fields(Outcome) if f.name not in ("content", "paragraphs"))
_STANDING = ("source", "status", "symbol", "language", "needs")
_REPORTED = ("source", "status", "reason", "symbol", "language", "sha256", "counts", "unresolved")
_TREES = frozenset({"needs", "counts", "unresolved", "claims", "record", "by_date", "findings", "members"})  # kept as JSON
_COMMIT = 2.0  # seconds of work that a stop may cost
_PASSING = "?"
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS outcome (key TEXT PRIMARY KEY, {", ".join(_FIELDS)});
CREATE TABLE IF NOT EXISTS section (name TEXT PRIMARY KEY, digest TEXT, triples INTEGER, classes TEXT, turtle BLOB);
CREATE TABLE IF NOT EXISTS output (name TEXT PRIMARY KEY, source TEXT, sha256 TEXT);
CREATE TEMP TABLE added (name TEXT PRIMARY KEY, digest TEXT, triples INTEGER, classes TEXT, turtle BLOB);
CREATE TEMP TABLE listed (place INTEGER PRIMARY KEY, key TEXT);
CREATE TEMP TABLE standing (symbol TEXT, language TEXT, place INTEGER, source TEXT, key TEXT, PRIMARY KEY (symbol, language));
"""
_VERSION = int(hashlib.sha256(_SCHEMA.encode()).hexdigest()[:7], 16)
_RULES = ("*.py", "*.toml", "*.ttl")


def passing(name: str) -> str:
    """Return the key of an outcome that says nothing of the bytes: a file that was locked today may be read tomorrow."""
    return _PASSING + name


@cache
def rules() -> str:
    """Return a digest of the rules: the package's programs and data."""
    digest = hashlib.sha256()
    for folder in (data.PACKAGE, data.ontology()):
        for path in sorted(p for pattern in _RULES for p in folder.rglob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def key(sha256: str, name: str, base: str) -> str:
    """Return the key of an outcome."""
    return hashlib.sha256("\0".join((sha256, name, base, rules())).encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the graph: the triples of one work, or of a group of entries, as packed Turtle without prefixes.

    `digest` is that of all it was made from; `classes` the number of nodes of each class.
    """

    name: str
    digest: str
    triples: int
    classes: dict[str, int]
    turtle: bytes


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
        return ((key, sha256) for key, sha256 in rows if not key.startswith(_PASSING))

    def keep(self, key: str, found: Outcome) -> None:
        """Keep an outcome."""
        marks = ", ".join("?" * (len(_FIELDS) + 1))
        self._db.execute(f"INSERT OR REPLACE INTO outcome VALUES ({marks})", [key, *_row(found)])
        if time.monotonic() - self._committed > _COMMIT:
            self.commit()

    def commit(self) -> None:
        """Make lasting what was kept."""
        self._db.commit()
        self._committed = time.monotonic()

    def members(self, key: str) -> list[tuple[int, str]]:
        """Return place and name of the members of an archive, none of what is no archive."""
        (found,) = self._db.execute("SELECT members FROM outcome WHERE key = ?", [key]).fetchone()
        return [(place, name) for place, name in json.loads(found)]

    def settle(self, keys: Iterable[str]) -> None:
        """Say which outcomes make up the graph, in the order of their inputs; of a work in a language, the first stands."""
        self._db.executemany("INSERT INTO listed VALUES (?, ?)", enumerate(keys))
        self._db.execute(
            "INSERT OR IGNORE INTO standing SELECT symbol, language, place, source, key FROM listed JOIN outcome USING (key) "
            "WHERE status = 'read' ORDER BY place"
        )

    def listed(self) -> Iterator[Outcome]:
        """Yield the outcomes in the order of their inputs, for reports; a text of a work that was read before is skipped."""
        names = ", ".join(f"outcome.{name}" for name in _REPORTED)
        rows = self._db.execute(
            f"SELECT {names}, listed.place = standing.place, standing.source FROM listed JOIN outcome USING (key) "
            "LEFT JOIN standing USING (symbol, language) ORDER BY listed.place"
        )
        for *row, stands, first in rows:
            found = _outcome(_REPORTED, row)
            if found.status == "read" and not stands:
                found = Outcome(found.source, "skipped", f"{found.symbol} in {found.language} was read from {first}")
            yield found

    def standing(self) -> Iterator[tuple[str, Outcome]]:
        """Yield key and outcome, without triples, of each text that makes up the graph, by symbol and language."""
        names = ", ".join(f"outcome.{name}" for name in _STANDING)
        order = "ORDER BY standing.symbol, standing.language"
        rows = self._db.execute(f"SELECT key, {names} FROM standing JOIN outcome USING (key) {order}")
        return ((key, _outcome(_STANDING, row)) for key, *row in rows)

    def sections(self) -> dict[str, str]:
        """Return the digest of each section of the last graph, by name."""
        return dict(self._db.execute("SELECT name, digest FROM section"))

    def section(self, name: str) -> Section:
        """Return a section of the last graph."""
        return self._section("section", name)

    def add(self, made: Section) -> None:
        """Add a section of the new graph."""
        row = (made.name, made.digest, made.triples, json.dumps(made.classes), made.turtle)
        self._db.execute("INSERT OR REPLACE INTO added VALUES (?, ?, ?, ?, ?)", row)

    def added(self, name: str) -> Section:
        """Return a section of the new graph."""
        return self._section("added", name)

    def _section(self, table: str, name: str) -> Section:
        rows = self._db.execute(f"SELECT name, digest, triples, classes, turtle FROM {table} WHERE name = ?", [name])
        name, digest, triples, classes, turtle = rows.fetchone()
        return Section(name, digest, triples, json.loads(classes), turtle)

    def triples(self, names: Container[str]) -> int:
        """Return the number of triples of the new graph, of the sections with these names."""
        counts = dict(self._db.execute("SELECT name, triples FROM section UNION ALL SELECT name, triples FROM added"))
        return sum(count for name, count in counts.items() if name in names)

    def works(self) -> int:
        """Return the number of works that the texts are of."""
        (count,) = self._db.execute("SELECT COUNT(DISTINCT symbol) FROM standing").fetchone()
        return int(count)

    def hashes(self) -> set[str]:
        """Return the hashes of the texts that make up the graph."""
        return {row[0] for row in self._db.execute("SELECT sha256 FROM standing JOIN outcome USING (key)")}

    def claims(self) -> Iterator[Claims]:
        """Yield the claims of the texts that make up the graph, by symbol and language."""
        rows = self._db.execute(
            "SELECT claims FROM standing JOIN outcome USING (key) ORDER BY standing.symbol, standing.language"
        )
        return (Claims(**json.loads(row[0])) for row in rows)

    def records(self) -> Iterator[Record]:
        """Yield the records of the resolutions that make up the graph, by symbol and language."""
        query = "SELECT record FROM standing JOIN outcome USING (key) WHERE record <> 'null'"
        rows = self._db.execute(f"{query} ORDER BY standing.symbol, standing.language")
        return (from_plain(json.loads(row[0])) for row in rows)

    def by_date(self) -> Iterator[tuple[str, str, list[Citation]]]:
        """Yield work, language and the citations by date alone of each text that has any, by symbol and language."""
        query = "SELECT standing.symbol, standing.language, by_date FROM standing JOIN outcome USING (key) WHERE by_date <> '[]'"
        rows = self._db.execute(f"{query} ORDER BY standing.symbol, standing.language")
        return ((symbol, code, [_citation(one) for one in json.loads(found)]) for symbol, code, found in rows)

    def findings(self) -> Iterator[Finding]:
        """Yield the findings of single texts."""
        rows = self._db.execute("SELECT findings FROM standing JOIN outcome USING (key) WHERE findings <> '[]'")
        return (Finding(**one) for row in rows for one in json.loads(row[0]))

    def lines(self, keys: Iterable[str]) -> Iterator[bytes]:
        """Yield the packed triples of outcomes."""
        for key in keys:
            yield from self._db.execute("SELECT lines FROM outcome WHERE key = ?", [key]).fetchone()

    def turn(self, names: Container[str]) -> None:
        """Let the new graph, of the sections with these names, be the last one, and forget outcomes that no input has."""
        gone = [name for name in self.sections() if name not in names]
        self._db.executemany("DELETE FROM section WHERE name = ?", ([name] for name in gone))
        self._db.execute("INSERT OR REPLACE INTO section SELECT * FROM added")
        self._db.execute("DELETE FROM outcome WHERE key NOT IN (SELECT key FROM listed)")
        self.commit()

    def output(self, name: str) -> tuple[str, str] | None:
        """Return what an output was made from and the hash of its bytes."""
        row: tuple[str, str] | None = self._db.execute("SELECT source, sha256 FROM output WHERE name = ?", [name]).fetchone()
        return row

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


def _row(found: Outcome) -> list[Any]:
    """Return an outcome's values as columns."""
    return [_column(name, getattr(found, name)) for name in _FIELDS]


def _column(name: str, value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False, default=asdict) if name in _TREES else value


def _citation(values: dict[str, Any]) -> Citation:
    return Citation(**{**values, "mention": Mention(**values["mention"]), "candidates": tuple(values["candidates"])})


def _outcome(names: Sequence[str], row: Sequence[Any]) -> Outcome:
    values = {name: json.loads(value) if name in _TREES else value for name, value in zip(names, row, strict=True)}
    if values.get("claims"):
        values["claims"] = Claims(**values["claims"])
    values["findings"] = [Finding(**one) for one in values.get("findings", ())]
    return Outcome(**values)
