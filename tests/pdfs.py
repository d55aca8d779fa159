"""Write small PDF files for tests: characters where a test wants them, in any script, and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH = 0.5  # of the size: the width of every character
LIGATURES = ("لا", "لأ", "ffi")  # glyphs that stand for several characters
_LETTER = (612, 792)
_PRIVATE = 0xE000


@dataclass(slots=True)
class Page:
    """A page of a PDF; `put` places characters as they are seen, from left to right."""

    parts: list[str] = field(default_factory=list)
    turned: int = 0  # degrees, clockwise

    def put(self, x: float, y: float, words: str | Sequence[str], size: float = 10) -> None:
        """Place words on a base line; in a sequence an item may be one of the ligatures."""
        codes = "".join(f"{_code(sign):04X}" for sign in words)
        self.parts.append(f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET")

    def lines(self, x: float, y: float, words: Iterable[str], size: float = 10, leading: float = 12) -> float:
        """Place lines below each other; return where the next one would stand."""
        for line in words:
            self.put(x, y, line, size)
            y -= leading
        return y

    def picture(self) -> None:
        """Put a picture over the whole page."""
        self.parts.append(f"q {_LETTER[0]} 0 0 {_LETTER[1]} 0 0 cm /P Do Q")


def _code(sign: str) -> int:
    """Return the code of a character: its own, or for a ligature one of the private use area."""
    return ord(sign) if len(sign) == 1 else _PRIVATE + LIGATURES.index(sign)


def pdf(pages: Sequence[Page]) -> bytes:
    """Return the bytes of a file with these pages."""
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /Lamp /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Lamp /FontDescriptor 5 0 R "
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW {int(WIDTH * 1000)} >>",
        5: "<< /Type /FontDescriptor /FontName /Lamp /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>",
        7: _stream("\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "),
    }
    for i, page in enumerate(pages):
        objects[10 + 2 * i] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_LETTER[0]} {_LETTER[1]}] /Rotate {page.turned} "
            f"/Resources << /Font << /F 3 0 R >> /XObject << /P 7 0 R >> >> /Contents {11 + 2 * i} 0 R >>"
        )
        objects[11 + 2 * i] = _stream("\n".join(page.parts))
    objects[6] = _stream(_unicode(pages))
    return assemble(objects)


def assemble(objects: dict[int, str]) -> bytes:
    """Return a file of objects, with its cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    table = {}
    for number, words in sorted(objects.items()):
        table[number] = len(out)
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("latin-1")
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(table.items()):
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer << /Root 1 0 R /Size {max(objects) + 1} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _stream(words: str, head: str = "") -> str:
    return f"<< {head}/Length {len(words)} >>\nstream\n{words}\nendstream"


def _unicode(pages: Sequence[Page]) -> str:
    """Return the table that says what the codes of the pages mean."""
    used = sorted({part[i : i + 4] for page in pages for part in _codes(page) for i in range(0, len(part), 4)})
    meanings = [f"<{code}> <{_meaning(int(code, 16))}>" for code in used]
    blocks = [meanings[i : i + 100] for i in range(0, len(meanings), 100)]
    table = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Lamp def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{table}\nendcmap end end"
    )


def _codes(page: Page) -> Iterable[str]:
    return (part.partition("<")[2].partition(">")[0] for part in page.parts)


def _meaning(code: int) -> str:
    meant = LIGATURES[code - _PRIVATE] if _PRIVATE <= code < _PRIVATE + len(LIGATURES) else chr(code)
    return meant.encode("utf-16-be", "surrogatepass").hex().upper()
