"""Read RTF: the words in reading order, with footnotes at their marks; numbers of lists are written in the file."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from kg.errors import ReadError
from kg.model import Text
from kg.read.content import raised, without_mark
from kg.read.lines import STYLED, mark_of
from kg.read.list_numbers import write_number
from kg.read.package import LIMIT
from kg.read.plain import read_content
from kg.read.rtf.groups import Group, Story
from kg.read.rtf.tokens import CHARSETS, Token, tokens

_HEAD = b"{\\rtf"
# Groups that hold no words of the document; so do all that open with \*, but for those of _KEPT.
_SKIPPED = frozenset((
    "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "pict", "object", "nonshppict", "upr", "fldinst",
))  # fmt: skip
_KEPT = ("ud", "shptxt", "footnote")
_WRITTEN = {
    "tab": " ", "line": "\n", "~": "\u00a0", "_": "\u2011", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip


def is_rtf(data: bytes) -> bool:
    """Tell whether a file is RTF."""
    return data.lstrip()[: len(_HEAD)] == _HEAD


def read_rtf(data: bytes, source: str) -> Text:
    """Return the text of an RTF file.

    `data` are the file's bytes, `source` is its name. Raises ReadError on a too large file and on one without words of a
    language that can be read.
    """
    if len(data) > LIMIT:
        raise ReadError(
            f"{source}: {len(data):,} bytes of RTF, the limit is {LIMIT:,}; split the file, or save it without pictures"
        )
    walk = _Walk()
    for token in tokens(data):
        walk.take(token)
    return read_content(walk.end(), data, source)


@dataclass(slots=True)
class _Walk:
    """One walk over the tokens: groups around, stories around, and bytes whose characters are not complete."""

    groups: list[Group] = field(default_factory=lambda: [Group()])
    stories: list[Story] = field(default_factory=lambda: [Story()])
    boxes: list[Story] = field(default_factory=list)
    fonts: dict[int | None, str] = field(default_factory=dict)
    encoding: str = "cp1252"
    bytes: bytearray = field(default_factory=bytearray)
    run: str = ""
    passed: int = 0  # characters still to be passed over
    noted: dict[str, int] = field(default_factory=dict)

    def take(self, token: Token) -> None:
        """Take in one token."""
        group = self.groups[-1]
        if token.kind == "text":
            if group.part not in ("skipped", "fonttbl") and not group.hidden:
                data = token.data[self.passed :]
                self.passed = max(0, self.passed - len(token.data))
                self.bytes += data
            return
        self.decode()
        if token.kind in ("open", "close"):
            self.passed = 0
        if token.kind == "open":
            self.end_run()
            self.groups.append(replace(group, starred=False))
        elif token.kind == "close":
            self.close()
        else:
            self.word(token.word, token.number)

    def decode(self) -> None:
        """Turn the bytes that wait into characters."""
        if self.bytes:
            encoding = self.fonts.get(self.groups[-1].font, self.encoding)
            self.run += self.bytes.decode(encoding, errors="replace")
            self.bytes.clear()

    def end_run(self) -> None:
        """Take in characters of equal looks."""
        if self.run:
            text = self.run.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            self.stories[-1].words.add(raised(text) if self.groups[-1].raised else text)
            self.run = ""

    def look(self, **looks: object) -> None:
        """Change how words look from here on."""
        self.end_run()
        self.groups[-1] = replace(self.groups[-1], **looks)  # type: ignore[arg-type]

    def word(self, word: str, number: int | None) -> None:
        """Follow a control word."""
        group = self.groups[-1]
        if word == "*":
            self.look(starred=True)
        elif word in _SKIPPED or (group.starred and word not in _KEPT):
            self.look(part="skipped", starred=False)
        elif group.part == "fonttbl":
            self.font(word, number)
        elif word == "ud":
            self.look(part="", starred=False)
        elif group.part != "skipped" or word == "shptxt":
            self.follow(word, number)

    def follow(self, word: str, number: int | None) -> None:
        """Follow a control word that counts."""
        if word == "u" and number is not None:
            self.run += "" if self.groups[-1].hidden else chr(number % 0x10000)
            self.passed = self.groups[-1].fallback
        elif word in _WRITTEN:
            self.run += "" if self.groups[-1].hidden else _WRITTEN[word]
        elif word in _FOLLOWED:
            _FOLLOWED[word](self, number)

    def font(self, word: str, number: int | None) -> None:
        """Read the font table: which encoding each font is in."""
        if word == "f":
            self.look(font=number)
        elif word == "fcharset" and number in CHARSETS:
            self.fonts[self.groups[-1].font] = CHARSETS[number]

    def code_page(self, number: int | None) -> None:
        """Take the encoding that the file says it is in."""
        with suppress(LookupError):
            self.encoding = codecs.lookup(f"cp{number}").name

    def end_paragraph(self, _: int | None) -> None:
        """End a paragraph; what hangs on it comes next."""
        self.end_run()
        self.stories[-1].paragraph()
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.stories[-1].content.lines += box.content.lines

    def end_cell(self, _: int | None) -> None:
        """End a cell."""
        self.end_run()
        self.stories[-1].cell()

    def end_row(self, _: int | None) -> None:
        """End a row."""
        self.end_run()
        self.stories[-1].row()

    def automatic(self, _: int | None) -> None:
        """Note that a footnote mark stands here whose number is automatic."""
        self.end_run()
        self.stories[-1].numbered = True

    def story(self, part: str) -> None:
        """Begin a footnote or a text box."""
        self.look(part=part, raised=False, starred=False)
        self.stories.append(Story())

    def close(self) -> None:
        """End a group, and the story that began in it."""
        self.end_run()
        if len(self.groups) < 2:
            return
        ended = self.groups.pop()
        if ended.part == self.groups[-1].part or ended.part not in ("footnote", "endnote", "shptxt"):
            return
        story = self.stories.pop()
        story.paragraph()
        if ended.part == "shptxt":
            self.boxes.append(story)
        else:
            self.note(ended.part, " ".join(story.content.lines))

    def note(self, part: str, text: str) -> None:
        """Take in a footnote: its mark is automatic, or the raised sign that stands before it."""
        around = self.stories[-1]
        typed = STYLED.fullmatch(around.words.pieces[-1]) if around.words.pieces else None
        if typed and not around.numbered:
            around.words.pieces.pop()
            mark = unicodedata.normalize("NFKC", mark_of(typed))
            around.words.note(mark, without_mark(text, mark))
        else:
            self.noted[part] = self.noted.get(part, 0) + 1
            around.words.note(write_number(self.noted[part], "roman" if part == "endnote" else "decimal"), text)
        around.numbered = False

    def end(self) -> str:
        """Return the content; a file that was cut off has groups that were not ended."""
        self.decode()
        while len(self.groups) > 1:
            self.close()
        self.end_paragraph(None)
        return self.stories[0].content.text()


def _sets(**looks: bool) -> Callable[[_Walk, int | None], None]:
    """Return what sets looks of words, or with a 0 behind the control word sets them off."""
    return lambda walk, number: walk.look(**{name: value and number != 0 for name, value in looks.items()})


_FOLLOWED: dict[str, Callable[[_Walk, int | None], None]] = {
    **dict.fromkeys(("par", "sect"), _Walk.end_paragraph),
    **dict.fromkeys(("cell", "nestcell"), _Walk.end_cell),
    **dict.fromkeys(("row", "nestrow"), _Walk.end_row),
    "ansicpg": _Walk.code_page,
    "chftn": _Walk.automatic,
    "fonttbl": lambda walk, _: walk.look(part="fonttbl"),
    "f": lambda walk, number: walk.look(font=number),
    "uc": lambda walk, number: walk.look(fallback=max(0, number or 0)),
    "footnote": lambda walk, _: walk.story("footnote"),
    "ftnalt": lambda walk, _: walk.look(part="endnote"),
    "shptxt": lambda walk, _: walk.story("shptxt"),
    "super": _sets(raised=True),
    "nosupersub": _sets(raised=False),
    "plain": _sets(raised=False, hidden=False),
    **dict.fromkeys(("v", "deleted"), _sets(hidden=True)),
}
