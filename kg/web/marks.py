"""What was found in a text, as spans of its content: citations, names, operative words, and numbers that no rule took."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg import symbols
from kg.authority import BASE, authority
from kg.extract.document import Document, document
from kg.model import PARAGRAPHS, Citation, Facts, Role

# In the order in which the page lists them; of marks on the same words the first is the one that a click follows.
KINDS = ("unresolved", "unread", "citation", "instrument", "body", "state", "verb")
_OPENING = (Role.COVER, Role.TITLE)
_SILENT = (Role.VOTE, Role.ADOPTION)
# What looks like a symbol or like the number of a resolution.
_NUMBER = re.compile(
    r"(?<![\w/])(?:(?=[^\s\d]*\d)[A-Z][\w.]*(?:/[\w.-]*\w(?:\(\w+\))?)+|(?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4})(?![\w/])", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark leads to: its kind, its name, its address in the world (empty if it has none)."""

    kind: str
    key: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the content, end-exclusive, its target, its provision, and what is known: (name, value), such as the rule."""

    start: int
    end: int
    target: Target
    provision: str
    known: tuple[tuple[str, str], ...] = ()


def marks(facts: Facts, language: str) -> list[Mark]:
    """Return the marks of a text in order; names of targets are in the language."""
    scanned = document(facts.text, facts.work)
    found = [_citation(citation, language) for citation in facts.citations]
    for naming in facts.namings:
        target = _entry(naming.entity.partition("/")[0], naming.entity, language)
        at = naming.mention
        found.append(Mark(at.start, at.end, target, naming.provision, (("rule", at.rule),)))
    found += _verbs(scanned, language)
    found += _unread(facts, [m for m in found if m.target.kind in ("citation", "unresolved")])
    return sorted(found, key=lambda m: (m.start, m.end, KINDS.index(m.target.kind), m.target.key))


def _citation(citation: Citation, language: str) -> Mark:
    at = citation.mention
    words = " ".join(at.quote.split())
    if citation.target is None:
        target = Target("unresolved", words, words)
    else:
        known = symbols.is_valid(citation.target)
        page = symbols.page(symbols.parse(citation.target), language) if known else ""
        target = Target("citation", citation.target, citation.target, page)
    facts = {
        "rule": at.rule,
        "verb": _verb(citation.verb, language),
        "date": citation.date,
        "pinpoint": citation.pinpoint,
        "footnote": citation.footnote,
        "reason": citation.reason,
        "candidates": ", ".join(citation.candidates),
    }
    return Mark(at.start, at.end, target, citation.provision, tuple((name, value) for name, value in facts.items() if value))


def _verb(verb: str | None, language: str) -> str:
    return authority().label(f"verb/{verb}", language) if verb else ""


def _entry(kind: str, entity: str, language: str) -> Target:
    return Target(kind, entity, authority().label(entity, language), BASE + entity)


def _verbs(scanned: Document, language: str) -> Iterator[Mark]:
    """Yield the operative words of the paragraphs."""
    for block, words in zip(scanned.text.blocks, scanned.verbs, strict=True):
        for word in words if block.role in PARAGRAPHS else ():
            start, end = block.offsets.span(word.start, word.end)
            yield Mark(start, end, _entry("verb", f"verb/{word.verb}", language), block.provision)


def _unread(facts: Facts, cited: list[Mark]) -> Iterator[Mark]:
    """Yield what looks like a number of a document and is neither cited nor the work's own."""
    own = facts.work.symbol or ""
    taken = defaultdict(list)
    for mark in cited:
        for line in range(mark.start >> 8, (mark.end >> 8) + 1):
            taken[line].append(mark)
    for block in facts.text.blocks:
        for match in _NUMBER.finditer(block.text) if block.role not in _SILENT else ():
            start, end = block.offsets.span(*match.span())
            near = {m for line in range(start >> 8, (end >> 8) + 1) for m in taken[line]}
            is_own = match.group() in own and (block.role in _OPENING or own.endswith(match.group()))
            if not is_own and not any(m.start < end and start < m.end for m in near):
                yield Mark(start, end, Target("unread", match.group(), match.group()), block.provision)
