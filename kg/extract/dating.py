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
    if language.kind_follows:
        return _before(text, parts, i)
    return _in_front(text, parts, i) or _behind(text, parts, i, language)


def _behind(text: str, parts: list[Item], i: int, language: Language) -> str | None:
    """Return the date behind an item, perhaps with the body that adopted it or its title in quotation marks between them."""
    between, body = chain(language.code, "dated"), chain(language.code, "direct")
    for place, part in enumerate(parts[i + 1 : i + 3], i + 1):
        gap = _unquoted(text[parts[place - 1].end : part.start]).replace(",", " ")
        if part.kind == "date":
            return part.value if between.fullmatch(gap) else None
        if part.kind not in ("body", "short") or not body.fullmatch(gap):
            return None
    return None


def _in_front(text: str, parts: list[Item], i: int) -> str | None:
    """Return the date that a symbol in brackets stands behind: "13 May 2016 (S/PRST/2016/7)"."""
    if i and parts[i].kind == "symbol" and parts[i - 1].kind == "date" and text[parts[i - 1].end : parts[i].start].strip() == "(":
        return parts[i - 1].value
    return None


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
        depth += c in "“«《「"
        if not depth:
            out.append(c)
        depth -= c in "”»》」" and depth > 0
    return "".join(out)
