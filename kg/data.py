"""Find the data files that come with the package: ontology, language files, samples, page parts."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def ontology() -> Path:
    """Return the folder of the ontology: inside an installed package, beside it in a checkout."""
    installed = PACKAGE / "ontology"
    return installed if installed.is_dir() else PACKAGE.parent / "ontology"


def languages() -> Path:
    """Return the folder of the language files."""
    return PACKAGE / "languages"


def queries() -> Path:
    """Return the folder of the shipped SPARQL queries."""
    return PACKAGE / "queries"
