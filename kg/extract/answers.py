"""Find what a text says of reports that answer a resolution: "the report … submitted pursuant to its resolution 74/1"."""

from __future__ import annotations

from collections.abc import Iterator

from kg import symbols
from kg.extract import citations
from kg.extract.document import Document
from kg.extract.items import may_cite
from kg.extract.resolve import Found
from kg.model import PARAGRAPHS, Answer

_NEAR = 60  # characters between "pursuant to" and the number of the resolution
_FAR = 400  # characters between the words "pursuant to" and the report or its footnote mark
_ANSWERED = ("resolution", "decision", "presidential-statement")


def extract(document: Document) -> Iterator[Answer]:
    """Yield the reports that are said to answer a resolution that the same paragraph cites."""
    rule = document.language.rules["pursuant"]
    for i, block in enumerate(document.text.blocks):
        asks = block.role in PARAGRAPHS and may_cite(document.items[i])
        if not asks or not rule.search(block.text):
            continue
        cited = citations.find(document, i, None)
        reports = _reports(document, i, cited)
        for match in rule.finditer(block.text):
            place = match.start() if document.language.kind_follows else match.end()
            asked = [f for f in cited if _kind(f) in _ANSWERED and 0 <= f.start - match.end() <= _NEAR]
            near = [(abs(at - place), report) for at, report in reports if abs(at - place) <= _FAR]
            if asked and near and asked[0].target:
                words = document.mention(block, match.start(), asked[0].end, "pursuant")
                yield Answer(block.provision, min(near)[1], asked[0].target, words)


def _kind(found: Found) -> str:
    return symbols.parse(found.target).kind if found.target and symbols.is_valid(found.target) else ""


def _reports(document: Document, index: int, cited: list[Found]) -> list[tuple[int, str]]:
    """Return the documents cited in a block and in the footnotes whose marks stand in it, by place."""
    places = [(f.start, f) for f in cited]
    for i, block in enumerate(document.text.blocks):
        if block.anchor and block.anchor[0] == index:
            places += [(block.anchor[1], f) for f in citations.find(document, i, None) if not _printed(block.text, f)]
    return [(at, f.target) for at, f in places if f.target and _kind(f) in ("report", "document")]


def _printed(text: str, found: Found) -> bool:
    """Tell whether a document of a footnote is the volume in which another one is printed: "Supplement No. 3 (A/70/3)"."""
    return text[: found.start].rstrip().endswith(("(", "（"))
