"""Say to a person how many there are of something."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "text"), counted(2930, "text")
    ('1 text', '2,930 texts')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"
