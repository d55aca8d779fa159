"""Requests of the works read by hand are found as well as before, in each language, and the versions agree as far."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.authority import authority
from tests.conftest import corpus
from tests.quality.requests import FLOORS, SAME, agreement, below, labels


def test_the_table_is_whole() -> None:
    rows = labels()
    works = {(row.work, row.half, row.read) for row in rows}
    assert len(works) == 50
    assert Counter(half for _, half, _ in works) == {"tune": 20, "held": 20, "second": 10}
    assert Counter(read for _, _, read in works) == {"en": 25, "zh": 25}
    assert {"GA", "SC", "HRC", "ECOSOC"} == {_body(work) for work, _, _ in works}


def _body(work: str) -> str:
    return "HRC" if "/HRC/" in work else {"A": "GA", "S": "SC", "E": "ECOSOC"}[work[0]]


def test_deliverables_and_bodies_of_the_table_are_entries() -> None:
    known = authority().triples
    assert {f"deliverable/{d}" for row in labels() for d in row.deliverables.split()} <= known.keys()
    bodies = {a for row in labels() for a in row.addressees.split() if a.startswith(("body/", "state/"))}
    assert bodies - known.keys() == {"body/UN"}  # the Organization itself is no entry


@pytest.mark.slow
def test_no_figure_is_below_its_floor() -> None:
    corpus("key", "dev.json")
    assert set(FLOORS) == {"read", "ar", "en", "es", "fr", "ru", "zh"}
    assert below() == []


@pytest.mark.slow
def test_language_versions_agree() -> None:
    corpus("key", "dev.json")
    shares = agreement(sorted({row.work for row in labels()}))
    assert {field: share for field, share in shares.items() if share < SAME[field]} == {}
