"""Roles and provision labels of the paragraphs of a document, from its parts and its numbers: the same for every reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Generic, NamedTuple, Protocol, TypeVar

from kg.model import Role
from kg.read.numbering import Points, Sections, bare_number, leading, number

_BULLET = re.compile(r"[-–—•*·]+(?:\s|$)")
_STOP = re.compile(r"[.,;:。，；：、،؛…»”*]\W*$")
_COMMA = re.compile(r"[,，،]\W*$")
_ANNEX = re.compile(r"(?:Annexe?|Anexo|Приложение|附件|(?:ال)?مرفق)(?:\s.{1,12})?")
_TAIL = 5  # characters at the end of a paragraph that hold its last stop
_HEADING_SIZE = 300  # characters; a longer paragraph without a stop at its end is one that lacks it


class Worded(Protocol):
    """Anything that has the words of a paragraph."""

    @property
    def text(self) -> str:
        """The words."""


W = TypeVar("W", bound=Worded)


class Part(Enum):
    """The part of a document that a piece stands in.

    TABLE is a row of a table outside the annexes. SECTION is no words but the start of a section.
    """

    COVER = auto()
    TITLE = auto()
    FORMULA = auto()
    PREAMBULAR = auto()
    OPERATIVE = auto()
    TABLE = auto()
    HEADING = auto()
    SECTION = auto()
    ANNEX = auto()
    ADOPTION = auto()
    VOTE = auto()


class Piece(NamedTuple, Generic[W]):
    """A paragraph as a reader has it.

    `nums` are the number elements before it. `opens` tells that it begins a preambular paragraph, of a section that it
    begins a resolution.
    """

    part: Part
    words: W
    nums: tuple[str, ...] = ()
    opens: bool = False


class Labelled(NamedTuple, Generic[W]):
    """A paragraph with its role and the label of its provision."""

    role: Role
    provision: str
    words: W


_FIXED = {
    Part.COVER: (Role.COVER, "HEADER"),
    Part.TITLE: (Role.TITLE, "HEADER"),
    Part.FORMULA: (Role.FORMULA, "HEADER"),
    Part.HEADING: (Role.HEADING, "HEADING"),
    Part.ANNEX: (Role.ANNEX, "ANNEX"),
    Part.ADOPTION: (Role.ADOPTION, "HEADER"),
    Part.VOTE: (Role.VOTE, "HEADER"),
}
_BODY = (Part.PREAMBULAR, Part.OPERATIVE, Part.TABLE, Part.HEADING)


def label(pieces: Sequence[Piece[W]]) -> Iterator[Labelled[W]]:
    """Yield the pieces with their roles and provisions.

    Operative paragraphs have the number that stands before them. Where a section has no numbers they are counted; a
    paragraph before the first number is OP0. Points have paths, OP3(a)(ii). Where the numbering starts again the labels
    of the second and later sections begin with the section: II.OP1.
    """
    corrected = list(_corrected(pieces))
    labels = _Labels()
    for piece, upcoming in zip(corrected, _upcoming(corrected), strict=True):
        if piece.part is Part.SECTION:
            labels.section(piece.opens, upcoming)
        elif piece.part in (Part.PREAMBULAR, Part.OPERATIVE, Part.TABLE):
            yield Labelled(*labels.paragraph(piece, upcoming), piece.words)
        else:
            if piece.part is Part.HEADING:
                labels.heading(piece.nums[0] if piece.nums else piece.words.text, upcoming)
            yield Labelled(*_FIXED[piece.part], piece.words)


def _corrected(pieces: Sequence[Piece[W]]) -> Iterator[Piece[W]]:
    """Yield the pieces, each in the part that its form shows where the mark-up misplaces it."""
    annex = False
    for piece in pieces:
        if piece.part is Part.OPERATIVE and _is_heading(piece):
            piece = piece._replace(part=Part.HEADING)
        elif piece.part is Part.PREAMBULAR and _own(piece) is not None:
            piece = piece._replace(part=Part.OPERATIVE)
        annex = annex or (piece.part is Part.HEADING and bool(_ANNEX.fullmatch(piece.words.text)))
        yield piece._replace(part=Part.ANNEX) if annex and piece.part in _BODY else piece


def _is_heading(piece: Piece[W]) -> bool:
    """Tell whether an operative paragraph is a heading: without number, and without a stop at its end."""
    text = piece.words.text
    if piece.nums or len(text) > _HEADING_SIZE or _STOP.search(text[-_TAIL:]):
        return False
    return not (leading(text) or bare_number(text) or number(text) or _BULLET.match(text))


def _own(piece: Piece[W]) -> int | None:
    """Return the number of a paragraph, be it an element or the beginning of the words."""
    return number(piece.nums[0] if piece.nums else piece.words.text)


def _points(piece: Piece[W]) -> list[str]:
    """Return the labels of points that stand before a piece: "(a)", or both of "(a) (i)"."""
    if not piece.nums:
        point = leading(piece.words.text)
        return [point] if point else []
    first, *others = piece.nums
    if number(first) is None:
        return list(piece.nums)
    inner = leading(first.lstrip("0123456789. "))
    return [inner, *others] if inner else others


def _upcoming(pieces: Sequence[Piece[W]]) -> list[int | None]:
    """Return for each piece the number of the first numbered paragraph from it on, in the section that mark-up says."""
    out: list[int | None] = []
    upcoming: int | None = None
    for piece in reversed(pieces):
        own = _own(piece) if piece.part is Part.OPERATIVE else None
        upcoming = upcoming if own is None else own
        out.append(upcoming)
        if piece.part is Part.SECTION or (upcoming == 1 and piece.part is Part.HEADING and Sections().meet(piece.words.text)):
            upcoming = None
    return out[::-1]


@dataclass(slots=True)
class _Labels:
    """Where the labelling stands.

    `kind` and `value` are those of the last paragraph, PP3 or OP12; `last` is the number of the last operative one.
    `begun` tells whether the section has had an operative paragraph, `counted` whether its paragraphs have no numbers,
    `fresh` that it has no label yet, `titled` and `headed` that a heading, a section's number has been met since the
    last paragraph.
    """

    sections: Sections = field(default_factory=Sections)
    points: Points = field(default_factory=Points)
    prefix: str = ""
    kind: Role = Role.OPERATIVE
    preambulars: int = 0
    last: int = 0
    begun: bool = False
    counted: bool = False
    fresh: bool = False
    titled: bool = False
    headed: bool = False

    def heading(self, text: str, upcoming: int | None) -> None:
        """Take in a heading; start a new section if it is a section's number and the numbers start again."""
        self.titled = True
        again = self.begun and upcoming is not None and upcoming <= self.last
        again = again or (upcoming == 1 and bool(self.begun or self.preambulars) and self.sections.follows(text))
        if self.sections.meet(text) or ((again or self.fresh) and self.sections.meet(text.partition(" ")[0])):
            self.headed = True
            if again:
                self._restart()

    def section(self, anew: bool, upcoming: int | None) -> None:
        """Start what the mark-up says is a section, unless its numbers go on."""
        if self.begun and (anew or upcoming is None or upcoming <= self.last):
            self._restart()

    def _restart(self) -> None:
        self.preambulars = self.last = 0
        self.begun, self.counted, self.fresh = False, False, True
        self.points = Points()

    def paragraph(self, piece: Piece[W], upcoming: int | None) -> tuple[Role, str]:
        """Return role and label of a preambular or operative paragraph, of a point of one or of its continuation."""
        text, points = piece.words.text, _points(piece)
        own = _own(piece) or (bare_number(text) if bare_number(text) == self.last + 1 and not piece.nums else None)
        if piece.part is Part.TABLE or (own is None and _BULLET.match(text)):
            return self._label()
        if own is not None and piece.part is Part.OPERATIVE:
            self._number(own, points)
        elif not points and self._unnumbered(piece, upcoming):
            return self._label(points=False)
        elif piece.opens and not self.preambulars:
            self._preambular()
        for point in points:
            self.points.meet(point)
        return self._label()

    def _number(self, own: int, points: Sequence[str]) -> None:
        """Take the number of a paragraph; one that starts again without a heading counts points of the last one."""
        if self.begun and own <= self.last:
            if own == self.last and points:
                return
            if not (self.titled or self.fresh):
                self.points.meet(f"({own})")
                return
            self._restart()
        self._operative(own)

    def _operative(self, value: int) -> None:
        self.kind, self.begun, self.last, self.points = Role.OPERATIVE, True, value, Points()

    def _preambular(self) -> None:
        self.kind, self.points = Role.PREAMBULAR, Points()
        self.preambulars += 1

    def _unnumbered(self, piece: Piece[W], upcoming: int | None) -> bool:
        """Take in a paragraph without number: preambular, counted or lacking; tell if it continues the last one."""
        if piece.part is Part.PREAMBULAR or (not self.begun and _COMMA.search(piece.words.text[-_TAIL:])):
            if not piece.opens and piece.part is Part.PREAMBULAR:
                return True
            self._preambular()
        elif upcoming is None and (self.counted or not self.begun):
            self._operative(self.last + 1)
            self.counted = True
        elif self.begun and upcoming is not None and upcoming > self.last + 1:
            self._operative(self.last + 1)
        elif self.kind is Role.PREAMBULAR:
            self.kind, self.points = Role.OPERATIVE, Points()
        else:
            return True
        return False

    def _label(self, points: bool = True) -> tuple[Role, str]:
        if self.fresh:
            if not self.headed:
                self.sections.step()
            self.prefix = f"{self.sections.path()}."
        self.fresh = self.titled = self.headed = False
        kind, value = ("PP", self.preambulars) if self.kind is Role.PREAMBULAR else ("OP", self.last)
        path = self.points.path() if points else ""
        return self.kind, f"{self.prefix}{kind}{value}{path}"
