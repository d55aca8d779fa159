"""Read one file for a person to look at, within the limits that a build has."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from kg import by_date
from kg.build.inputs import Input
from kg.build.workers import Workers
from kg.errors import ReadError
from kg.extract import extract
from kg.model import Facts
from kg.read import read


def facts_of(file: Path) -> Facts:
    """Return what a file holds. Raises ReadError if it can't be read, or not within the limits of time and memory."""
    with Workers(1) as workers:
        (facts,) = workers.map(_read, [Input(file.name, str(file))], _lost)
    return facts


def _read(found: Input) -> Facts:
    return by_date.alone(extract(read(found.data(), found.name)))


def _lost(found: Input, reason: str) -> NoReturn:
    raise ReadError(f"{found.name}: {reason}")
