"""The words of the pages, and the choice of a reader's language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kg.language import CODES

RIGHT_TO_LEFT = frozenset({"ar"})


@cache
def words() -> Mapping[str, dict[str, Any]]:
    """Read the words, by language.

    >>> words()["fr"]["sections"]["cited-by"]
    'Cité par'
    """
    return tomllib.loads((files("kg.serve") / "words.toml").read_text(encoding="utf-8"))


def language(wanted: str | None, cookie: str | None, accepted: str) -> str:
    """Return the language of a page: the one asked for, else the one chosen before, else the one that a browser prefers.

    >>> language(None, "xx", "de, fr-CA;q=0.8, en;q=0.9"), language("zh", "ar", "")
    ('en', 'zh')
    """
    liked = sorted((_weighed(part) for part in accepted.split(",")), reverse=True)
    candidates = (wanted, cookie, *(code for weight, code in liked if weight > 0))
    return next((code for code in candidates if code in CODES), "en")


def _weighed(part: str) -> tuple[float, str]:
    tag, _, weight = part.strip().partition(";q=")
    try:
        return float(weight or 1), tag.partition("-")[0].lower()
    except ValueError:
        return 0.0, ""
