"""The shipped queries: they say what they answer, give rows, and give the right ones."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg import data
from kg.authority import authority
from kg.rdf.terms import PREFIXES
from kg.store import open_store
from tests.answers import instruments

FILES = sorted(data.queries().glob("*.rq"))
KEY: dict[str, dict[str, Any]] = {
    work["symbol"]: work for work in json.loads((Path(__file__).parent / "samples.json").read_text("utf-8"))
}
CHOICES = {"yes": "in favour", "no": "against", "abstain": "abstaining"}
EMPTY_IF_ALL_IS_WELL = {"superseded-citations", "unresolved-citations"}
PARAMETERS = ("symbol", "given", "code", "code ?otherCode", "called")
each = pytest.mark.parametrize("path", FILES, ids=[p.stem for p in FILES])

Row = tuple[str, ...]


@pytest.fixture(scope="module")
def store(samples_out: Path) -> ox.Store:
    """Open the store of the samples' graph."""
    return open_store(samples_out)


def rows(store: ox.Store, query: str) -> list[Row]:
    """Return the rows of a query as text, an unbound variable as an empty string."""
    result = store.query(query, prefixes=PREFIXES)
    assert isinstance(result, ox.QuerySolutions)
    names = [v.value for v in result.variables]
    return [tuple(getattr(row[name], "value", "") for name in names) for row in result]


def loaded(turtle: str) -> ox.Store:
    """Return a store that holds some Turtle, written with the prefixes of the graph."""
    prefixes = "".join(f"@prefix {name}: <{start}> .\n" for name, start in PREFIXES.items())
    store = ox.Store()
    store.load((prefixes + turtle).encode(), format=ox.RdfFormat.TURTLE)
    return store


def ask(store: ox.Store, name: str, **given: str) -> list[Row]:
    """Return the rows of a shipped query, its parameter edited as a user does: symbol="A/RES/70/153"."""
    text = (data.queries() / f"{name}.rq").read_text("utf-8")
    for parameter, value in given.items():
        text, count = re.subn(rf'(VALUES \?{parameter} \{{ )"[^"]*"', rf'\g<1>"{value}"', text)
        assert count == 1
    return rows(store, text)


def test_all_queries_are_tried() -> None:
    assert len(FILES) == 34


