"""Cut a text into the passages of a page: paragraphs with their marks in place, and the page furniture between them.

The content is shown as it is stored and in its order; what no paragraph holds is furniture.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Block, Text
from kg.web.marks import Mark


class Note(NamedTuple):
    """A footnote mark: its number among those of the text, and the block of its footnote, None if it has none."""

    number: int
    footnote: int | None


class Piece(NamedTuple):
    """Words with the marks that lie on them all, of which it opens and closes some, or the sign of a footnote mark."""

    text: str
    marks: tuple[Mark, ...] = ()
    opened: tuple[Mark, ...] = ()
    closed: tuple[Mark, ...] = ()
    note: Note | None = None


@dataclass(slots=True)
class Passage:
    """A part of a paragraph, whole unless the page ends in it, or a line of furniture, which has no block."""

    block: Block | None
    index: int = -1
    first: bool = True
    pieces: list[Piece] = field(default_factory=list)


class _Run(NamedTuple):
    """A stretch of a block that lies in one piece in the content."""

    start: int
    end: int
    block: int
    position: int


def passages(text: Text, marks: Sequence[Mark]) -> list[Passage]:
    """Return the passages of a text in the order of its content; the marks are in order."""
    return list(_Cutting(text, marks).passages())


def _runs(text: Text) -> list[_Run]:
    runs = []
    for index, block in enumerate(text.blocks):
        starts, stored = block.offsets.starts, block.offsets.stored
        for start, end, place in zip(starts, (*starts[1:], len(block.text)), stored, strict=True):
            runs.append(_Run(place, place + end - start, index, start))
    return sorted(run for run in runs if run.end > run.start)


class _Cutting:
    """One walk over the content, with the marks that have begun and not ended."""

    def __init__(self, text: Text, marks: Sequence[Mark]) -> None:
        self.text = text
        self.marks = marks
        self.edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
        self.next = 0
        self.active: list[Mark] = []
        self.seen: set[Mark] = set()
        self.notes = {(block.anchor, block.mark): i for i, block in enumerate(text.blocks) if block.anchor}
        self.noted = 0

    def passages(self) -> Iterator[Passage]:
        last = 0
        current: Passage | None = None
        met: set[int] = set()
        for run in _runs(self.text):
            between = self.text.content[last : run.start]
            lines = _furniture(between, opening=last == 0)
            if current is not None and (lines or current.index != run.block):
                yield current
                current = None
            yield from (Passage(None, pieces=[Piece(line)]) for line in lines)
            if current is None:
                current = Passage(self.text.blocks[run.block], run.block, run.block not in met)
                met.add(run.block)
            current.pieces += self._pieces(run)
            last = max(last, run.end)
        if current is not None:
            yield current
        rest = self.text.content[last:].split("\n")[0 if current is None else 1 :]
        yield from (Passage(None, pieces=[Piece(line)]) for line in rest if line.strip())

    def _pieces(self, run: _Run) -> Iterator[Piece]:
        """Cut a run where marks begin and end, and where footnote marks stand."""
        block = self.text.blocks[run.block]
        length = run.end - run.start
        here = [n for n in block.notes if (run.position or -1) < n[0] <= run.position + length]
        stands = {run.start + position - run.position for position, _ in here}
        inner = self.edges[bisect_left(self.edges, run.start + 1) : bisect_left(self.edges, run.end)]
        cuts = sorted({run.start, run.end, *inner, *stands})
        for place, following in zip(cuts, [*cuts[1:], None], strict=True):
            for position, sign in here:
                if run.start + position - run.position == place:
                    yield self._note(run.block, position, sign)
            if following is not None:
                yield self._words(place, following)

    def _words(self, start: int, end: int) -> Piece:
        while self.next < len(self.marks) and self.marks[self.next].start < end:
            self.active.append(self.marks[self.next])
            self.next += 1
        self.active = [mark for mark in self.active if mark.end > start]
        opened = tuple(mark for mark in self.active if mark not in self.seen)
        self.seen.update(opened)
        closed = tuple(mark for mark in self.active if mark.end <= end)
        return Piece(self.text.content[start:end], tuple(self.active), opened, closed)

    def _note(self, index: int, position: int, sign: str) -> Piece:
        self.noted += 1
        return Piece(sign, note=Note(self.noted, self.notes.get(((index, position), sign))))


def _furniture(between: str, opening: bool) -> list[str]:
    """Return the whole lines between two runs; what shares a line with one is mark-up, spaces, or a footnote's mark."""
    lines = between.split("\n")
    return [line for line in lines[0 if opening else 1 : -1] if line.strip()]
