"""Fill the template of the network page: one HTML file that needs nothing else and asks nothing of any server."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from kg.web.assets import asset, environment, hashed, style, words
from kg.web.drawing import SIGMA

PAGE = "network"
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

# in the order of use: each file may call those before it; the drawing surface is the one that differs
BEFORE = ("data.js", "words.js", "theme.js", "look.js")
SURFACES = {"vis": "surface-vis.js", "sigma": "surface-sigma.js"}
AFTER = (
    "camera.js",
    "boxes.js",
    "labels.js",
    "axis.js",
    "overlay.js",
    "paths.js",
    "panel.js",
    "ways.js",
    "citations.js",
    "find.js",
    "combobox.js",
    "filters.js",
    "years.js",
    "address.js",
    "save.js",
    "main.js",
)


def render(data: dict[str, Any], language: str) -> str:
    """Return the page that shows the data of a view, its words in the language."""
    surface = data["drawing"]["by"]
    scripts = [_library(surface), _script((*BEFORE, SURFACES[surface], *AFTER))]
    return (
        environment(PAGE)
        .get_template("page.html")
        .render(
            language=language,
            words=words(PAGE),
            data=data | {"words": words(PAGE), "language": language},
            style=style(PAGE),
            scripts=scripts,
            hashes=[hashed(script) for script in scripts],
        )
    )


def _library(surface: str) -> str:
    path = files("pyvis").joinpath(VIS) if surface == "vis" else SIGMA
    return path.read_text(encoding="utf-8")


def _script(names: Iterable[str]) -> str:
    """Join the page's own scripts in one function, so that no name of theirs is global."""
    return '(() => {\n"use strict";\n' + "\n".join(asset(PAGE, name) for name in names) + "})();\n"
