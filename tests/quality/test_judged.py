"""What was judged true by reading is still found, and what was judged false is not found again."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.extract import extract
from kg.read import read
from tests.conftest import corpus

# Judged precision of the table as the reader now stands: true ones among those of its rows that are found.
FLOOR = 0.985


class Judged(NamedTuple):
    """A row of judged.tsv."""

    language: str
    citing: str
    provision: str
    cited: str
    verdict: str
    note: str


def rows() -> Iterator[Judged]:
    text = (Path(__file__).parent / "judged.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    yield from (Judged(*row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def cited(language: str, work: str) -> frozenset[str | None]:
    key = json.loads(corpus("key", "dev.json").read_text("utf-8"))
    path = corpus("unxml", key[work]["files"][language])
    return frozenset(c.target for c in extract(read(path.read_bytes(), path.name)).citations)


def test_the_table_is_whole() -> None:
    table = list(rows())
    assert len(table) == 204 + 200
    assert {row.verdict for row in table} == {"true", "false"}
    assert {row.language for row in table} == {"ar", "en", "es", "fr", "ru", "zh"}


@pytest.mark.slow
def test_judged_precision() -> None:
    found = [row for row in rows() if row.cited in cited(row.language, row.citing)]
    true = [row for row in found if row.verdict == "true"]
    assert len(true) >= 0.99 * sum(row.verdict == "true" for row in rows())
    assert len(true) / len(found) >= FLOOR
