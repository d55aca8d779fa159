"""Read OpenDocument text (ODT): the words in reading order, with numbers of lists written out and footnotes at their marks.

Source: OpenDocument 1.3 part 3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from kg.errors import ReadError
from kg.model import Text
from kg.read.content import Content, Words, raised
from kg.read.odt.lists import Lists, lists
from kg.read.package import ZIP, Package
from kg.read.plain import read_content
from kg.read.xml import attribute, child, local

_TYPE = b"mimetypeapplication/vnd.oasis.opendocument.text"  # it stands first in the archive, and not packed
_SKIPPED = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "note-citation", "number", "ruby-text", "script", "hidden-text")
)


def is_odt(data: bytes) -> bool:
    """Tell whether a file is OpenDocument text, by the type that it says it has."""
    return data.startswith(ZIP) and _TYPE in data[:120]


def read_odt(data: bytes, source: str) -> Text:
    """Return the text of an ODT file.

    `data` are the file's bytes, `source` is its name. Raises ReadError on a damaged, encrypted or too large file and on
    one without words of a language that can be read.
    """
    package = Package(data, source)
    root = package.part("content.xml")
    body = child(root, "body", "text")
    if body is None:
        raise ReadError(f"{source}: content.xml holds no text; open it in an office program, save it anew")
    parts = (package.part("styles.xml"), root)
    walk = _Walk(lists(parts), *_looks(parts))
    walk.blocks(body)
    return read_content(walk.content.text(), data, source)


def _looks(parts: tuple[etree._Element | None, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the styles of raised words and those of hidden ones."""
    above, hidden = set(), set()
    for style in (e for part in parts if part is not None for e in part.iter() if local(e) == "style"):
        looks = child(style, "text-properties")
        name = attribute(style, "name") or ""
        if (attribute(looks, "text-position") or "").startswith("super"):
            above.add(name)
        if attribute(looks, "display") == "none":
            hidden.add(name)
    return frozenset(above), frozenset(hidden)


@dataclass(slots=True)
class _Walk:
    """One walk over the document; `style` and `depth` are those of the list around, `opening` the number that waits."""

    lists: Lists
    raised: frozenset[str]
    hidden: frozenset[str]
    content: Content = field(default_factory=Content)
    style: str = ""
    depth: int = 0
    opening: str = ""
    boxes: list[etree._Element] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> None:
        """Read paragraphs, lists and tables, and what is around them."""
        for element in parent:
            name = local(element)
            if name in _BLOCKS:
                _BLOCKS[name](self, element)
            elif name and name not in _SKIPPED:
                self.blocks(element)

    def paragraph(self, element: etree._Element) -> None:
        """Read a paragraph, then the text boxes that hang on it."""
        words = Words()
        self.words(element, words)
        if words.line():
            self.content.paragraph(words, self.opening)
            self.opening = ""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def list(self, element: etree._Element) -> None:
        """Read a list; one inside another has the other's style."""
        around = self.style, self.depth
        self.style, self.depth = attribute(element, "style-name") or self.style, self.depth + 1
        self.lists.begin(element, self.style, self.depth)
        for item in element:
            self.opening = self.lists.opening(item, self.style, self.depth) if local(item) == "list-item" else ""
            self.blocks(item)
        self.opening = ""
        self.style, self.depth = around

    def table(self, element: etree._Element) -> None:
        """Read a table: a row is a line, but where a cell has paragraphs of its own the table only places them."""
        rows = [[c for c in row if local(c) == "table-cell"] for row in element.iter() if local(row) == "table-row"]
        nested = sum(local(e) == "table" for e in element.iter()) > 1
        tabular = len(rows) > 1 and any(len(row) > 1 for row in rows) and not nested
        if not tabular or any(sum(local(e) == "p" for e in cell.iter()) > 1 for row in rows for cell in row):
            self.blocks(element)
            return
        for row in rows:
            cells = [Words() for _ in row]
            for cell, words in zip(row, cells, strict=True):
                self.words(cell, words)
            self.content.row(cells)

    def words(self, element: etree._Element, words: Words) -> None:
        """Take in the words of an element."""
        words.add(_text(element.text))
        for inner in element:
            name = local(inner)
            if name in _WORDS:
                _WORDS[name](self, inner, words)
            elif name and name not in _SKIPPED:
                self.words(inner, words)
            words.add(_text(inner.tail))

    def span(self, element: etree._Element, words: Words) -> None:
        """Read words of equal looks; raised digits are a footnote mark that was typed."""
        style = attribute(element, "style-name")
        if style in self.hidden:
            return
        inner = Words()
        self.words(element, inner)
        text = "".join(inner.pieces)
        words.add(raised(text) if style in self.raised and not inner.notes else text)
        words.notes += inner.notes

    def note(self, element: etree._Element, words: Words) -> None:
        """Read a footnote or an endnote; its mark is written in the file."""
        body = child(element, "note-body")
        inner = _Walk(self.lists, self.raised, self.hidden)
        inner.blocks(body if body is not None else ())
        mark = "".join((e.text or "") for e in element if local(e) == "note-citation")
        words.note(mark.strip(), " ".join(inner.content.lines))

    def spaces(self, element: etree._Element, words: Words) -> None:
        """Read spaces, however many: they count as one."""
        words.add(" ")

    def line_end(self, element: etree._Element, words: Words) -> None:
        """Read a line end inside a paragraph."""
        words.add("\n")

    def box(self, element: etree._Element, words: Words) -> None:
        """Keep a text box for later: its paragraphs stand beside this one."""
        self.boxes.append(element)


def _text(text: str | None) -> str:
    return (text or "").replace("\n", " ")


_BLOCKS: dict[str, Callable[[_Walk, etree._Element], None]] = {
    "p": _Walk.paragraph,
    "h": _Walk.paragraph,
    "list": _Walk.list,
    "table": _Walk.table,
}
_WORDS: dict[str, Callable[[_Walk, etree._Element, Words], None]] = {
    "span": _Walk.span,
    "note": _Walk.note,
    "s": _Walk.spaces,
    "tab": _Walk.spaces,
    "line-break": _Walk.line_end,
    "text-box": _Walk.box,
}
