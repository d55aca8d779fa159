"""Read HTML: as saved from a browser, as Word writes it, as pages show a document among other things.

No script is run and nothing is fetched: what scripts would have put into a page is not in it.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree

from kg.errors import ReadError
from kg.model import Text
from kg.read.decode import decode
from kg.read.html.notes import linked_notes
from kg.read.html.page import page
from kg.read.html.tables import tabular_rows
from kg.read.html.walk import Walk
from kg.read.plain import read_content

_HEAD = 4096  # bytes at the start that tell what a file is, and in what encoding
_BEFORE = rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*\?>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
_WHOLE = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html|head|body|meta|title|base)\b", re.I | re.S)
_PIECE = re.compile(_BEFORE + rb"<(?:p|div|h[1-6]|table|ul|ol|center|font|span|article|section|main|pre)\b[^>]*>", re.I | re.S)
_ENDS = re.compile(rb"</(?:p|div|li|td|h[1-6])>|<br", re.I)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# Names that browsers take for wider encodings.
_WIDER = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
}


def is_html(data: bytes) -> bool:
    """Tell whether a file is HTML: it opens as such, or with an element, and has the tags of a few paragraphs."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", errors="replace").encode()
    return bool(_WHOLE.match(head)) or (bool(_PIECE.match(head)) and len(_ENDS.findall(data)) > 2)


def read_html(data: bytes, source: str) -> Text:
    """Return the text of a page.

    `data` are the file's bytes, `source` is its name. Raises ReadError on a page without words, as those are that show a
    document in a frame, and on one without words of a language that can be read.
    """
    return read_content(page_content(data, source), data, source)


def page_content(data: bytes, source: str, declared: str | None = None) -> str:
    """Return the content of a page; `declared` is the encoding that what it came in says it has."""
    root = _parse(decode(data, source, _encoding(declared) or _declared(data)), source)
    whole = page(root)
    walk = Walk(whole, linked_notes(root), tabular_rows(whole.document))
    walk.read(whole.document)
    content = walk.content.text()
    if not content.strip():
        raise ReadError(f"{source}: a page without words; if it shows a document in a frame, save that document")
    return content


def _declared(data: bytes) -> str | None:
    """Return the encoding that the page says it has."""
    match = _CHARSET.search(data[:_HEAD])
    return _encoding(match[1].decode("ascii")) if match else None


def _encoding(name: str | None) -> str | None:
    """Return the encoding that a name means, if it is one for text; those of two bytes a letter are known by their mark."""
    try:
        found = codecs.lookup(_WIDER.get((name or "").lower(), name or "")).name
        "".encode(found)
    except (LookupError, ValueError):
        return None
    return None if found.startswith(("utf-16", "utf-32", "utf-7")) else found


def _parse(text: str, source: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{source}: no HTML ({error.msg}); save the page anew") from None
    if root is None:
        raise ReadError(f"{source}: a page without words; save the page anew")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(f"{source}: elements are nested too deeply to be read; save the page as plain text")
    return root
