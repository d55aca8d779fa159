"""Find the operative words of paragraphs and the one that governs a citation: the nearest before it in its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.document import Document
from kg.model import Provision, Role

_OPENING = re.compile(r"^\W*(?:\d{1,3}\s?[.–-]|\([^\W_]{1,4}\)|[^\W\d_]\))?\W*$")
_CLAUSE_BEFORE = re.compile(r"[,;:，；：、،؛]\s*$")
_PARAGRAPHS = (Role.PREAMBULAR, Role.OPERATIVE)


def verbs(document: Document, index: int) -> list[tuple[int, str]]:
    """Return (position, verb) for each operative word of a block, in order."""
    text = document.text.blocks[index].text
    joints = document.language.glue["joints"]
    out: list[tuple[int, str]] = []
    after = 0
    for token in document.tokens[index]:
        found = token.of("verb", "name") or (token.of("verb", "opening") if _opens(text, after, token.start, joints) else ())
        if found:
            out.append((token.start, found[0]))
        if token.of("modifiers") and _opens(text, after, token.start, joints):
            after = token.end
    return out


def _opens(text: str, after: int, start: int, joints: tuple[str, ...]) -> bool:
    """Tell whether a word opens a paragraph or a clause; `after` is the end of a modifier that does."""
    head = text[:start]
    if (after and not text[after:start].strip()) or _OPENING.match(head) or _CLAUSE_BEFORE.search(head):
        return True
    tail = head.rstrip()
    return any(tail.endswith(j) and (not j[0].isascii() or tail[: -len(j)].endswith(" ")) for j in joints)


def governing(document: Document, index: int, position: int) -> str | None:
    """Return the verb that governs a position: in its block, else in the paragraph that the block is a part of."""
    block = document.text.blocks[index]
    if block.anchor:
        return governing(document, *block.anchor)
    if block.role not in _PARAGRAPHS:
        return None
    paragraph = block.provision.partition("(")[0]
    while index >= 0:
        block = document.text.blocks[index]
        if block.provision.partition("(")[0] != paragraph:
            return None
        before = [verb for place, verb in verbs(document, index) if place <= position]
        if before:
            return before[-1]
        index, position = index - 1, 1 << 30
    return None


def extract(document: Document) -> Iterator[Provision]:
    """Yield the provisions of a work with their operative verbs."""
    found: dict[str, tuple[Role, list[str]]] = {}
    for i, block in enumerate(document.text.blocks):
        if block.role in (*_PARAGRAPHS, Role.ANNEX):
            _, words = found.setdefault(block.provision, (block.role, []))
            if block.role is not Role.ANNEX:
                words += [verb for _, verb in verbs(document, i) if verb not in words]
    for label, (role, words) in found.items():
        yield Provision(label, role, tuple(words))
