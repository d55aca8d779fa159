"""Join the lines of a text into paragraphs.

A line that a copy broke is told from a new paragraph by what it opens with (a number, a letter in brackets, an operative
word), by what the line before ends with, by its indent, and by what parts the two lines. Copies differ in whether blank
lines and indents can be trusted, so that is measured on the text itself first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from kg.read.lines import Line
from kg.read.numbering import leading

NUMBERED = re.compile(r"^(?P<number>\d{1,3})\s?(?:\.(?!\d)|[-–](?=\s))\s*(?=\S|$)")
_HARD_END = re.compile(r"[.;:。；：!?！？”»؛؟]$|[。；][”」]$")
_SOFT_END = re.compile(r"[,，،]$")
_MARK_AT_END = re.compile(r"(?:<sup>[^<]*</sup>|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[,;.:，；。：])\d{1,3}|(?<=[^\s*])\*)$")
_MARKS = tuple(">*0123456789⁰¹²³⁴⁵⁶⁷⁸⁹")  # what they end with
_END = 20  # characters: room for the longest footnote mark
_MANY = 0.15


@dataclass(frozen=True, slots=True)
class Habits:
    """What can be trusted in a copy: blank lines between paragraphs, indents, and line ends (unless it is hard-wrapped).

    A copy is `tight` if nothing parts most of its paragraphs; `capitals` open them in most languages, not in Russian.
    `width` is the length of a full line, in code points.
    """

    blanks: bool
    tight: bool
    capitals: bool
    indents: bool
    wrapped: bool
    width: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, in order; the words of the first, and of the last without a footnote mark at their end."""

    lines: tuple[Line, ...]
    opening: str
    ending: str


Opens = Callable[[str], bool]


def habits(lines: list[Line], opens: Opens) -> Habits:
    """Measure what can be trusted in a text."""
    body = [
        (a, b, _ended(a), _starts(b.words, opens)) for a, b in pairwise(lines) if not a.heading and not b.heading
    ]  # neighbours, whether the first ends a paragraph, whether the second opens one
    parted = [(a, ended or starts) for a, b, ended, starts in body if b.gap != "none"]
    opening = [b for _, b, ended, starts in body if ended and starts]
    verbs = [words for line in opening if opens(words := NUMBERED.sub("", line.words))]
    width = sorted(line.end - line.start for line in lines)[len(lines) * 3 // 4] if lines else 0
    broken = sum(not told and 2 * (a.end - a.start) > width for a, told in parted)
    long = sum(len(line.words) > 160 for line in lines)
    cut = sum(not ended and not starts for _, _, ended, starts in body)
    indented = {told: [b.indent for _, b, _, starts in body if starts == told] for told in (True, False)}
    indents = all(indented.values()) and _share(indented[True]) > 0.8 and _share(indented[False]) < 0.4
    return Habits(
        blanks=broken <= max(1, _MANY * len(parted)),
        tight=sum(line.gap == "none" for line in opening) > 0.5 * len(opening),
        capitals=sum(map(_capital, verbs)) > 0.5 * len(verbs),
        indents=indents,
        wrapped=long <= 0.1 * len(lines) and cut > _MANY * len(body),
        width=width,
    )


def _unmarked(words: str) -> str:
    """Return the words of a line without a footnote mark at their end."""
    return words[:-_END] + _MARK_AT_END.sub("", words[-_END:]) if words.endswith(_MARKS) else words


def _tail(line: Line) -> str:
    """Return the end of a line without a footnote mark."""
    return _unmarked(line.words[-_END:])[-3:]


def _ended(line: Line) -> bool:
    tail = _tail(line)
    return bool(_HARD_END.search(tail) or _SOFT_END.search(tail))


def _share(indents: list[int]) -> float:
    return sum(i > 0 for i in indents) / len(indents)


def _starts(words: str, opens: Opens) -> bool:
    return bool(NUMBERED.match(words) or leading(words)) or opens(words)


def join(lines: list[Line], opens: Opens, fixed: Callable[[str], bool], trust: Habits) -> list[Paragraph]:
    """Return the paragraphs of the lines; `fixed` tells lines that always stand alone, such as an adoption line."""
    groups: list[list[Line]] = []
    number = 0
    for line in lines:
        numbered = NUMBERED.match(line.words)
        following = numbered is not None and _follows(line.words, int(numbered["number"]), number, opens)
        if not groups or _parts(groups[-1], line, opens, fixed, trust, following):
            groups.append([line])
            number = int(numbered["number"]) if numbered and following else number
        else:
            groups[-1].append(line)
    return [Paragraph(tuple(g), g[0].words, _unmarked(g[-1].words)) for g in groups]


def _follows(words: str, number: int, last: int, opens: Opens) -> bool:
    """Tell whether a number is the next one, or a later one before an operative word: a copy may have lost a paragraph."""
    return number in (1, last + 1) or (last < number < last + 4 and opens(NUMBERED.sub("", words)))


def _parts(group: list[Line], line: Line, opens: Opens, fixed: Callable[[str], bool], trust: Habits, following: bool) -> bool:
    """Tell whether a line opens a new paragraph after the lines of `group`."""
    before = group[-1]
    if line.gap == "mark":
        return False
    if line.heading or before.heading or fixed(line.words) or (len(group) == 1 and fixed(before.words)):
        return True
    hard = bool(_HARD_END.search(_tail(before)))
    ended = _ended(before)
    numbered = NUMBERED.match(line.words)
    if numbered:
        alone = hard or line.gap != "none" or not trust.wrapped or (trust.tight and ended)
        return following and (alone or opens(line.words[numbered.end() :]))
    if leading(line.words) and (ended or (line.gap == "blank" and trust.blanks)):
        return True
    if line.gap == "blank" and trust.blanks and trust.capitals and _capital(line.words) and opens(line.words):
        return True  # below a heading, which ends without a stop
    if ended and (opens(line.words) or line.bold) and (line.indent > 0 or not trust.indents):
        parted = line.gap != "none" and (trust.blanks or not trust.capitals or _capital(line.words))
        return parted or hard or trust.indents or not trust.wrapped or (trust.tight and _fresh(before, line, trust))
    return _parted(before, line, hard, trust)


def _fresh(before: Line, line: Line, trust: Habits) -> bool:
    """Tell whether a line behind a comma opens a paragraph: with a capital, or where there are none, after a short line."""
    return _capital(line.words) if trust.capitals else before.end - before.start < 0.9 * trust.width


def _capital(words: str) -> bool:
    return next((c for c in words if c.isalpha()), "").isupper()


def _parted(before: Line, line: Line, hard: bool, trust: Habits) -> bool:
    """Decide by what stands between two lines where the second has no opening of its own."""
    if line.gap == "none":
        return not trust.wrapped
    if not trust.blanks:
        return hard and (line.indent > 0 or not trust.indents) and line.gap != "page"
    full = trust.wrapped and before.end - before.start > 0.8 * trust.width
    return hard if line.gap == "page" else _ended(before) or not full
