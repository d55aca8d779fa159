"""A hundred ways to make a page run a script, in every field of a document: none runs on any page."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.diff.compare import compare
from kg.diff.page import render as render_diff
from kg.extract import extract
from kg.rdf.terms import BASE
from kg.read import read
from kg.store import open_store
from kg.web.explain_page import render as render_explained
from tests.browser.watching import Watched
from tests.serve.serving import served

pytestmark = pytest.mark.browser

# What runs where HTML, an attribute, an address, a style or a script takes it in.
_TAGS = (
    "script",
    "img src=x onerror",
    "svg onload",
    "body onload",
    "iframe srcdoc",
    "details open ontoggle",
    "video src=x onerror",
    "input autofocus onfocus",
    "math href",
    "object data",
    "embed src",
    "style onload",
    "marquee onstart",
    "base href",
)
_WRAPS = (
    "<{tag}=alert(1)>",
    '"><{tag}=alert(1)>',
    "'><{tag}=alert(1)//",
    "</title></script><{tag}=alert(1)>",
    "--><{tag}=alert(1)>",
)
_OTHERS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "#{alert(1)}",
    "<%= alert(1) %>",
    "{% raw %}alert(1)",
    "[[alert(1)]]",
    "';alert(1);//",
    '";alert(1);//',
    "`;alert(1);//",
    "\\';alert(1);//",
    "\u2028alert(1)\u2029",
    "*/alert(1)/*",
    "]]>alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "+ADw-script+AD4-alert(1)",
    "expression(alert(1))",
    "url(javascript:alert(1))",
)
PAYLOADS = (*(wrap.format(tag=tag) for tag in _TAGS for wrap in _WRAPS), *_OTHERS)


def document(number: int, payload: str) -> str:
    """Return a resolution with a payload in every field that words can fill."""
    return f"""A/RES/75/{number}
75/{number}. {payload}

The General Assembly,

Recalling its resolution 70/1 of 25 September 2015 {payload},¹

Recalling also document {payload} (A/70/1{payload}),

1. Requests the Secretary-General {payload} to submit a report on {payload} at its next session;

{payload}

2. Decides {payload} to rest.

48th plenary meeting {payload}
16 December 2020

Annex {payload}
{payload}

¹ {payload} resolution 60/251.
"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a graph of a document for each payload."""
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "in").mkdir()
    for i, payload in enumerate(PAYLOADS):
        name = f"{i:03} {payload}.txt".replace("/", "_").replace("\t", " ")
        (folder / "in" / name).write_text(document(i + 1, payload), "utf-8")
    built = build([str(folder / "in")], folder / "out", BASE)
    assert (built.sums["read"], list(built.failures)) == (len(PAYLOADS), [])
    return folder


def test_there_are_a_hundred() -> None:
    assert len(set(PAYLOADS)) == 100


def test_the_network(watched: Watched, attacked: Path) -> None:
    page = watched.page
    page.goto((attacked / "out" / "network.html").as_uri())
    for i in range(len(PAYLOADS)):
        page.fill("#search", f"75/{i + 1}")
        page.press("#search", "Enter")
        assert page.locator("#panel h2").text_content() == f"A/RES/75/{i + 1}"
    assert watched.complaints == []
    assert all(url.startswith("file:") for url in watched.requests)


def test_the_page_of_explain(watched: Watched, attacked: Path, tmp_path: Path) -> None:
    for path in sorted((attacked / "in").iterdir()):
        facts = extract(read(path.read_bytes(), path.name))
        (tmp_path / "explain.html").write_text(render_explained(facts, "en"), "utf-8")
        watched.page.goto((tmp_path / "explain.html").as_uri())
        assert "alert(1)" in watched.page.inner_text("main")
    assert watched.complaints == []
    assert all(url.startswith("file:") for url in watched.requests)


def test_the_page_of_diff(watched: Watched, attacked: Path, tmp_path: Path) -> None:
    out = attacked / "out"
    for i in range(1, len(PAYLOADS), 2):
        found = compare(open_store(out), out, f"A/RES/75/{i}", f"A/RES/75/{i + 1}", "en")
        (tmp_path / "diff.html").write_text(render_diff(found), "utf-8")
        watched.page.goto((tmp_path / "diff.html").as_uri())
        assert "alert(1)" in watched.page.inner_text("body")
    assert watched.complaints == []
    assert all(url.startswith("file:") for url in watched.requests)


def test_the_pages_of_the_server(watched: Watched, attacked: Path) -> None:
    with served(attacked / "out") as server:
        for i in range(len(PAYLOADS)):
            watched.page.goto(f"{server.address}/doc/A/RES/75/{i + 1}")
            assert f"75/{i + 1}" in watched.page.inner_text("h1")
        watched.page.goto(f"{server.address}/search?q=alert")
        assert all(url.startswith((server.address, "data:")) for url in watched.requests)
    assert watched.complaints == []
