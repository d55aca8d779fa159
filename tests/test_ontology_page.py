"""The page that documents the ontology: every term in six languages, every link of it leads somewhere, nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from kg.web.assets import words
from kg.web.ontology.__main__ import main
from kg.web.ontology.page import LANGUAGES, render
from kg.web.ontology.terms import GROUPS, Ontology


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    """Return the page as a tree."""
    return html.document_fromstring(render("en"))


def test_every_language_has_the_same_words() -> None:
    by_language = words("ontology")
    assert set(by_language) == set(LANGUAGES)
    assert {frozenset(found) for found in by_language.values()} == {frozenset(by_language["en"])}


def test_every_term_has_an_entry_with_its_names(page: html.HtmlElement) -> None:
    terms = [term for group in Ontology().groups().values() for term in group]
    assert len(terms) > 100
    entries = {node.get("id"): node for node in page.iter("article")}
    assert set(entries) == {term.name for term in terms}
    for term in terms:
        shown = {node.get("lang"): node.text_content() for node in entries[term.name].xpath(".//dd[@class='names']/span")}
        assert shown == term.labels


def test_each_group_is_there(page: html.HtmlElement) -> None:
    assert [node.get("id") for node in page.xpath("//main//h2")] == list(GROUPS)


def test_links_within_the_page_lead_somewhere(page: html.HtmlElement) -> None:
    places = {node.get("id") for node in page.iter() if node.get("id")}
    links = [node.get("href") for node in page.iter("a")]
    assert len(links) > 500
    assert not [link for link in links if link.startswith("#") and link[1:] not in places]
    assert not [link for link in links if not link.startswith(("#", "http://", "https://"))]


def test_no_place_is_there_twice(page: html.HtmlElement) -> None:
    places = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(places) == len(set(places))


def test_what_is_said_once_is_told_at_both_ends() -> None:
    terms = {term.name: dict(term.facts) for group in Ontology().groups().values() for term in group}
    assert "Text" in [ref.anchor for ref in terms["Document"]["disjoint"]]
    assert "Document" in [ref.anchor for ref in terms["Text"]["disjoint"]]
    assert "Resolution" in [ref.anchor for ref in terms["Document"]["narrower"]]
    assert "cito:Citation" in [ref.name for ref in terms["Citation"]["broader"]]


def test_nothing_comes_from_outside(page: html.HtmlElement) -> None:
    assert not page.xpath("//link | //img | //script[@src] | //iframe")
    assert "url(" not in render("en") and "@import" not in render("en")


def test_it_is_the_same_on_every_run() -> None:
    assert render("en") == render("en")
    assert re.search(r'<html lang="zh"', render("zh"))


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "new" / "ontology.html"
    assert main([str(target)]) == 0
    assert target.read_text("utf-8") == render("en")
    assert main([]) == 2
    assert "usage: python -m kg.web.ontology FILE" in capsys.readouterr().err
