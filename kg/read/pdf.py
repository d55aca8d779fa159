"""Read PDF files with a text layer.

PDFium says where each character stands; `kg.read.page_lines` makes lines of the characters, `kg.read.page_text` makes the
stored text of the lines, and from there on a PDF is read as a plain text is.
"""

from __future__ import annotations

import unicodedata

import pypdfium2

from kg.errors import ReadError
from kg.model import Text
from kg.read.glyphs import Glyph, glyphs
from kg.read.page_lines import lines
from kg.read.page_text import content
from kg.read.plain import read_content

MOST_PAGES = 2_000  # the longest resolutions have some hundred


def read_pdf(data: bytes, source: str) -> Text:
    """Read a PDF: pages, lines, footnotes, then as plain text.

    Raises ReadError for a file that is damaged or encrypted, has too many pages or no text layer.
    """
    pages = _pages(data, source)
    words = content([lines(page) for page in pages])
    return read_content(unicodedata.normalize("NFC", words), data, source)


def _pages(data: bytes, source: str) -> list[list[Glyph]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{source}: the PDF can't be opened ({error}); save it anew without a password") from None
    try:
        if len(document) > MOST_PAGES:
            raise ReadError(f"{source}: {len(document):,} pages, the limit is {MOST_PAGES:,}; split the file")
        pages = [glyphs(page) for page in document]
    finally:
        document.close()
    if not any(pages):
        raise ReadError(f"{source}: no text layer on any page: a scan; give a file with text, or run OCR on it")
    return pages
