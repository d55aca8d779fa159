"""Read the characters of a PDF page with their places, by PDFium.

A page has thousands of characters, so that PDFium is asked through bare pointers into arrays, and no more than needed: an
object for each answer would take longer than all the rest.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

NEAR = 0.16  # of the height: a wider gap parts two words
_HYPHENS = {0x02: 0x2D, 0xFFFE: 0x2D}  # how PDFium names a hyphen at the end of a line
_BREAKS = {0x00, 0x0A, 0x0D}
_SPACE = 0x20


@dataclass(slots=True)
class Run:
    """Characters that stand next to each other on one base line, in PDFium's order, with the edges of each.

    `base` is their base line and `height` the size of their font; all in points from the lower left corner of the page.
    The characters of a ligature have the same edges.
    """

    words: str
    lefts: list[float]
    rights: list[float]
    base: float
    height: float
    left: float
    right: float


def _function(name: str, result: Any, *arguments: Any) -> Any:
    """Return a function of PDFium that takes bare pointers."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_int, _pointer = ctypes.c_int, ctypes.c_void_p
_unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _pointer, _int)
_box = _function("FPDFText_GetLooseCharBox", _int, _pointer, _int, _pointer)
_origin = _function("FPDFText_GetCharOrigin", _int, _pointer, _int, _pointer, _pointer)
_size = _function("FPDFText_GetFontSize", ctypes.c_double, _pointer, _int)
_matrix = _function("FPDFText_GetMatrix", _int, _pointer, _int, _pointer)


def runs(page: pypdfium2.PdfTextPage) -> list[Run]:
    """Return the runs of the text of a page in PDFium's order, without the line ends and spaces that it adds."""
    text = ctypes.cast(page.raw, _pointer).value or 0
    codes, lefts, rights, bases = _places(text, page.count_chars())
    found: list[Run] = []
    start = end = 0
    base = height = near = 0.0
    for i, (code, left, right) in enumerate(zip(codes, lefts, rights, strict=True)):
        if code in _BREAKS or (code == _SPACE and left == right):
            continue
        behind, before = left - rights[i - 1], lefts[i - 1] - right
        beside = -near < behind < near or -near < before < near or left == lefts[i - 1]
        if start < end == i and bases[i] == base and beside:
            end += 1
            continue
        if start < end:
            found.append(_run(codes[start:end], lefts[start:end], rights[start:end], base, height))
        if i != end or bases[i] != base:  # asked no oftener than it may change: the answer takes its time
            height = _height(text, i)
        start, end, base, near = i, i + 1, bases[i], NEAR * height
    if start < end:
        found.append(_run(codes[start:end], lefts[start:end], rights[start:end], base, height))
    return found


def _places(text: int, count: int) -> tuple[list[int], list[float], list[float], list[float]]:
    """Return the code, the left and right edge and the base line of every character."""
    codes = []
    boxes, origins = (ctypes.c_float * (4 * count))(), (ctypes.c_double * (2 * count))()
    box, origin = ctypes.addressof(boxes), ctypes.addressof(origins)
    for i in range(count):
        codes.append(_unicode(text, i))
        _box(text, i, box)
        _origin(text, i, origin, origin + 8)
        box += 16
        origin += 16
    edges: list[float] = boxes[:]
    return codes, edges[0::4], edges[2::4], origins[1::2]


def _run(codes: list[int], lefts: list[float], rights: list[float], base: float, height: float) -> Run:
    words = "".join([chr(_HYPHENS.get(code, code)) for code in codes])
    return Run(words, lefts, rights, base, height, min(lefts), max(rights))


def _height(text: int, i: int) -> float:
    """Return the size of a character's font as it is printed."""
    matrix = pdfium.FS_MATRIX()
    _matrix(text, i, ctypes.addressof(matrix))
    return float(_size(text, i) * math.hypot(matrix.c, matrix.d))
