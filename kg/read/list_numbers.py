"""Write the numbers of lists as office programs and browsers show them: 12, xii, l, 十二, ل."""

from __future__ import annotations

from collections.abc import Callable

from kg.read.numerals import ABJAD, Ordinal, sign
from kg.roman import to_roman

_DIGITS = {
    "arabic-indic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "full-width": "０１２３４５６７８９",
    "han": "〇一二三四五六七八九",
}
_HIJAI = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES = "".join(map(chr, range(0x2460, 0x2474)))
_BRACKETS = "".join(map(chr, range(0x2474, 0x2488)))
_STOPS = "".join(map(chr, range(0x2488, 0x249C)))
_HAN_CIRCLES = "".join(map(chr, range(0x3280, 0x328A)))
_HAN_BRACKETS = "".join(map(chr, range(0x3220, 0x322A)))


LONGEST = 100  # characters before or behind the number of a list; more are no number
_TURNS = 20  # times that a letter is written twice, thrice …; a higher number is decimal


def _digits(name: str) -> Callable[[int], str]:
    return lambda value: str(value).translate(str.maketrans("0123456789", _DIGITS[name]))


def _signs(signs: str) -> Callable[[int], str]:
    """Return a format that has a sign for each number; above its last sign it is decimal."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _latin(value: int) -> str:
    return sign(Ordinal("letter", value)) if 0 < value <= 26 * _TURNS else str(value)


def _alphabet(value: int) -> str:
    """Return a number as browsers write letters: z, aa, ab."""
    out = ""
    while value > 0:
        value, letter = divmod(value - 1, 26)
        out = chr(97 + letter) + out
    return out


def _roman(value: int) -> str:
    return to_roman(value) if 0 < value < 4000 else str(value)


def _chinese(value: int) -> str:
    """Return a number in Chinese as office programs count: 九十九, 一〇〇."""
    if not 9 < value < 100:
        return _digits("han")(value)
    tens, ones = divmod(value, 10)
    return ("" if tens == 1 else _DIGITS["han"][tens]) + "十" + (_DIGITS["han"][ones] if ones else "")


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "leading-zero": lambda value: f"{value:02}",
    "letter": _latin,
    "capital": lambda value: _latin(value).upper(),
    "alphabet": _alphabet,
    "capital-alphabet": lambda value: _alphabet(value).upper(),
    "roman": lambda value: _roman(value).lower(),
    "capital-roman": _roman,
    "chinese": _chinese,
    **{name: _digits(name) for name in _DIGITS},
    "stems": _signs(_STEMS),
    "branches": _signs(_BRANCHES),
    "abjad": _signs(ABJAD),
    "hijai": _signs(_HIJAI),
    "russian": _signs(_RUSSIAN),
    "capital-russian": _signs(_RUSSIAN.upper()),
    "circles": _signs(_CIRCLES),
    "brackets": _signs(_BRACKETS),
    "stops": _signs(_STOPS),
    "han-circles": _signs(_HAN_CIRCLES),
    "han-brackets": _signs(_HAN_BRACKETS),
    "none": lambda value: "",
}


def write_number(value: int, form: str) -> str:
    """Return a number of a list in a form of FORMATS.

    >>> write_number(14, "roman"), write_number(28, "letter"), write_number(28, "alphabet"), write_number(21, "chinese")
    ('xiv', 'bb', 'ab', '二十一')
    >>> write_number(3, "abjad"), write_number(12, "arabic-indic"), write_number(3, "circles"), write_number(0, "roman")
    ('ج', '١٢', '③', '0')
    """
    return FORMATS[form](value)
