"""Give the paragraphs of a plain text their place in a resolution: cover, title, PP3, OP12(a), annex, adoption, vote.

A resolution is a cover, an enacting formula ("The General Assembly,"), preambular paragraphs, numbered operative
paragraphs with lettered sub-paragraphs, the date and meeting of its adoption, a vote, annexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg import symbols
from kg.cleaning import squeeze
from kg.language import Language
from kg.lexicon import Lexicon
from kg.model import Role
from kg.read.labels import Part, Piece, label
from kg.read.lines import Line
from kg.read.numbering import leading
from kg.read.paragraphs import NUMBERED, Habits, Paragraph, habits, join

_LONGEST_ADOPTION = 120
_LONGEST_HEADING = 120
_ENDED = re.compile(r"[.;:,。；：，،؛]$|[.;,。；，]?[”»’\"]$")
_COMMA = re.compile(r"[,，،]$")
_SECTION = re.compile(r"^(?:[IVX]{1,5}|[A-Z])\.?$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with its role and the label of its provision."""

    lines: tuple[Line, ...]
    role: Role
    provision: str


class Grammar:
    """Answers what a line is, by a language's rules and the authority files' labels."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self.language = language
        self.lexicon = lexicon
        self.opens = cache(lexicon.opens)  # tells whether a line opens with an operative word; asked often for the same lines
        self.fixed = cache(self._fixed)
        self._date_only = re.compile(rf"(?:{language.date.pattern})\.?", re.IGNORECASE)

    def words(self, text: str) -> str:
        """Return a piece of the content as patterns want it."""
        return squeeze(text, self.language.unspaced)

    def number(self, text: str) -> bool:
        """Tell whether a piece of the content begins with the work's number, as before its title."""
        return self.language.rules["number"].match(self.words(text)) is not None

    def closes(self, words: str) -> bool:
        """Tell whether words behind the last paragraph begin with a date or a meeting of adoption, a vote or a list of voters."""
        begins = (self.language.date, self.language.rules["meeting"])
        return any(one.match(words) for one in begins) or self.vote(words) or self.choice(words)

    def formula(self, words: str) -> bool:
        """Tell whether a line is an enacting formula: "The General Assembly,"."""
        return bool(_COMMA.search(words)) and self.lexicon.is_body(words.rstrip(",，، "))

    def bare_formula(self, words: str, behind: str) -> bool:
        """Tell whether a line is an enacting formula without its comma; `behind` is the next one.

        A cover names the body without an article, and no operative word follows.
        """
        return self.lexicon.is_body(words) and (self.lexicon.has_article(words) or self.opens(behind))

    def adoption(self, words: str) -> bool:
        """Tell whether a line is a date or a meeting of adoption and nothing more."""
        if len(words) > _LONGEST_ADOPTION:
            return False
        rest = self._date_only.sub("", words, count=1)
        rest = self.language.rules["meeting"].pattern.sub("", rest, count=1)
        return rest != words and not rest.strip(" .,，。")

    def vote(self, words: str) -> bool:
        """Tell whether a line says how the work was adopted."""
        return any(self.language.rules[r].match(words) for r in ("without-vote", "recorded-vote", "unanimous"))

    def choice(self, words: str) -> bool:
        """Tell whether a line is the heading of a list of voters."""
        head, colon, _ = words.replace("：", ":").partition(":")
        return bool(colon) and any(head.strip() in self.language.votes[c] for c in ("inFavour", "against", "abstaining"))

    def cover(self, words: str) -> bool:
        """Tell whether a line of the cover stands for itself."""
        rules = self.language.rules
        told = any(rules[r].search(words) for r in ("session", "agenda", "reports", "number"))
        return told or self.lexicon.is_body(words) or symbols.is_valid(words) or bool(self._date_only.fullmatch(words))

    def annex(self, words: str) -> bool:
        """Tell whether a line is the heading of an annex."""
        return bool(self.language.rules["annex"].match(words))

    def row(self, words: str) -> bool:
        """Tell whether a line is a row of a table: cells with bars between them."""
        return "|" in words

    def _fixed(self, words: str) -> bool:
        """Tell whether a line of the body always stands alone."""
        return self.row(words) or self.adoption(words) or self.vote(words) or self.choice(words) or self.annex(words)


def place(lines: Sequence[Line], grammar: Grammar, trust: Habits) -> list[Placed]:
    """Return the paragraphs of a text with their roles and labels."""
    cut, start = edges(lines, grammar)
    formula = [Placed((line,), Role.FORMULA, "HEADER") for line in lines[cut:start]]
    paragraphs = join(list(lines[start:]), grammar.opens, grammar.fixed, trust)
    return [*_cover(lines[:cut], grammar), *formula, *_Body(grammar, paragraphs).placed()]


def edges(lines: Sequence[Line], grammar: Grammar) -> tuple[int, int]:
    """Return where the cover ends and where the body begins: the enacting formula lies between them, if there is one.

    It may lack its comma, where no other has one, or where the body recommends a draft, which then has a formula of its own.
    """
    enacting = next((i for i, line in enumerate(lines) if grammar.formula(line.words)), len(lines))
    whole = enacting < len(lines)
    for i, (line, behind) in enumerate(pairwise(lines)):
        recommends = whole and grammar.lexicon.is_body(line.words) and grammar.opens(behind.words)
        bare = not whole and grammar.bare_formula(line.words, behind.words)
        if i == enacting or recommends or bare:
            return i, i + 1
    start = next((i for i, line in enumerate(lines) if grammar.opens(line.words) or NUMBERED.match(line.words)), len(lines))
    return start, start


def body_habits(lines: Sequence[Line], grammar: Grammar) -> Habits:
    """Measure what can be trusted in the body of a text."""
    _, start = edges(lines, grammar)
    return habits([line for line in lines[start:] if not grammar.fixed(line.words)], grammar.opens)


