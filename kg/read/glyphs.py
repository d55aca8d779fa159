"""Read the characters of a PDF page with their places, by PDFium.

A page has thousands of characters, so that PDFium is asked through bare pointers into two arrays: an object for each
answer would take longer than all the rest.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # how PDFium names a hyphen at the end of a line
_BREAKS = {0x00, 0x0A, 0x0D}
_SPACE = 0x20


class Glyph(NamedTuple):
    """A character on a page: its left and right edge, its base line and the size of its font, in points from the lower left corner.

    A glyph that stands for several characters (a ligature) gives one Glyph each, all with the same edges.
    """

    sign: str
    left: float
    right: float
    base: float
    height: float


def _function(name: str, result: Any, *arguments: Any) -> Any:
    """Return a function of PDFium that takes bare pointers."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_int, _pointer = ctypes.c_int, ctypes.c_void_p
_unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _pointer, _int)
_box = _function("FPDFText_GetLooseCharBox", _int, _pointer, _int, _pointer)
_size = _function("FPDFText_GetFontSize", ctypes.c_double, _pointer, _int)
_matrix = _function("FPDFText_GetMatrix", _int, _pointer, _int, _pointer)
_origin = _function("FPDFText_GetCharOrigin", _int, _pointer, _int, _pointer, _pointer)


def glyphs(page: pypdfium2.PdfPage) -> list[Glyph]:
    """Return the characters of a page in PDFium's order, without the line ends and spaces that it adds."""
    text = page.get_textpage()
    try:
        return list(_glyphs(ctypes.cast(text.raw, _pointer).value, pdfium.FPDFText_CountChars(text.raw)))
    finally:
        text.close()


def _glyphs(text: int | None, count: int) -> Iterator[Glyph]:
    boxes, origins = (ctypes.c_float * (4 * count))(), (ctypes.c_double * (2 * count))()
    box, origin = ctypes.addressof(boxes), ctypes.addressof(origins)
    codes = []
    for i in range(count):
        codes.append(_unicode(text, i))
        _box(text, i, box + 16 * i)
        _origin(text, i, origin + 16 * i, origin + 16 * i + 8)
    edges, last, height = boxes[:], None, 0.0
    for i, (code, left, right, base) in enumerate(zip(codes, edges[0::4], edges[2::4], origins[1::2], strict=True)):
        if code in _BREAKS or (code == _SPACE and left == right):
            last = None
            continue
        if base != last:  # the size is asked where it may change: it takes as long as all the rest
            last, height = base, _height(text, i)
        yield Glyph(_HYPHENS.get(code) or chr(code), left, right, base, height)


def _height(text: int | None, i: int) -> float:
    """Return the size of a character's font as it is printed."""
    matrix = pdfium.FS_MATRIX()
    _matrix(text, i, ctypes.addressof(matrix))
    return float(_size(text, i) * math.hypot(matrix.c, matrix.d))