@each
def test_a_query_opens_with_what_it_answers(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert re.fullmatch(r"# [A-Z].{20,110}\.", lines[0])
    assert re.fullmatch(r"# Columns: .+\.", lines[1])
    assert max(map(len, lines)) <= 130


@each
def test_a_query_is_valid_for_other_stores_too(path: Path) -> None:
    text = path.read_text("utf-8")
    prepareQuery(text)
    assert "\nORDER BY " in text
    for prefix in re.findall(r"^PREFIX (\w+):", text, re.MULTILINE):
        assert text.count(f"{prefix}:") > 1, f"{prefix} is declared and not used"


@each
def test_a_parameter_is_marked_for_editing(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        match = re.search(r'VALUES \(?\?([\w ?]+?)\)? \{ \(?"', line)
        if match and match[1] in PARAMETERS:
            assert line.endswith("edit here")


@each
def test_a_query_gives_rows_once_and_in_the_same_order(path: Path, store: ox.Store) -> None:
    text = path.read_text("utf-8")
    found = rows(store, text)
    assert found or path.stem in EMPTY_IF_ALL_IS_WELL
    assert len(set(found)) == len(found)
    assert rows(store, text) == found


def test_who_voted_against(store: ox.Store) -> None:
    found: dict[str, set[str]] = {}
    for symbol, _, _, code in ask(store, "voted-against"):
        found.setdefault(symbol, set()).add(code)
    assert found["A/HRC/RES/35/8"] == {"HUN", "KOR", "USA"}
    assert found == {s: set(work["votes"]["no"]) for s, work in KEY.items() if work["votes"] and work["votes"]["no"]}


@pytest.mark.parametrize("symbol", ["A/HRC/RES/23/12", "A/HRC/RES/35/8", "A/HRC/RES/56/2"])
def test_how_each_state_voted(symbol: str, store: ox.Store) -> None:
    expected = {(CHOICES[choice], code) for choice, codes in KEY[symbol]["votes"].items() for code in codes}
    assert {(choice, code) for choice, _, code in ask(store, "vote-on-a-work", symbol=symbol)} == expected


def test_how_a_state_voted(store: ox.Store) -> None:
    found = ask(store, "votes-of-a-state", code="USA")
    assert [(symbol, choice) for symbol, _, _, choice in found] == [
        ("A/RES/60/251", "against"),
        ("A/HRC/RES/23/12", "against"),
        ("A/HRC/RES/35/8", "against"),
        ("A/HRC/RES/56/2", "against"),
    ]


def test_tallies(store: ox.Store) -> None:
    found = {row[0]: tuple(int(n) if n else None for n in row[2:5]) for row in ask(store, "tallies")}
    assert found["A/HRC/RES/35/8"] == (32, 3, 12)
    assert found == {s: tuple(work["tally"].values()) for s, work in KEY.items() if work["tally"]}


def choices(code: str) -> dict[str, str]:
    """Return how a State voted by the key: symbol -> choice."""
    votes = {symbol: work["votes"] for symbol, work in KEY.items() if work["votes"]}
    return {s: choice for s, vote in votes.items() for choice, codes in vote.items() if code in (codes or ())}


@pytest.mark.parametrize(("state", "other", "pair"), [("China", "Cuba", ("CHN", "CUB")), ("Germany", "Japan", ("DEU", "JPN"))])
def test_agreement_of_two_states(state: str, other: str, pair: tuple[str, str], store: ox.Store) -> None:
    first, second = map(choices, pair)
    common = first.keys() & second.keys()
    same = [s for s in common if first[s] == second[s]]
    [row] = [row for row in ask(store, "agreement") if row[:2] == (state, other)]
    assert tuple(map(int, row[2:])) == (len(common), len(same), round(100 * len(same) / len(common)))


def test_states_that_disagree_on_everything(store: ox.Store) -> None:
    found = {row[0]: row[1:] for row in ask(store, "agreement-with-all")}
    assert found["United States of America"][1:] == ("0", "0")
    assert found["Cuba"][2] == "100"
    assert "China" not in found


def test_an_intended_vote_does_not_change_the_vote(store: ox.Store) -> None:
    assert ask(store, "intended-votes") == [("A/HRC/RES/35/8", "Hungary", "against", "abstaining")]


@pytest.mark.parametrize("symbol", ["A/HRC/RES/23/12", "A/HRC/RES/35/8", "A/HRC/RES/56/2", "A/RES/70/153"])
def test_what_a_work_cites(symbol: str, store: ox.Store) -> None:
    headers = {"header": "HEADER", "title": "HEADER"}
    citations = KEY[symbol]["citations"]
    expected = {(c["target"], headers.get(c["paragraph"], c["paragraph"]), c["date"] or "") for c in citations}
    assert {row[1:] for row in ask(store, "cited-by-verb", symbol=symbol)} == expected


def test_paragraphs_are_in_the_order_of_the_text() -> None:
    order = ["HEADER", "PP2", "PP10", "OP1", "OP9(b)", "OP12", "OP12(a)", "ANNEX"]
    citations = "\n".join(
        f"""<urn:c{place}> cito:hasCitedEntity <urn:d> ; cito:hasCitingEntity <urn:w> ; unr:provision <urn:w#{place}> ;
        unr:mention <urn:w#en:1-2> ."""
        for place in sorted(order)
    )
    store = loaded(f"""
        <urn:d> dcterms:identifier "A/HRC/RES/6/17" . <urn:w> dcterms:identifier "A/RES/70/153" .
        <urn:w#en:1-2> unr:quote "6/17"@en ; unr:start 1 .
        {citations}
    """)
    assert [row[1] for row in ask(store, "citations-of-a-work")] == order


def test_who_cites_a_work(store: ox.Store) -> None:
    target = "A/HRC/RES/6/17"
    expected = {(s, c["paragraph"]) for s, work in KEY.items() for c in work["citations"] if c["target"] == target}
    found = ask(store, "citations-of-a-work", symbol=target)
    assert {row[:2] for row in found} == expected
    assert {"en", "zh"} == {row[3] for row in found}


def test_every_span_of_the_evidence_holds_its_words(store: ox.Store, samples_out: Path) -> None:
    texts = "SELECT ?file ?hash { ?text dcterms:source ?file ; unr:sha256 ?hash }"
    digest: dict[str, str] = {row[0]: row[1] for row in rows(store, texts)}
    for _, _, status, file, start, end, words, rule in ask(store, "evidence"):
        content = (samples_out / "texts" / f"{digest[file]}.txt").read_text("utf-8")
        assert content[int(start) : int(end)] == words
        assert status in {"Resolved", "Unresolved"} and rule


def test_what_could_not_be_resolved_is_listed() -> None:
    store = loaded("""
        <urn:w> dcterms:identifier "A/RES/70/153" .
        <urn:w#c> unr:status unr:Unresolved ; cito:hasCitingEntity <urn:w> ; unr:provision <urn:w#PP2> ;
            unr:mention <urn:w#m> ; rdfs:comment "no body is named"@en .
        <urn:w#m> unr:quote "19/33"@en ; unr:start 7 ; unr:inText <urn:w#en> . <urn:w#en> dcterms:source "a.txt" .
    """)
    assert ask(store, "unresolved-citations") == [("A/RES/70/153", "PP2", "a.txt", "19/33", "no body is named")]


def test_two_years_are_stated_for_one_resolution(store: ox.Store) -> None:
    found = ask(store, "date-conflicts")
    assert {row[0] for row in found} == {"A/HRC/RES/6/17"}
    assert {row[3] for row in found if row[2] != "2007-09-28"} == {"A/HRC/RES/23/3"}
    assert {row[1] for row in found} == {"2007-09-28"}


def test_the_conflict_is_a_finding(store: ox.Store) -> None:
    assert ("date-conflict", "A/HRC/RES/6/17") in {row[:2] for row in ask(store, "findings")}


def test_two_steps_leave_out_those_that_cite_directly(store: ox.Store) -> None:
    target = "A/RES/48/141"
    cites = {s: {c["target"] for c in work["citations"]} for s, work in KEY.items()}
    middle = {s for s, targets in cites.items() if target in targets}
    expected = {s for s, targets in cites.items() if targets & middle and target not in targets and s != target}
    assert {row[0] for row in ask(store, "works-citing-in-two-steps", symbol=target)} == expected


def test_the_line_of_a_resolution(store: ox.Store) -> None:
    found = ask(store, "series", given="A/HRC/RES/32/6")
    assert [(row[0], row[3]) for row in found if row[3]] == [
        ("A/HRC/RES/28/2", "A/HRC/RES/25/3"),
        ("A/HRC/RES/32/6", "A/HRC/RES/28/2"),
        ("A/HRC/RES/35/8", "A/HRC/RES/32/6"),
    ]
    assert "plain" in found[1][4]


def test_what_had_been_succeeded() -> None:
    store = loaded("""
        <urn:b> dcterms:identifier "A/RES/74/1" ; unr:adoptedOn "2019-12-01" ; unr:follows <urn:a> .
        <urn:a> dcterms:identifier "A/RES/73/1" .
        <urn:w> dcterms:identifier "A/RES/75/2" ; unr:adoptedOn "2020-12-01" .
        <urn:v> dcterms:identifier "A/RES/73/9" ; unr:adoptedOn "2018-12-01" .
        <urn:w#c> cito:hasCitedEntity <urn:a> ; cito:hasCitingEntity <urn:w> ; unr:provision <urn:w#PP1> .
        <urn:v#c> cito:hasCitedEntity <urn:a> ; cito:hasCitingEntity <urn:v> ; unr:provision <urn:v#PP1> .
        <urn:b#c> cito:hasCitedEntity <urn:a> ; cito:hasCitingEntity <urn:b> ; unr:provision <urn:b#PP1> .
    """)
    found = ask(store, "superseded-citations")
    assert found == [("A/RES/75/2", "PP1", "", "A/RES/73/1", "A/RES/74/1", "2019-12-01")]


def test_states_that_are_mentioned(store: ox.Store) -> None:
    expected = {code for work in KEY.values() for code in work["countries"]}
    assert {row[1] for row in ask(store, "states-mentioned")} == expected


def test_where_a_state_is_named(store: ox.Store) -> None:
    expected = {s for s, work in KEY.items() if "ZAF" in work["countries"]}
    assert {row[0] for row in ask(store, "where-a-state-is-named", code="ZAF")} == expected


def test_instruments_that_are_named(store: ox.Store) -> None:
    codes = instruments(title for work in KEY.values() for title in work["instruments"])
    expected = {authority().label(f"instrument/{code}", "en") for code in codes}
    assert {row[0] for row in ask(store, "instruments-by-use")} == expected


def test_works_by_year_are_all_works_with_a_date(store: ox.Store) -> None:
    found = ask(store, "works-by-body-and-year")
    assert sum(int(count) for _, _, count in found) == sum(bool(work["adopted"]) for work in KEY.values())


def test_agenda_items(store: ox.Store) -> None:
    found = {(symbol, item) for _, _, item, symbol in ask(store, "agenda-items")}
    assert found == {(s, i) for s, work in KEY.items() for i in (work["agenda_item"] or "").split(", ") if i}


def test_texts_are_all_samples(store: ox.Store) -> None:
    found = {(symbol, language, file) for symbol, language, file, _ in ask(store, "texts")}
    assert found == {(s, language, file) for s, work in KEY.items() for language, file in work["files"].items()}


def asked(code: str) -> set[Row]:
    """Return (work, paragraph) of the requests to an addressee by the key."""
    return {(s, r["paragraph"]) for s, work in KEY.items() for r in work["requests"] if r.get("addressee") == code}


@pytest.mark.parametrize(("name", "code"), [("Secretary-General", "SG"), ("United States of America", "USA")])
def test_requests_to_an_addressee(name: str, code: str, store: ox.Store) -> None:
    assert {row[:2] for row in ask(store, "requests-to", called=name)} == asked(code) != set()


def test_reports_that_are_due(store: ox.Store) -> None:
    found = {(row[4], row[5], row[0]) for row in ask(store, "reports-due")}
    sessions = {
        (s, r["paragraph"], "/".join(map(str, r["due_session"])))
        for s, work in KEY.items()
        for r in work["requests"]
        if "addressee" in r and "due_session" in r
    }
    assert found == sessions | {("A/RES/60/251", "OP4", "P1Y")}
    assert len(sessions) == 7


def test_requests_that_a_report_answers(store: ox.Store) -> None:
    assert ask(store, "requests-answered") == [
        (
            "A/HRC/RES/19/33",
            "OP2",
            "report",
            "Office of the United Nations High Commissioner for Human Rights",
            "HRC/22",
            "A/HRC/23/20",
        )
    ]


def test_mandates(store: ox.Store) -> None:
    [row] = ask(store, "mandates")
    assert row[:6] == (
        "E/CN.4/RES/2005/55",
        "OP2",
        "Establishment",
        "Independent Expert on human rights and international solidarity",
        "",
        "P3Y",
    )
