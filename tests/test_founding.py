"""The five founding documents give everything that a careful reader found in them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from kg.extract import extract
from kg.model import Facts, Role
from kg.read import read
from tests.answers import (
    ADOPTIONS,
    CHOICES,
    count,
    entities,
    expected_citations,
    found_citations,
    instruments,
    unmet,
    voters,
)
from tests.conftest import corpus

FILES = (
    "A_HRC_RES_23_12.zh.txt",
    "A_HRC_RES_23_3.zh.txt",
    "A_HRC_RES_35_8.zh.txt",
    "A_HRC_RES_56_2.zh.txt",
    "A_RES_70_153.zh.txt",
)
# Where the key miscounts: 35/8 has 23 preambular paragraphs (the key itself cites resolution 6/17 in the sixteenth), and
# the third of 70/153 names the Durban Declaration and Programme of Action, in the words that the key counts in 56/2.
PREAMBULAR = {"A/HRC/RES/35/8": 23}
INSTRUMENTS = {"A/RES/70/153": {"durban-declaration"}}

every = pytest.mark.parametrize("file", FILES)


@cache
def key(file: str) -> dict[str, Any]:
    works = json.loads(corpus("founding", "founding.json").read_text("utf-8"))
    found: dict[str, Any] = next(w for w in works if w["file"] == file)
    return found


@cache
def facts(file: str) -> Facts:
    return extract(read(corpus("founding", file).read_bytes(), file))


@every
def test_work(file: str) -> None:
    expected, work = key(file), facts(file).work
    assert (work.symbol, work.kind, work.body) == (expected["symbol"], expected["type"], expected["body"])
    assert (work.session, work.title) == (str(expected["session"]), expected["title"])
    assert (work.agenda_items, work.adopted) == ((expected["agenda_item"],), expected["adopted"])
    assert work.meeting == str(expected["meeting"])
    assert work.adoption == (ADOPTIONS[expected["adoption"]] if expected["adoption"] else None)


@every
def test_citations_and_no_other(file: str) -> None:
    assert found_citations(facts(file)) == expected_citations(key(file))


@every
def test_paragraphs(file: str) -> None:
    expected = key(file)
    assert count(facts(file), Role.PREAMBULAR) == PREAMBULAR.get(expected["symbol"], expected["preambular"])
    assert count(facts(file), Role.OPERATIVE) == expected["operative"]


@every
def test_votes(file: str) -> None:
    expected, found = key(file), facts(file)
    if expected["votes"] is None:
        assert found.ballot is None
        return
    assert found.ballot
    assert found.ballot.tally == {CHOICES[c]: n for c, n in expected["tally"].items()}
    assert voters(found) == {CHOICES[c]: set(states) for c, states in expected["votes"].items()}
    assert found.ballot.unknown == ()


def test_statement_of_hungary() -> None:
    (statement,) = facts("A_HRC_RES_35_8.zh.txt").statements
    assert (statement.state, statement.intended) == ("HUN", "abstaining")
    assert not any(facts(f).statements for f in FILES if "35_8" not in f)


@every
def test_names(file: str) -> None:
    expected, found = key(file), facts(file)
    assert entities(found, "state") == set(expected["countries"])
    named = instruments(expected["instruments"]) | INSTRUMENTS.get(expected["symbol"], set())
    assert entities(found, "instrument") == named


@every
def test_requests(file: str) -> None:
    assert unmet(facts(file), key(file)) == []


def test_the_key_has_requests_in_every_document() -> None:
    assert sum(len(key(file)["requests"]) for file in FILES) == 16


@every
def test_every_mention_stands_where_it_says(file: str) -> None:
    found = facts(file)
    asked = (m for r in found.requests for m in r.mentions)
    for mention in (*(c.mention for c in found.citations), *(n.mention for n in found.namings), *asked):
        assert found.text.content[mention.start : mention.end] == mention.quote
