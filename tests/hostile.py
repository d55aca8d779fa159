"""Files made to break a reader, each with what must become of it: (how it ends, words of its message).

"read" may stand with no words; what it says in the outputs must then be harmless, which other tests look at.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

LAMP = """A/RES/75/900
75/900. Lamps

The General Assembly,

Recalling its resolution 70/1 of 25 September 2015,

1. Decides to rest.
"""
CHINESE_LAMP = "A/RES/75/900\n75/900. 灯\n\n大会，\n\n回顾其第70/1号决议，\n\n1. 决定休息。\n"
_AKN = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement><meta><identification>'
    '<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>{}</statement></akomaNtoso>'
)


def zipped(members: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def nested(depth: int) -> bytes:
    """Return archives in one another."""
    data = zipped({"lamp.txt": LAMP.encode()})
    for _ in range(depth):
        data = zipped({"in.zip": data})
    return data


def encrypted() -> bytes:
    """Return an archive whose member says that it is encrypted."""
    data = bytearray(zipped({"lamp.txt": LAMP.encode()}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(magic) + place, 1)
    return bytes(data)


def overlapping() -> bytes:
    """Return an archive with many entries that all lead to the same bytes, each as large as a limit allows."""
    data = zipped({"a.txt": bytes(900_000)})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, count = data[start:end], 5000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return data[:start] + entry * count + tail


def akn(body: str) -> bytes:
    """Return a file of mark-up."""
    return _AKN.format(body).encode("utf-8", "surrogatepass")


def bomb(external: bool = False) -> bytes:
    """Return mark-up whose entities would grow to a gigabyte, or would read a file of the machine."""
    names = [f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "lamp"}">' for i in range(10)]
    entities = '<!ENTITY e9 SYSTEM "file:///etc/passwd">' if external else "".join(names)
    return f"<?xml version='1.0'?><!DOCTYPE x [{entities}]>".encode() + akn("<p>&e9;</p>")


def paragraphs(count: int) -> str:
    """Return a text of so many paragraphs."""
    return LAMP + "".join(f"{i}. Requests nothing;\n" for i in range(2, count))


TEXTS: dict[str, tuple[str, str, str]] = {
    "a million paragraphs": (paragraphs(1_000_000), "failed", "the limit is 16,000,000"),
    "a line of ten million characters": (LAMP + "Lamp and " * 1_100_000, "", ""),
    "more than a text may have": (LAMP + " " * 17_000_000, "failed", "the limit is 16,000,000"),
    "a list without end": (LAMP.replace("70/1", ", ".join(f"70/{i}" for i in range(20_000))), "", ""),
    "nothing but brackets": (LAMP + "(" * 200_000, "", ""),
    "nothing but numbers": (LAMP + "1." * 100_000, "", ""),
    "marks without end": (LAMP + "lamp¹ " * 50_000 + "\n¹ " * 5_000, "", ""),
    "one long number": (LAMP + "2. Decides in " + "9" * 300_000 + " ways.", "", ""),
    "one long space": (CHINESE_LAMP + "2. 决定" + " " * 300_000 + "x", "", ""),
    "nothing but formulas": (
        LAMP.replace("\n", " ") + "The General Assembly, Recalling 1. " * 20_000 + "____ 1 x. " * 20_000,
        "",
        "",
    ),
    "sessions without end": (
        LAMP + "2. Requests" + " the Committee to report to the General Assembly at its ninetieth session and" * 20_000,
        "",
        "",
    ),
    "emphasis without end": (LAMP + "*" * 100_000 + "a", "", ""),
    "NUL": (LAMP + "\0", "failed", "control character U+0000"),
    "escape sequences": (LAMP.replace("Lamps", "\x1b[2J\x1b]0;lamp\x07"), "failed", "control character U+001B"),
    "escape sequences of eight bits": (LAMP.replace("Lamps", "Lamps \x9b2J"), "read", ""),
    "overrides of direction": (LAMP.replace("Lamps", "\u202espmaL\u2066"), "read", ""),
    "script in the title": (LAMP.replace("Lamps", "<script>alert(1)</script>"), "read", ""),
    "quotes in a symbol": (LAMP.replace("70/1", '70/1"> <x y="'), "read", ""),
    "an address in a symbol": (LAMP.replace("resolution 70/1", 'document A/70/<a b>"{}|\\^`'), "read", ""),
    "number signs in a symbol": (LAMP.replace("resolution 70/1", "document A/70/#b#c and A/C.9/1#2#3"), "read", ""),
    "only a byte order mark": ("\ufeff", "failed", "the file is empty"),
}

OTHERS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "lone surrogates": (lambda: LAMP.replace("Lamps", "Lamps \ud800").encode("utf-8", "surrogatepass"), "", ""),
    "no text at all": (lambda: bytes(range(256)) * 500, "failed", "not a text"),
    "entities that grow": (bomb, "failed", "entity declarations"),
    "an entity that names a file": (lambda: bomb(external=True), "failed", "entity declarations"),
    "many paragraphs": (lambda: paragraphs(100_000).encode(), "", ""),
    "a document type elsewhere": (
        lambda: b'<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:9/x.dtd">' + akn("<p>x</p>"), "failed", "no words of a language"),
    "elements a hundred thousand deep": (lambda: akn("<p>" * 100_000 + "</p>" * 100_000), "failed", "malformed XML"),
    "a million elements": (lambda: akn("<mainBody>" + "<p>Requests lamps</p>" * 1_000_000 + "</mainBody>"), "", ""),
    "an attribute of ten megabytes": (lambda: akn(f'<p a="{"x" * 10_000_000}">x</p>'), "", ""),
    "characters that XML forbids": (lambda: akn("<p>&#xD800;</p>"), "failed", "malformed XML"),
    "a bomb in an archive": (lambda: zipped({"zeros.txt": bytes(50_000_000)}), "failed", "is no document"),
    "archives too deep in one another": (lambda: nested(5), "failed", "archives more than 3 deep"),
    "an archive that leaves its folder": (
        lambda: zipped({"../../../etc/lamp.txt": LAMP.replace("75/900", "75/800").encode()}), "read", ""),
    "an archive with a password": (encrypted, "failed", "is encrypted"),
    "an archive with too many members": (
        lambda: zipped(dict.fromkeys(map(str, range(20_001)), b"")), "failed", "20,001 members"),
    "an archive whose members overlap": (overlapping, "failed", "not a text"),
    "an archive that was cut off": (lambda: zipped({"lamp.txt": LAMP.encode()})[:-30], "failed", "damaged archive"),
    "an archive with a wrong sum": (
        lambda: zipped({"lamp.txt": LAMP.encode()}, zipfile.ZIP_STORED).replace(b"Lamps", b"Ramps"), "failed", "damaged archive"),
}  # fmt: skip


def docx(document: bytes) -> bytes:
    """Return a DOCX whose document part is as given."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document})


