"""Parse XML that comes from anywhere: no entity is expanded, nothing is fetched, a fault is told with its place."""

from __future__ import annotations

from lxml import etree

from kg.errors import ReadError


def parse_xml(data: bytes, source: str, huge: bool = False) -> etree._Element:
    """Return the root element; `huge` takes elements nested deeper than 256, and pieces of text above 10 MB.

    Raises ReadError on malformed XML and on entity declarations.
    """
    if b"<!ENTITY" in data.replace(b"\0", b""):  # in UTF-16 too: entities could name files, or grow without end
        raise ReadError(f"{source}: entity declarations are not read; expand them or remove the DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=huge)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        where = f"line {line}, column {column}"
        raise ReadError(f"{source}: malformed XML, {where}: {error.msg}; correct the file") from error


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for a comment.

    Office formats have two namespaces for the same names, a transitional and a strict one.
    """
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return an attribute by its name without its namespace, None if the element or the attribute is not there."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element at a path of names below an element, None if there is none."""
    for name in path:
        element = next((e for e in element if local(e) == name), None) if element is not None else None
    return element
