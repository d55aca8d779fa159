"""Number the footnotes and endnotes of a DOCX, as their sections and the settings of the document say."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from kg.read.docx.numbering import FORMATS
from kg.read.list_numbers import write_number
from kg.read.xml import attribute, child, local

_USUAL = {"footnote": "decimal", "endnote": "roman"}
_SYMBOLS = ("*", "†", "‡", "§")  # the format "chicago"


@dataclass(slots=True)
class NoteMarks:
    """The marks of notes, in the order of their references; `sections` are the section properties in reading order."""

    settings: etree._Element | None
    sections: list[etree._Element]
    section: int = 0
    last: dict[str, int] = field(default_factory=dict)

    def mark(self, kind: str) -> str:
        """Return the mark of the next note of a kind: "footnote" or "endnote"."""
        value = self.last[kind] + 1 if kind in self.last else self._start(kind)
        self.last[kind] = value
        form = self._stated(kind, "numFmt")
        if form == "chicago" and 0 < value <= 3 * len(_SYMBOLS):  # a mark has three signs at most
            turns, place = divmod(value - 1, len(_SYMBOLS))
            return _SYMBOLS[place] * (turns + 1)
        return write_number(value, FORMATS.get(form, "decimal") if form else _USUAL[kind])

    def end_section(self) -> None:
        """Go to the next section; where its notes start anew, forget how many there were."""
        self.section += 1
        for kind in _USUAL:
            if self._stated(kind, "numRestart") == "eachSect":
                self.last.pop(kind, None)

    def _start(self, kind: str) -> int:
        start = self._stated(kind, "numStart") or ""
        return int(start) if start.isdecimal() else 1

    def _stated(self, kind: str, name: str) -> str | None:
        """Return what the section says, else the settings of the document."""
        own = self.sections[self.section] if self.section < len(self.sections) else None
        for place in (own, self.settings):
            stated = attribute(child(place, f"{kind}Pr", name), "val")
            if stated is not None:
                return stated
        return None


def bodies(root: etree._Element | None) -> dict[str, etree._Element]:
    """Return the notes of a part by their identifiers; separators are none."""
    notes = (e for e in (root if root is not None else ()) if local(e) in _USUAL)
    return {attribute(e, "id") or "": e for e in notes if (attribute(e, "type") or "normal") == "normal"}
