"""What one text claims that other texts may contradict; small, plain, and kept until all texts are read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.findings.links import leads
from kg.findings.places import mentioned, where
from kg.model import Citation, Facts
from kg.rdf.emit import identifier

_NUMBER = re.compile(r"\d\d*(?:[/.]\d+)?")  # the first figure apart: it is looked for
_LONG = 3  # digits of a number that may be a document's by itself: 1325


class Cited(NamedTuple):
    """A work that a provision cites; whether an official link lies on any of the words, and whether it leads there."""

    target: str
    provision: str
    linked: bool
    leads: bool


class Dated(NamedTuple):
    """A date that is stated for a work: where, as a reader finds it and as the graph names it."""

    work: str
    date: str
    where: str
    evidence: str


class Unclear(NamedTuple):
    """A short name that no context defines, and the entries that it can stand for."""

    provision: str
    words: str
    candidates: Sequence[str]


@dataclass(frozen=True, slots=True)
class Claims:
    """What one text claims.

    `printed` are the numbers in its words on which no citation rests; `marked` tells whether it has official links at all.
    """

    work: str
    language: str
    cited: Sequence[Cited] = ()
    dates: Sequence[Dated] = ()
    printed: Sequence[str] = ()
    unclear: Sequence[Unclear] = ()
    marked: bool = False


def claims(facts: Facts) -> Claims:
    """Return what a text claims."""
    return Claims(
        work=identifier(facts),
        language=facts.text.language,
        cited=cited(facts.citations),
        dates=list(dict.fromkeys(_dates(facts))),
        printed=_printed(facts),
        unclear=[Unclear(s.provision, s.mention.quote, s.candidates) for s in facts.unclear],
        marked=any(block.links for block in facts.text.blocks),
    )


def cited(citations: Iterable[Citation]) -> list[Cited]:
    """Return what citations cite, once for each provision."""
    by: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for one in citations:
        if one.target:
            by[one.target, one.provision].append(one)
    return [Cited(*key, any(c.link for c in found), any(map(leads, found))) for key, found in sorted(by.items())]


def _dates(facts: Facts) -> list[Dated]:
    work, language = identifier(facts), facts.text.language
    own = facts.work.adopted
    found = [Dated(work, own, f"{work} itself ({language})", f"{work}#{language}")] if own else []
    return found + [
        Dated(c.target, c.date, f"{where(work, c)} ({language})", mentioned(facts, c))
        for c in facts.citations
        if c.target and c.date
    ]


def _printed(facts: Facts) -> list[str]:
    """Return the numbers outside the words of resolved citations: pairs (70/1, and 71.6 as 71/6), and long ones alone."""
    content, place, rest = facts.text.content, 0, []
    for start, end in sorted({(c.mention.start, c.mention.end) for c in facts.citations if c.target}):
        rest.append(content[place:start])
        place = max(place, end)
    rest.append(content[place:])
    found = {number.replace(".", "/") for words in rest for number in _NUMBER.findall(words)}
    halves = {half for number in found for half in number.split("/") if len(half) >= _LONG}
    return sorted({number for number in found if "/" in number} | halves)
