"""What is known at a place in a block: its items, what stands between them, and which bodies speak for a document there."""

from __future__ import annotations

import re

from kg.authority import authority
from kg.extract.document import Document
from kg.extract.items import KINDS, Item, chain
from kg.extract.resolve import Reading
from kg.lexicon import ADOPTING


class Reader:
    """A reader of the items of a block, with what was read so far."""

    def __init__(self, document: Document, index: int, parts: list[Item]) -> None:
        self.document = document
        self.index = index
        self.text = document.text.blocks[index].text
        self.parts = parts
        self.loose = chain(document.language.code, "joints")
        self.tight = chain(document.language.code, "words")
        self.direct = chain(document.language.code, "direct")
        self.dated = chain(document.language.code, "dates")
        self.readings: list[Reading] = []
        self.group: list[Reading] = []  # the numbers that one word for a kind governs
        self.kind: str | None = None
        self.listed: list[str] = []  # the body attached to the word for the kind
        self.own = False
        self.bodies: list[tuple[int, list[str]]] = []
        self.sentence: list[Reading] = []
        self.acts: list[tuple[str, str]] = []  # bodies without a series, and the dates beside them
        self.by_date: list[Reading] = []

    def gap(self, i: int) -> str:
        """The text between item i and the one before it."""
        return self.text[self.parts[i - 1].end : self.parts[i].start] if i else ""

    def codes(self, part: Item) -> list[str]:
        """Return the bodies that a name can mean, those alone that adopt something."""
        here = self.document.place(self.index, part.start)
        codes = [part.value] if part.kind == "body" else list(self.document.bodies(part.value, here))
        return [code for code in codes if code in ADOPTING or authority().deliberates(code)]

    def attached(self, i: int, own: bool = False) -> tuple[list[str], bool]:
        """Return the bodies, and whether there is an "its", in an unbroken chain before item i; `own`: it says "its" itself.

        A body without a series of its own must stand directly before the number: a conference that a resolution is about
        adopted none.
        """
        direct = True
        while i and self.tight.fullmatch(re.sub("[,،]", " ", self.gap(i)) if own else self.gap(i)):
            direct = direct and bool(self.direct.fullmatch(self.gap(i)))
            i -= 1
            part = self.parts[i]
            if part.kind in ("body", "short") and (codes := self.codes(part)):
                return [code for code in codes if direct or code in ADOPTING], own
            if part.kind == "self":
                own = True
            elif part.kind not in ("date", *KINDS):
                break
        return [], own
