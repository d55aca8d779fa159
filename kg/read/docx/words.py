"""Read the words of a DOCX paragraph: runs, fields, changes that are tracked, text boxes, footnote marks.

Insertions count, deletions don't; of a field its result counts; hidden words don't. Emphasis is no words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from kg.read.content import Words, raised, without_mark
from kg.read.docx.notes import NoteMarks
from kg.read.docx.styles import Styles
from kg.read.xml import attribute, child, local

# What holds no words of the document: properties, instructions of fields, what was deleted or moved away, readings of characters.
_SKIPPED = frozenset(
    ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "trPr", "tcPr", "instrText", "delText",
     "del", "moveFrom", "rt", "rubyPr", "footnoteRef", "endnoteRef", "annotationRef", "commentReference")
)  # fmt: skip


@dataclass(slots=True)
class Runs:
    """Reads paragraphs of one document; `notes` are the notes by kind and identifier.

    `boxes` are the text boxes met in the paragraph read last: each a `txbxContent` element.
    """

    styles: Styles
    marks: NoteMarks
    notes: dict[str, dict[str, etree._Element]]
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # of each field around: its instruction is not over

    def read(self, element: etree._Element, words: Words) -> None:
        """Take in the words of a paragraph, or of anything in one."""
        for inner in element:
            name = local(inner)
            if name in _READERS:
                _READERS[name](self, inner, words)
            elif name and name not in _SKIPPED:
                self.read(inner, words)

    def run(self, element: etree._Element, words: Words) -> None:
        """Read a run of equal looks; a raised number is a footnote mark that was typed."""
        properties = child(element, "rPr")
        if self.styles.hidden(properties):
            for change in (e for e in element if local(e) == "fldChar"):
                self.field_part(change, words)
            return
        inner = Words()
        self.read(element, inner)
        text = "".join(inner.pieces)
        if not inner.notes and self.styles.superscript(properties):
            text = raised(text)
        words.add(text)
        words.notes += inner.notes

    def text(self, element: etree._Element, words: Words) -> None:
        """Read text, unless it belongs to the instruction of a field."""
        if not any(self.fields):
            words.add(element.text or "")

    def field_part(self, element: etree._Element, _: Words) -> None:
        """Begin a field, pass from its instruction to its result, or end it."""
        part = attribute(element, "fldCharType")
        if part == "begin":
            self.fields.append(True)
        elif self.fields and part == "separate":
            self.fields[-1] = False
        elif self.fields and part == "end":
            self.fields.pop()

    def symbol(self, element: etree._Element, words: Words) -> None:
        """Read a character that is named by its number; those of symbol fonts have no letters' numbers."""
        code = attribute(element, "char") or ""
        value = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else 0
        words.add(chr(value) if 0x20 <= value < 0xD800 else "•" if 0xF000 <= value < 0xF100 else "")

    def note(self, element: etree._Element, words: Words) -> None:
        """Read a reference to a note: its mark, and the note's words; a mark of its own is typed behind the reference."""
        kind = local(element).removesuffix("Reference")
        body = self.notes[kind].pop(attribute(element, "id") or "", None)  # each is read once, however often it is referred to
        if body is None:
            return
        text = self._note_words(body)
        if (attribute(element, "customMarkFollows") or "0") in ("0", "false", "off"):
            words.note(self.marks.mark(kind), text)
            return
        typed = Words()
        for following in element.itersiblings():
            self.read_one(following, typed)
        mark = typed.line()
        words.note(mark, without_mark(text, mark))

    def read_one(self, element: etree._Element, words: Words) -> None:
        """Take in the words of one element."""
        if local(element) in _READERS:
            _READERS[local(element)](self, element, words)

    def _note_words(self, body: etree._Element) -> str:
        inner = Runs(self.styles, self.marks, {"footnote": {}, "endnote": {}})
        lines = []
        for paragraph in (e for e in body.iter() if local(e) == "p"):
            words = Words()
            inner.read(paragraph, words)
            lines.append(words.line())
        return " ".join(lines).strip()

    def alternate(self, element: etree._Element, words: Words) -> None:
        """Read one of the two forms in which newer files hold what older programs can't show."""
        for form in element:
            if any(local(e) in ("t", "p") for e in form.iter()):
                self.read(form, words)
                return

    def box(self, element: etree._Element, _: Words) -> None:
        """Keep a text box for later: its paragraphs stand beside this one."""
        self.boxes.append(element)


def _fixed(words: str) -> Callable[[Runs, etree._Element, Words], None]:
    return lambda runs, element, out: out.add(words)


_READERS: dict[str, Callable[[Runs, etree._Element, Words], None]] = {
    "r": Runs.run,
    "t": Runs.text,
    "fldChar": Runs.field_part,
    "sym": Runs.symbol,
    "footnoteReference": Runs.note,
    "endnoteReference": Runs.note,
    "AlternateContent": Runs.alternate,
    "txbxContent": Runs.box,
    "tab": _fixed(" "),
    "ptab": _fixed(" "),
    "br": _fixed("\n"),
    "cr": _fixed("\n"),
    "noBreakHyphen": _fixed("\u2011"),
    "softHyphen": _fixed(""),
}
