"""Undo what typography does to a symbol: full-width forms, odd hyphens, look-alikes, Arabic digits, direction marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What stands for one plain character, in symbols and in texts.
HYPHENS = "\u2010\u2011\u2012\u2013\u2212\uff0d"
SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DIGITS = {zero + digit: str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)}

_DASHES = "\u2014\u2015\ufe63"  # in a symbol they can only be hyphens
_LOOKALIKES = dict(zip("АВЕКМНОРСТХІЅΑΒΕΗΙΚΜΝΟΡΤΧ∕⁄", "ABEKMHOPCTXISABEHIKMNOPTX//", strict=True))
_ROMANS = dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), strict=True))
_MARKS = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xAD, 0x61C, 0xFEFF]

_TABLE: dict[int, str] = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **{ord(character): "-" for character in HYPHENS + _DASHES},
    **{ord(character): " " for character in SPACES},
    **{ord(character): letter for character, letter in (_LOOKALIKES | _ROMANS).items()},
    **DIGITS,
    **dict.fromkeys(_MARKS, ""),
}
# The characters that one for one does not hold for: marks vanish, Roman numerals grow.
_UNEQUAL = re.compile("[" + "".join(map(chr, _MARKS)) + "".join(_ROMANS) + "]")


def plain(text: str) -> str:
    """Return a text in plain characters.

    >>> plain("Ｓ／RES／1325（2000）, А/70\u200f/1, 217 A (Ⅲ)")
    'S/RES/1325(2000), A/70/1, 217 A (III)'
    """
    return text if text.isascii() else text.translate(_TABLE)


def dense(text: str) -> str:
    """Return a text in plain capitals without spaces."""
    return "".join(plain(text).split()).upper()


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text in plain characters. `places` maps its characters back; empty where that is one for one."""

    plain: str
    places: tuple[int, ...] = ()

    def start(self, start: int) -> int:
        """Return the place in the original of a character of the plain text."""
        return self.places[start] if self.places else start

    def end(self, end: int) -> int:
        """Return the end in the original of what ends at `end` in the plain text."""
        return self.places[end - 1] + 1 if self.places else end


def window(text: str) -> Window:
    """Open a window on a text.

    >>> opened = window("A\u200e/70/1")
    >>> opened.plain, opened.end(3)
    ('A/70/1', 4)
    """
    if not _UNEQUAL.search(text):
        return Window(plain(text))
    pieces = [plain(character) for character in text]
    return Window("".join(pieces), tuple(i for i, piece in enumerate(pieces) for _ in piece))
