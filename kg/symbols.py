"""Parse, format and find the symbols of United Nations documents.

A symbol says from left to right which organ issued a document, at which session or in which year, and its number:

>>> symbol = parse("A/HRC/RES/56/2")
>>> symbol.organ, symbol.kind, symbol.session, symbol.number, symbol.body
('A/HRC', 'resolution', '56', '2', 'HRC')

The root is a principal organ (A General Assembly, S Security Council, E ECOSOC) or a body with a series of its own
(UNEP, FCCC, NPT, ISBA); behind it stand subsidiary bodies (C.3 Third Committee, CN.4 Commission, Sub.2, AC. ad hoc
committee, CONF. conference) and the kind (RES, DEC, PRST; L. limited, that is a draft; PV. and SR. meeting records):

>>> [parse(text).kind for text in ("A/C.3/70/L.25", "S/PV.8765", "E/DEC/2010/205", "A/70/53")]
['draft', 'meeting-record', 'decision', 'document']

Resolutions of 1946 to 1975 have a running number and a session in Roman numerals; those of the Security Council have a
running number and the year to this day, so that the number alone tells the year:

>>> [canonical(text) for text in ("A/RES/217 A (III)", "a/res/3201(s-vi)", "S/RES/1325", "E/CN.4/sub.2/2000/46")]
['A/RES/217(III)A', 'A/RES/3201(S-VI)', 'S/RES/1325(2000)', 'E/CN.4/Sub.2/2000/46']

What stands behind the number changes or divides a document, and makes another document:

>>> parse("A/CONF.157/24 (Part I)/Corr.1").suffixes
('(PartI)', 'Corr.1')
>>> format(with_suffix(parse("A/70/1"), "Add. 2"))
'A/70/1/Add.2'

In running text a symbol ends where its grammar ends. A joint symbol is two documents:

>>> text = "see A/75/399, para. 96, and/or E/2001/22-E/C.12/2000/21"
>>> [[format(symbol) for symbol in found.symbols] for found in find(text)]
[['A/75/399'], ['E/2001/22', 'E/C.12/2000/21']]

In prose the body and the number make the symbol:

>>> format(adopted("GA", "resolution", "217 A (III)")), format(adopted("HRC", "decision", "22/116"))
('A/RES/217(III)A', 'A/HRC/DEC/22/116')

The spelling is the official one without spaces, with plain hyphens and capitals. `series.toml` holds the roots, the
words of the grammar and the series of resolutions; a new series is a few lines there. Source: Dag Hammarskjöld Library,
"UN Document Symbols"; official records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from kg.elements import Kind, Symbol, SymbolError, pieces_of, read, spell_suffix
from kg.series import series
from kg.spelling import dense, window

__all__ = [
    "Found",
    "Kind",
    "Symbol",
    "SymbolError",
    "adopted",
    "canonical",
    "council_year",
    "find",
    "find_suffixes",
    "format",
    "is_valid",
    "numbers",
    "page",
    "parse",
    "parts",
    "printed_in",
    "with_suffix",
]


class Found(NamedTuple):
    """A symbol in running text: span in code points, end exclusive; several symbols if it is a joint one."""

    start: int
    end: int
    symbols: tuple[Symbol, ...]


@lru_cache(maxsize=65536)
def parse(text: str) -> Symbol:
    """Read one symbol in any spelling: spaces, odd hyphens, small letters, full-width forms, direction marks.

    Raises SymbolError, which says what is wrong and at which element.

    >>> parse("A/RES/70/one")
    Traceback (most recent call last):
    kg.elements.SymbolError: 'A/RES/70/one' is no UN symbol: no number at 'ONE'; write it like A/RES/70/153
    """
    try:
        return read(dense(text))
    except SymbolError as error:
        raise SymbolError(f"{text!r} is no UN symbol: {error}; write it like A/RES/70/153") from None


def format(symbol: Symbol) -> str:
    """Return the canonical spelling."""
    return str(symbol)


def is_valid(text: str) -> bool:
    """Tell whether a text is one symbol.

    >>> [is_valid(text) for text in ("A/RES/70/153", "and/or", "E/CN.4", "1/CP.21", "HIV/AIDS")]
    [True, False, False, False, False]
    """
    try:
        return bool(parse(text))
    except SymbolError:
        return False


def canonical(text: str) -> str:
    """Return the canonical spelling of a symbol in any spelling. Raises SymbolError."""
    return format(parse(text))


def with_suffix(symbol: Symbol, suffix: str) -> Symbol:
    """Return the addendum, corrigendum, revision or part of a document. Raises SymbolError.

    >>> format(with_suffix(parse("A/CONF.157/24 (Part I)"), "Corr.1"))
    'A/CONF.157/24(PartI)/Corr.1'
    """
    return parse(format(symbol) + ("" if suffix.lstrip().startswith("(") else "/") + suffix)


def parts(symbol: Symbol) -> tuple[Symbol, ...]:
    """Return the resolutions that a symbol with several letters stands for, or the symbol itself.

    >>> [format(one) for one in parts(parse("A/RES/75/254 A-C"))]
    ['A/RES/75/254A', 'A/RES/75/254B', 'A/RES/75/254C']
    """
    if not symbol.part or len(symbol.part) == 1:
        return (symbol,)
    first, last = symbol.part[0], symbol.part[-1]
    return tuple(replace(symbol, part=chr(letter)) for letter in range(ord(first), ord(last) + 1))


@lru_cache(maxsize=65536)
def adopted(body: str, kind: str, number: str) -> Symbol:
    """Build the symbol of a resolution, decision or statement from its number in prose.

    `body` is GA, SC, HRC, ECOSOC, CHR, SCHR, UNEA, UNHA, ESCAP or TC. Raises SymbolError if the number has no shape of
    that body's series: 6/17 is no resolution of the General Assembly, which numbers by session from the 31st on.

    >>> format(adopted("SC", "resolution", "1325 (2000)")), format(adopted("UNEA", "resolution", "5/14"))
    ('S/RES/1325(2000)', 'UNEP/EA.5/RES.14')
    """
    written = dense(number)
    for shape, template in series().adopted.get((body, kind), ()):
        match = shape.fullmatch(written)
        if match:
            return read(match.expand(template))
    raise SymbolError(f"{number!r} is no number of a {kind} of {body}; series.toml holds the shapes of its numbers")


def numbers(body: str, kind: str) -> bool:
    """Tell whether a body numbers documents of a kind in a series of the United Nations.

    >>> numbers("SC", "presidential-statement"), numbers("GA", "presidential-statement")
    (True, False)
    """
    return (body, kind) in series().adopted


def printed_in(symbol: Symbol) -> str | None:
    """Return the body whose resolutions and decisions a supplement to official records prints, None for other documents.

    >>> printed_in(parse("A/69/53/Add.1")), printed_in(parse("A/68/48"))
    ('HRC', None)
    """
    return series().supplements.get(f"{symbol.organ}/{symbol.number}")


def council_year(number: int) -> int | None:
    """Return the year of a Security Council resolution, None if it is later than the table of series.toml.

    >>> council_year(242), council_year(1325)
    (1967, 2000)
    """
    return series().council_year(number)


def page(symbol: Symbol, language: str = "en") -> str:
    """Return the address of a document at the United Nations.

    >>> page(parse("A/CONF.157/24 (Part I)"), "fr")
    'https://docs.un.org/fr/A/CONF.157/24(PartI)'
    """
    return f"https://docs.un.org/{language}/{quote(format(symbol), safe='/()')}"


def find(text: str) -> Iterator[Found]:
    """Find every symbol that is spelled out in running text, in order.

    What stands behind a slash, as in an address, is passed over, and so is a root with one or two digits (A/75).
    """
    done = 0
    for slash in _SLASH.finditer(text):
        if slash.start() >= done and (found := _joint(text, slash.start(), done)):
            done = found.end
            yield found


def find_suffixes(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Find suffixes that stand alone, as in "A/CONF.157/24 (Part I) and Corr.1": start, end, canonical spelling.

    >>> list(find_suffixes("A/66/53 and Add.1/Corr. 1 and Add.2", 8))
    [(12, 17, 'Add.1'), (18, 25, 'Corr.1'), (30, 35, 'Add.2')]
    """
    for match in series().lone_suffix.finditer(text, start, len(text) if end is None else end):
        yield match.start(), match.end(), spell_suffix(match.group())


