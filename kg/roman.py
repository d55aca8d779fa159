"""Roman numerals: of sessions, volumes and lists."""

from __future__ import annotations

_WORTH = dict(M=1000, CM=900, D=500, CD=400, C=100, XC=90, L=50, XL=40, X=10, IX=9, V=5, IV=4, I=1)


def to_roman(value: int) -> str:
    """Return a positive number in Roman numerals.

    >>> to_roman(14)
    'XIV'
    """
    out = ""
    for sign, worth in _WORTH.items():
        out += sign * (value // worth)
        value %= worth
    return out


def from_roman(text: str) -> int | None:
    """Return the value of a Roman numeral in capitals, None if it is not one in its proper form."""
    value, rest = 0, text
    for sign, worth in _WORTH.items():
        while rest.startswith(sign):
            value, rest = value + worth, rest[len(sign) :]
    return value if value and not rest and to_roman(value) == text else None
