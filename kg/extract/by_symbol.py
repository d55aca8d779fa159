"""Read citations by symbol: "A/75/399", joint symbols, and what follows one: "A/CONF.157/24 (Part I) and Corr.1"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import symbols
from kg.extract.dating import stated_date
from kg.extract.document import Document
from kg.extract.items import Item, chain
from kg.extract.resolve import Found
from kg.roman import to_roman
from kg.symbols import Symbol, SymbolError


def by_symbol(text: str, parts: list[Item], document: Document) -> Iterator[Found]:
    """Yield the citations by symbol of a block, and those by a suffix that follows one."""
    joined = chain(document.language.code, "joints")
    for i, part in enumerate(parts):
        if part.kind != "symbol":
            continue
        date = stated_date(text, parts, i, document.language) if not document.language.kind_follows else None
        for whole in part.symbols:
            for symbol in symbols.parts(_with_volume(whole, text, part.end, document)):
                yield _found(symbol, part, date)
        limit = parts[i + 1].start if i + 1 < len(parts) else len(text)
        yield from _suffixed(text, part, limit, joined)


def _found(symbol: Symbol, part: Item, date: str | None) -> Found:
    rule = "symbol" if len(part.symbols) == 1 else "joint-symbol"
    if symbol.organization:
        reason = f"{symbols.format(symbol)} is a document of {symbol.organization}, not of the United Nations"
        return Found(part.start, part.end, None, rule, date, reason=reason)
    return Found(part.start, part.end, symbols.format(symbol), rule, date)


def _with_volume(symbol: Symbol, text: str, end: int, document: Document) -> Symbol:
    """Return the volume of a supplement that is named behind its symbol: "(A/75/49), vol. I" is A/75/49(Vol.I)."""
    match = document.language.rules["volume"].match(text, end)
    if not match or symbol.suffixes:
        return symbol
    number = document.language.number(match["number"]) or match["number"]
    return symbols.with_suffix(symbol, f"(Vol.{to_roman(number) if isinstance(number, int) else number})")


def _suffixed(text: str, part: Item, limit: int, joined: re.Pattern[str]) -> Iterator[Found]:
    base, place = part.symbols[-1], part.end
    for start, end, suffix in symbols.find_suffixes(text, part.end, limit):
        gap = text[place:start]
        if not gap.strip() or not joined.fullmatch(gap):
            return
        try:
            symbol = _continued(base, suffix)
        except SymbolError:
            return
        yield Found(start, end, symbols.format(symbol), "suffix")
        place = end


def _continued(base: Symbol, suffix: str) -> Symbol:
    """Return the symbol with a suffix in place of one of its own kind: A/75/251/Add.1 and Add.2."""
    kind = suffix.partition(".")[0]
    stem = symbols.format(base)
    for own in reversed(base.suffixes):
        if own.partition(".")[0] == kind:
            stem = stem[: stem.rindex("/" + own)]
            break
    return symbols.with_suffix(symbols.parse(stem), suffix)
