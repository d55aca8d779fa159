"""Tell which date in a block is the date of a cited document."""

from __future__ import annotations

from kg.extract.items import Item, chain
from kg.language import Language

_CLAUSE = "；。，;,"
_FAR = 90  # characters between a date and its number: the longest titles


def stated_date(text: str, parts: list[Item], i: int, language: Language) -> str | None:
    """Return the date (ISO) that a text states for item i, None if it states none.

    It stands behind the number ("70/1 of 25 September 2015"), or before it where the word for the kind of document follows.
    """
    return _before(text, parts, i) if language.kind_follows else _behind(text, parts, i, language)


def _behind(text: str, parts: list[Item], i: int, language: Language) -> str | None:
    if i + 1 >= len(parts) or parts[i + 1].kind != "date":
        return None
    gap = text[parts[i].end : parts[i + 1].start]
    return parts[i + 1].value if chain(language.code, "dated").fullmatch(gap) else None


def _before(text: str, parts: list[Item], i: int) -> str | None:
    """Return the last date of the same item of a list, with no clause between it and the number."""
    for part in reversed(parts[:i]):
        if part.kind == "date":
            gap = _unquoted(text[part.end : parts[i].start])
            return part.value if not any(mark in gap for mark in _CLAUSE) and len(gap) < _FAR else None
        if part.kind in ("number", "symbol"):
            return None
    return None


def _unquoted(text: str) -> str:
    """Return a text without what stands in quotation marks."""
    out, depth = [], 0
    for c in text:
        depth += c in "“《「"
        if not depth:
            out.append(c)
        depth -= c in "”》」" and depth > 0
    return "".join(out)
