"""The parts that pages are made of: templates that escape what goes into them, style sheets, words in six languages."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.data import PACKAGE

if TYPE_CHECKING:
    from jinja2 import Environment

_SHARED = "shared"


def asset(page: str, name: str) -> str:
    """Return a file of a page."""
    return (files("kg.web") / page / name).read_text(encoding="utf-8")


def style(page: str) -> str:
    """Return the style sheet of a page, with the colours that all pages share."""
    return asset(_SHARED, "theme.css") + asset(page, "page.css")


def made_of(folder: Path = PACKAGE / "web") -> str:
    """Return a digest of what pages are made of: programs, templates, scripts, style sheets, words, and what is bundled."""
    digest = hashlib.sha256(version("pyvis").encode())
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def words(page: str) -> dict[str, dict[str, Any]]:
    """Return the words of a page, by language.

    >>> sorted(words("network")) == sorted(words("diff")) == ["ar", "en", "es", "fr", "ru", "zh"]
    True
    """
    return tomllib.loads(asset(page, "words.toml"))


def environment(page: str) -> Environment:
    """Return the jinja2 environment of a page's template `page.html`; what goes into it is escaped."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    pages = DictLoader({"page.html": asset(page, "page.html")})
    made = Environment(loader=pages, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    # plain letters instead of \\u escapes halve the size of Chinese, Russian and Arabic; <, >, & and ' stay escaped
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    return made


def hashed(code: str) -> str:
    """Return the Content-Security-Policy source that allows exactly this script or style.

    >>> hashed("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
