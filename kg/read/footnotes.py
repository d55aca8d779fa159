"""Find the footnotes of a plain text and the places where their marks stand.

People's copies keep a footnote as a line of its own, anywhere near its page's end, and its mark as a superscript sign,
as <sup>1</sup>, or as a bare digit behind a word or even at the start of the next line. Where marks are bare digits, the
notes are the lines that open with 1, 2, 3 … in order, each the last of its number that keeps the order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from kg.cleaning import HAN, Range
from kg.read.lines import STYLED, Line, mark_of
from kg.read.paragraphs import NUMBERED

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹∗", "0123456789*")
_STAR = re.compile(r"(?<=[^\s*∗])\s?(?P<star>[*∗])(?=[^*∗]|$)")
_ABBREVIATION = re.compile(r"(?:^|[^\w])\w{1,5}\.$")
_NUMERAL = re.compile(r"^(?:\d|[IVXLC]+\b|\()")
# What a bare digit is not a footnote mark before, or behind: a part of a symbol, of a number, of a date. Units that are
# written together with a number (年, 号) are the language's.
_NO_MARK_AFTER = r"(?![\d/%\-–]|[.,]\d|[A-Za-z]|\s*[{units}])"
_NO_MARK_BEFORE = r"(?<!Corr\.)(?<!Add\.)(?<!Rev\.)(?<!No\.)"
# Behind a word, or behind its stop; at the beginning of a line, where a stop behind it makes it a paragraph's number;
# or in brackets behind a word.
_MARK = (
    rf"{_NO_MARK_BEFORE}(?:(?<=[^\s\d/.\-–(第\[])|(?<=[A-Za-z{HAN}][.,;:])|(?:(?<=\n)|(?<=\n )|(?<=\n  ))(?!\d+[.,]))"
    rf"{{mark}}{_NO_MARK_AFTER}|(?:(?<=[^\W\d_])|(?<=[)»”]))\({{mark}}\)"
)
# As text copies of DOCX and web pages write them, and Arabic pages: behind a word or its stop, without a space.
_IN_BRACKETS = r"(?P<open>[(\[])(?P<number>\d{1,3})[)\]]"
_BRACKETED = re.compile(rf"(?:(?<=[^\W\d_])|(?<=[,;.:)”»’،؛，；。、：》）])){_IN_BRACKETS}")
_BRACKETED_START = re.compile(rf"{_IN_BRACKETS}\s*(?=\S)")
_STOPS = frozenset('；，。、：”》）;,.:)"’»')


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark, the ranges of its words, and the place of its mark in the content (None if it has none)."""

    mark: str
    ranges: tuple[Range, ...]
    place: int | None


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a text, its lines without them, and every mark's span in the content with its sign."""

    notes: tuple[Note, ...]
    lines: tuple[Line, ...]
    marks: tuple[tuple[int, int, str], ...]


def find(content: str, lines: list[Line], loose: bool, units: str) -> Notes:
    """Part the footnotes from the lines.

    `loose` says that blank lines stand inside paragraphs too; `units` are characters that a number is written together with.
    """
    styled = _styled(content)
    bracketed = [] if styled else _bracketed(content, lines)
    if bracketed:
        lines = [_behind_brackets(content, line) for line in lines]
    opening = _styled_definitions(lines, styled) if styled else _plain_definitions(lines)
    opening |= _star_definitions(content, lines)
    groups, kept = _extents(lines, opening, loose)
    heads = {g[0].start for g in groups}
    inline = [m for m in (styled or bracketed) if not any(m[0] == h for h in heads)]
    if not inline:
        inline = _plain_marks(content, groups, units)
    inline += _stars(content, heads)
    inline.sort()
    places = {start for start, _, _ in inline}
    joined = (replace(line, gap="mark") if line.start in places else line for line in kept)
    return Notes(tuple(_place(groups, inline)), tuple(joined), tuple(inline))


def _styled(content: str) -> list[tuple[int, int, str]]:
    """Return the superscript marks; behind 11, a 1 and a 2 that a line break parts are 12."""
    out: list[tuple[int, int, str]] = []
    for match in STYLED.finditer(content):
        mark = mark_of(match).translate(_SUPERSCRIPTS)
        last = int(out[-2][2]) if len(out) > 1 and out[-2][2].isdigit() else 0
        if out and f"{last + 1}" == out[-1][2] + mark and content[out[-1][1] : match.start()].strip(" ") == "\n":
            out[-1] = (out[-1][0], match.end(), out[-1][2] + mark)
        else:
            out.append((match.start(), match.end(), mark))
    return out


def _bracketed(content: str, lines: list[Line]) -> list[tuple[int, int, str]]:
    """Return the marks in brackets, [1] or (1), that stand behind a word, where a line opens with the first of them."""
    marks = [(match.start(), match.end(), match["number"]) for match in _BRACKETED.finditer(content)]
    opens = {match["number"] for line in lines if (match := _BRACKETED_START.match(content, line.start))}
    return marks if marks and marks[0][2] == "1" and "1" in opens else []


