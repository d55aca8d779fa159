"""Split stored text into lines and tell which are page furniture, footnotes or words of the document.

A text copied out of a PDF has page headers, job numbers and page numbers in mid-sentence, and footnotes between two
halves of a paragraph. Lines are told apart by their form alone; nothing is thrown away: furniture is kept with its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg import symbols
from kg.cleaning import squeeze

_LINE = re.compile(r"[^\n]+")
_FILLED = re.compile(r"^[ \t]*\S", re.MULTILINE)
_OPENING_SIGN = re.compile(r"^[ \t]*(?P<sign>>|[|•·*–—-](?=[ \t]|$))", re.MULTILINE)
_MOST = 0.8  # of the lines
_MARKUP = re.compile(r"\*\*|__|^ {0,3}#{1,6} +|\\(?=[\\`*_{}\[\]()#+.!|<>-])|</?(?:b|i|em|strong|u|p|br ?/?)>")
_MAY_BE_MARKUP = re.compile(r"[*_#\\<]")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\W\d_])([^*\n]{1,200}?(?<=[^\s*]))\*(?![*\w])")
_JOB = r"(?:GE\.)?\d{2}-\d{4,6}\*?(?: ?\([A-Z]\)(?: +\d{6})?)?"  # the day of printing behind it
_PAGE = r"(?:\d{1,3}(?: ?/ ?\d{1,3})?|- ?\d{1,3} ?-|[Pp]age \d{1,3}|/\.{3})"
_FURNITURE = re.compile(
    rf"^(?:{_JOB}(?: {_PAGE})?|{_PAGE} {_JOB}|- ?\d{{1,3}} ?-|/\.{{3}}|\*{{3,}}|_+|\*[0-9A-Z]{{6,}}\*|\*? ?\d{{6,}} ?\*?)$"
)
_PAGE_OF = re.compile(r"^\d{1,3}/\d{1,3}$")  # on the cover it is the number of the resolution
_COVER = 12  # lines before which a symbol stands on the cover
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# What it opens with stands apart: a single character is looked for, a choice is tried everywhere.
_STYLED = r"[<⁰¹²³⁴⁵⁶⁷⁸⁹](?:(?<=<)sup>\s*(?P<html>\d{1,3}|[a-z†‡§]|\*{1,3}|[ivxl]{2,6})\s*</sup>|(?<!<)[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2})"
STYLED = re.compile(_STYLED)
_STYLED_START = re.compile(rf"^\s*{_STYLED}[ \t]*")
# A dash behind it makes it the number of a paragraph.
_PLAIN_START = re.compile(r"^\s*(?P<plain>\d{1,3}|\*{1,3}|∗{1,3})(?!\s*[-–]\s)(?P<gap>\s+(?![-–]\s)|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the stored content: its span without outer spaces, its words as patterns want them, what stands before it.

    `gap` is what parts it from the line before: "none", "blank", "page" (furniture or footnotes between them), or "mark" if it
    opens with the footnote mark that belongs behind the line before.
    `mark` is a footnote mark that it opens with, `body` where the words after that mark begin.
    """

    start: int
    end: int
    words: str
    indent: int
    gap: str = "none"
    heading: bool = False
    bold: bool = False
    mark: str | None = None
    styled: bool = False
    body: int = 0


def split(content: str, unspaced: bool, further: Sequence[int] = ()) -> list[Line]:
    """Return the non-blank lines of a text; `further` are places, in order, where lines begin that have lost their line end."""
    out: list[Line] = []
    last, ruled = 0, False
    sign = _sign(content)
    for begin, end in _spans(content, further):
        if sign and (match := sign.match(content, begin, end)):
            begin = match.end()
        raw = content[begin:end]
        text = raw.strip()
        if not text:
            continue
        start = begin + len(raw) - len(raw.lstrip())
        gap = _gap(content[last:start]) if out else "blank"
        line = _line(text, start, len(raw) - len(raw.lstrip()), gap, unspaced)
        if line.words or line.mark:
            out.append(replace(line, gap="page") if ruled else line)
        ruled = not line.words and not line.mark  # a rule drawn of signs parts the page from its footnotes
        last = start + len(text)
    return out


