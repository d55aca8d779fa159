"""Split stored text into lines and tell which are page furniture, footnotes or words of the document.

A text copied out of a PDF has page headers, job numbers and page numbers in mid-sentence, and footnotes between two
halves of a paragraph. Lines are told apart by their form alone; nothing is thrown away: furniture is kept with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg import symbols
from kg.read.cleaning import squeeze

_LINE = re.compile(r"[^\n]+")
_MARKUP = re.compile(r"\*\*|__|^ {0,3}#{1,6} +|\\(?=[\\`*_{}\[\]()#+.!|<>-])|</?(?:b|i|em|strong|u|p|br ?/?)>")
_JOB = r"(?:GE\.)?\d{2}-\d{4,6}\*?(?: ?\([A-Z]\))?"
_PAGE = r"(?:\d{1,3}(?: ?/ ?\d{1,3})?|- ?\d{1,3} ?-|[Pp]age \d{1,3}|/\.{3})"
_FURNITURE = re.compile(rf"^(?:{_JOB}(?: {_PAGE})?|{_PAGE} {_JOB}|\d{{1,3}}/\d{{1,3}}|- ?\d{{1,3}} ?-|/\.{{3}}|\*{{3,}}|\*[0-9A-Z]{{6,}}\*|\*? ?\d{{6,}} ?\*?)$")
_COVER = 12  # lines before which a symbol stands on the cover
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_STYLED = r"<sup>\s*(?P<html>\d{1,3}|[a-z*])\s*</sup>|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
STYLED = re.compile(_STYLED)
_STYLED_START = re.compile(rf"^\s*(?:{_STYLED})[ \t]*")
_PLAIN_START = re.compile(r"^\s*(?P<plain>\d{1,3}|\*{1,3}|∗{1,3})(?P<gap>\s+|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the stored content: its span without outer spaces, its words as patterns want them, what stands before it.

    `gap` is what parts it from the line before: "none", "blank" or "page" (furniture or footnotes between them).
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


def split(content: str, unspaced: bool) -> list[Line]:
    """Return the non-blank lines of a text."""
    out: list[Line] = []
    last = 0
    for match in _LINE.finditer(content):
        raw = match.group()
        text = raw.strip()
        if not text:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        gap = "blank" if content.count("\n", last, start) > 1 or not out else "none"
        out.append(_line(text, start, len(raw) - len(raw.lstrip()), gap, unspaced))
        last = start + len(text)
    return out


def _line(text: str, start: int, indent: int, gap: str, unspaced: bool) -> Line:
    styled = _STYLED_START.match(text)
    plain = None if styled else _PLAIN_START.match(text)
    match = styled or plain
    mark = (styled["html"] or styled["super"]) if styled else plain["plain"] if plain else None
    words = squeeze(_MARKUP.sub("", text), unspaced)
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


def furniture(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the document and the page furniture: a symbol, a job number, a page number alone on a line."""
    kept: list[Line] = []
    dropped: list[Line] = []
    printed = False
    for line in lines:
        symbol = len(line.words) < 60 and _is_symbol(line.words)
        if symbol and not printed and len(kept) < _COVER:
            printed = True  # the first is the symbol on the cover
            kept.append(line)
        elif symbol or _FURNITURE.match(line.words):
            dropped.append(line)
        elif dropped and kept and dropped[-1].start > kept[-1].start:
            kept.append(replace(line, gap="page"))
        else:
            kept.append(line)
    return kept, dropped


def _is_symbol(words: str) -> bool:
    return "/" in words and words[0].isascii() and words[0].isalpha() and not words.endswith(".") and symbols.is_valid(words)


def markup(text: str) -> Iterable[tuple[int, int]]:
    """Yield the spans of a piece of content that are Markdown or HTML emphasis."""
    return (m.span() for m in _MARKUP.finditer(text))
