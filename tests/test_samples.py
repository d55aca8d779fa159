"""The shipped samples give the facts of their answer key, in both languages and in every form in which people hold texts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.data import PACKAGE
from kg.extract import extract
from kg.model import Facts, Role
from kg.read import read
from tests.answers import ADOPTIONS, CHOICES, count, entities, expected_citations, found_citations, instruments, unmet, voters

KEY: list[dict[str, Any]] = json.loads((Path(__file__).parent / "samples.json").read_text("utf-8"))
TEXTS = [(work, language, file) for work in KEY for language, file in sorted(work["files"].items())]
every = pytest.mark.parametrize(("work", "language", "file"), TEXTS, ids=[file for _, _, file in TEXTS])


@cache
def facts(file: str) -> Facts:
    return extract(read((PACKAGE / "samples" / file).read_bytes(), file))


def test_all_samples_are_in_the_key() -> None:
    files = {p.name for p in (PACKAGE / "samples").iterdir() if p.name != "README.md"}
    assert files == {file for _, _, file in TEXTS}
    assert len(files) == 32


@every
def test_work(work: dict[str, Any], language: str, file: str) -> None:
    found = facts(file).work
    assert facts(file).text.language == language
    assert (found.symbol, found.kind, found.body) == (work["symbol"], work["type"], work["body"])
    assert found.title == work["title"].get(language)
    assert found.adopted == work["adopted"]
    assert found.meeting == (str(work["meeting"]) if work["meeting"] else None)
    assert found.agenda_items == tuple(work["agenda_item"].split(", ") if work["agenda_item"] else ())
    assert found.adoption == (ADOPTIONS[work["adoption"]] if work["adoption"] else None)


@every
def test_citations_and_no_other(work: dict[str, Any], language: str, file: str) -> None:
    assert found_citations(facts(file)) == expected_citations(work)


@every
def test_paragraphs(work: dict[str, Any], language: str, file: str) -> None:
    assert (count(facts(file), Role.PREAMBULAR), count(facts(file), Role.OPERATIVE)) == (work["preambular"], work["operative"])


@every
def test_votes(work: dict[str, Any], language: str, file: str) -> None:
    found = facts(file)
    if work["tally"] is None:
        assert found.ballot is None
        return
    assert found.ballot
    assert found.ballot.tally == {CHOICES[c]: n for c, n in work["tally"].items() if n is not None}
    stated = {CHOICES[c]: set(states or ()) for c, states in (work["votes"] or {}).items()}
    assert {c: s for c, s in voters(found).items() if s} == {c: s for c, s in stated.items() if s}


@every
def test_names(work: dict[str, Any], language: str, file: str) -> None:
    assert entities(facts(file), "state") == set(work["countries"])
    assert entities(facts(file), "instrument") == instruments(work["instruments"])


@every
def test_requests(work: dict[str, Any], language: str, file: str) -> None:
    assert unmet(facts(file), work) == []
