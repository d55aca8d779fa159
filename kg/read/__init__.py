"""Read files: one reader a format, told by the content and not by the name."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import ReadError
from kg.model import Text
from kg.read.akn import read_akn
from kg.read.plain import read_plain

Reader = Callable[[bytes, str], Text]

_XML = (b"<?xml", b"<akomaNtoso", b"\xef\xbb\xbf<?xml", b"\xef\xbb\xbf<akomaNtoso")
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)


def read(data: bytes, source: str) -> Text:
    """Return the text that a file holds. Raises ReadError, which says what is wrong with the file."""
    if data.lstrip()[:15].startswith(_XML):
        return read_akn(data, source)
    for start, name in _OTHERS:
        if data.startswith(start):
            raise ReadError(f"{source}: {name} can't be read; save it as plain text and give that")
    return read_plain(data, source)
