"""Turn the citations found in blocks into citations of provisions: with verb, footnote, pinpoint and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract import citations
from kg.extract.document import Document
from kg.extract.verbs import governing
from kg.model import Block, Citation, Role

_SILENT = (Role.VOTE, Role.ADOPTION, Role.FORMULA)
_HEADER = (Role.COVER, Role.TITLE, Role.HEADING)
_BETWEEN = re.compile(r"[\s,，、()）]*")


def extract(document: Document) -> Iterator[Citation]:
    """Yield every citation of a document; a resolution does not cite itself."""
    before: str | None = None
    for i, block in enumerate(document.text.blocks):
        if block.role in _SILENT:
            continue
        found = citations.find(document, i, before)
        for f in found:
            if f.target != document.work.symbol or f.target is None:
                yield _citation(document, i, block, f)
        if block.role is Role.FOOTNOTE:
            before = found[-1].target if found else None


def _citation(document: Document, index: int, block: Block, found: citations.Found) -> Citation:
    return Citation(
        provision="HEADER" if block.role in _HEADER else block.provision,
        target=found.target,
        mention=document.mention(block, found.start, found.end, found.rule),
        verb=governing(document, index, found.start),
        footnote=block.mark,
        date=found.date,
        pinpoint=_pinpoint(document, block.text, found.end),
        candidates=found.candidates,
        reason=found.reason,
        link=next((k.href for k in block.links if k.start < found.end and found.start < k.end), None),
    )


def _pinpoint(document: Document, text: str, end: int) -> str | None:
    """Return the part of the cited work that stands right behind the citation: "annex", "chap. III, sect. A"."""
    gap = _BETWEEN.match(text, end)
    match = document.language.rules["pinpoint"].match(text, gap.end() if gap else end)
    return match.group() if match else None
