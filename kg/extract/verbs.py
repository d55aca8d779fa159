"""Tell the operative words of provisions, and the one that governs a citation: the nearest before it in its paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.document import Document
from kg.model import PARAGRAPHS, Provision, Role


def governing(document: Document, index: int, position: int) -> str | None:
    """Return the verb that governs a position: in its block, else in the paragraph or point that the block is a part of."""
    block = document.text.blocks[index]
    if block.anchor:
        return governing(document, *block.anchor)
    if block.role not in PARAGRAPHS:
        return None
    before = bisect_right(document.verbs[index], position, key=lambda word: word.start)
    return document.verbs[index][before - 1].verb if before else document.leads[index]


def extract(document: Document) -> Iterator[Provision]:
    """Yield the provisions of a work with their verbs."""
    found: dict[str, tuple[Role, list[str]]] = {}
    for i, block in enumerate(document.text.blocks):
        if block.role in (*PARAGRAPHS, Role.ANNEX):
            _, verbs = found.setdefault(block.provision, (block.role, []))
            if block.role is not Role.ANNEX:
                verbs += [word.verb for word in document.verbs[i]]
    for label, (role, verbs) in found.items():
        yield Provision(label, role, tuple(dict.fromkeys(verbs)))
