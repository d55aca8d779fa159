"""Find the operative words of paragraphs and the one that governs a citation: the nearest before it in its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.language import Language
from kg.lexicon import Token
from kg.model import Provision, Role

if TYPE_CHECKING:
    from kg.extract.document import Document

_OPENING = re.compile(r"^\W*(?:\d{1,3}\s?[.–-]?|\([^\W_]{1,4}\)|(?:[^\W\d_]|[ivx]{2,7}|([a-z])\1)\))?\W*$")
_CLAUSE_BEFORE = re.compile(r"[,;:，；：、،؛]\s*$")
_TITLE = re.compile(r"《[^》]*》|“[^”]{1,300}”|«[^»]{1,300}»")
_NEAR = 16  # characters before a word that tell whether it opens a clause
_PARAGRAPHS = (Role.PREAMBULAR, Role.OPERATIVE)


def operative_words(text: str, tokens: Iterable[Token], language: Language) -> tuple[tuple[int, str], ...]:
    """Return (position, verb) for each operative word of a block, in order.

    Words that are verbs only where a clause opens are taken there alone; a modifier ("Also", 又) opens with its verb. The words
    of a title in quotation marks govern nothing.
    """
    out: list[tuple[int, str]] = []
    after = 0
    titles = [match.span() for match in _TITLE.finditer(text)]
    for token in tokens:
        kinds = {m.kind for m in token.meanings}
        if ("verb" not in kinds and "modifiers" not in kinds) or any(a < token.start < b for a, b in titles):
            continue
        opens = _opens(text, after, token.start, language)
        found = token.of("verb", "name") or (token.of("verb", "opening") if opens else ())
        if found:
            out.append((token.start, found[0]))
        if "modifiers" in kinds and opens:
            after = token.end
    return tuple(out)


def _opens(text: str, after: int, start: int, language: Language) -> bool:
    """Tell whether a word opens a paragraph or a clause; `after` is the end of a modifier that does."""
    if after and not text[after:start].strip():
        return True
    head = text[max(0, start - _NEAR) : start]
    if (start < _NEAR and _OPENING.match(head)) or _CLAUSE_BEFORE.search(head):
        return True
    tail = head.rstrip()
    return any(tail.endswith(j if language.unspaced else f" {j}") for j in language.glue["joints"])


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
        before = [verb for place, verb in document.verbs[index] if place <= position]
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
                words += [verb for _, verb in document.verbs[i] if verb not in words]
    for label, (role, words) in found.items():
        yield Provision(label, role, tuple(words))
