"""What holds inside a group of RTF, and the runs of paragraphs that groups hold: the document, footnotes, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.read.content import Content, Words


@dataclass(frozen=True, slots=True)
class Group:
    """What holds inside a group: whether its words count, how they look, in which encoding they are."""

    part: str = ""  # "skipped", "fonttbl", "footnote", "endnote", "shptxt"
    starred: bool = False  # it opened with \*
    hidden: bool = False
    raised: bool = False
    font: int | None = None
    fallback: int = 1  # characters that stand for a \u where it is not known


@dataclass(slots=True)
class Story:
    """A run of paragraphs: the document, a footnote or a text box; `cells` are those of the row that is being read."""

    content: Content = field(default_factory=Content)
    words: Words = field(default_factory=Words)
    cells: list[Words] = field(default_factory=list)
    numbered: bool = False  # the mark of an automatic footnote was met

    def paragraph(self) -> None:
        """End a paragraph; cells before it in the row are paragraphs too, for the table only places them."""
        for words in (*self.cells, self.words):
            self.content.paragraph(words)
        self.cells, self.words = [], Words()

    def cell(self) -> None:
        """End a cell."""
        self.cells.append(self.words)
        self.words = Words()

    def row(self) -> None:
        """End a row."""
        self.content.row(self.cells)
        self.cells = []
