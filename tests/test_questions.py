"""Competency questions: the graph gives the answers that a reader finds in the documents."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import data
from kg.rdf.terms import PREFIXES
from kg.store import open_store
from tests.conftest import corpus

QUESTIONS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "questions.toml").read_text("utf-8"))["questions"]
KEYS = {"question", "graph", "query", "sparql", "given", "columns", "answer", "rows", "read"}


def about(graph: str) -> pytest.MarkDecorator:
    """Return the mark that runs a test for each question about a graph."""
    chosen = [one for one in QUESTIONS if one["graph"] == graph]
    return pytest.mark.parametrize("one", chosen, ids=[one["question"][:60] for one in chosen])


def sparql(one: dict[str, Any]) -> str:
    """Return the query of a question, a shipped one with its parameter edited."""
    if "sparql" in one:
        return str(one["sparql"])
    text = (data.queries() / f"{one['query']}.rq").read_text("utf-8")
    for name, value in one.get("given", {}).items():
        text, count = re.subn(rf'(VALUES \?{name} \{{ )"[^"]*"', rf'\g<1>"{value}"', text)
        assert count == 1
    return text


def answer(one: dict[str, Any], store: ox.Store) -> list[list[str]]:
    """Return the rows that the graph gives, in the columns that the question asks for."""
    result = store.query(sparql(one), prefixes=PREFIXES)
    if isinstance(result, ox.QueryBoolean):
        return [[str(bool(result)).lower()]]
    assert isinstance(result, ox.QuerySolutions)
    variables = [v.value for v in result.variables]
    columns = one.get("columns", variables)
    assert set(columns) <= set(variables)
    return [[str(getattr(row[name], "value", "")) for name in columns] for row in result]


def compare(one: dict[str, Any], store: ox.Store) -> None:
    """Compare what the graph says with what was read."""
    found = answer(one, store)
    assert len(found) == one.get("rows", len(one["answer"]))
    assert found[: len(one["answer"])] == one["answer"]


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    """Build the graph of the English files of the corpus."""
    from kg.build import build
    from kg.rdf.terms import BASE

    out = tmp_path_factory.mktemp("english")
    build([str(path) for path in sorted(corpus("unxml").glob("**/English"))], out, BASE)
    return open_store(out)


def test_there_are_25_questions() -> None:
    assert len(QUESTIONS) == 25
    assert Counter(one["graph"] for one in QUESTIONS) == {"samples": 7, "english": 18}


def test_a_question_says_how_its_answer_was_verified() -> None:
    for one in QUESTIONS:
        assert set(one) <= KEYS and one["question"].endswith("?") and one["read"] and one["answer"]
        assert ("query" in one) != ("sparql" in one)


@about("samples")
def test_the_samples_answer(one: dict[str, Any], samples_out: Path) -> None:
    compare(one, open_store(samples_out))


@pytest.mark.slow
@about("english")
def test_the_corpus_answers(one: dict[str, Any], english: ox.Store) -> None:
    compare(one, english)
