"""Find the citations of a block: by symbol, by number in prose, same-as-above."""

from __future__ import annotations

from kg.extract.by_symbol import by_symbol
from kg.extract.document import Document
from kg.extract.items import may_cite
from kg.extract.prose import read_prose
from kg.extract.resolve import Found, resolve


def find(document: Document, index: int, before: str | None = None) -> list[Found]:
    """Return the citations of a block in order; `before` is what "ibid." repeats."""
    text = document.text.blocks[index].text
    parts = document.items[index]
    if not may_cite(parts):
        return []
    found = [*by_symbol(text, parts, document), *(f for r in read_prose(document, index, parts) for f in resolve(r, document))]
    found.sort(key=lambda f: f.start)
    if not found and before and any(p.kind == "ibid" for p in parts[:1]):
        ibid = parts[0]
        return [Found(ibid.start, ibid.end, before, "same-as-above")]
    return found
