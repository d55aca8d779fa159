"""Put the characters of an Arabic line, which stand where they are seen, into the order in which they are read.

This is the inverse of what a printer does by the Unicode Bidirectional Algorithm (UAX 9): a line is read from the right,
the numbers and the Latin words in it from the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_RIGHT = "\u0600-\u060b\u060d-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f"  # the Arabic block less its comma and digits
_SAMPLE = 400  # characters
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(f"[{_RIGHT}]")
_LATIN = r"A-Za-z\u00c0-\u024f"
_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# From a Latin letter or digit to the last one that no Arabic letter parts from it; a comma behind a space belongs to what
# stands on its right.
_STRETCH = re.compile(rf"[{_LATIN}\d](?:(?:[^{_RIGHT}\s]|\s(?![،,;:.]))*[{_LATIN}\d])?[{_SUPER}]*|[{_SUPER}]+")
# Numbers alone keep only their own separators: the first number of 12-15 is printed on the right.
_NUMBER = re.compile(rf"\d+(?:[/.,:]\d+)*|[{_SUPER}]+")
_HAS_LATIN = re.compile(rf"[{_LATIN}]")
_BRACKETS = {"(": "()", ")": "()", "[": "[]", "]": "[]", "«": "«»", "»": "«»"}
_BRACKET = re.compile(r"[()\[\]«»]")
_BEFORE, _BEHIND = ' ([«“"', ' )]»”"،.,;:؛'  # what stands before a bracket that opens, behind one that closes


def is_arabic(text: str) -> bool:
    """Tell whether most letters of a text are Arabic, of a long one by some hundred of its characters.

    >>> is_arabic("القرار A/70/1"), is_arabic("A/70/1")
    (True, False)
    """
    text = text[:: 1 + len(text) // _SAMPLE]
    return 2 * len(_ARABIC.findall(text)) > len(_LETTER.findall(text))


def logical(seen: Sequence[str]) -> str:
    """Return a line in reading order; `seen` are its characters from left to right, ligatures as one.

    >>> logical("A/70/53 ةقيثولاو ،70/1 رارقلا")
    'القرار 70/1، والوثيقة A/70/53'
    """
    signs = "".join([c[0] for c in seen])
    pieces: list[str] = []
    at = len(seen)
    for start, end in reversed(list(_from_left(signs))):
        pieces += reversed(seen[end:at])
        pieces.append("".join(seen[start:end]))
        at = start
    pieces += reversed(seen[:at])
    return _bracketed("".join(pieces))


def _from_left(signs: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that are read from the left: Latin words with all between them, numbers each for itself."""
    at = 0
    while match := _STRETCH.search(signs, at):
        start, at = match.span()
        if _HAS_LATIN.search(match.group()):
            at = _balanced(signs, start, at)
        if _HAS_LATIN.search(signs, start, at):
            yield start, at
        else:
            yield from (m.span() for m in _NUMBER.finditer(signs, start, at))


def _balanced(signs: str, start: int, end: int) -> int:
    """Return where a stretch ends whose brackets are all its own: before one that it did not open, behind one that it did."""
    opened = 0
    for match in _BRACKET.finditer(signs, start, end):
        at = match.start()
        opens = signs[at - 1] == " " or (signs[at + 1] not in _BEHIND and not opened)
        if not opens and not opened:
            return at
        opened += 1 if opens else -1
    return end + 1 if opened and _BRACKET.match(signs, end) else end


def _bracketed(text: str) -> str:
    """Return a line with every bracket the right way round: files differ in whether they name it by its look."""
    if not _BRACKET.search(text):
        return text
    out = list(text)
    opened = False
    for match in _BRACKET.finditer(text):
        at = match.start()
        opens, closes = text[at - 1 : at] in _BEFORE, text[at + 1 : at + 2] in _BEHIND
        opened = opens if opens != closes else not opened
        out[at] = _BRACKETS[text[at]][0 if opened else 1]
    return "".join(out)
