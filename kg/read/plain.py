"""Read plain text and Markdown as people paste it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from itertools import pairwise

from kg import language as languages
from kg.cleaning import Range, clean
from kg.errors import ReadError
from kg.lexicon import lexicon
from kg.model import Block, Offsets, Role, Text
from kg.read import footnotes, run_on
from kg.read import lines as reading
from kg.read.decode import decode
from kg.read.footnotes import Note, Notes
from kg.read.structure import Grammar, Placed, body_habits, place


def read_plain(data: bytes, source: str) -> Text:
    """Read a text file: encoding, language, paragraphs, footnotes, provisions.

    Raises ReadError for a file that is no text or in no language that has a language file.
    """
    return read_content(decode(data, source), data, source)


def read_content(content: str, data: bytes, source: str) -> Text:
    """Return the text that a file holds, from its words: one paragraph a line, or lines as a page has them.

    `content` is what is stored: NFC, line feeds, marks of footnotes as superscript signs where the file says which they
    are; `data` are the file's bytes. Raises ReadError as `read_plain` does.
    """
    code = languages.tell(content)
    if code is None:
        known = ", ".join(languages.available())
        raise ReadError(f"{source}: no words of a language that can be read ({known})")
    blocks = tuple(_Reading(content, code).blocks())
    return Text(source, code, content, hashlib.sha256(data).hexdigest(), blocks)


class _Reading:
    """The steps from stored text to blocks."""

    def __init__(self, content: str, code: str) -> None:
        self.content = content
        self.language = languages.language(code)
        self.grammar = Grammar(self.language, lexicon(code))

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the document, then its footnotes."""
        lines, _ = reading.furniture(self._lines())
        loose = not body_habits(lines, self.grammar).blanks
        notes = footnotes.find(self.content, lines, loose, self.language.units)
        placed = place(notes.lines, self.grammar, body_habits(notes.lines, self.grammar))
        anchors: dict[int, tuple[int, int]] = {}
        blocks = [self._block(i, p, notes, anchors) for i, p in enumerate(placed)]
        yield from blocks
        for note in notes.notes:
            yield self._footnote(note, blocks, anchors)

    def _lines(self) -> list[reading.Line]:
        lines = reading.split(self.content, self.language.unspaced)
        further = run_on.starts(self.content, lines, self.grammar)
        return reading.split(self.content, self.language.unspaced, further) if further else lines

    def _block(self, index: int, placed: Placed, notes: Notes, anchors: dict[int, tuple[int, int]]) -> Block:
        """Return a block; `anchors` takes the position of each footnote mark by its place in the content."""
        ranges = [(line.start, line.end) for line in placed.lines]
        marks = _within(notes.marks, ranges)
        cuts = sorted([*((s, e) for s, e, _ in marks), *self._markup(ranges)])
        text, offsets = clean(self.content, _without(ranges, cuts), self.language.unspaced)
        stands = tuple((_position(offsets, start, len(text)), mark) for start, _, mark in marks)
        anchors.update((start, (index, stand[0])) for (start, _, _), stand in zip(marks, stands, strict=True))
        return Block(placed.role, placed.provision, text, offsets, stands)

    def _markup(self, ranges: list[Range]) -> Iterator[Range]:
        for start, end in ranges:
            for a, b in reading.markup(self.content[start:end]):
                yield start + a, start + b

    def _footnote(self, note: Note, blocks: list[Block], anchors: dict[int, tuple[int, int]]) -> Block:
        ranges = list(note.ranges)
        text, offsets = clean(self.content, _without(ranges, sorted(self._markup(ranges))), self.language.unspaced)
        anchor = anchors.get(note.place) if note.place is not None else None
        provision = blocks[anchor[0]].provision if anchor else "HEADER"
        return Block(Role.FOOTNOTE, provision, text, offsets, mark=note.mark, anchor=anchor)


def _within(marks: tuple[tuple[int, int, str], ...], ranges: list[Range]) -> list[tuple[int, int, str]]:
    """Return the marks that stand in one of the ranges; both are in order."""
    first = bisect_left(marks, (ranges[0][0], 0, ""))
    last = bisect_right(marks, (ranges[-1][1], 0, ""))
    ends = [end for _, end in ranges]
    inside = ((mark, bisect_right(ends, mark[0])) for mark in marks[first:last])
    return [mark for mark, i in inside if i < len(ranges) and ranges[i][0] <= mark[0]]


def _without(ranges: list[Range], cuts: list[Range]) -> list[Range]:
    """Return the ranges less the cuts; both in order."""
    out: list[Range] = []
    waiting = deque(cuts)
    for start, end in ranges:
        edges = [start]
        while waiting and waiting[0][0] < end:
            cut = waiting.popleft()
            if start <= cut[0]:
                edges += cut
        edges.append(end)
        out += [(a, b) for a, b in list(pairwise(edges))[::2] if a < b]
    return out


def _position(offsets: Offsets, place: int, length: int) -> int:
    """Return the position in a block of a place in the content: where the characters before it end."""
    i = bisect_right(offsets.stored, place) - 1
    if i < 0:
        return 0
    limit = offsets.starts[i + 1] if i + 1 < len(offsets.starts) else length
    return min(offsets.starts[i] + place - offsets.stored[i], limit)
