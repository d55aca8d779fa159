"""Read PDF files with a text layer.

PDFium says where each character stands (`characters`), these become lines (`runs`, `lines`), lines are put into reading
order (`blocks`) and become the stored text (`text`); from there on a PDF is read as a plain text is.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from kg.errors import ReadError
from kg.model import Text
from kg.read.pdf.blocks import ordered
from kg.read.pdf.characters import characters
from kg.read.pdf.lines import PageLine, rows
from kg.read.pdf.runs import runs
from kg.read.pdf.text import content
from kg.read.plain import read_content

MOST_PAGES = 2_000  # the longest resolutions have some hundred
MOST_CHARACTERS = 50_000  # on a page; the fullest have some ten thousand
MOST_OBJECTS = 50_000  # on a page; the fullest have some five hundred, and pdfium takes minutes for a million
_FEW = 100  # characters: so much is printed over a scan
_SPACES = b"\xef\xbb\xbf \t\r\n\0"  # what may stand before a PDF


def is_pdf(data: bytes) -> bool:
    """Tell whether a file is a PDF."""
    return data[:1024].lstrip(_SPACES).startswith(b"%PDF-")


def read_pdf(data: bytes, source: str) -> Text:
    """Read a PDF: pages, lines, footnotes, then as plain text; pages that are pictures or damaged are named in `unread`.

    Raises ReadError for a file that is damaged or locked, has too many pages or no text on any of them.
    """
    document = _open(data, source)
    try:
        read = [_page(document, i) for i in range(len(document))]
    finally:
        document.close()
    unread = tuple(f"page {number} {fault}" for number, (_, fault) in enumerate(read, 1) if fault)
    if all(fault or not lines for lines, fault in read):
        fault = ", ".join(unread[:3]) or "its pages are blank"
        raise ReadError(f"{source}: a PDF without text: {fault}; give another copy, or have the text of scans recognized (OCR)")
    words = unicodedata.normalize("NFC", content([lines for lines, _ in read]))
    return replace(read_content(words, data, source), unread=unread)


def _open(data: bytes, source: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        fault = "it is locked; save it without a password" if locked else "it is damaged; get it anew from where it came"
        raise ReadError(f"{source}: a PDF that can't be read: {fault}") from None
    if len(document) > MOST_PAGES:
        count = len(document)
        document.close()
        raise ReadError(f"{source}: a PDF of {count:,} pages, the limit is {MOST_PAGES:,}; split the file")
    return document


def _page(document: pypdfium2.PdfDocument, i: int) -> tuple[list[PageLine], str]:
    """Return the lines of a page, and what is wrong with it, if anything is."""
    try:
        page = document[i]
        objects = pdfium.FPDFPage_CountObjects(page.raw)
        if objects > MOST_OBJECTS:
            return [], f"has {objects:,} objects, the limit is {MOST_OBJECTS:,}"
        text = page.get_textpage()
        count = text.count_chars()
        if count > MOST_CHARACTERS:
            return [], f"has {count:,} characters, the limit is {MOST_CHARACTERS:,}"
        fault = "is a picture without text (a scan)" if count < _FEW and _is_picture(page) else ""
        return list(ordered(rows(runs(characters(text))))), fault
    except pypdfium2.PdfiumError:
        return [], "is damaged"


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a picture takes most of a page."""
    width, height = page.get_size()
    bounds = (picture.get_bounds() for picture in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
    return any(2 * (right - left) * (top - bottom) > width * height for left, bottom, right, top in bounds)
