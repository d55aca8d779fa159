"""Reports that were judged by reading to answer a resolution are still found, and hardly any that were judged not to."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.language import available
from kg.model import Answer
from tests.conftest import corpus
from tests.quality.requests import read_version

# Of the links of the table that are found, those that are true.
FLOOR = 0.93


class Judged(NamedTuple):
    """A row of answers.tsv."""

    set: str
    citing: str
    provision: str
    report: str
    resolution: str
    verdict: str
    note: str


@cache
def rows() -> tuple[Judged, ...]:
    lines = Path(__file__).with_name("answers.tsv").read_text("utf-8").splitlines()
    table = [line for line in lines if not line.startswith("#")]
    return tuple(Judged(*row) for row in csv.reader(table[1:], delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def answers(work: str) -> frozenset[tuple[str, str, str]]:
    """Return (provision, report, resolution) that the versions of a work give."""
    found: list[Answer] = []
    for code in available():
        facts = read_version(work, code)
        found += facts.answers if facts else ()
    return frozenset((one.provision, one.report, one.resolution) for one in found)


def test_the_table_is_whole() -> None:
    assert len(rows()) == 45
    assert [sum(row.verdict == verdict for row in rows()) for verdict in ("true", "false")] == [39, 6]
    assert all(row.note for row in rows() if row.verdict == "false")


@pytest.mark.slow
def test_judged_precision() -> None:
    corpus("key", "dev.json")
    found = [row for row in rows() if row[2:5] in answers(row.citing)]
    true = [row for row in found if row.verdict == "true"]
    assert len(true) >= 38
    assert len(true) / len(found) >= FLOOR
