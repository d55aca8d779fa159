"""Fill the template of the network page: one HTML file that needs nothing else and asks nothing of any server."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from kg.web.assets import asset, environment, hashed, style, words

if TYPE_CHECKING:
    from pyvis.network import Network

PAGE = "network"
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# in the order of use: each file may call those before it
SCRIPTS = ("data.js", "words.js", "theme.js", "canvas.js", "labels.js", "panel.js", "search.js", "filters.js", "main.js")


def render(network: Network, language: str) -> str:
    """Return the page that shows a network, its words in the language."""
    scripts = [files("pyvis").joinpath(VIS).read_text(encoding="utf-8"), _script()]
    template = environment(PAGE)
    template.globals |= {
        "language": language,
        "words": words(PAGE),
        "style": style(PAGE),
        "scripts": scripts,
        "hashes": [hashed(script) for script in scripts],
    }
    network.templateEnv, network.path = template, "page.html"
    network.set_options(asset(PAGE, "options.json"))
    return str(network.generate_html())


def _script() -> str:
    """Join the page's own scripts in one function, so that no name of theirs is global."""
    return '(() => {\n"use strict";\n' + "\n".join(asset(PAGE, name) for name in SCRIPTS) + "})();\n"