def _sign(content: str) -> re.Pattern[str] | None:
    """Return the pattern of a sign that opens most lines and so says nothing: that of a quotation in a mail, a bullet."""
    opening = Counter(match["sign"] for match in _OPENING_SIGN.finditer(content))
    most, count = next(iter(opening.most_common(1)), ("", 0))
    lines = sum(1 for _ in _FILLED.finditer(content)) if count else 0
    return re.compile(rf"\s*(?:{re.escape(most)}[ \t]*)+") if count > _MOST * lines else None


def _spans(content: str, further: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans of lines."""
    for match in _LINE.finditer(content):
        begin, end = match.span()
        inside = further[bisect_right(further, begin) : bisect_left(further, end)]
        yield from pairwise((begin, *inside, end))


def _gap(between: str) -> str:
    """Return what stands between two lines; a form feed ends a page."""
    if "\f" in between:
        return "page"
    return "blank" if between.count("\n") > 1 else "none"


def _line(text: str, start: int, indent: int, gap: str, unspaced: bool) -> Line:
    styled = _STYLED_START.match(text)
    plain = None if styled else _PLAIN_START.match(text)
    match = styled or plain
    mark = mark_of(styled) if styled else plain["plain"] if plain else None
    words = squeeze(_without_markup(text), unspaced)
    return Line(
        start=start,
        end=start + len(text),
        words=words,
        indent=indent,
        gap=gap,
        heading=text.startswith("#"),
        bold=text.startswith("**"),
        mark=mark.translate(_SUPERSCRIPTS).replace("∗", "*") if mark else None,
        styled=styled is not None,
        body=start + (match.end() if match else 0),
    )


def mark_of(styled: re.Match[str]) -> str:
    """Return the footnote mark that is written as HTML or as superscript signs."""
    return styled["html"] or styled.group().strip()


def _without_markup(text: str) -> str:
    """Return a line without Markdown or HTML emphasis; most lines have none."""
    if not _MAY_BE_MARKUP.search(text):
        return text
    return _ITALIC.sub(r"\1", _MARKUP.sub("", STYLED.sub("", text)))


def furniture(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the document and the page furniture: a symbol, a job number, a page number alone on a line."""
    kept: list[Line] = []
    dropped: list[Line] = []
    printed = False
    for line in lines:
        below = bool(dropped and kept and dropped[-1].start > kept[-1].start)  # a bare number there is the page's
        symbol = not line.styled and len(line.words) < 60 and _is_symbol(line.words)
        printed = printed or (symbol and any(k.words.endswith(" " + line.words) for k in kept[:_COVER]))
        if symbol and not printed and len(kept) < _COVER:
            printed = True  # the first is the symbol on the cover
            kept.append(line)
        elif symbol or _FURNITURE.match(line.words) or _runs(line, kept) or (line.words.isdigit() and below):
            dropped.append(line)
        elif below:
            kept.append(replace(line, gap="page"))
        else:
            kept.append(line)
    return kept, dropped


def _runs(line: Line, kept: list[Line]) -> bool:
    """Tell whether a line is a running head (the symbol and a line of the cover) or a page number "2/7" below the cover."""
    head, _, rest = line.words.partition(" ")
    if rest and _is_symbol(head) and any(k.words.endswith(rest) for k in kept[:_COVER]):
        return True
    first, _, last = line.words.partition("/")
    return _PAGE_OF.match(line.words) is not None and (len(kept) >= _COVER or int(first) <= int(last) <= 9)


def _is_symbol(words: str) -> bool:
    return "/" in words and words[0].isascii() and words[0].isalpha() and not words.endswith(".") and symbols.is_valid(words)


def markup(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a piece of content that are Markdown or HTML emphasis."""
    if not _MAY_BE_MARKUP.search(text):
        return
    yield from (m.span() for m in _MARKUP.finditer(text))
    for match in _ITALIC.finditer(text):
        yield match.start(), match.start() + 1
        yield match.end() - 1, match.end()
