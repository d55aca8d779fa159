"""Fill the template of the ontology's page: one HTML file in six languages that needs nothing else."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from kg.web.ontology.terms import UNR, Ontology
from kg.web.page import THEME, script_hash

ASSETS = files("kg.web") / "ontology"
LANGUAGES = {"zh": "中文", "en": "English", "fr": "Français", "es": "Español", "ru": "Русский", "ar": "العربية"}


def words() -> dict[str, dict[str, Any]]:
    """Read the words of the page, by language."""
    return tomllib.loads(_asset("words.toml"))


def render(language: str) -> str:
    """Return the page; it opens in the language where a reader's browser asks for none of the six."""
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    ontology, script, by_language = Ontology(), _asset("page.js"), words()
    return environment.from_string(_asset("page.html")).render(
        language=language,
        languages=LANGUAGES,
        word=lambda key: {code: by_language[code][key] for code in LANGUAGES},
        groups=ontology.groups(),
        header=ontology.header(),
        namespace=UNR,
        style=THEME.read_text(encoding="utf-8") + _asset("page.css"),
        script=script,
        hash=script_hash(script),
    )


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
