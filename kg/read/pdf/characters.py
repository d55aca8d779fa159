"""Ask PDFium for the characters of a page and their places.

A page has thousands of characters, so that PDFium is asked through bare pointers into arrays, and no more than needed: an
object for each answer would take longer than all the rest.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter, deque
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_SAMPLE = 25  # characters that tell in which direction the text of a page runs


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page in PDFium's order: code, left and right edge, base line.

    Places are in points, as one sees them who holds the page so that its text runs from left to right.
    """

    codes: list[int]
    lefts: list[float]
    rights: list[float]
    bases: list[float]
    page: pypdfium2.PdfTextPage  # PDFium frees what nobody holds
    direction: int  # of the text, in quarter turns from the page's

    def height(self, i: int) -> float:
        """Return the size of a character's font as it is printed; 0 if it runs in another direction than the page's text."""
        text = _handle(self.page)
        matrix = _matrix_of(text, i)
        size = float(_size(text, i)) * math.hypot(matrix.c, matrix.d)
        return size if _direction(matrix) == self.direction and math.isfinite(size) else 0.0


def characters(page: pypdfium2.PdfTextPage) -> Characters:
    """Return the characters of the text of a page."""
    text = _handle(page)
    count = page.count_chars()
    boxes, origins = (ctypes.c_float * (4 * count))(), (ctypes.c_double * (2 * count))()
    box, x = ctypes.addressof(boxes), ctypes.addressof(origins)
    each, sizes = range(count), range(0, 16 * count, 16)
    deque(map(_box, repeat(text), each, [box + size for size in sizes]), maxlen=0)
    deque(map(_origin, repeat(text), each, [x + size for size in sizes], [x + 8 + size for size in sizes]), maxlen=0)
    directions = Counter(_direction(_matrix_of(text, i)) for i in range(0, count, count // _SAMPLE + 1))
    direction = max(directions, key=lambda turns: directions[turns], default=0)
    return Characters(_codes(text, count), *_turned(boxes[:], origins[:], direction), page, direction)


def _codes(text: int, count: int) -> list[int]:
    """Return the codes of the characters: all by one call, unless some have none in UTF-16, or two."""
    buffer = (ctypes.c_uint16 * (count + 1))()
    if _all(text, 0, count, ctypes.addressof(buffer)) == count + 1:
        return buffer[:count]
    return [_unicode(text, i) for i in range(count)]


def _handle(page: pypdfium2.PdfTextPage) -> int:
    return ctypes.cast(page.raw, _pointer).value or 0


def _turned(edges: list[float], origins: list[float], direction: int) -> tuple[list[float], list[float], list[float]]:
    """Return the left edges, right edges and base lines of characters that run in a direction."""
    if direction == 0:
        return edges[0::4], edges[2::4], origins[1::2]
    left, top, right, bottom = (edges[side::4] for side in range(4))
    x, y = origins[0::2], origins[1::2]
    if direction == 1:
        return bottom, top, _negative(x)
    if direction == 2:
        return _negative(right), _negative(left), _negative(y)
    return _negative(top), _negative(bottom), x


def _negative(values: list[float]) -> list[float]:
    return [-value for value in values]


def _matrix_of(text: int, i: int) -> pdfium.FS_MATRIX:
    matrix = pdfium.FS_MATRIX()
    _matrix(text, i, ctypes.addressof(matrix))
    return matrix


def _direction(matrix: pdfium.FS_MATRIX) -> int:
    """Return the direction of a line of text in quarter turns against the clock."""
    return round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4


def _function(name: str, result: Any, *arguments: Any) -> Any:
    """Return a function of PDFium that takes bare pointers."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_int, _pointer = ctypes.c_int, ctypes.c_void_p
_unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _pointer, _int)
_all = _function("FPDFText_GetText", _int, _pointer, _int, _int, _pointer)
_box = _function("FPDFText_GetLooseCharBox", _int, _pointer, _int, _pointer)
_origin = _function("FPDFText_GetCharOrigin", _int, _pointer, _int, _pointer, _pointer)
_size = _function("FPDFText_GetFontSize", ctypes.c_double, _pointer, _int)
_matrix = _function("FPDFText_GetMatrix", _int, _pointer, _int, _pointer)
