"""What the pages share: their files, the words on them, templates that escape, and the hashes of what may run."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

THEME = ("shared", "theme.css")  # the colours of all pages


def asset(folder: str, name: str) -> str:
    """Return a file that belongs to a page."""
    return (files("kg.web") / folder / name).read_text(encoding="utf-8")


def words(folder: str) -> dict[str, dict[str, Any]]:
    """Read the words of a page, by language.

    >>> sorted(words("network")) == sorted(words("explain"))
    True
    """
    return tomllib.loads(asset(folder, "words.toml"))


def environment(folder: str) -> Environment:
    """Return what fills the template of a page; it escapes whatever goes in."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    made = Environment(
        loader=DictLoader({"page.html": asset(folder, "page.html")}),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    # plain letters instead of \\u escapes halve the size of Chinese, Russian and Arabic; <, >, & and ' stay escaped
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    return made


def hashed(code: str) -> str:
    """Return the Content-Security-Policy source that allows exactly this script or style.

    >>> hashed("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
