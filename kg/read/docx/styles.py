"""Ask the styles of a DOCX what they say of paragraphs and runs: numbered, superscript, hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kg.read.xml import attribute, child, local

_OFF = ("0", "false", "off", "none")


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """Tell whether a property is switched on or off; None if it is not there."""
    element = child(properties, name)
    return None if element is None else (attribute(element, "val") or "true") not in _OFF


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by identifier; `usual` is the style of paragraphs that name none."""

    elements: dict[str, etree._Element]
    usual: str | None

    def chain(self, style: str | None) -> Iterator[tuple[str, etree._Element]]:
        """Yield a style and those that it is based on, each once."""
        met: set[str] = set()
        while style and style in self.elements and style not in met:
            met.add(style)
            yield style, self.elements[style]
            style = attribute(child(self.elements[style], "basedOn"), "val")

    def numbered(self, style: str | None) -> Iterator[tuple[str, etree._Element]]:
        """Yield the number properties that a paragraph inherits, the nearest first, each with the style that states it."""
        for name, element in self.chain(style):
            properties = child(element, "pPr", "numPr")
            if properties is not None:
                yield name, properties

    def hidden(self, properties: etree._Element | None) -> bool:
        """Tell whether a run is not shown."""
        return next((on for p in self._runs(properties) if (on := switched(p, "vanish")) is not None), False)

    def superscript(self, properties: etree._Element | None) -> bool:
        """Tell whether a run is raised."""
        places = (attribute(child(p, "vertAlign"), "val") for p in self._runs(properties))
        return next((place for place in places if place), "") == "superscript"

    def _runs(self, properties: etree._Element | None) -> Iterator[etree._Element]:
        """Yield the properties of a run, then those of its style and of the styles that it is based on."""
        if properties is not None:
            yield properties
            for _, element in self.chain(attribute(child(properties, "rStyle"), "val")):
                inherited = child(element, "rPr")
                if inherited is not None:
                    yield inherited


def styles(root: etree._Element | None) -> Styles:
    """Return the styles that the style part of a document defines."""
    elements = {attribute(e, "styleId") or "": e for e in (root if root is not None else ()) if local(e) == "style"}
    usual = (
        name
        for name, e in elements.items()
        if attribute(e, "type") == "paragraph" and (attribute(e, "default") or "0") not in _OFF
    )
    return Styles(elements, next(usual, None))
