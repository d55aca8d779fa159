"""Read files: one reader a format, told by the content and not by the name."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import ReadError
from kg.model import Text
from kg.read.akn.reader import read_akn
from kg.read.docx.reader import is_docx, read_docx
from kg.read.html.mhtml import is_mhtml, read_mhtml
from kg.read.html.reader import is_html, read_html
from kg.read.odt.reader import is_odt, read_odt
from kg.read.package import members
from kg.read.pdf.reader import is_pdf, read_pdf
from kg.read.plain import read_plain
from kg.read.rtf.reader import is_rtf, read_rtf

Reader = Callable[[bytes, str], Text]

_XML = (b"<?xml", b"<akomaNtoso", b"\xef\xbb\xbf<?xml", b"\xef\xbb\xbf<akomaNtoso")
# What tells a format -> what reads it; the first that fits.
READERS: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
    (is_pdf, read_pdf),
    (is_html, read_html),
    (is_mhtml, read_mhtml),
    (lambda data: data.lstrip()[:15].startswith(_XML), read_akn),
    (lambda data: is_docx(members(data)), read_docx),
    (is_odt, read_odt),
    (is_rtf, read_rtf),
)
_OTHERS = (
    (b"PK\x03\x04", "a zip archive or an office document can't be read; save it as DOCX or plain text and give that"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted office document can't be read; open it in an office program, save it as DOCX"),
)


def read(data: bytes, source: str) -> Text:
    """Return the text that a file holds. Raises ReadError, which says what is wrong with the file."""
    for told, reader in READERS:
        if told(data):
            return reader(data, source)
    for start, fault in _OTHERS:
        if data.startswith(start):
            raise ReadError(f"{source}: {fault}")
    return read_plain(data, source)
