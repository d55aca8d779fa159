"""The page of `kg explain --html` in Chromium: switched, followed, and attacked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.web.explain_page import render
from tests.browser.watching import PAYLOADS, Watched
from tests.test_explain_page import BODY, COVER, facts_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def show(watched: Watched, folder: Path, body: str = BODY, cover: str = COVER, language: str = "en") -> Page:
    (folder / "explain.html").write_text(render(facts_of(body, cover), language), encoding="utf-8")
    watched.page.goto((folder / "explain.html").as_uri())
    return watched.page


def test_the_legend_switches_marks(watched: Watched, tmp_path: Path) -> None:
    page = show(watched, tmp_path)
    cited = page.locator("main .citation").first
    background = "element => getComputedStyle(element).backgroundColor"
    assert cited.evaluate(background) != "rgba(0, 0, 0, 0)"
    page.uncheck("#show-citation")
    assert cited.evaluate(background) == "rgba(0, 0, 0, 0)"
    assert page.locator("main .furniture").count() == 2
    page.uncheck("#show-furniture")
    assert not page.locator("main .furniture").first.is_visible()
    page.uncheck("#show-target")
    assert not page.locator("main .target").first.is_visible()
    assert watched.complaints == []
    assert all(url.startswith("file:") for url in watched.requests)


def test_a_mark_leads_to_its_entry_and_back(watched: Watched, tmp_path: Path) -> None:
    page = show(watched, tmp_path)
    page.locator("main .citation", has_text="70/1").click()
    entry = page.locator("#index li:target")
    assert "A/RES/70/1" in entry.inner_text()
    entry.locator("p a").first.click()
    assert page.evaluate("document.querySelector('i:target').nextElementSibling.textContent") == "70/1"
    page.locator("main sup a").click()
    assert "A/75/10" in page.locator(".footnote:target").inner_text()


@pytest.mark.parametrize("width", [360, 1300])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_fits_any_width(watched: Watched, tmp_path: Path, width: int, language: str) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})
    long = BODY.replace("lamps;", f"lamps {'x' * 400};")
    page = show(watched, tmp_path, long, language=language)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_from_a_document_runs(watched: Watched, tmp_path: Path) -> None:
    for payload in PAYLOADS:
        cover = COVER.replace("Lamps of the harbour", f"Lamps {payload}").replace("75/900\n", f"75/900 {payload}\n", 1)
        body = BODY.replace("trim them", f"trim {payload} them").replace("annex.", f"annex {payload}.")
        page = show(watched, tmp_path, body.replace("WHA69/2016/REC/1", f"WHA69/2016/REC/1{payload}"), cover)
        for link in page.locator("main a").all()[:6]:
            link.hover()
    assert watched.complaints == []
    assert all(url.startswith("file:") for url in watched.requests)
