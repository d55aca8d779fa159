"""The shipped queries have the same answers in other stores, loaded as the README says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import sparql
from kg.errors import UsageError
from kg.push import PASSWORD, push
from tests.stores import STORES, answers, different, missing, running_virtuoso


def _needs(store: str) -> None:
    if lacking := missing(store):
        message = f"{lacking} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def test_all_stores_are_tried() -> None:
    assert list(STORES) == ["Oxigraph", "Jena TDB2", "Virtuoso"]


@pytest.mark.slow
@pytest.mark.parametrize("store", STORES)
def test_a_store_answers_as_kg_query_does(store: str, samples_out: Path, tmp_path: Path) -> None:
    _needs(store)
    ours = answers(samples_out)
    assert len(ours) == len(sparql.shipped())
    assert different(store, samples_out, tmp_path, ours) == []


@pytest.mark.slow
def test_a_wrong_password_is_told(samples_out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _needs("Virtuoso")
    monkeypatch.setenv(PASSWORD, "wrong")
    with running_virtuoso(tmp_path) as address, pytest.raises(UsageError, match="answers 401"):
        push(samples_out, f"{address}/sparql-graph-crud-auth", "https://example.org/g", "dba")
