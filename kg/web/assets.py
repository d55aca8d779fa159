"""The parts that pages are made of: templates that escape what goes into them, style sheets, words in six languages."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_WEB = files("kg.web")


def asset(page: str, name: str) -> str:
    """Return a file of a page."""
    return (_WEB / page / name).read_text(encoding="utf-8")


def style(page: str) -> str:
    """Return the style sheet of a page, with the colours that all pages share."""
    return (_WEB / "theme.css").read_text(encoding="utf-8") + asset(page, "page.css")


def words(page: str) -> dict[str, dict[str, Any]]:
    """Return the words of a page, by language.

    >>> sorted(words("network")) == sorted(words("diff")) == ["ar", "en", "es", "fr", "ru", "zh"]
    True
    """
    return tomllib.loads(asset(page, "words.toml"))


def environment(page: str) -> Environment:
    """Return the jinja2 environment of a page's template `page.html`; what goes into it is escaped."""
    from jinja2 import DictLoader, Environment

    return Environment(loader=DictLoader({"page.html": asset(page, "page.html")}), autoescape=True, trim_blocks=True)