def _behind_brackets(content: str, line: Line) -> Line:
    """Return a line that opens with a mark in brackets as one that has that mark."""
    match = _BRACKETED_START.match(content, line.start)
    return replace(line, mark=match["number"], body=match.end()) if match else line


def _styled_definitions(lines: list[Line], styled: list[tuple[int, int, str]]) -> set[int]:
    """Return the lines that open with a superscript mark and are footnotes: of each sign, mark and footnote take turns.

    A mark that a line break put at the start of a line is followed by a footnote with the same sign.
    """
    at_start = {line.start: i for i, line in enumerate(lines) if line.styled and line.body < line.end}
    places: dict[str, list[int]] = defaultdict(list)
    for start, _, mark in styled:
        places[mark].append(start)
    out = set()
    for starts in places.values():
        waiting = False
        for place, following in zip(starts, [*starts[1:], -1], strict=True):
            if place in at_start and (waiting or following not in at_start):
                out.add(at_start[place])
                waiting = False
            else:
                waiting = True
    return out


def _plain_definitions(lines: list[Line]) -> set[int]:
    """Return the lines that open with 1, 2, 3 … in order: of each number the last line that keeps the order."""
    places: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.mark and line.mark.isdigit() and line.body < line.end and (line.gap != "none" or _ended(lines, i)):
            places[int(line.mark)].append(i)
    last, count = -1, 0
    while later := [i for i in places.get(count + 1, ()) if i > last]:
        last, count = later[0], count + 1
    out: set[int] = set()
    limit = len(lines)
    for number in range(count, 0, -1):
        limit = max(i for i in places[number] if i < limit)
        out.add(limit)
    return out


def _ended(lines: list[Line], i: int) -> bool:
    return i > 0 and lines[i - 1].words.endswith((".", "。", ";", "；"))


def _star_definitions(content: str, lines: list[Line]) -> set[int]:
    marked = ("*" in content or "∗" in content) and _STAR.search(content) is not None
    return {i for i, line in enumerate(lines) if marked and line.mark == "*" and line.body < line.end and not line.bold}


def _extents(lines: list[Line], opening: set[int], loose: bool) -> tuple[list[list[Line]], list[Line]]:
    """Return the lines of each footnote, and the lines that are left."""
    groups: list[list[Line]] = []
    kept: list[Line] = []
    inside = False
    for i, line in enumerate(lines):
        if i in opening:
            groups.append([line])
            inside = True
        elif inside and _goes_on(groups[-1][-1], line, loose):
            groups[-1].append(line)
        else:
            kept.append(replace(line, gap="page") if i and kept and (inside or i - 1 in opening) else line)
            inside = False
    return groups, kept


def _goes_on(before: Line, line: Line, loose: bool) -> bool:
    parted = line.gap == "page" or (line.gap == "blank" and not loose)
    if parted or before.words.endswith(("。", "；", ";")) or NUMBERED.match(line.words):
        return False
    if before.words.endswith("."):
        return line.gap == "none" and bool(_ABBREVIATION.search(before.words) and _NUMERAL.match(line.words))
    return True


def _plain_marks(content: str, groups: list[list[Line]], units: str) -> list[tuple[int, int, str]]:
    """Find a bare digit for each numbered footnote: in order, before the footnote, best behind a punctuation mark."""
    out: list[tuple[int, int, str]] = []
    after = 0
    for group in groups:
        mark = group[0].mark or ""
        if not mark.isdigit():
            continue
        pattern = re.compile(_MARK.replace("{mark}", mark).replace("{units}", units or "%"))
        found = [m.span() for m in pattern.finditer(content, after, group[0].start) if not _inside(m.start(), groups)]
        if found:
            start, end = next((s for s in reversed(found) if content[s[0] - 1] in _STOPS), found[-1])
            out.append((start, end, mark))
            after = end
    return out


def _inside(place: int, groups: list[list[Line]]) -> bool:
    return any(g[0].start <= place < g[-1].end for g in groups)


def _stars(content: str, heads: set[int]) -> list[tuple[int, int, str]]:
    if not any(content[h] in "*∗" for h in heads):
        return []
    return [(m.start("star"), m.end("star"), "*") for m in _STAR.finditer(content) if m.start("star") not in heads]


def _place(groups: list[list[Line]], marks: list[tuple[int, int, str]]) -> list[Note]:
    """Join each footnote to its mark: the n-th footnote of a sign to the n-th mark of that sign."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for start, _, mark in marks:
        waiting[mark].append(start)
    notes = []
    for group in groups:
        mark = group[0].mark or "*"
        ranges = ((group[0].body, group[0].end), *((line.start, line.end) for line in group[1:]))
        before = [p for p in waiting[mark] if p < group[0].start] or waiting[mark]
        place = before[0] if before else None
        waiting[mark] = [p for p in waiting[mark] if place is None or p > place]
        notes.append(Note(mark, ranges, place))
    return notes
