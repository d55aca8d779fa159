"""The pages of `kg serve` in Chromium: complete without network, without errors, accessible, mirrored, on a phone, attacked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.build import build
from kg.data import PACKAGE
from kg.rdf.terms import BASE
from kg.serve.limits import Limits
from tests.browser.watching import Watched
from tests.npm import installed
from tests.serve.serving import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/doc/A/HRC/RES/56/2",
    "/doc/A/RES/60/251",
    "/doc/S/RES/683(1990)",
    "/doc/A/RES/217(III)A",
    "/state/CUB",
    "/body/HRC",
    "/instrument/un-charter",
    "/verb/recall",
    "/session/HRC/56",
    "/meeting/GA/60/72",
    "/agenda/GA/70/72(b)",
    "/ontology",
    "/query",
    "/search?q=rights",
    "/search?q=xyzzy",
    "/doc/A/RES/99/999",
    "/about?iri=http%3A%2F%2Fwww.wikidata.org%2Fentity%2FQ241",
)
MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "Arabic": {"locale": "ar"},
    "phone": {"viewport": {"width": 360, "height": 740}, "locale": "zh-CN"},
}
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(scope="module")
def site(samples_out: Path) -> Iterator[Served]:
    with served(samples_out) as running:
        yield running


@pytest.fixture(scope="module")
def axe() -> str:
    return (installed() / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def opened(browser: Browser, address: str, **options: Any) -> Watched:
    """Open a page in a window of its own and wait until it is quiet."""
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "en", **options}
    watched = Watched(browser.new_context(**options).new_page())
    watched.page.goto(address)
    watched.page.wait_for_load_state("networkidle")
    return watched


def grave(page: Page, axe: str) -> list[str]:
    """Return what axe-core calls serious or critical."""
    page.evaluate(axe)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {one['help']}: {[n['html'][:160] for n in one['nodes']][:3]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", PAGES)
def test_page(browser: Browser, site: Served, axe: str, path: str, mode: str) -> None:
    watched = opened(browser, site.address + path, **MODES[mode])
    page = watched.page
    outside = [url for url in watched.requests if not url.startswith((site.address + "/", "data:"))]
    assert outside == []
    # Chromium itself reports the status of a page that is not there
    complaints = [c for c in watched.complaints if not (path == "/doc/A/RES/99/999" and "404" in c)]
    assert complaints == []
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("dir") == ("rtl" if mode == "Arabic" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave(page, axe) == []
    page.context.close()


def test_mirrored(browser: Browser, site: Served) -> None:
    places = {}
    for locale in ("en", "ar"):
        page = opened(browser, site.address + "/doc/A/RES/60/251", locale=locale).page
        box = page.locator(".site").bounding_box()
        assert box
        places[locale] = (
            box["x"] < 640,
            page.locator(".paragraph .label").first.evaluate("e => e.getBoundingClientRect().x < 640"),
        )
        page.context.close()
    assert places == {"en": (True, True), "ar": (False, False)}


def test_search_by_keyboard(browser: Browser, site: Served) -> None:
    watched = opened(browser, site.address)
    page = watched.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("hrc 56/2")
    page.wait_for_selector("#suggestions li")
    page.keyboard.press("ArrowDown")
    assert page.locator("#q").get_attribute("aria-activedescendant") == "suggestion-0"
    page.keyboard.press("Enter")
    page.wait_for_url("**/doc/A/HRC/RES/56/2")
    assert watched.complaints == []
    page.context.close()


def test_language_is_kept(browser: Browser, site: Served) -> None:
    page = opened(browser, site.address + "/body/HRC").page
    page.click("nav.languages a[lang=fr]")
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text() == "Conseil des droits de l’homme"
    page.goto(site.address + "/doc/A/HRC/RES/56/2")
    assert page.locator("html").get_attribute("lang") == "fr"
    page.context.close()


def test_editor(browser: Browser, site: Served, axe: str) -> None:
    watched = opened(browser, site.address + "/query", permissions=["clipboard-read", "clipboard-write"])
    page = watched.page
    page.select_option(
        "#examples", label=next(t for t in page.locator("#examples option").all_inner_texts() if t.startswith("most-cited"))
    )
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr table tbody tr")
    assert page.locator(".yasr table tbody tr").count() > 3
    for name, said in (("curl", "--data-urlencode"), ("Python", "urllib"), ("R", "read.csv")):
        page.click(f"button[data-as={name}]")
        page.wait_for_function("name => document.getElementById('copied').textContent.includes(name)", arg=name)
        assert said in page.evaluate("navigator.clipboard.readText()")
    assert grave(page, axe) == []
    assert watched.complaints == []
    assert all(url.startswith((site.address + "/", "data:")) for url in watched.requests)
    page.context.close()


def test_the_query_behind_a_table(browser: Browser, site: Served) -> None:
    page = opened(browser, site.address + "/state/CUB").page
    rows = page.locator("#section-votes-of-a-state tbody tr").count()
    page.click("#section-votes-of-a-state a.behind")
    page.wait_for_selector(".yasr table tbody tr")
    assert page.locator(".yasr table tbody tr").count() == rows > 0
    page.locator(".yasr a.iri[href*='/doc/']").first.click()
    page.wait_for_url(site.address + "/doc/**")
    page.context.close()


def test_nothing_from_a_document_runs(browser: Browser, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    original = (PACKAGE / "samples" / "A_HRC_RES_23_3.en.txt").read_text(encoding="utf-8")
    lines = original.split("\n")
    title = max((i for i, line in enumerate(lines[:12]) if line.strip()), key=lambda i: len(lines[i]))
    lines[title] += HOSTILE
    (given / f"{HOSTILE.replace('/', '')}.txt").write_text("\n".join(lines), encoding="utf-8")
    build([str(given)], tmp_path / "out", BASE)
    with served(tmp_path / "out", Limits()) as running:
        for path in ("/", "/doc/A/HRC/RES/23/3", f"/search?q={HOSTILE}", f"/{HOSTILE}", "/doc/A/HRC/RES/23/3?lang=" + HOSTILE):
            watched = opened(browser, running.address + path)
            page = watched.page
            assert [c for c in watched.complaints if "404" not in c] == []
            assert page.locator("main img, main script").count() == 0
            page.context.close()
        reply = running.ask(f"/texts/{json.loads(running.query(_HASH).text)['results']['bindings'][0]['h']['value']}.txt")
        assert reply.headers["content-type"].startswith("text/plain")
        assert reply.headers["x-content-type-options"] == "nosniff"


_HASH = "SELECT ?h { ?text unr:sha256 ?h }"