def pages(count: int) -> bytes:
    """Return a PDF that says it has so many pages, all of them the same one."""
    kids = " ".join(["3 0 R"] * count)
    parts = (
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Count {count}/Kids[{kids}]>>endobj",
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj",
        "trailer<</Root 1 0 R>>",
    )
    return "\n".join(("%PDF-1.4", *parts, "%%EOF")).encode()


_LOOP = b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Prev 9/Size 2>>\nstartxref\n9\n%%EOF"
_WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'

FORMATS: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a PDF whose tables lead back to themselves": (lambda: _LOOP, "failed", "PDF"),
    "a PDF of a hundred thousand pages": (lambda: pages(100_000), "failed", "pages"),
    "a PDF that is only a beginning": (lambda: b"%PDF-1.7\n" + bytes(100_000), "failed", "PDF"),
    "a DOCX whose document is a bomb": (lambda: docx(_WORD + b" " * 90_000_000), "failed", ""),
    "a DOCX whose entities grow": (lambda: docx(b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + _WORD), "failed", "entity declarations"),
    "a DOCX without a document": (lambda: docx(b""), "failed", ""),
    "a page a hundred thousand elements deep": (
        lambda: b"<html>" + b"<div>" * 100_000 + LAMP.encode() + b"</div>" * 100_000, "", ""),
    "a page of nothing but comments": (lambda: b"<html><!--" + b"<!--" * 1_000_000 + b"--></html>", "failed", ""),
    "groups of RTF without end": (lambda: b"{\\rtf1 " + b"{" * 500_000, "failed", ""),
}  # fmt: skip


def _encoded(text: str) -> Callable[[], bytes]:
    return text.encode


FILES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    **{name: (_encoded(text), ends, words) for name, (text, ends, words) in TEXTS.items()},
    **OTHERS,
    **FORMATS,
}
