"""Cut a block into the items that citations are made of: symbols, numbers of documents, dates, bodies, kinds of document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from kg import symbols
from kg.extract.serials import serials
from kg.language import Language, language
from kg.lexicon import Literal, Token
from kg.symbols import Symbol

# 70/153, S-9/1, 2005/55 · 1325 (2000) · 217 A (III), 3201 (S-VI). The letters of parts, the signs of special sessions and
# the way to write old sessions are the language's.
# A comma before a number is one of a decimal, unless it ends a year: "du 20 septembre 2013,70/299".
_BEFORE = r"(?<![A-Za-z0-9/.:\-–$€£])(?<!\D\d,)(?<!\D\d\d,)(?<!\D\d\d\d,)"
_SERIAL = r"\d{1,4} ?\((?:19[4-9]\d|20\d\d)\)"
_ROMAN_SESSION = r"\((?:E?S-)?[IVXLC]+\)"
_NO_LETTER = r"(?![^\W\d_]|[0-9’/-])"
_BESIDE = 10  # characters: "resolutions of the Security Council"
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")


class Item(NamedTuple):
    """A piece of a citation in a block: `kind` is symbol, number, date, body, short, self, ibid, resolution, decision …

    `value` is the number as written, the ISO date, the body's code or the short name; `letters` are further letters that
    share a number ("72/266 A and B"); `symbols` what a symbol reads as.
    """

    kind: str
    start: int
    end: int
    value: str
    letters: tuple[str, ...] = ()
    symbols: tuple[Symbol, ...] = ()


@cache
def _number(code: str) -> re.Pattern[str]:
    """Return the pattern of numbers of documents: `number` as printed, `more` for further letters that share it."""
    spoken = language(code)
    after = "|".join(re.escape(w) + (r"\b" if w[-1].isascii() and w[-1].isalpha() else "") for w in spoken.glue["after"])
    stands_alone = rf"(?=\s*(?:$|[^\s\w]|{after}))"
    no_letter = r"(?![A-Za-z0-9’/-])" if spoken.unspaced else _NO_LETTER
    letter = rf"(?:{'|'.join(['[A-Z]', *map(re.escape, spoken.letters)])}){no_letter}"
    signs = "|".join(map(re.escape, _signs(code)))
    part = rf"(?: ?(?:[A-Z]-)?(?P<part>{letter})(?! ?(?P=part)){stands_alone})?"  # not the first of "53/77 AA"
    slash = rf"(?:{signs})?\d{{1,4}}/\d{{1,4}}(?![\d/]|[.,]\d|/[A-Z]|-\d){part}"
    session = f"(?:{_ROMAN_SESSION}|{spoken.old_session})" if spoken.old_session else _ROMAN_SESSION
    old = rf"[\d{spoken.digits}]{{1,4}}(?: ?{letter}(?:-{letter})?)? ?{session}(?: ?{letter})?"
    serial = rf"{_SERIAL}|[{spoken.digits}]{{1,4}} ?\([{spoken.digits}]{{4}}\)" if spoken.digits else _SERIAL
    joints = "|".join(re.escape(j) for j in sorted(spoken.glue["joints"], key=len, reverse=True))
    more = rf"(?:,? ?(?:{joints}|,) ?{letter}{stands_alone})*"
    return re.compile(rf"{_BEFORE}(?P<number>{slash}|{serial}|{old})(?P<more>{more})")


@cache
def _numeral(code: str) -> re.Pattern[str]:
    """Return the pattern of signs without one of which stands no symbol, no date, no number."""
    return re.compile(rf"[\d/／∕⁄{language(code).digits}]")


@cache
def _figures(code: str) -> re.Pattern[str]:
    """Return the pattern of what a number can begin with: figures before a slash, or before a session or a year in brackets.

    The first figure stands apart because a pattern that opens with a single character is looked for, others are tried everywhere.
    A run of figures is tried at its first one alone and never in part, so that a long one takes no longer than its length.
    """
    spoken = language(code)
    figure, letters = rf"[\d{spoken.digits}]", r"[^\W\d_]{1,20}+"
    own = f"|{spoken.old_session}" if spoken.digits else ""
    return re.compile(rf"{figure}(?<!{figure}{figure}){figure}*+(?=/| ?(?:{letters}(?:-{letters})? ?)?\({own})")


@cache
def _signs(code: str) -> tuple[str, ...]:
    """Return the signs of special sessions."""
    return ("ES-", "S-", *language(code).prefixes)


@lru_cache(maxsize=65536)
def plain(number: str, code: str) -> str:
    """Return a number as it is written in English: Latin letters, S- and ES-, old sessions in Roman numerals."""
    spoken = language(code)
    if spoken.old_session:
        number = re.sub(spoken.old_session, partial(_old_session, spoken), number)
    number = number.translate({ord(own): str(value) for value, own in enumerate(spoken.digits)})
    for own, latin in sorted({**spoken.prefixes, **spoken.letters}.items(), key=lambda pair: -len(pair[0])):
        number = number.replace(own, latin)
    return number


def _old_session(spoken: Language, match: re.Match[str]) -> str:
    """Return an old session as it is written in English: (د-3) and (三) are (III), (دإ-4) is (S-IV), (دإط-5) is (ES-V)."""
    groups = match.groupdict()
    sign = "ES-" if groups.get("emergency") else "S-" if groups.get("special") else ""
    return f"({sign}{_roman(spoken.count(match['session']) or 0)})"


def _roman(session: int) -> str:
    return _TENS[session // 10] + _UNITS[session % 10]


def _letters(first: str, text: str, spoken: Language) -> tuple[str, ...]:
    """Return the letters of further parts: " and B", and all that lie between: "A to E"; `first` is the number before them."""
    found: list[str] = []
    for match in _letter(spoken.code).finditer(text) if text else ():
        last, before = spoken.letters.get(match["letter"], match["letter"]), (found[-1] if found else first[-1:])
        if match["through"] and before.isalpha():
            found += map(chr, range(ord(before) + 1, ord(last)))
        found.append(last)
    return tuple(found)


@cache
def _letter(code: str) -> re.Pattern[str]:
    """Return the pattern of the letter of a part, and what leads through the letters before it: "to E"."""
    spoken = language(code)
    letter = "|".join(["(?<![A-Za-z])[A-Z](?![A-Za-z])", *map(re.escape, sorted(spoken.letters, key=len, reverse=True))])
    through = "|".join(map(re.escape, spoken.glue["through"]))
    return re.compile(rf"(?P<through>{through})?\s*(?P<letter>{letter})")


_MARKS = {"direct": r"\s", "dated": r"[\s,)]", "dates": r"[\s,،]", "words": r"[\s()\[\]]", "joints": r"[\s()“”\"«»\[\],，、;:-]"}


_WORDS = {"direct": "direct", "dated": "dated", "dates": "dated", "words": "words", "joints": "words"}


@cache
def chain(code: str, reach: str) -> re.Pattern[str]:
    """Return the pattern of what may stand between items that belong together.

    `reach` is "direct", "dated" (between a document and its date), "words" (the usual small words), or one of these and what
    joins the items of a list: "dates", "joints".
    """
    spoken = language(code)
    own = spoken.glue[_WORDS[reach]]
    opens = spoken.glue["numbered"] if reach in ("words", "joints") else ()
    words = [*own, *opens, *(spoken.glue["joints"] if reach in ("joints", "dates") else ())]
    alternatives = "|".join(_word(w, spoken) for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{_MARKS[reach]}|{alternatives})*")


def _word(word: str, spoken: Language) -> str:
    if spoken.unspaced:
        return re.escape(word)
    left = r"(?<![^\W\d_])" if word[0].isalpha() else ""
    right = r"(?![^\W\d_])" if word[-1].isalpha() else ""
    return left + re.escape(word) + right


def items(text: str, spoken: Language, tokens: Iterable[Token]) -> list[Item]:
    """Return the items of a block in order, without overlaps: a symbol before a date before a number before a word."""
    words = [_item(token, text, *one) for token in tokens for one in _pieces(token.literal)]
    if not _numeral(spoken.code).search(text):
        return words
    found = [Item("symbol", f.start, f.end, text[f.start : f.end], (), f.symbols) for f in symbols.find(text)]
    found = _merge(found, [Item("date", s, e, d) for s, e, d in spoken.dates(text)])
    found = _merge(found, _numbers(text, spoken))
    found = _merge(found, words)
    return _merge(found, [Item("number", *one) for one in serials(text, spoken, _resolutions(found))])


def may_cite(parts: Iterable[Item]) -> bool:
    """Tell whether there is an item among some that can be a citation; words alone are none."""
    return any(part.kind in _CITING for part in parts)


def _resolutions(found: list[Item]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the word for resolutions, and with the body that stands right behind it."""
    for i, item in enumerate(found):
        if item.kind == "resolution":
            yield item.start, item.end
            for behind in found[i + 1 : i + 2]:
                if behind.kind in ("body", "short") and behind.start - item.end < _BESIDE:
                    yield item.start, behind.end


