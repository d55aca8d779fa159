"""Turn outcomes into rows of the ledger and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from kg.build.outcome import Outcome

FIELDS = tuple(f.name for f in fields(Outcome) if f.name not in ("content", "paragraphs"))
STANDING = ("source", "status", "symbol", "language", "needs")
REPORTED = ("source", "status", "reason", "symbol", "language", "sha256", "counts", "unresolved")
_TREES = frozenset({"needs", "counts", "unresolved", "claims", "record", "by_date", "findings", "members"})  # kept as JSON


def to_row(found: Outcome) -> list[Any]:
    """Return an outcome's values as columns."""
    return [_column(name, getattr(found, name)) for name in FIELDS]


def _column(name: str, value: Any) -> Any:
    return to_json(value) if name in _TREES else value


def to_json(value: Any) -> str:
    """Return a value as JSON; dataclasses become objects."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> dict[str, Any]:
    """Return the fields of a slotted dataclass; asdict would copy all that is in them."""
    return {name: getattr(value, name) for name in value.__slots__}


def _tree(words: str) -> Any:
    return [] if words == "[]" else json.loads(words)


def from_row(names: Sequence[str], row: Sequence[Any]) -> Outcome:
    """Return an outcome from some of its columns."""
    return Outcome(**{name: _tree(value) if name in _TREES else value for name, value in zip(names, row, strict=True)})
