"""Fill the template of the network page: one HTML file that needs nothing else and asks nothing of any server."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyvis.network import Network

ASSETS = files("kg.web") / "network"
THEME = files("kg.web") / "shared" / "theme.css"  # colours, which the pages of 'kg serve' have too
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# in the order of use: each file may call those before it
SCRIPTS = ("data.js", "words.js", "theme.js", "canvas.js", "labels.js", "panel.js", "search.js", "filters.js", "main.js")


def words() -> dict[str, dict[str, Any]]:
    """Read the words of the page, by language.

    >>> sorted(words())
    ['ar', 'en', 'es', 'fr', 'ru', 'zh']
    """
    return tomllib.loads((ASSETS / "words.toml").read_text(encoding="utf-8"))


def render(network: Network, language: str) -> str:
    """Return the page that shows a network, its words in the language."""
    from jinja2 import DictLoader, Environment

    scripts = [files("pyvis").joinpath(VIS).read_text(encoding="utf-8"), _script()]
    environment = Environment(loader=DictLoader({"page.html": _asset("page.html")}), autoescape=True, trim_blocks=True)
    # plain letters instead of \u escapes halve the size of Chinese, Russian and Arabic; <, >, & and ' stay escaped
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    environment.globals |= {
        "language": language,
        "words": words(),
        "style": THEME.read_text(encoding="utf-8") + _asset("page.css"),
        "scripts": scripts,
        "hashes": [script_hash(script) for script in scripts],
    }
    network.templateEnv, network.path = environment, "page.html"
    network.set_options(_asset("options.json"))
    return str(network.generate_html())


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _script() -> str:
    """Join the page's own scripts in one function, so that no name of theirs is global."""
    return '(() => {\n"use strict";\n' + "\n".join(_asset(name) for name in SCRIPTS) + "})();\n"


def script_hash(script: str) -> str:
    """Return the Content-Security-Policy source that allows exactly this script.

    >>> script_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
