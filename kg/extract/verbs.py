"""Tell the operative words of provisions, and the one that governs a citation: the nearest before it in its paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.document import Document
from kg.extract.operative import is_listed
from kg.model import Provision, Role

_PARAGRAPHS = (Role.PREAMBULAR, Role.OPERATIVE)
_ANYWHERE = 1 << 30


def governing(document: Document, index: int, position: int) -> str | None:
    """Return the verb that governs a position: in its block, else in the paragraph or point that the block is a part of."""
    block = document.text.blocks[index]
    if block.anchor:
        return governing(document, *block.anchor)
    if block.role not in _PARAGRAPHS:
        return None
    provision, limit, at = block.provision, position, index
    while at >= 0 and document.text.blocks[at].provision.partition("(")[0] == provision.partition("(")[0]:
        other = document.text.blocks[at]
        sibling = at != index and is_listed(block.text) and is_listed(other.text)
        if provision.startswith(other.provision) and not sibling:  # itself or what it is a part of
            before = bisect_right(document.verbs[at], limit, key=lambda word: word.start)
            if before:
                return document.verbs[at][before - 1].verb
        at, limit = at - 1, _ANYWHERE
    return None


def extract(document: Document) -> Iterator[Provision]:
    """Yield the provisions of a work with their verbs."""
    found: dict[str, tuple[Role, list[str]]] = {}
    for i, block in enumerate(document.text.blocks):
        if block.role in (*_PARAGRAPHS, Role.ANNEX):
            _, verbs = found.setdefault(block.provision, (block.role, []))
            if block.role is not Role.ANNEX:
                verbs += [word.verb for word in document.verbs[i]]
    for label, (role, verbs) in found.items():
        yield Provision(label, role, tuple(dict.fromkeys(verbs)))
