"""What pages and search show of the shipped samples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from kg.language import CODES
from kg.serve.pages.sections import FOLDER
from kg.serve.words import words
from kg.store import open_store
from tests.serve.serving import Served, served

pytestmark = pytest.mark.slow

FOUND = (
    ("A/RES/70/153", "A/RES/70/153"),
    ("70/153", "A/RES/70/153"),
    ("res 70 153", "A/RES/70/153"),
    ("a / res / 70 / 153", "A/RES/70/153"),
    ("大会第70/153号决议", "A/RES/70/153"),
    ("Ａ/ＲＥＳ/70/153", "A/RES/70/153"),
    ("217 A (III)", "A/RES/217(III)A"),
    ("Security Council resolution 2538", "S/RES/2538(2020)"),
    ("HRC 23/3", "A/HRC/RES/23/3"),
    ("人权理事会第23/3号决议", "A/HRC/RES/23/3"),
    ("human rights counc", "Human Rights Council"),
    ("人权理事会", "Human Rights Council"),
    ("Совет по правам человека", "Human Rights Council"),
    ("CUB", "Cuba"),
    ("古巴", "Cuba"),
    ("cuba", "Cuba"),
)


@pytest.fixture(scope="module")
def site(samples_out: Path) -> Iterator[Served]:
    with served(samples_out) as running:
        yield running


def page(site: Served, path: str) -> str:
    reply = site.ask(path, Accept="text/html", Accept_Language="en")
    assert reply.status == 200, path
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", reply.text)))


@pytest.mark.parametrize(("typed", "first"), FOUND)
def test_search(site: Served, typed: str, first: str) -> None:
    listed = json.loads(site.ask(f"/search?format=json&q={quote(typed)}", Accept_Language="en").text)
    assert listed[0]["text"] == first


def test_every_iri_is_a_page(site: Served, samples_out: Path) -> None:
    store = open_store(samples_out)
    iris = {q.subject.value.partition("#")[0] for q in store if isinstance(q.subject, ox.NamedNode)}
    ours = sorted(iri for iri in iris if iri.startswith("https://w3id.org/unres/"))
    assert len(ours) > 300
    failed = [iri for iri in ours if site.ask("/" + iri.removeprefix("https://w3id.org/unres/")).status != 200]
    assert not failed


def test_fragments_are_anchors(site: Served, samples_out: Path) -> None:
    """What the graph says of a work's parts stands on its page under their fragments, in each language that was read."""
    work = "https://w3id.org/unres/doc/A/HRC/RES/23/3"
    found = open_store(samples_out).query(f"SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), '{work}#')) }}")
    parts = {row["s"].value.partition("#")[2] for row in found}  # type: ignore[union-attr]
    shown: set[str] = set()
    for language in ("en", "zh"):
        shown |= set(re.findall(r' id="([^"]+)"', site.ask(f"/doc/A/HRC/RES/23/3?lang={language}").text))
    missing = {part for part in parts - {unescape(one) for one in shown} if not part.startswith("finding-")}
    assert len(parts) > 80
    assert not missing


def test_a_work(site: Served) -> None:
    text = page(site, "/doc/A/HRC/RES/56/2")
    for said in (
        "Human Rights Council",
        "2024-07-10",
        "by recorded vote",
        "in favour",
        "PP4",
        "recall",
        "A/RES/77/213",
        "docs.un.org",
    ):
        assert said in text, said


def test_words_of_a_paragraph_that_lines_break(site: Served) -> None:
    """A name over the end of a line is linked on both sides, and a paragraph that names nothing has its words too."""
    html = site.ask("/doc/A/HRC/RES/23/3", Accept_Language="en").text
    first = html.partition('id="PP1"')[2].partition('id="PP2"')[0]
    linked = re.findall(r'<a href="/instrument/un-charter"[^>]*>([^<]*)</a>', first)
    assert " ".join(" ".join(linked).split()) == "Charter of the United Nations"
    assert "small States and large ones" in page(site, "/doc/A/HRC/RES/23/3")


def test_a_state(site: Served) -> None:
    text = page(site, "/state/CUB")
    assert all(said in text for said in ("古巴", "S/RES/683(1990)", "against", "Agreement with others"))


def test_what_is_not_there(site: Served) -> None:
    reply = site.ask("/doc/A/RES/70/154", Accept="text/html")
    assert reply.status == 404
    assert site.ask("/texts/..%2F..%2Fgraph.txt").status == 404


def test_words_are_the_same_in_all_languages() -> None:
    def keys(table: dict[str, object]) -> set[tuple[str, ...]]:
        deeper = {(k, *rest) for k, v in table.items() if isinstance(v, dict) for rest in keys(v)}
        return deeper | {(k,) for k, v in table.items() if not isinstance(v, dict)}

    assert sorted(words()) == sorted(CODES)
    assert {frozenset(keys(table)) for table in words().values()} == {frozenset(keys(words()["en"]))}
    assert {f.name.removesuffix(".rq") for f in FOLDER.iterdir() if f.name.endswith(".rq")} == set(words()["en"]["sections"])


LINE = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix unr: <https://w3id.org/unres/ontology#> .
@base <https://w3id.org/unres/> .
<doc/A/RES/68/100> a unr:Resolution ; dcterms:identifier "A/RES/68/100" ; unr:adoptedOn "2013-12-18" .
<doc/A/RES/70/100> a unr:Resolution ; dcterms:identifier "A/RES/70/100" ; unr:adoptedOn "2015-12-17" ;
    unr:follows <doc/A/RES/68/100> .
<doc/A/RES/72/100> a unr:Resolution ; dcterms:identifier "A/RES/72/100" ; unr:adoptedOn "2017-12-19" ;
    unr:follows <doc/A/RES/70/100> .
<doc/A/RES/70/100#OP3> a unr:OperativeParagraph ; dcterms:isPartOf <doc/A/RES/70/100> ;
    unr:request <doc/A/RES/70/100#OP3-request-1> .
<doc/A/RES/70/100#OP3-request-1> a unr:Request ; unr:addressee <body/SG> ; unr:deliverable "report"@en ;
    unr:recipient <body/GA> ; unr:dueSession <session/GA/72> .
<body/SG> a unr:Body ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Secretary-General"@en .
<body/GA> <http://www.w3.org/2004/02/skos/core#prefLabel> "General Assembly"@en ; a unr:Body .
<session/GA/72> a unr:Session ; unr:number "72" ; unr:body <body/GA> .
"""


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    out = tmp_path_factory.mktemp("line")
    store = ox.Store(str(out / "store"))
    store.load(LINE.encode(), format=ox.RdfFormat.TURTLE)
    store.flush()
    del store
    with served(out) as running:
        yield running


def test_series_on_a_time_line(line: Served) -> None:
    html = line.ask("/doc/A/RES/70/100", Accept_Language="en").text
    steps = re.findall(r"<time>([^<]*)</time>", html.partition('class="timeline"')[2].partition("</ol>")[0])
    assert steps == ["2013-12-18", "2015-12-17", "2017-12-19"]
    assert "this work" in html


def test_requests_and_when_they_are_due(line: Served) -> None:
    for path in ("/doc/A/RES/70/100", "/body/SG", "/session/GA/72"):
        text = page(line, path)
        assert "report" in text, path
    text = page(line, "/doc/A/RES/70/100")
    assert all(said in text for said in ("Secretary-General", "General Assembly · session · 72", "General Assembly"))
    assert 'id="OP3-request-1"' in line.ask("/doc/A/RES/70/100").text
