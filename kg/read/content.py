"""Put the stored content of a file together, in the one form that `kg.read.plain.read_content` reads.

A paragraph is a line, and blank lines part them. A row of a table is a line with bars between its cells. The mark of a footnote
is a superscript sign or stands in <sup>; the footnote is a line of its own that opens with the mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.read.lines import STYLED

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACES = re.compile(r"[^\S\n\u00a0\u202f\u3000]+")
_BREAKS = re.compile(r" ?(?:\n[^\S\n]*)+")
_RAISED = re.compile(r"[\[(（]?(\d{1,3}|\*{1,3})[\])）]?")
_BRACKETS = re.compile(r"[()（）\s]*")  # Arabic marks stand in brackets
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def sign(mark: str) -> str:
    """Return a footnote mark as the content has it; one that could not be told from words is left as words.

    >>> sign("12"), sign("*"), sign("iv")
    ('¹²', '<sup>*</sup>', '<sup>iv</sup>')
    """
    if mark.isascii() and mark.isdigit() and len(mark) < 4:
        return mark.translate(_SUPERSCRIPTS)
    marked = f"<sup>{mark}</sup>"
    return marked if STYLED.fullmatch(marked) else mark


def raised(words: str) -> str:
    """Return raised words as the content has them: digits and stars are a footnote mark, brackets alone stand around one.

    >>> raised(" 12"), raised("st"), raised("(")
    ('¹²', 'st', '')
    """
    match = _RAISED.fullmatch(words.strip())
    return sign(match[1]) if match else "" if _BRACKETS.fullmatch(words) else words


def without_mark(words: str, mark: str) -> str:
    """Return the words of a footnote without the mark that is typed before them.

    >>> without_mark("[1] See A/75/1.", "1"), without_mark("<sup>*</sup>Reissued.", "*"), without_mark("19 lamps", "1")
    ('See A/75/1.', 'Reissued.', '19 lamps')
    """
    end = r"[.:]?\s+" if mark.isalnum() else r"\s*"
    return re.sub(rf"^[\[(]?(?:{re.escape(mark)}|{re.escape(sign(mark))})(?:[\])]\s*|{end})", "", words)


@dataclass(slots=True)
class Words:
    """The words of a paragraph as a reader meets them, with the footnotes whose marks stand in it: (mark, words)."""

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Take words in; a line feed is a line end inside the paragraph."""
        self.pieces.append(words)

    def note(self, mark: str, words: str) -> None:
        """Take a footnote in; its mark stands here."""
        self.pieces.append(sign(mark))
        self.notes.append((mark, words))

    def line(self) -> str:
        """Return the words without control characters and superfluous spaces."""
        return _BREAKS.sub("\n", _SPACES.sub(" ", _CONTROL.sub("", "".join(self.pieces)))).strip()


@dataclass(slots=True)
class Content:
    """Paragraphs in reading order; the footnotes stand behind them, in the order of their marks."""

    lines: list[str] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)

    def paragraph(self, words: Words, opening: str = "") -> None:
        """Take a paragraph in, if it has words; `opening` stands before them."""
        line = words.line()
        if line:
            self._put(f"{opening}{line}", words.notes)

    def row(self, cells: Iterable[Words]) -> None:
        """Take a row of a table in, if a cell has words."""
        cells = list(cells)
        texts = [cell.line().replace("\n", " ") for cell in cells]
        if any(texts):
            self._put(" | ".join(texts).strip(), [note for cell in cells for note in cell.notes])

    def _put(self, line: str, notes: list[tuple[str, str]]) -> None:
        if {mark for mark, _ in self.waiting} & {mark for mark, _ in notes}:  # numbered anew: the footnotes before come first
            self.end_notes()
        self.lines.append(line)
        self.waiting += notes

    def end_notes(self) -> None:
        """Write the footnotes that wait."""
        self.lines += [f"{sign(mark)} {' '.join(words.split())}" for mark, words in self.waiting if words.strip()]
        self.waiting.clear()

    def text(self) -> str:
        """Return the content: NFC, paragraphs parted by blank lines."""
        self.end_notes()
        return unicodedata.normalize("NFC", "\n\n".join(self.lines)) + "\n"
