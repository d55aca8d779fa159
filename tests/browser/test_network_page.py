"""The network page in Chromium: searched, filtered, clicked, read, and attacked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from kg.network import write
from tests.browser.watching import PAYLOADS, Watched
from tests.graphs import citation, star, work

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SPELLINGS = (
    ("General Assembly resolution 70/153.", "A/RES/70/153"),
    ("A / RES / 70 / 153", "A/RES/70/153"),
    ("大会第70/153号决议", "A/RES/70/153"),
    ("Ａ/ＲＥＳ/70/153", "A/RES/70/153"),
    ("217 A (III)", "A/RES/217(III)A"),
    ("resolution 217 (III) A", "A/RES/217(III)A"),
    ("Security Council resolution 1325 (2000)", "S/RES/1325(2000)"),
    ("S–27/2", "A/RES/S-27/2"),
    ("HRC 23/3", "A/HRC/RES/23/3"),
    ("人权理事会第23/3号决议", "A/HRC/RES/23/3"),
)


def show(watched: Watched, graph: nx.DiGraph[str], folder: Path, **options: Any) -> Page:
    write(graph, folder / "network.html", **options)
    watched.page.goto((folder / "network.html").as_uri())
    watched.page.wait_for_selector("#count:not(:empty)")
    return watched.page


def test_search_panel_and_citations(watched: Watched, tmp_path: Path) -> None:
    page = show(watched, star(8), tmp_path)
    page.fill("#search", "70/153")
    page.press("#search", "Enter")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "A/RES/70/153"
    assert "Cooperation of lighthouses" in panel.inner_text()
    assert "31" in panel.locator(".tally").inner_text()
    first = panel.locator("li.to").first
    assert all(said in first.inner_text() for said in ("PP4", "recall", "2015-09-25"))
    link = panel.locator("a").first
    assert link.get_attribute("href") == "https://docs.un.org/en/A/RES/70/1"
    assert "noopener" in (link.get_attribute("rel") or "")
    panel.get_by_role("button", name="A/RES/69/1", exact=True).click()
    assert panel.locator("h2").inner_text() == "A/RES/69/1"
    assert all(url.startswith("file:") for url in watched.requests)
    assert watched.complaints == []


def test_search_by_title_in_another_language(watched: Watched, tmp_path: Path) -> None:
    page = show(watched, star(3), tmp_path)
    page.fill("#search", "港口")
    assert "A/RES/69/1" in page.locator("#results").inner_text()


def test_search_by_symbol_in_any_spelling(watched: Watched, tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    organs = {"A/RES": "GA", "S/RES": "SC", "A/HRC": "HRC"}
    for symbol in {found for _, found in SPELLINGS} | {"A/HRC/RES/23/30", "A/RES/70/15", "A/RES/69/153"}:
        graph.add_node(symbol, **work(organ=organs[symbol[:5]]))
    page = show(watched, graph, tmp_path)
    for spelling, symbol in SPELLINGS:
        page.fill("#search", spelling)
        assert page.locator("#results li").first.inner_text().startswith(symbol), spelling
    assert watched.complaints == []


def test_filters(watched: Watched, tmp_path: Path) -> None:
    page = show(watched, star(8), tmp_path)
    assert page.locator("#count").inner_text().startswith("9 works")
    page.uncheck("#organs input[value=HRC]")
    assert page.locator("#count").inner_text().startswith("5 of 9 works")
    page.fill("#from", "2015")
    page.press("#from", "Enter")
    page.locator("#from").blur()
    assert page.locator("#count").inner_text().startswith("1 of 9 works")
    page.click("#reset")
    page.uncheck("#cited-only")
    assert page.locator("#count").inner_text().startswith("5 of 9 works")
    page.click("#reset")
    assert page.locator("#count").inner_text().startswith("9 works")


def test_filter_by_kind(watched: Watched, tmp_path: Path) -> None:
    graph = star(3)
    graph.add_node("A/70/53", **work(kind="report", organ="other", year=None))
    page = show(watched, graph, tmp_path)
    page.uncheck("#kinds input[value=resolution]")
    assert page.locator("#count").inner_text().startswith("1 of 5 works")
    page.uncheck("#undated")
    assert page.locator("#count").inner_text().startswith("0 of 5 works")
    assert watched.complaints == []


def test_a_date_reads_from_left_to_right_in_arabic(watched: Watched, tmp_path: Path) -> None:
    page = show(watched, star(3), tmp_path, language="ar")
    page.fill("#search", "70/153")
    page.press("#search", "Enter")
    dates = page.locator("#panel time")
    assert dates.count() > 1
    assert set(dates.evaluate_all("found => found.map((date) => getComputedStyle(date).direction)")) == {"ltr"}


def test_a_click_on_a_work_opens_its_panel(watched: Watched, tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("A/RES/70/1", **work())
    page = show(watched, graph, tmp_path)
    box = page.locator("#canvas canvas").bounding_box()
    assert box
    spots = [(x, y) for y in range(100, 860, 20) for x in range(300, 1260, 20)]
    found = False
    for x, y in sorted(spots, key=lambda spot: abs(spot[0] - 650) + abs(spot[1] - 450)):
        page.mouse.click(x, y)
        if page.locator("#panel h2").count():
            found = True
            break
    assert found
    assert page.locator("#panel h2").inner_text() == "A/RES/70/1"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_the_interface_speaks_six_languages(watched: Watched, tmp_path: Path) -> None:
    page = show(watched, star(3), tmp_path, language="zh")
    chinese = page.locator("h1").inner_text()
    page.select_option("#language", "ar")
    assert page.locator("h1").inner_text() != chinese
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert watched.complaints == []


def test_no_symbol_runs(watched: Watched, tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("A/RES/70/1", **work())
    for payload in PAYLOADS:
        graph.add_node(payload, **work(kind="document", organ="other"))
        graph.add_edge("A/RES/70/1", payload, citations=(citation(),))
    page = show(watched, graph, tmp_path)
    shown = []
    for i in range(len(PAYLOADS)):
        page.fill("#search", "A/RES/70/1")
        page.press("#search", "Enter")
        page.locator("#panel .work").nth(i).click()
        shown.append(page.locator("#panel h2").text_content())
    assert sorted(map(str, shown)) == sorted(PAYLOADS)
    assert watched.complaints == []
    assert all(url.startswith("file:") for url in watched.requests)


def test_nothing_from_a_document_runs(watched: Watched, tmp_path: Path) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("A/RES/70/1", **work())
    for i, payload in enumerate(PAYLOADS, 1):
        symbol = f"A/RES/69/{i}"
        graph.add_node(symbol, **work(titles={"en": payload, "zh": payload}, adoption=payload, page=payload))
        said = citation(provision=payload, quote=payload, date=payload, verb={"en": payload})
        graph.add_edge(symbol, "A/RES/70/1", citations=(said,))
    page = show(watched, graph, tmp_path)
    for i in range(1, len(PAYLOADS) + 1):
        page.fill("#search", f"69/{i}")
        page.press("#search", "Enter")
        assert page.locator("#panel h2").inner_text() == f"A/RES/69/{i}"
    assert watched.complaints == []
    assert all(url.startswith("file:") for url in watched.requests)
