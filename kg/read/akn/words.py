"""The words of AKN4UN elements: plain text with the places of footnote marks and hyperlinks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from lxml import etree

from kg.model import Link

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_NOTE, _SUP, _LINK, _BREAK = (AKN + name for name in ("authorialNote", "sup", "a", "eol"))
_SILENT = {AKN + name for name in ("img", "noteRef")}
# No width: soft hyphen, zero-width space and joiners, direction marks, byte order mark; and Arabic tatweel and vowel
# signs, which some write and some do not.
_INVISIBLE = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_BRACKETS = re.compile(r"[()\s]*")


@dataclass(slots=True)
class Words:
    """Text in the making: white space collapsed, NFC, invisible characters dropped.

    `notes` are footnote marks: place, mark, and the footnote's words; None where a mark stands for the second time.

    >>> words = Words()
    >>> words.add("  Recalls\\u00a0its "); words.add("reso\\u00adlution ")
    >>> words.done().text
    'Recalls its resolution'
    """

    text: str = ""
    notes: list[tuple[int, str, Words | None]] = field(default_factory=list)
    links: tuple[Link, ...] = ()
    _waiting: list[str] = field(default_factory=list)  # as they stand in the mark-up
    _parts: list[str] = field(default_factory=list)
    _size: int = 0
    _space: bool = False

    def add(self, words: str | None) -> None:
        """Append words as they stand in the mark-up."""
        if words:
            self._waiting.append(words)

    def _join(self) -> int:
        """Take in the words that wait; return where they end."""
        words = "".join(self._waiting)
        self._waiting.clear()
        if not words.isascii():
            words = unicodedata.normalize("NFC", _INVISIBLE.sub("", words))
        joined = " ".join(words.split())
        if not joined:
            self._space = self._space or bool(words)
            return self._size
        if (self._space or joined[0] != words[0]) and self._size:
            joined = f" {joined}"
        self._parts.append(joined)
        self._size += len(joined)
        self._space = words[-1].isspace()
        return self._size

    def mark(self, mark: str, note: Words | None) -> None:
        """Put a footnote mark where the words end."""
        self.notes.append((self._join(), mark, note))

    def link(self, element: etree._Element) -> None:
        """Append the words of a hyperlink, and keep its place."""
        start, count = self._join(), len(self._parts)
        _inside(element, self)
        end = self._join()
        if len(self._parts) > count:
            start += self._parts[count].startswith(" ")
            self.links += (Link(start, end, element.get("href", "")),)

    def done(self) -> Words:
        """Join the words; nothing may be added afterwards."""
        self._join()
        self.text = "".join(self._parts)
        return self

    def marks(self) -> tuple[tuple[int, str], ...]:
        """Return the places and marks of the footnotes."""
        return tuple((place, mark) for place, mark, _ in self.notes)


def words_of(element: etree._Element) -> Words:
    """Return the words of an element."""
    words = Words()
    _inside(element, words)
    return words.done()


def gather(element: etree._Element, words: Words, tail: bool = True, stop: str | None = None) -> None:
    """Append an element's words, and with `tail` what follows it; leave out elements below it that are named `stop`."""
    tag = element.tag
    if tag == _NOTE:
        words.mark(*_note(element))
    elif tag == _LINK:
        words.link(element)
    elif tag == _BREAK:
        words.add(" ")
    elif tag == _SUP:
        _raised(element, words)
    elif isinstance(tag, str) and tag not in _SILENT:
        _inside(element, words, stop)
    if tail:
        words.add(element.tail)


def _inside(element: etree._Element, words: Words, stop: str | None = None) -> None:
    words.add(element.text)
    for child in element:
        if child.tag == stop:
            words.add(child.tail)
        else:
            gather(child, words, stop=stop)


def _note(element: etree._Element) -> tuple[str, Words]:
    """Return a footnote: its mark and its words."""
    note = Words()
    for child in element:
        gather(child, note)
        note.add(" ")
    return (element.get("marker") or "").strip("()[] ") or "*", note.done()


def _raised(element: etree._Element, words: Words) -> None:
    """Append superscript words: 1er, m2; a footnote mark in brackets of its own or met again is no word."""
    raised = "".join(element.itertext())
    mark = raised.strip("() ")
    if mark.isdecimal() and not element.getparent().tag.endswith("span") and _is_mark(element, mark):
        if not _in_note(element):
            words.mark(mark, None)
    elif not (_BRACKETS.fullmatch(raised) and raised.strip() and _by_note(element)):
        _inside(element, words)


def _by_note(element: etree._Element) -> bool:
    """Tell whether a footnote stands right before or right after an element."""
    before, after = element.getprevious(), element.getnext()
    return (before is not None and before.tag == _NOTE and not (before.tail or "").strip()) or (
        after is not None and after.tag == _NOTE and not (element.tail or "").strip()
    )


def _in_note(element: etree._Element) -> bool:
    return next(element.iterancestors(_NOTE), None) is not None


def _is_mark(element: etree._Element, mark: str) -> bool:
    """Tell whether raised digits repeat the mark of a footnote: the one that they stand in, or an earlier one."""
    notes = element.iterancestors(_NOTE) if _in_note(element) else element.getroottree().iter(_NOTE)
    return any(note.get("marker") == mark for note in notes)
