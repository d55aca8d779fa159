"""Numbers as lists write them in six languages: b, (ب), iv, ㈣, 甲, ثانيا.

`ordinals` reads one, `sign` writes it the way that labels of provisions have it, whatever the language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from kg.roman import from_roman, to_roman

ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
# Letters that stand for Latin ones in lists: Cyrillic look-alikes, and the hamza that typists leave out.
_ALIKE = str.maketrans("аеосхрАВЕСТМНКОРХІіا", "aeocxpABECTMHKOPXIiأ")
_MARKS = re.compile(r"[\u0640\u064b-\u0652]")  # Arabic lengthening and vowels
_CHINESE = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}
_STEMS = dict(zip("甲乙丙丁戊己庚辛壬癸", range(1, 11), strict=True))
_ARABIC_ROMAN = ("أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا")
_ARABIC_LETTERS = ("ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام")
_ITEM = re.compile(r"(?P<number>\d{1,3})|(?<![^\W\d_])(?P<letter>[^\W\d_])[)）]")


class Ordinal(NamedTuple):
    """A number in a list: its kind ("letter", "roman", "arabic") and its value from 1."""

    kind: str
    value: int


@cache
def ordinals(label: str) -> tuple[Ordinal, ...]:
    """Return the numbers that a list label can be, the likeliest first; none if it is not a label.

    >>> ordinals("ب") == ordinals("b") == (Ordinal("letter", 2),)
    True
    >>> ordinals("i")
    (Ordinal(kind='roman', value=1), Ordinal(kind='letter', value=9))
    """
    words = _MARKS.sub("", unicodedata.normalize("NFKC", label)).strip("()（）. ‘’'-–")
    text = words.translate(_ALIKE)
    found: list[Ordinal] = []
    if roman := from_roman(text.upper()):
        found.append(Ordinal("roman", roman))
    if text.isdecimal():  # ’1‘ in Arabic and often (1) in Chinese are (i) in others
        kinds = ("roman",) if label[:1] in ("’", "‘", "'") else ("arabic", "roman")
        found += [Ordinal(kind, int(text)) for kind in kinds]
    if value := _letter(text) or _STEMS.get(text, 0):
        found.append(Ordinal("letter", value))
    if value := _chinese(text):
        found.append(Ordinal("roman", value))
    for kind, names in (("roman", _ARABIC_ROMAN), ("letter", _ARABIC_LETTERS)):
        if words in names:
            found.append(Ordinal(kind, names.index(words) + 1))
    return tuple(found)


def _letter(text: str) -> int:
    """Return the place of a letter in its alphabet: b 2, bb 28, ب 2; 0 if the text is not a letter."""
    low = text.lower()
    if low and len(set(low)) == 1 and "a" <= low[0] <= "z":
        return ord(low[0]) - 96 + 26 * (len(low) - 1)
    return ABJAD.find(text) + 1 if len(text) == 1 else 0


def _chinese(text: str) -> int:
    """Return the value of a Chinese number below 100, 0 if the text is not one."""
    if not text or any(c not in _CHINESE for c in text):
        return 0
    tens, ten, ones = text.rpartition("十")
    return (_CHINESE.get(tens, 1) * 10 if ten else 0) + _CHINESE.get(ones, 0)


def sign(ordinal: Ordinal) -> str:
    """Return a number as labels of provisions write it.

    >>> sign(Ordinal("roman", 4)), sign(Ordinal("letter", 28)), sign(Ordinal("arabic", 2))
    ('iv', 'bb', '2')
    """
    if ordinal.kind == "roman":
        return to_roman(ordinal.value).lower()
    if ordinal.kind == "arabic":
        return str(ordinal.value)
    turns, letter = divmod(ordinal.value - 1, 26)
    return chr(97 + letter) * (turns + 1)


def agenda_items(words: str) -> tuple[str, ...]:
    """Return the agenda items that a phrase names in any of the languages: numbers, with letters behind them.

    >>> agenda_items("Agenda items 103 (e), 13 and 72 b)"), agenda_items("البند 74 (ب) من جدول الأعمال")
    (('103(e)', '13', '72(b)'), ('74(b)',))
    """
    items: list[str] = []
    number = ""
    for match in _ITEM.finditer(words):
        if match["number"]:
            number = match["number"]
            items.append(number)
        elif number and (letter := next((o for o in ordinals(match["letter"]) if o.kind == "letter"), None)):
            items[-1:] = [*(items[-1:] if items[-1] != number else []), f"{number}({sign(letter)})"]
    return tuple(dict.fromkeys(items))
