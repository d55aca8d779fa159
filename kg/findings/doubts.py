"""What follows from one text alone: what it says against itself, and what of its file was not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg import symbols
from kg.findings.links import link_doubts
from kg.findings.places import mentioned, where
from kg.model import Ballot, Citation, Facts, Finding
from kg.rdf.emit import identifier
from kg.symbols import council_year

_OF_COUNCIL = re.compile(r"(?P<number>\d+) ?\((?P<year>\d{4})\)$")


def doubts(facts: Facts) -> list[Finding]:
    """Return the findings that follow from one text."""
    work = identifier(facts)
    found = [*_numbers(facts), *link_doubts(facts), *_sponsors(facts), *_unread(facts)]
    return found + ([*_ballot(work, facts.ballot)] if facts.ballot else [])


def _numbers(facts: Facts) -> Iterator[Finding]:
    """Yield the citations whose number is not yet there, or was never there."""
    work = identifier(facts)
    for one in facts.citations:
        about, evidence = where(work, one), (mentioned(facts, one),)
        reached = _reached(one)
        if reached:
            said = f"{work} cites {one.target or one.mention.quote} at {one.provision}, but {reached}."
            yield Finding("number-fits-no-series", about, said, evidence)
        elif one.target and one.mention.rule.endswith("-untimely"):
            said = f"{work} of {facts.work.adopted} cites {one.target} at {one.provision}, which its number dates later."
            yield Finding("untimely-citation", about, said, evidence)


def _reached(citation: Citation) -> str:
    """Say when the Security Council reached the number of a citation with another year; empty if the year is right."""
    match = _OF_COUNCIL.search(citation.target or citation.mention.quote)
    meant = symbols.parse(citation.target).body == "SC" if citation.target else citation.mention.rule == "number"
    year = council_year(int(match["number"])) if match and meant else None
    return f"the Security Council reached {match['number']} in {year}" if match and year and year != int(match["year"]) else ""


def _ballot(work: str, ballot: Ballot) -> Iterator[Finding]:
    """Yield what is wrong with a roll call: other numbers of names than its tally, a State twice, names of no State."""
    evidence = (f"{work}#vote",)
    unknown = Counter(choice for choice, _ in ballot.unknown)
    for choice, count in ballot.tally.items():
        named = len(ballot.voters.get(choice, ())) + unknown[choice]
        if named and named != count:
            said = f"The tally of {work} differs from its roll call: {choice}: {count} stated, {named} named."
            yield Finding("tally-differs", work, said, evidence)
    votes = Counter(state for states in ballot.voters.values() for state in states)
    for state in sorted(state for state, times in votes.items() if times > 1):
        choices = ", ".join(choice for choice, states in ballot.voters.items() for one in states if one == state)
        yield Finding("voter-repeated", work, f"The roll call of {work} names {state} more than once: {choices}.", evidence)
    for choice, name in ballot.unknown:
        said = f"The roll call of {work} names what is no State of the authority file: {choice}: {name}."
        yield Finding("unknown-voter", work, said, evidence)


def _sponsors(facts: Facts) -> Iterator[Finding]:
    """Yield the sponsors that are no State; what begins with a small letter says how a draft came about and names none."""
    work = identifier(facts)
    for name in facts.work.unknown_sponsors:
        if name[:1].isupper():
            said = f"The sponsors of {work} include what is no State of the authority file: {name}."
            yield Finding("unknown-sponsor", work, said, (f"{work}#{facts.text.language}",))


def _unread(facts: Facts) -> Iterator[Finding]:
    work = identifier(facts)
    for part in facts.text.unread:
        said = f"Not all of {work} was read. {facts.text.source}: {part}."
        yield Finding("unread-part", work, said, (f"{work}#{facts.text.language}",))
