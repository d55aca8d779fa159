"""The ontology's page in Chromium: it speaks six languages, finds terms, and asks for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.web.assets import words
from kg.web.ontology.page import LANGUAGES, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write the page into a file."""
    path = tmp_path / "ontology.html"
    path.write_text(render("en"), encoding="utf-8")
    return path


def opened(browser: Browser, file: Path, complaints: list[str], *, locale: str = "en-GB", width: int = 1280) -> Page:
    """Open the page as a reader of a locale has it; note what it asks for beyond itself and complains of."""
    page = browser.new_context(locale=locale, viewport={"width": width, "height": 800}).new_page()
    page.on("request", lambda request: None if request.url.startswith(file.as_uri()) else complaints.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_opens_in_the_language_of_the_reader(browser: Browser, file: Path, code: str) -> None:
    complaints: list[str] = []
    page = opened(browser, file, complaints, locale=code)
    assert page.inner_text("h1") == page.title() == words("ontology")[code]["heading"]
    assert page.get_attribute("html", "dir") == ("rtl" if code == "ar" else "ltr")
    page.select_option("#language", "en")
    assert page.inner_text("#Citation h3").startswith("citation")
    assert complaints == []


def test_a_term_is_found_by_its_name_in_any_language(browser: Browser, file: Path) -> None:
    page = opened(browser, file, [])
    page.fill("#filter", "引导词")
    assert {a.get_attribute("id") for a in page.query_selector_all("article") if a.is_visible()} == {"Verb", "verb"}
    page.fill("#filter", "zzz")
    assert page.is_visible("#none")
    page.fill("#filter", "")
    assert page.is_visible("#Citation") and not page.is_visible("#none")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_window(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, [], width=width)
    for code in LANGUAGES:
        page.select_option("#language", code)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_terms_first(browser: Browser, file: Path) -> None:
    page = opened(browser, file, [])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "terms"
