"""Turn the bytes of a text file into stored text: the encoding told by the bytes, NFC, one kind of line end."""

from __future__ import annotations

import codecs
import re
import unicodedata

from kg.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HAN = re.compile(r"[一-鿿，。、；：《》]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
LIMIT = 16_000_000  # bytes; the longest resolutions have less than 1 MB


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """Return the text of a file, NFC, with line feeds.

    `declared` is the encoding that the file says it has, taken where the bytes don't tell another.
    Raises ReadError for an empty file, for binary data and for more than LIMIT bytes.
    """
    if len(data) > LIMIT:
        raise ReadError(f"{source}: {len(data):,} bytes of text, the limit is {LIMIT:,}; split the file")
    text = _text(data, declared)
    if not text.strip():
        raise ReadError(f"{source}: the file is empty; give a file with the text of a resolution")
    control = _CONTROL.search(text)
    if control:
        raise ReadError(
            f"{source}: not a text: control character U+{ord(control.group()):04X} at character {control.start()}; "
            "give the text of a resolution (UTF-8, UTF-16, GB18030 or Windows-1252)"
        )
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n"))


def _text(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(declared, errors="replace") if declared else _legacy(data)


def _legacy(data: bytes) -> str:
    """Tell GB18030 from Windows-1252: Chinese text read as GB18030 is nearly all common Chinese characters."""
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
    foreign = len(_FOREIGN.findall(chinese))
    if len(_HAN.findall(chinese)) > 0.9 * foreign and foreign > 10:
        return chinese
    return data.decode("cp1252", errors="replace")
