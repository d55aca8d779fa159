"""Gather the paragraphs of a page: the words as a browser would show them, numbers of lists, rows of tables, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from kg.read.content import Content, Words, raised, sign, without_mark
from kg.read.html.lists import Lists
from kg.read.html.notes import Linked, is_raised, mark_of
from kg.read.html.page import Page

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "td",
    "th", "tr", "ul",
))  # fmt: skip
_CELLS = ("td", "th")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(slots=True)
class Walk:
    """One walk over a part of a page, which gathers the paragraphs.

    `opening` is the number that waits for its paragraph; `cells` are those of the row that is being read, None outside a table
    with rows; `verbatim` counts the elements around whose line ends count.
    """

    page: Page
    linked: Linked
    rows: frozenset[etree._Element]
    content: Content = field(default_factory=Content)
    words: Words = field(default_factory=Words)
    lists: Lists = field(default_factory=Lists)
    opening: str = ""
    cells: list[Words] | None = None
    verbatim: int = 0
    noted: set[etree._Element] = field(default_factory=set)

    def read(self, top: etree._Element) -> None:
        """Read an element with all that is in it."""
        walk = etree.iterwalk(top, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
                self._text(element.tail if element is not top else None)
            elif element is not top and self._whole(element):
                walk.skip_subtree()
            else:
                self._start(element, element is top)
                self._text(element.text)
        self._flush()

    def _whole(self, element: etree._Element) -> bool:
        """Deal with an element whose inside is not read on its own: furniture, footnotes, their marks, line ends."""
        if self.page.leaves_out(element) or element in self.linked.bodies or element in self.linked.returns:
            return True
        if element in self.linked.references:
            self._note(element)
            return True
        if element.tag == "br":
            self._break()
            return True
        return is_raised(element) and self._raised(element)

    def _raised(self, element: etree._Element) -> bool:
        """Deal with raised words that are a footnote mark, or the brackets around one; tell whether they are."""
        text = "".join(element.itertext())
        link = next((e for e in element.iter("a") if e in self.linked.references), None)
        if link is not None:
            if mark_of(text):
                self._note(link)
            return mark_of(text) is not None
        shown = raised(text)
        if shown != text:
            self.words.add(shown)
        return shown != text

    def _note(self, link: etree._Element) -> None:
        """Take in a footnote mark with its footnote; a second mark of the same footnote stands alone."""
        mark, body = self.linked.references[link]
        if body in self.noted:
            self.words.add(sign(mark))
            return
        self.noted.add(body)
        inner = Walk(self.page, Linked({}, frozenset(), self.linked.returns), frozenset())
        inner.read(body)
        words = " ".join(inner.content.lines)
        told = body.tag == "li" or any(e in self.linked.returns for e in body.iter())  # the mark is not among its words
        self.words.note(mark, words if told else without_mark(words, mark))

    def _break(self) -> None:
        """End a line; two line ends part paragraphs."""
        if "".join(self.words.pieces[-3:]).rstrip(" \u00a0").endswith("\n") and self.cells is None:
            self._flush()
        else:
            self.words.add("\n")

    def _start(self, element: etree._Element, top: bool) -> None:
        if element.tag in _BLOCKS:
            self._flush()
        if element.tag == "li" and not top:
            self.opening = self.lists.opening(element)
        elif element.tag == "pre":
            self.verbatim += 1
        elif element in self.rows:
            self.cells = []
        elif element.tag == "q":
            self.words.add("“")

    def _end(self, element: etree._Element) -> None:
        if element.tag in _CELLS and self.cells is not None:
            self.cells.append(self.words)
            self.words = Words()
        elif element.tag == "tr" and self.cells is not None:
            self.content.row(self.cells)
            self.cells, self.words = None, Words()
        elif element.tag in _BLOCKS:
            self._flush()
        if element.tag == "li":
            self.opening = ""
        elif element.tag == "pre":
            self.verbatim -= 1
        elif element.tag == "q":
            self.words.add("”")

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not self.verbatim:
            self.words.add(text.replace("\n", " "))
            return
        first, *others = _EMPTY_LINE.split(text)
        self.words.add(first)
        for other in others:
            self._flush()
            self.words.add(other)

    def _flush(self) -> None:
        """End a paragraph; inside a row, only a line."""
        if self.cells is not None:
            self.words.add(" ")
            return
        if self.words.line():
            self.content.paragraph(self.words, self.opening)
            self.opening = ""
        self.words = Words()
