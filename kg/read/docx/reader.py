"""Read DOCX: the words in reading order, with automatic numbers written out and footnotes at their marks.

Only the parts that hold words are opened, each after a look at its size. Headers and footers are furniture, except the
header of the first page, where the UN's own files have the symbol.
Source: ECMA-376 part 1 (WordprocessingML).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from kg.errors import ReadError
from kg.model import Text
from kg.read.content import Content, Words
from kg.read.docx.notes import NoteMarks, bodies
from kg.read.docx.numbering import Numbering, numbering
from kg.read.docx.styles import styles
from kg.read.docx.words import Runs
from kg.read.package import Package
from kg.read.plain import read_content
from kg.read.xml import attribute, child, local

_MAIN = "word/document.xml"


def is_docx(members: frozenset[str]) -> bool:
    """Tell whether an archive with these members is a DOCX."""
    return _MAIN in members


def read_docx(data: bytes, source: str) -> Text:
    """Return the text of a DOCX file.

    `data` are the file's bytes, `source` is its name. Raises ReadError on a damaged, encrypted or too large file and on
    one without words of a language that can be read.
    """
    return read_content(_content(Package(data, source)), data, source)


def _content(package: Package) -> str:
    related = package.related(_MAIN)
    parts = {kind: package.part(name) for kind, name in related.values() if kind in _PARTS}
    root = package.part(_MAIN)
    body = child(root, "body")
    if body is None:
        raise ReadError(f"{package.source}: {_MAIN} holds no document; open it in an office program, save it anew")
    named = styles(parts.get("styles"))
    sections = [e for e in body.iter() if local(e) == "sectPr" and local(e.getparent()) in ("body", "pPr")]
    marks = NoteMarks(parts.get("settings"), sections)
    notes = {"footnote": bodies(parts.get("footnotes")), "endnote": bodies(parts.get("endnotes"))}
    walk = _Walk(Runs(named, marks, notes), numbering(parts.get("numbering"), named))
    header = related.get(_first_header(sections))
    for part in (package.part(header[1]) if header else None, body):
        walk.blocks(part if part is not None else ())
    walk.end()
    return walk.content.text()


_PARTS = ("styles", "settings", "numbering", "footnotes", "endnotes")


def _first_header(sections: list[etree._Element]) -> str:
    """Return the identifier of the header that the first page shows; empty if it shows none."""
    own = {attribute(e, "type") or "default": e for e in (sections[0] if sections else ()) if local(e) == "headerReference"}
    first = sections and child(sections[0], "titlePg") is not None
    return attribute(own.get("first" if first else "default"), "id") or ""


@dataclass(slots=True)
class _Walk:
    """One walk over the document; `kept` are the words of a paragraph whose end was deleted: it goes on in the next."""

    runs: Runs
    numbers: Numbering
    content: Content = field(default_factory=Content)
    kept: tuple[str, Words] | None = None

    def blocks(self, elements: Iterable[etree._Element]) -> None:
        """Read paragraphs and tables, and what is around them: content controls, changes, smart tags."""
        for element in elements:
            name = local(element)
            if name in _BLOCKS:
                _BLOCKS[name](self, element)
            elif name not in ("del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr"):
                self.blocks(element)

    def paragraph(self, element: etree._Element) -> None:
        """Read a paragraph, then the text boxes that hang on it."""
        properties = child(element, "pPr")
        opening, words = self.kept or ("", Words())
        self.kept = None
        self._gather(element, words)
        deleted = child(properties, "rPr", "del") is not None or child(properties, "rPr", "moveFrom") is not None
        if not deleted or words.line():  # a paragraph that was deleted whole is not counted
            opening = opening or self.numbers.opening(properties)
        if deleted:
            self.kept = (opening, words)
            return
        boxes, self.runs.boxes = self.runs.boxes, []
        self.content.paragraph(words, opening)
        for box in boxes:
            self.blocks(box)
        if child(properties, "sectPr") is not None:
            self.runs.marks.end_section()

    def _gather(self, element: etree._Element, words: Words) -> None:
        self.runs.fields.clear()  # a field that is not closed ends with its paragraph
        self.runs.read(element, words)

    def table(self, element: etree._Element) -> None:
        """Read a table: a row is a line, but where a cell has paragraphs of its own the table only places them."""
        rows = [list(_cells(row)) for row in element.iter() if local(row) == "tr" and _table(row) is element]
        tabular = len(rows) > 1 and any(len(row) > 1 for row in rows) and all(_simple(cell) for row in rows for cell in row)
        for row in rows:
            if tabular:
                self.content.row(map(self._cell, row))
            else:
                for cell in row:
                    self.blocks(cell)

    def _cell(self, cell: etree._Element) -> Words:
        words = Words()
        for paragraph in (e for e in cell.iter() if local(e) == "p"):
            words.add(self.numbers.opening(child(paragraph, "pPr")))
            self._gather(paragraph, words)
        return words

    def end(self) -> None:
        """Write what is kept."""
        if self.kept:
            opening, words = self.kept
            self.content.paragraph(words, opening)


def _table(row: etree._Element) -> etree._Element | None:
    return next((e for e in row.iterancestors() if local(e) == "tbl"), None)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row that is not deleted."""
    if child(row, "trPr", "del") is None:
        yield from (e for e in row.iter() if local(e) == "tc" and next(a for a in e.iterancestors() if local(a) == "tr") is row)


def _simple(cell: etree._Element) -> bool:
    """Tell whether a cell has one paragraph with words at most, and no table or text box in it."""
    worded = sum(any(local(t) == "t" and t.text for t in p.iter()) for p in cell.iter() if local(p) == "p")
    return worded < 2 and not any(local(e) in ("tbl", "txbxContent") for e in cell.iter())


_BLOCKS: dict[str, Callable[[_Walk, etree._Element], None]] = {"p": _Walk.paragraph, "tbl": _Walk.table}
