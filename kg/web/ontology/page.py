"""Fill the template of the ontology's page: one HTML file in six languages that needs nothing else."""

from __future__ import annotations

from kg.web.assets import asset, environment, hashed, style, words
from kg.web.ontology.terms import UNR, Ontology

PAGE = "ontology"
LANGUAGES = {"zh": "中文", "en": "English", "fr": "Français", "es": "Español", "ru": "Русский", "ar": "العربية"}


def render(language: str) -> str:
    """Return the page; it opens in the language where a reader's browser asks for none of the six."""
    ontology, script, by_language = Ontology(), asset(PAGE, "page.js"), words(PAGE)
    return (
        environment(PAGE)
        .get_template("page.html")
        .render(
            language=language,
            languages=LANGUAGES,
            word=lambda key: {code: by_language[code][key] for code in LANGUAGES},
            groups=ontology.groups(),
            header=ontology.header(),
            namespace=UNR,
            style=style(PAGE),
            script=script,
            hash=hashed(script),
        )
    )
