"""Find where a copy has lost its line ends: some programs copy a page, or a whole document, as one long line.

Where the enacting formula stands inside a line, a new line is taken to begin at the formula and behind it, at the symbols,
the brackets and the number of the cover, at the operative words, numbers and letters that open paragraphs, and at
the lines of adoption and of the vote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg import symbols
from kg.lexicon import ADOPTING
from kg.read.lines import Line
from kg.read.numbering import leading
from kg.read.paragraphs import NUMBERED
from kg.read.structure import Grammar, edges

_COVER = 5_000  # characters in which the formula stands
_LONG = 300  # characters: many paragraphs are shorter; a Chinese one counts for three
_OPENING = 80  # characters in which a paragraph shows its operative word
_TITLE = 600  # characters of a number, a title and what stands between them and the formula
_COMMA = re.compile(r"\s?[,،，]")
_ARTICLE = re.compile(r"(?:(?<=\s)|^)\w{1,3}[ ’']$")
_SPACES = re.compile(r"\s*")
_FIRST = re.compile(r"(?<=\s)[1１]\s?[.．–-]")  # in Chinese, figures may be wide
_WORD = re.compile(r"(?<!\S)\S")
_BRACKETS = re.compile(r"\[[^\[\]\n]*\]")
# The end of a paragraph, perhaps with the mark of a footnote; or what stands before a line in brackets.
_ENDED = re.compile(r"[,;:.\]，；：。،؛](?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?[ \t]+(?=\S)|[ \t]+(?=\[)")
_NOTE = re.compile(r"(?<=\s)[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\s?\S)")  # in a sentence, a mark follows its word without a space
_RULE = re.compile(r"_{3,}")  # drawn above the footnotes of a page
_PLAIN_NOTE = re.compile(r"\d{1,3}(?=\s\S)")
_LONGEST_NOTE = 3_000  # characters
# The number of a page beside that of the print job, and the head of a page before them: a symbol and a title.
_PAGE = re.compile(r"(?<!\S)(?:(?:GE\.)?\d{2}-\d{4,6}\*? +\d{1,3}/\d{1,3}|\d{1,3}/\d{1,3} +(?:GE\.)?\d{2}-\d{4,6})(?!\S)")
_HEAD = 250  # characters
_WEAK = ",，،"


def starts(content: str, lines: Sequence[Line], grammar: Grammar) -> list[int]:
    """Return where further lines of a content begin, in order; none if the enacting formula is a line already."""
    cover, body = edges(lines, grammar)
    span = next(_formulas(content, grammar), None) if cover == body else None
    if span is None:  # the formula is a line, or there is none
        return []
    least = _LONG // 3 if grammar.language.unspaced else _LONG
    begins = [line.start for line in lines]
    around = ((place, lines[bisect_right(begins, place) - 1]) for place in _in_body(content, span[1], grammar))
    inside = (place for place, line in around if line.end - line.start > least and place < line.end)
    return sorted({*_in_cover(content[: span[0]], grammar), *span, *inside})


def _formulas(content: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the spans of a body's name, with its article and a comma, that a preamble follows: no part of a sentence.

    A preamble begins with a capital letter, or has a first operative paragraph behind it.
    """
    numbered = (match for match in _FIRST.finditer(content) if grammar.opens(_unnumbered(content, match.start(), grammar)))
    last = max((match.start() for match in numbered), default=0)
    for token in grammar.lexicon.scan(content[:_COVER]):
        comma = _COMMA.match(content, token.end)
        if comma and ADOPTING.intersection(token.of("body", "name")):
            article = _ARTICLE.search(content, max(0, token.start - 5), token.start)
            start = article.start() if article else token.start
            end = _behind_spaces(content, comma.end())
            leads_on = content[end : end + 1].isupper() or end < last
            if leads_on and not content[start].islower() and grammar.opens(_unnumbered(content, end, grammar)):
                yield start, end


def _unnumbered(content: str, place: int, grammar: Grammar) -> str:
    """Return what a paragraph opens with that may begin at a place, without its number."""
    return NUMBERED.sub("", grammar.words(content[place : place + _OPENING]))


def _in_cover(cover: str, grammar: Grammar) -> Iterator[int]:
    """Yield the ends of symbols and brackets, and the last place at which the number of a resolution can stand."""
    brackets = [match.span() for match in _BRACKETS.finditer(cover)]
    for start, end in (*brackets, *((f.start, f.end) for f in symbols.find(cover))):
        if (start, end) in brackets or not any(a < start < b for a, b in brackets):
            yield from (start, end)
    end = len(cover.rstrip())
    words = _WORD.finditer(cover, max(0, end - _TITLE), end)
    numbered = (word.start() for word in words if grammar.number(cover[word.start() : end]))
    yield from [*numbered][-1:]


def _in_body(content: str, start: int, grammar: Grammar) -> Iterator[int]:
    """Yield where paragraphs, points, lines of adoption and of the vote, and footnotes begin."""
    yield from (*_notes(content, start), *_pages(content, start))
    small, last = content[start : start + 1].islower(), 0
    for stop in _ENDED.finditer(content, start):
        strong = content[stop.start()] not in _WEAK
        opening = grammar.words(content[stop.end() : stop.end() + _OPENING])
        numbered = NUMBERED.match(opening)
        if numbered and int(numbered["number"]) == last + 1 and (strong or grammar.opens(opening[numbered.end() :])):
            last += 1
            yield stop.end()
        elif (strong and _closes(opening, grammar)) or (not last and _preambular(opening, small, grammar)):
            yield stop.end()


def _closes(opening: str, grammar: Grammar) -> bool:
    """Tell whether words behind a full stop open a point, a line of adoption or of the vote."""
    return leading(opening) is not None or grammar.closes(opening)


def _preambular(opening: str, small: bool, grammar: Grammar) -> bool:
    """Tell whether words open a preambular paragraph; with a small letter where all do."""
    return (small or not opening[:1].islower()) and grammar.opens(opening)


def _notes(content: str, start: int) -> Iterator[int]:
    """Yield where footnotes begin: with a mark that stands apart, or with the next number below a rule."""
    yield from (match.start() for match in _NOTE.finditer(content, start))
    for rule in _RULE.finditer(content, start):
        yield rule.start()
        note = _PLAIN_NOTE.match(content, _behind_spaces(content, rule.end()))
        while note:
            yield note.start()
            following = rf"(?<=[.)\]。]) +(?={int(note[0]) + 1} \S)"
            behind = re.compile(following).search(content, note.end(), note.end() + _LONGEST_NOTE)
            note = _PLAIN_NOTE.match(content, behind.end()) if behind else None


def _pages(content: str, start: int) -> Iterator[int]:
    """Yield where the furniture between two pages begins and ends."""
    for page in _PAGE.finditer(content, start):
        yield from (page.start(), page.end())
        above = max(start, page.start() - _HEAD)
        yield from [above + found.start for found in symbols.find(content[above : page.start()])][-1:]


def _behind_spaces(content: str, place: int) -> int:
    return _SPACES.match(content, place).end()  # type: ignore[union-attr]  # it matches anywhere