def _cover(lines: Sequence[Line], grammar: Grammar) -> Iterator[Placed]:
    """Yield the blocks of the cover; the title is what follows the work's number."""
    numbered = False
    for group in _cover_groups(lines, grammar):
        match = None if numbered else grammar.language.rules["number"].match(group[0].words)
        titled = match is not None and (len(group) > 1 or bool((match.groupdict().get("title") or "").strip()))
        numbered = numbered or match is not None
        yield Placed(group, Role.TITLE if titled else Role.COVER, "HEADER")


def _cover_groups(lines: Sequence[Line], grammar: Grammar) -> Iterator[tuple[Line, ...]]:
    """Join the lines of a cover that belong together: neighbours of which neither stands for itself."""
    group: list[Line] = []
    numbered = False
    for line in lines:
        number = grammar.language.rules["number"].match(line.words)
        near = line.gap == "none" or (numbered and len(group) == 1 and not grammar.cover(line.words))
        if group and near and not grammar.cover(line.words) and (numbered or not grammar.cover(group[0].words)):
            group.append(line)
            continue
        if group:
            yield tuple(group)
        group = [line]
        numbered = bool(number)
    if group:
        yield tuple(group)


class _Joined(NamedTuple):
    """A paragraph's lines and its words."""

    lines: tuple[Line, ...]
    text: str


class _Body:
    """Walks over the paragraphs below the enacting formula and tells the part that each is."""

    def __init__(self, grammar: Grammar, paragraphs: Sequence[Paragraph]) -> None:
        self.grammar = grammar
        self.paragraphs = paragraphs
        self.numbered = any(NUMBERED.match(p.opening) for p in paragraphs)
        self.started = False  # the first paragraph has been met
        self.begun = False  # operative paragraphs have begun
        self.titled = False  # a heading stood before
        self.small = bool(paragraphs) and paragraphs[0].opening[:1].islower()  # paragraphs begin with small letters
        self.leads = False  # a numbered paragraph or another formula comes next, headings apart
        self.ended: Part | None = None  # the annex or the vote, which go on to the end

    def placed(self) -> Iterator[Placed]:
        """Yield every paragraph with its role and label."""
        pieces: list[Piece[_Joined]] = []
        for i, paragraph in enumerate(self.paragraphs):
            behind = map(self.paragraphs.__getitem__, range(i + 1, len(self.paragraphs)))
            following = next((p for p in behind if not self._is_heading(p)), None)
            self.leads = following is not None and self._leads_on(following.opening)
            pieces += self._pieces(paragraph)
        for labelled in label(pieces):
            yield Placed(labelled.words.lines, labelled.role, labelled.provision)

    def _leads_on(self, opening: str) -> bool:
        """Tell whether a paragraph can follow a colon: a numbered one, or the formula of a draft that is recommended."""
        return NUMBERED.match(opening) is not None or self.grammar.formula(opening)

    def _pieces(self, paragraph: Paragraph) -> Iterator[Piece[_Joined]]:
        joined = _Joined(paragraph.lines, " ".join([*(line.words for line in paragraph.lines[:-1]), paragraph.ending]))
        part = self._part(paragraph)
        if part is Part.FORMULA or (part is Part.PREAMBULAR and self.begun):
            self.begun = False
            yield Piece(Part.SECTION, joined, opens=True)
        self.titled = part is Part.HEADING
        self.begun = self.begun or part is Part.OPERATIVE
        self.started = True
        yield Piece(part, joined, opens=part is Part.PREAMBULAR and self._opens(paragraph))

    def _part(self, paragraph: Paragraph) -> Part:
        words, grammar = paragraph.opening, self.grammar
        fixed = grammar.fixed(words)
        if fixed and self.started and grammar.annex(words):
            self.ended = Part.ANNEX
        elif fixed and self.ended is None and grammar.vote(words):
            self.ended = Part.VOTE
        if self.ended is not None:
            return self.ended
        if grammar.row(words):
            return Part.TABLE
        if grammar.formula(words):
            return Part.FORMULA
        if fixed and self.started and grammar.adoption(words):
            return Part.ADOPTION
        if NUMBERED.match(words):
            return Part.OPERATIVE
        if leading(words):
            return Part.OPERATIVE if self.begun else Part.PREAMBULAR
        return Part.HEADING if self._is_heading(paragraph) else self._unnumbered(paragraph)

    def _unnumbered(self, paragraph: Paragraph) -> Part:
        comma = bool(_COMMA.search(paragraph.ending))
        opens = self.grammar.opens(paragraph.opening)
        if self.begun and self.numbered:  # a section of its own may open with a preamble
            return Part.PREAMBULAR if self.titled and comma and opens else Part.OPERATIVE
        introduces = (self.leads or not self.numbered) and paragraph.ending.endswith((":", "："))
        if opens and (introduces or (not self.numbered and not comma)):
            return Part.OPERATIVE
        return Part.OPERATIVE if self.begun else Part.PREAMBULAR

    def _opens(self, paragraph: Paragraph) -> bool:
        """Tell whether an unnumbered paragraph opens a preambular one rather than going on with the last."""
        words = paragraph.opening
        return not leading(words) and (self.small or self.grammar.opens(words) or not words[:1].islower())

    def _is_heading(self, paragraph: Paragraph) -> bool:
        words = paragraph.ending
        longest = _LONGEST_HEADING if self.begun or self.titled else _LONGEST_HEADING // 2
        short = len(words) < longest and len(paragraph.lines) <= 2
        return bool(_SECTION.match(words)) or (short and not _ENDED.search(words) and not self.grammar.opens(paragraph.opening))