# The look-behinds come second for speed: letter, bracket or mark before the slash, or a letter and up to three digits.
_SLASH = re.compile(r"[/／∕⁄](?:(?<=[^\s\d,.;].)|(?<=[A-Z.‐‑–-]\d.)|(?<=[A-Z.‐‑–-]\d\d.)|(?<=[A-Z.‐‑–-]\d\d\d.))")
_HYPHEN = re.compile(r"[-‐‑‒–—―−－]\s{0,8}")
_LONGEST = 80  # code points; the longest symbols have about 50
_TRIALS = 5  # elements behind a symbol that look like more of it and are not: a letter, a bracket, a word
_DOUBTFUL = re.compile(r"[A-Z](?:-\d+)?/\d{1,2}")  # as likely a session, a class of papers or a fraction


def _joint(text: str, slash: int, floor: int) -> Found | None:
    """Find the symbol whose first slash this is, and those that hyphens join to it."""
    first = max(floor, slash - 14)
    head = window(text[first:slash])
    root = series().backwards.match(head.plain[::-1].upper())
    if not root:
        return None
    start = first + head.start(len(head.plain) - root.end())
    one = _one(text, start)
    if not one:
        return None
    symbols, end = [one[0]], one[1]
    while (hyphen := _HYPHEN.match(text, end)) and (one := _one(text, hyphen.end())):
        symbols.append(one[0])
        end = one[1]
    return Found(start, end, tuple(symbols))


def _one(text: str, start: int) -> tuple[Symbol, int] | None:
    """Read the longest symbol that starts at a place: the symbol and its end."""
    view = window(text[start : start + _LONGEST])
    ends = [end for _, _, end in pieces_of(view.plain, len(view.plain.partition("/")[0]))]
    for end in ends[: -_TRIALS - 1 : -1]:
        if re.match("[A-Za-z0-9]", view.plain[end : end + 1]):
            continue
        try:
            symbol = read("".join(view.plain[:end].split()).upper())
        except SymbolError:
            continue
        return None if _DOUBTFUL.fullmatch(symbol.stem) else (symbol, start + view.end(end))
    return None
