"""Turn outcomes into rows of the ledger and back: text and bytes as they are, all else as JSON, nothing as NULL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec

from kg.build.outcome import Outcome

T = TypeVar("T")

FIELDS = tuple(f.name for f in fields(Outcome) if f.name not in ("content", "paragraphs"))
STANDING = ("source", "status", "symbol", "language", "needs")
REPORTED = ("source", "status", "reason", "symbol", "language", "sha256", "counts", "unresolved")


@dataclass(frozen=True, slots=True)
class Row:
    """An outcome as it is kept: its columns in the order of FIELDS, and what has a file of its own.

    Workers hand over rows: they are pickled in a tenth of the time of outcomes, and the ledger has nothing left to do.
    """

    status: str
    sha256: str
    content: str
    paragraphs: str
    columns: list[Any]


def to_json(value: Any) -> bytes:
    """Return a value as JSON; dataclasses become objects."""
    return msgspec.json.encode(value)


def from_json(kind: type[T], words: bytes) -> T:
    """Return a value of a type that was kept as JSON."""
    decoder: msgspec.json.Decoder[T] = _decoder(kind)  # type: ignore[arg-type]  # every type is hashable
    return decoder.decode(words)


@cache
def _decoder(kind: type[T]) -> msgspec.json.Decoder[T]:
    return msgspec.json.Decoder(kind, dec_hook=lambda of, value: of(value))  # a Counter is made of what JSON knows


@cache
def _kinds() -> dict[str, Any]:
    return get_type_hints(Outcome)


def to_row(found: Outcome) -> Row:
    """Return an outcome as a row."""
    columns = [_column(getattr(found, name)) for name in FIELDS]
    return Row(found.status, found.sha256, found.content, found.paragraphs, columns)


def _column(value: Any) -> Any:
    return value if isinstance(value, (str, bytes)) else to_json(value) if value else None


def field(name: str, column: Any) -> Any:
    """Return the value of a field whose column is not NULL."""
    kind = _kinds()[name]
    return column if kind in (str, bytes) else from_json(kind, column)


def from_row(names: Iterable[str], row: Iterable[Any]) -> Outcome:
    """Return an outcome from some of its columns."""
    return Outcome(**{name: field(name, column) for name, column in zip(names, row, strict=True) if column is not None})
