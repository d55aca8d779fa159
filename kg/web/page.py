"""Fill the template of the network page: one HTML file that needs nothing else and asks nothing of any server."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from kg.web.assets import THEME, asset, environment, hashed, words

if TYPE_CHECKING:
    from pyvis.network import Network

FOLDER = "network"
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# in the order of use: each file may call those before it
SCRIPTS = ("data.js", "words.js", "theme.js", "canvas.js", "labels.js", "panel.js", "search.js", "filters.js", "main.js")


def render(network: Network, language: str) -> str:
    """Return the page that shows a network, its words in the language."""
    scripts = [files("pyvis").joinpath(VIS).read_text(encoding="utf-8"), _script()]
    templates = environment(FOLDER)
    templates.globals |= {
        "language": language,
        "words": words(FOLDER),
        "style": asset(*THEME) + asset(FOLDER, "page.css"),
        "scripts": scripts,
        "hashes": [hashed(script) for script in scripts],
    }
    network.templateEnv, network.path = templates, "page.html"
    network.set_options(asset(FOLDER, "options.json"))
    return str(network.generate_html())


def _script() -> str:
    """Join the page's own scripts in one function, so that no name of theirs is global."""
    return '(() => {\n"use strict";\n' + "\n".join(asset(FOLDER, name) for name in SCRIPTS) + "})();\n"