def _numbers(text: str, spoken: Language) -> list[Item]:
    found: list[Item] = []
    end = 0
    for figures in _figures(spoken.code).finditer(text):
        match = _printed(text, figures.start(), end, spoken.code)
        if match:
            end = match.end()
            number = plain(match["number"], spoken.code)
            found.append(Item("number", match.start(), end, number, _letters(number, match["more"], spoken)))
    return found


def _printed(text: str, first: int, floor: int, code: str) -> re.Match[str] | None:
    """Return the match of a number whose figures begin at a place, perhaps behind a sign that does not begin before `floor`."""
    pattern = _number(code)
    before = [first - len(sign) for sign in _signs(code) if text.startswith(sign, max(floor, first - len(sign)), first)]
    tried = (pattern.match(text, start) for start in (*before, first) if start >= floor)
    return next(filter(None, tried), None)


KINDS = ("resolution", "decision", "presidential-statement")
_KINDS = (*KINDS, "self", "ibid")
_CITING = frozenset({"symbol", "number", "ibid", "date"})
_BESIDES = "beside"  # a body that a word for a kind of document names besides


@cache
def _pieces(literal: Literal) -> tuple[tuple[str, str], ...]:
    """Return kind and value of the items that a literal is: a name's first, then a kind of document, then a short name of a body.

    The value of a short name is empty.
    """
    bodies = literal.of("body", "name")
    for kind in _KINDS:
        if literal.of(kind):  # with its body perhaps: 安全理事会主席声明, statement by the President of the Security Council
            return (*((_BESIDES, code) for code in bodies[:1]), (kind, kind))
        if literal.of(f"own_{kind}"):  # one word says both: قرارها, its resolution
            return ((kind, "own"),)
    if bodies:
        return (("body", bodies[0]),)
    return (("short", ""),) if literal.of("body", "short") else ()


def _item(token: Token, text: str, kind: str, value: str) -> Item:
    if kind == _BESIDES:
        return Item("body", token.start, token.start, value)
    return Item(kind, token.start, token.end, value or text[token.start : token.end])


def _merge(first: list[Item], second: list[Item]) -> list[Item]:
    """Return both lists in order, leaving out what overlaps an item of the first."""
    if not first or not second:
        return first or second
    out: list[Item] = []
    i = 0
    for item in second:
        while i < len(first) and first[i].end <= item.start:
            out.append(first[i])
            i += 1
        if i == len(first) or item.end <= first[i].start:
            out.append(item)
    return out + first[i:]
