"""Give the paragraphs of a plain text their place in a resolution: cover, title, PP3, OP12(a), annex, adoption, vote.

A resolution is a cover, an enacting formula ("The General Assembly,"), preambular paragraphs, numbered operative
paragraphs with lettered sub-paragraphs, the date and meeting of its adoption, a vote, annexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg import symbols
from kg.language import Language
from kg.lexicon import Lexicon
from kg.model import Role
from kg.read.lines import Line
from kg.read.paragraphs import ENUMERATED, NUMBERED, Habits, Paragraph, habits, join

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NUMERALS = re.compile(r"^[ivx]+$")
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
        self._date_only = re.compile(rf"(?:{language.date.pattern})\.?", re.IGNORECASE)

    def opens(self, words: str) -> bool:
        """Tell whether a line opens with an operative word."""
        return self.lexicon.opens(words)

    def formula(self, words: str) -> bool:
        """Tell whether a line is an enacting formula."""
        return bool(_COMMA.search(words)) and self.lexicon.is_body(words.rstrip(",，، "))

    def adoption(self, words: str) -> bool:
        """Tell whether a line is a date or a meeting of adoption and nothing more."""
        rest = self._date_only.sub("", words, count=1)
        rest = self.language.rules["meeting"].sub("", rest, count=1)
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

    def fixed(self, words: str) -> bool:
        """Tell whether a line of the body always stands alone."""
        return self.adoption(words) or self.vote(words) or self.choice(words) or self.annex(words)


def place(lines: Sequence[Line], grammar: Grammar, trust: Habits) -> list[Placed]:
    """Return the paragraphs of a text with their roles and labels."""
    cut, start = edges(lines, grammar)
    formula = [Placed((line,), Role.FORMULA, "HEADER") for line in lines[cut:start]]
    paragraphs = join(list(lines[start:]), grammar.opens, grammar.fixed, trust)
    return [*_cover(lines[:cut], grammar), *formula, *_Body(grammar, paragraphs).placed()]


def edges(lines: Sequence[Line], grammar: Grammar) -> tuple[int, int]:
    """Return where the cover ends and where the body begins: the enacting formula lies between them, if there is one."""
    for i, line in enumerate(lines):
        if grammar.formula(line.words):
            return i, i + 1
    start = next((i for i, line in enumerate(lines) if grammar.opens(line.words) or NUMBERED.match(line.words)), len(lines))
    return start, start


def body_habits(lines: Sequence[Line], grammar: Grammar) -> Habits:
    """Measure what can be trusted in the body of a text."""
    _, start = edges(lines, grammar)
    return habits([line for line in lines[start:] if not grammar.fixed(line.words)], grammar.opens)


def _cover(lines: Sequence[Line], grammar: Grammar) -> Iterator[Placed]:
    """Yield the blocks of the cover; the title is what follows the work's number."""
    titled = False
    for group in _cover_groups(lines, grammar):
        match = grammar.language.rules["number"].match(group[0].words)
        number_alone = bool(match and not (match.groupdict().get("title") or "").strip())
        if match and not titled:
            titled = not number_alone or not match.groupdict().get("number")
            if number_alone and len(group) == 1:
                yield Placed(group, Role.COVER, "HEADER")
                titled = match.groupdict().get("number") is None
                continue
            yield Placed(group, Role.TITLE, "HEADER")
            titled = True
        else:
            yield Placed(group, Role.COVER, "HEADER")


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


class _Body:
    """Walks over the paragraphs below the enacting formula and keeps count."""

    def __init__(self, grammar: Grammar, paragraphs: list[Paragraph]) -> None:
        self.grammar = grammar
        self.paragraphs = paragraphs
        self.numbered = any(NUMBERED.match(p.opening) for p in paragraphs)
        self.preambular = 0
        self.operative = 0
        self.section = 1
        self.label = "HEADER"
        self.sub = ""
        self.role = Role.PREAMBULAR

    def placed(self) -> Iterator[Placed]:
        """Yield every paragraph with its role and label."""
        for i, paragraph in enumerate(self.paragraphs):
            role, label = self._place(paragraph, i)
            yield Placed(paragraph.lines, role, label)

    def _place(self, paragraph: Paragraph, i: int) -> tuple[Role, str]:
        words = paragraph.opening
        if self.grammar.annex(words) and self.label != "HEADER":
            self.role, self.label, self.sub = Role.ANNEX, "ANNEX", ""
            return Role.ANNEX, "ANNEX"
        if self.role is Role.ANNEX:
            return Role.ANNEX, "ANNEX"
        if self.grammar.vote(words) or (self.role is Role.VOTE and not NUMBERED.match(words)):
            self.role = Role.VOTE
            return Role.VOTE, "HEADER"
        if self.grammar.adoption(words) and self.label != "HEADER":
            return Role.ADOPTION, "HEADER"
        numbered = NUMBERED.match(words)
        if numbered:
            return self._operative(int(numbered["number"]))
        if ENUMERATED.match(words) and self.label != "HEADER":
            return self.role, self._sub(ENUMERATED.match(words))
        return self._unnumbered(paragraph)

    def _operative(self, number: int) -> tuple[Role, str]:
        if number == 1 and self.operative > 0:
            self.section += 1
        self.operative = number
        self.role, self.sub = Role.OPERATIVE, ""
        self.label = self._section() + f"OP{number}"
        return self.role, self.label

    def _section(self) -> str:
        return "" if self.section == 1 else f"{_ROMAN[self.section] if self.section < len(_ROMAN) else self.section}."

    def _sub(self, match: re.Match[str] | None) -> str:
        """Return the label of a lettered paragraph: letters below the paragraph, Roman numerals below the letter."""
        assert match is not None
        mark = self.grammar.lexicon.enumerator(match["mark"] or match["bare"])
        if _NUMERALS.match(mark) and self.sub and not (mark == "i" and self.sub == "(h)") and mark not in ("v", "x"):
            return f"{self.label}{self.sub}({mark})"
        self.sub = f"({mark})"
        return f"{self.label}{self.sub}"

    def _unnumbered(self, paragraph: Paragraph) -> tuple[Role, str]:
        words, ending = paragraph.opening, paragraph.ending
        if self._is_heading(paragraph):
            return Role.HEADING, "HEADING"
        operative = self.role is Role.OPERATIVE
        if operative and self.numbered:
            return Role.OPERATIVE, self.label
        if not self.numbered and not _COMMA.search(ending) and (self.grammar.opens(words) or operative):
            return self._operative(self.operative + 1)
        if not self.grammar.opens(words) and self.preambular and words[:1].islower():
            return Role.PREAMBULAR, self.label
        self.preambular += 1
        self.role, self.label, self.sub = Role.PREAMBULAR, f"PP{self.preambular}", ""
        return self.role, self.label

    def _is_heading(self, paragraph: Paragraph) -> bool:
        words = paragraph.ending
        short = len(words) < 120 and len(paragraph.lines) <= 2
        return bool(_SECTION.match(words)) or (short and not _ENDED.search(words) and not self.grammar.opens(paragraph.opening))
