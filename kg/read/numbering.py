"""Labels of provisions from the numbers that stand before paragraphs, whatever the language.

A document numbers its paragraphs 1, 2, 3 and their points (a), (i); each language writes these its own way. `number`
and `leading` read what a paragraph begins with, `Points` follows the points of one paragraph, `Sections` the headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.read.numerals import Ordinal, ordinals, sign

_POINT = r"[^\W\d_]|(?P<twice>[a-z])(?P=twice)|[ivxl]{2,8}|هـ|[一二三四五六七八九十]{1,4}"
_LEADING = re.compile(rf"[(（]?(?P<label>{_POINT})[)）]\s*|(?P<other>[(（]?\d{{1,2}}[)）]|[㈠-㈩]|[’‘']\d{{1,2}}[‘’'])\s*")
_NUMBER = re.compile(r"(\d{1,3})(?:\s?(?:[.．、]+(?!\d)|[–-](?!\w))|$)")
_BARE = re.compile(r"(\d{1,3})\s")


def number(text: str) -> int | None:
    """Return the paragraph number with which a text or a number element begins.

    >>> number("12."), number("3 - تطلب"), number("2021/1"), number("2 June"), number("2)")
    (12, 3, None, None, None)
    """
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


def bare_number(text: str) -> int | None:
    """Return the number with which a text begins even if no stop follows it: "3 Calls upon", but also "2 June"."""
    match = _BARE.match(text)
    return int(match[1]) if match else None


def unnumbered(text: str) -> str:
    """Return the words of a paragraph without the numbers of the paragraph and of its points.

    >>> unnumbered("12. (a) (ii) Decides"), unnumbered("1945 was")
    ('Decides', '1945 was')
    """
    if match := _NUMBER.match(text):
        text = text[match.end() :].lstrip()
    while (match := _LEADING.match(text)) and leading(text):
        text = text[match.end() :]
    return text


def leading(text: str) -> str | None:
    """Return the label of the point with which a text begins, None if it begins with words.

    >>> leading("(a) To report"), leading("ii) De faire"), leading("(the) report")
    ('a', 'ii', None)
    """
    match = _LEADING.match(text)
    return match["label"] or match["other"] if match else None


@dataclass(slots=True)
class Points:
    """The points of one paragraph, met one after the other: from their labels alone, whatever their nesting in mark-up.

    >>> points = Points()
    >>> [points.meet(label) for label in ("a", "b", "i", "ii", "c")]
    ['(a)', '(b)', '(b)(i)', '(b)(ii)', '(c)']
    """

    levels: list[Ordinal] = field(default_factory=list)

    def meet(self, label: str) -> str:
        """Return the path of the point with this label; the path of the point before if the label is none."""
        choices = ordinals(label)
        if choices:
            self._place(choices)
        return self.path()

    def _place(self, choices: tuple[Ordinal, ...]) -> None:
        for depth in range(len(self.levels), 0, -1):
            kind, value = self.levels[depth - 1]
            if Ordinal(kind, value + 1) in choices:
                self.levels[depth - 1 :] = [Ordinal(kind, value + 1)]
                return
        kinds = [level.kind for level in self.levels]
        if kinds and choices[0].kind == "arabic" not in kinds:
            choices = choices[1:]
        first = next((c for c in choices if c.value == 1), None)
        if first and first.kind not in kinds:
            self.levels.append(first)
        elif choices[0].kind in kinds:
            self.levels[kinds.index(choices[0].kind) :] = [choices[0]]
        else:
            self.levels.append(choices[0])

    def path(self) -> str:
        """Return the path of the point met last: "(b)(ii)"; empty before the first."""
        return "".join(f"({sign(level)})" for level in self.levels)


@dataclass(slots=True)
class Sections:
    """The sections of a document, met by their headings: I, II, III, or A, B, or II with A, B below it.

    >>> sections = Sections()
    >>> [sections.meet(heading) for heading in ("I", "II", "A", "ثالثا", "Final remarks")]
    [True, True, True, True, False]
    >>> sections.path()
    'III'
    """

    levels: list[Ordinal] = field(default_factory=list)

    def meet(self, heading: str) -> bool:
        """Take a heading in; tell whether it is a section's number."""
        choices = ordinals(heading) if len(heading) <= 12 and not heading[:1].islower() else ()
        if not choices:
            return False
        follower = next((c for c in choices if any(c == (lv.kind, lv.value + 1) for lv in self.levels)), choices[0])
        kinds = [level.kind for level in self.levels]
        place = kinds.index(follower.kind) if follower.kind in kinds else len(kinds)
        self.levels[place:] = [follower]
        return True

    def follows(self, heading: str) -> bool:
        """Tell whether a heading is the number right behind that of the section met last: B behind A."""
        return bool(self.levels) and Ordinal(self.levels[-1].kind, self.levels[-1].value + 1) in ordinals(heading)

    def step(self) -> None:
        """Go to the next section where its heading is missing or not read as a number."""
        kind, value = self.levels[-1] if self.levels else Ordinal("roman", 1)
        self.levels[-1:] = [Ordinal(kind, value + 1)]

    def path(self) -> str:
        """Return the label of the section: "II" or "II.A"; empty before the first."""
        return ".".join(sign(level).upper() for level in self.levels)
