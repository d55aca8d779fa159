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
        return _before(text, parts, i, language)
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


def _before(text: str, parts: list[Item], i: int, language: Language) -> str | None:
    """Return the last date of the same item of a list, if it is that of the number."""
    for k in range(i - 1, -1, -1):
        if parts[k].kind == "date":
            return parts[k].value if _belongs(text, parts[k : i + 1], language) else None
        if parts[k].kind in ("number", "symbol"):
            return None
    return None


def _belongs(text: str, parts: list[Item], language: Language) -> bool:
    """Tell whether a date, the first of some items, dates the number that is the last of them.

    Between them stands nothing but "adopted", an attribute to its end ("on …", "entitled …") or the body; no clause ends there,
    no title is left open. What a period begins or ends with dates nothing.
    """
    date, number, through = parts[0], parts[-1], language.glue["through"]
    gap = text[date.end : number.start]
    plain = _unquoted(gap)
    if gap.count("“") > gap.count("”") or any(mark in plain for mark in _CLAUSE) or len(plain) >= _FAR:
        return False
    if text.endswith(through, 0, date.start) or plain.startswith(through):
        return False
    body = next((p for p in parts[-2:0:-1] if p.kind in ("body", "short")), None)
    before = plain.rstrip(" " + "".join(language.glue["numbered"]))
    if body and before.endswith(text[body.start : body.end]):
        before = before.removesuffix(text[body.start : body.end])
    return bool(chain(language.code, "direct").fullmatch(before)) or before.endswith(language.glue["closes"])


def _unquoted(text: str) -> str:
    """Return a text without what stands in quotation marks."""
    out, depth = [], 0
    for c in text:
        depth += c in "“«《「"
        if not depth:
            out.append(c)
        depth -= c in "”»》」" and depth > 0
    return "".join(out)
