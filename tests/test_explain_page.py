"""The page of `kg explain --html`: marks in place, what was missed, footnotes, furniture, and nothing that is not escaped."""

from __future__ import annotations

import re
from html import unescape

import pytest
from lxml import html

from kg.data import PACKAGE
from kg.extract import extract
from kg.language import CODES
from kg.model import Facts
from kg.read import read
from kg.web.assets import words
from kg.web.explain_page import render
from kg.web.marks import Mark, marks
from kg.web.passages import passages
from tests.browser.watching import PAYLOADS
from tests.conftest import corpus

COVER = """United Nations A/RES/75/900

General Assembly

22 December 2020

Seventy-fifth session

Resolution adopted by the General Assembly on 10 December 2020

75/900. Lamps of the harbour

The General Assembly,
"""
BODY = """
Recalling its resolution 70/1 of 25 September 2015¹ and the Charter of the United Nations, with France,

Recalling also WHA69/2016/REC/1 and the lamps of row 9/99,

1. Decides to light the lamps;

A/RES/75/900

20-12345 2/3

2. Requests the Secretary-General to trim them.

48th plenary meeting
10 December 2020

¹ See A/75/10, annex.
"""


def facts_of(body: str = BODY, cover: str = COVER) -> Facts:
    """Return what is found in a resolution that the keepers of some lighthouses might have adopted."""
    return extract(read((cover + body).encode(), "lamp.txt"))


def page_of(facts: Facts, language: str = "en") -> html.HtmlElement:
    """Return the page as a tree."""
    return html.document_fromstring(render(facts, language))


def marked(facts: Facts, kind: str) -> list[tuple[str, str, str]]:
    """Return (words, target, provision) of the marks of a kind."""
    found = (m for m in marks(facts, "en") if m.target.kind == kind)
    return [(facts.text.content[m.start : m.end], m.target.name, m.provision) for m in found]


def test_every_kind_of_mark() -> None:
    facts = facts_of()
    assert marked(facts, "citation") == [("70/1", "A/RES/70/1", "PP1"), ("A/75/10", "A/75/10", "PP1")]
    assert marked(facts, "unresolved") == [("WHA69/2016/REC/1", "WHA69/2016/REC/1", "PP2")]
    assert marked(facts, "unread") == [("9/99", "9/99", "PP2")]
    assert marked(facts, "state") == [("France", "France", "PP1")]
    assert ("Charter of the United Nations", "Charter of the United Nations", "PP1") in marked(facts, "instrument")
    assert ("Secretary-General", "Secretary-General", "OP2") in marked(facts, "body")
    assert [words for words, _, _ in marked(facts, "verb")] == ["Recalling", "Recalling", "Decides", "Requests"]


def test_the_own_symbol_is_not_missed() -> None:
    facts = facts_of(BODY.replace("9/99", "75/90"))
    assert facts.work.symbol == "A/RES/75/900"
    assert marked(facts, "unread") == [("75/90", "75/90", "PP2")]


def test_the_page_shows_the_whole_content_in_its_order() -> None:
    facts = facts_of()
    shown = [("".join(p.text for p in one.pieces), one.block is None) for one in passages(facts.text, marks(facts, "en"))]
    assert ("A/RES/75/900", True) in shown and ("20-12345 2/3", True) in shown
    assert ("2. Requests the Secretary-General to trim them.", False) in shown
    assert "".join("".join(words for words, _ in shown).split()) == "".join(facts.text.content.split()).replace(
        "¹See", "See"
    ).replace("¹", "1")


def test_a_paragraph_that_a_page_end_breaks_is_shown_in_two_parts() -> None:
    file = PACKAGE / "samples" / "A_HRC_RES_35_8.zh.txt"
    shown = passages(read(file.read_bytes(), file.name), [])
    place, *others = (i for i, one in enumerate(shown) if one.block is not None and not one.first)
    assert len(others) == 1  # the vote, which two footnotes interrupt
    assert [one.block is None for one in shown[place - 3 : place + 1]] == [False, True, True, False]
    assert shown[place].block == shown[place - 3].block


def test_marks_that_overlap_share_words() -> None:
    facts = facts_of()
    first = facts.text.content.index("Charter")
    target = marks(facts, "en")[0].target
    crossing = [Mark(first, first + 11, target, "a"), Mark(first + 8, first + 22, target, "b")]
    pieces = [p for one in passages(facts.text, crossing) for p in one.pieces if p.marks]
    assert [(p.text, "".join(m.provision for m in p.marks)) for p in pieces] == [
        ("Charter ", "a"),
        ("of ", "ab"),
        ("the United ", "b"),
    ]
    assert [len(p.opened) for p in pieces] == [1, 1, 0] and [len(p.closed) for p in pieces] == [0, 1, 1]


