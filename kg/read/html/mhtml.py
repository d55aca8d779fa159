"""Read MHTML, one file into which browsers and Word save a page with all that belongs to it: the page is read, the rest left."""

from __future__ import annotations

import re
from email import message_from_bytes, policy

from kg.errors import ReadError
from kg.model import Text
from kg.read.html.reader import page_content
from kg.read.plain import read_content

_HEAD = 2048  # bytes at the start that hold the fields of a message
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_FIELD = re.compile(rb"^(?:[A-Za-z-]+:[^\n]*\n|[ \t][^\n]*\n)+")


def is_mhtml(data: bytes) -> bool:
    """Tell whether a file is MHTML: it opens with the fields of a message whose parts belong together."""
    fields = _FIELD.match(data[:_HEAD].lstrip().replace(b"\r\n", b"\n"))
    return fields is not None and _RELATED.search(fields.group()) is not None


def read_mhtml(data: bytes, source: str) -> Text:
    """Return the text of the page in an MHTML file. Raises ReadError if there is none, and as `read_html` does."""
    for part in message_from_bytes(data, policy=policy.compat32).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return read_content(page_content(page, source, part.get_content_charset()), data, source)
    raise ReadError(f"{source}: an MHTML file without a page; save the page anew")
