"""Turn the citations found in blocks into citations of provisions: with verb, footnote, pinpoint and evidence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, takewhile

from kg import symbols
from kg.extract import citations
from kg.extract.document import Document
from kg.extract.resolve import BY_DATE, STRONG, Found
from kg.extract.verbs import governing
from kg.model import Block, Citation, Role

_SILENT = (Role.VOTE, Role.ADOPTION, Role.FORMULA)
_WEAK = ("own-body", "nearby", "shape", "number", "own-body-untimely", "nearby-untimely")
_HEADER = (Role.COVER, Role.TITLE, Role.HEADING)
_NEAR = 30  # characters between a citation and the body that adopted it: ", aprobadas por la"
_BETWEEN = re.compile(r"[\s,，、،()）]*")


def extract(document: Document) -> Iterator[Citation]:
    """Yield every citation of a document; a resolution does not cite itself."""
    blocks = [(i, b) for i, b in enumerate(document.text.blocks) if b.role not in _SILENT]
    found = dict(_in_blocks(document, blocks))
    known = {f.number: f.target for fs in found.values() for f in fs if f.rule in STRONG and f.target}
    dated = _dated(f for fs in found.values() for f in fs)
    own = _own(document.work.symbol)
    for i, block in blocks:
        for f in found[i]:
            told = _by_its_date(f, dated) if f.rule == BY_DATE else _told(f, known)
            if told.target not in own:
                yield _citation(document, i, block, _misprinted(told, document.work.symbol))


def _own(symbol: str | None) -> set[str]:
    """Return the symbols of the work itself: one, or those of a collection such as A/RES/75/101A-B."""
    if symbol is None:
        return set()
    return {symbol, *(symbols.format(part) for part in symbols.parts(symbols.parse(symbol)))}


def _misprinted(found: Found, own: str | None) -> Found:
    """Return a citation; one of the work's own number with another year cites nothing: the Security Council counts on."""
    number = (own or "").partition("(")[0]
    if own and found.target and own.startswith("S/RES/") and found.target.partition("(")[0] == number:
        return replace(found, target=None, reason=f"{found.target} has the number of {own} itself, with another year")
    return found


def _in_blocks(document: Document, blocks: list[tuple[int, Block]]) -> Iterator[tuple[int, list[Found]]]:
    """Yield what is found in each block; "ibid." in a footnote repeats what the footnote before it cites last."""
    before: str | None = None
    for i, block in blocks:
        found = citations.find(document, i, before)
        yield i, found
        if block.role is Role.FOOTNOTE:
            before = found[-1].target if found else None


def _told(found: Found, known: Mapping[str | None, str | None]) -> Found:
    """Let a number that stands alone mean what the same number means where its body stands with it.

    So does "its" without a date, which may be another's: "the Human Rights Council, in its resolution 45/12".
    """
    weak = found.rule in _WEAK or (found.rule == "its" and not found.date)
    if weak and known.get(found.number, found.target) != found.target:
        return replace(found, target=known[found.number], rule="as-elsewhere", reason=None)
    return found


def _dated(found: Iterable[Found]) -> dict[tuple[str, str], set[str]]:
    """Return what a text cites with number and date, by body and kind ("HRC resolution") and date."""
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for f in found:
        if f.target and f.date:
            symbol = symbols.parse(f.target)
            out[f"{symbol.body} {symbol.kind}", f.date].add(f.target)
    return out


def _by_its_date(found: Found, dated: Mapping[tuple[str, str], set[str]]) -> Found:
    """Resolve a document named by its date alone where the text cites one of that body and date, and one only."""
    cited = dated.get((found.number or "", found.date or ""), set())
    return replace(found, target=next(iter(cited)), reason=None) if len(cited) == 1 else found


def _citation(document: Document, index: int, block: Block, found: Found) -> Citation:
    return Citation(
        provision="HEADER" if block.role in _HEADER else block.provision,
        target=found.target,
        mention=document.mention(block, found.start, found.end, found.rule),
        verb=governing(document, index, found.start),
        footnote=block.mark,
        date=found.date,
        pinpoint=_pinpoint(document, index, found.end),
        reason=found.reason,
        link=next((k.href for k in block.links if k.start < found.end and found.start < k.end), None),
        named=found.number if found.rule == BY_DATE else None,
    )


def _pinpoint(document: Document, index: int, end: int) -> str | None:
    """Return the part of the cited work that stands right behind the citation: "annex", "chap. III, sect. A"."""
    text = document.text.blocks[index].text
    of = document.language.glue["of"]
    tokens = document.tokens[index]
    behind = islice(tokens, bisect_left(tokens, end, key=lambda token: token.start), None)
    near = takewhile(lambda token: token.start - end <= _NEAR, behind)
    end = next((t.end for t in near if t.of("body") and text[end : t.start].strip() in of), end)  # "70/1 de la Asamblea, anexo"
    gap = _BETWEEN.match(text, end)
    match = document.language.rules["pinpoint"].match(text, gap.end() if gap else end)
    return match.group() if match else None