def test_links_lead_to_targets_and_back() -> None:
    page = page_of(facts_of())
    names = set(page.xpath("//@id"))
    assert len(names) == len(page.xpath("//@id"))
    inner = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert inner and set(inner) <= names
    (citation,) = (a for a in page.xpath("//main//a[contains(@class, 'citation')]") if a.text == "70/1")
    entry = page.get_element_by_id(citation.get("href")[1:])
    assert entry.xpath(".//a[@class='name']/@href") == ["https://docs.un.org/en/A/RES/70/1"]
    assert "dated 2015-09-25" in " ".join(entry.text_content().split())
    assert "rule:" in citation.get("title") and "word: recall" in citation.get("title")


def test_footnotes_at_their_marks() -> None:
    page = page_of(facts_of())
    (mark,) = page.xpath("//main//sup/a")
    note = page.get_element_by_id(mark.get("href")[1:])
    assert mark.text == "1" and "footnote" in note.get("class")
    assert note.xpath("./a[@class='label']/@href") == ["#" + mark.getparent().get("id")]
    lost = page_of(facts_of(BODY.replace("lamps;", "lamps;²")))
    assert [span.text for span in lost.xpath("//sup/span[@class='lost']")] == ["2"]


def test_margins_name_the_provisions() -> None:
    labels = [label.text_content().strip() for label in page_of(facts_of()).xpath("//main//*[@class='label']")]
    assert [label for label in labels if label] == [
        *["cover"] * 5, "title", "formula", "PP1", "PP2", "OP1", "OP2", "adoption", "adoption", "1 ↑",
    ]  # fmt: skip


@pytest.mark.parametrize("language", CODES)
def test_the_page_in_each_language(language: str) -> None:
    page = page_of(facts_of(), language)
    assert page.get("lang") == language and page.get("dir") == ("rtl" if language == "ar" else "ltr")
    (main,) = page.xpath("//main")
    assert (main.get("lang"), main.get("dir")) == ("en", "ltr")
    assert words("explain")[language]["kinds"]["state"] in page.xpath("string(//aside)")


def test_words_are_the_same_in_each_language() -> None:
    def keys(table: dict[str, object]) -> set[str]:
        return {f"{k}.{inner}" for k, v in table.items() for inner in (v if isinstance(v, dict) else [""])}

    found = [keys(words("explain")[code]) for code in CODES]
    assert all(one == found[0] for one in found) and len(found[0]) == 38


def test_an_arabic_text_runs_from_right_to_left() -> None:
    facts = facts_of("إذ تشير إلى قرارها 70/1،\n\n1 - تقرر أن تضيء المصابيح.\n", "إن الجمعية العامة،\n\n")
    (main,) = page_of(facts).xpath("//main")
    assert (main.get("lang"), main.get("dir")) == ("ar", "rtl")


def test_nothing_is_asked_of_the_network_and_nothing_may_run() -> None:
    page = render(facts_of(), "en")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'", unescape(policy))
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //link | //img | //iframe | //@style | //@src | //@*[starts-with(name(), 'on')]")
    assert not re.search(r"url\(|@import", page)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_a_document_are_escaped(payload: str) -> None:
    hostile = COVER.replace("Lamps of the harbour", f"Lamps {payload}").replace("22 December 2020", payload)
    facts = facts_of(BODY.replace("trim them", f"trim {payload} them").replace("annex.", f"annex {payload}."), hostile)
    clean = page_of(facts_of())
    page = page_of(facts)
    assert {element.tag for element in page.iter()} == {element.tag for element in clean.iter()}
    assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style | //@src")
    assert not [href for href in page.xpath("//@href") if not href.startswith(("#", "https://docs.un.org/", "https://w3id.org/"))]


def test_every_sample_has_its_page() -> None:
    files = [file for file in sorted((PACKAGE / "samples").iterdir()) if file.name != "README.md"]
    for file in files:
        facts = extract(read(file.read_bytes(), file.name))
        page = page_of(facts, facts.text.language)
        shown = {unescape(name) for name in page.xpath("//section//*[@class='name']//bdi/text() | //bdi[@class='name']/text()")}
        assert {citation.target for citation in facts.citations if citation.target} <= shown, file.name
    assert len(files) == 32


@pytest.mark.slow
@pytest.mark.parametrize("language", CODES)
def test_no_word_of_a_real_document_is_lost_on_its_page(language: str) -> None:
    files = sorted(corpus("papers", "made").glob(f"*.{language}.docx"))
    for file in files:
        facts = extract(read(file.read_bytes(), file.name))
        shown = "".join(p.text for one in passages(facts.text, marks(facts, "en")) for p in one.pieces if not p.note)
        bare = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹\s\u00ad\u200b-\u200f\u0640\u064b-\u0652\u0670]", "", facts.text.content)
        assert re.sub(r"[\s\u0640\u064b-\u0652\u0670]", "", shown) == bare, file.name
    assert len(files) == 5
