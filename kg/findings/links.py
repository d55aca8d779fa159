"""Compare the official links of a text with the words that they lie on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from kg import symbols
from kg.findings.places import mentioned, where
from kg.language import CODES
from kg.model import BODY_UNNAMED, Citation, Facts, Finding
from kg.rdf.emit import identifier
from kg.symbols import Symbol, SymbolError


def link_doubts(facts: Facts) -> Iterator[Finding]:
    """Yield the official links that lead elsewhere than their words; a joint symbol names two works and has one link."""
    work, language = identifier(facts), facts.text.language
    together: dict[tuple[int, int], list[Citation]] = defaultdict(list)
    for one in facts.citations:
        if one.target:
            together[one.mention.start, one.mention.end].append(one)
    for one in facts.citations:
        linked = _linked(one.link) if one.target and one.link else None
        if linked and all(_differs(other, linked) for other in together[one.mention.start, one.mention.end]):
            said = (
                f"The words of {work} ({language}) at {one.provision} name {one.target}, the official link leads to {one.link}."
            )
            yield Finding("link-differs", where(work, one), said, (mentioned(facts, one),))


def leads(citation: Citation) -> bool:
    """Tell whether the official link on a citation leads to the work that it cites."""
    linked = _linked(citation.link) if citation.target and citation.link else None
    return linked is not None and not _differs(citation, linked)


@lru_cache(maxsize=65536)
def _linked(link: str) -> Symbol | None:
    """Return the symbol that an official link leads to, None if it leads to a page of another kind."""
    path = unquote(link.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0])
    first, _, rest = path.partition("/")
    try:
        return symbols.parse((rest if first in CODES else path).rstrip("."))
    except SymbolError:
        return None


def _differs(citation: Citation, linked: Symbol) -> bool:
    """Tell whether a link leads to another work than its words name.

    The letter of a part may be missing, and the body where the words name none.
    """
    own = symbols.parse(citation.target or "")
    same = (linked.kind, linked.session, linked.number) == (own.kind, own.session, own.number)
    return not same or (linked.organ != own.organ and citation.mention.rule not in BODY_UNNAMED)
